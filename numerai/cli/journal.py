"""`numerai journal`: is the chain whole, and do the tables say what the journal says?"""

import argparse
from typing import Any

from numerai.cli.options import add_data, add_format, add_programme, print_json
from numerai.cli.outcome import Exit


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("journal", help="vérifier le journal, ou comparer les tables avec lui")
    inner = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    verify = inner.add_parser("verify", help="lire toute la chaîne et dire si une ligne a changé")
    rebuild = inner.add_parser("rebuild", help="refaire les tables depuis le journal et les comparer")
    rebuild.add_argument("--keep", action="store_true", help="garder les tables refaites (sinon : rien ne change)")
    for verb, action in ((verify, _verify), (rebuild, _rebuild)):
        add_data(verb)
        add_programme(verb, several=True)
        add_format(verb)
        verb.set_defaults(run=action)


def _verify(arguments: argparse.Namespace) -> Exit:
    from numerai.cli.ready import programmes

    chosen = programmes(arguments)
    from numerai.base.journal.verify import verify

    verdicts = [verify(programme) for programme in chosen]
    if arguments.format == "json":
        print_json([_verdict(verdict) for verdict in verdicts])
    else:
        for verdict in verdicts:
            print(_sentence(verdict))
    return Exit.FOUND if any(verdict.broken for verdict in verdicts) else Exit.DONE


def _verdict(verdict: Any) -> dict[str, Any]:
    broken = {"number": verdict.broken.number, "why": verdict.broken.why} if verdict.broken else None
    return {"programme": verdict.programme, "events": verdict.events, "whole": broken is None, "broken": broken}


def _sentence(verdict: Any) -> str:
    lines = f"{verdict.events} ligne{'s' if verdict.events > 1 else ''}"
    if verdict.broken:
        return f"{verdict.programme} : {lines}. La ligne {verdict.broken.number} ne va pas ({verdict.broken.why})."
    return f"{verdict.programme} : {lines}, la chaîne est entière."


def _rebuild(arguments: argparse.Namespace) -> Exit:
    from numerai.cli.ready import programmes

    chosen = programmes(arguments)
    from numerai.base.journal.verify import rebuild

    found = {programme.slug: rebuild(programme, keep=arguments.keep) for programme in chosen}
    if arguments.format == "json":
        print_json([{"programme": slug, "identical": not rows, "differences": rows} for slug, rows in found.items()])
    else:
        for slug, rows in found.items():
            told = ", ".join(f"{table} ({count})" for table, count in rows.items())
            print(f"{slug} : {'lignes différentes : ' + told if rows else 'les tables disent ce que dit le journal'}.")
    return Exit.FOUND if any(found.values()) else Exit.DONE
