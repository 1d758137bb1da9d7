"""`numerai indicators`: the figures of the programme, as the team page shows them."""

import argparse
from typing import Any

from numerai.cli.options import add_data, add_format, add_programme, print_json
from numerai.cli.outcome import Exit


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("indicators", help="montrer les chiffres du programme")
    add_data(parser)
    add_programme(parser)
    add_format(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> Exit:
    from numerai.cli.ready import programme

    chosen = programme(arguments)
    from numerai.base import dates
    from numerai.programme.reporting.queries import indicators

    figures = indicators(chosen, today=dates.today(chosen.time_zone))
    if arguments.format == "json":
        print_json(figures)
        return Exit.DONE
    from numerai.programme.reporting.messages import title_of
    from numerai.programme.reporting.rules import Key

    print(f"{chosen.name}, le {dates.say_day(dates.today(chosen.time_zone))}")
    for key in Key:
        print(f"\n{title_of(key)} : {_said(figures[key])}\n  {figures['notes'][key]}")
    print("\nCe qui est visé")
    for target in figures["targets"]:
        print(f"  {target['words']} : {_said(target['current'])} ({target['source']})")
    return Exit.DONE


def _said(value: Any) -> str:
    """Unknown is said, never 0."""
    match value:
        case None:
            return "inconnu"
        case {"low": low, "high": high} if low != high:
            return f"entre {low} et {high}"
        case {"value": count}:
            return str(count)
        case {"total": total}:
            return str(total)
        case list():
            return ", ".join(commune["name"] for commune in value) or "aucune"
    return str(value)
