"""`numerai import`: what already happened, read from the team's own files. The reading itself is the programme's."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numerai.cli.options import add_data, add_format, add_programme, print_json
from numerai.cli.outcome import CannotNow, Exit, Refused

if TYPE_CHECKING:
    from numerai.programme.workshops.actions.import_plan import ImportReport

KINDS = {"sessions": "les ateliers tenus ou prévus", "presences": "les feuilles d’émargement"}

VERDICTS = {
    "accepted": ("acceptée", ""),
    "accepted_with_remark": ("acceptée", " avec une remarque"),
    "refused": ("refusée", ""),
    "ignored": ("ignorée", ""),
}


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("import", help="reprendre des ateliers ou des présences depuis un fichier")
    inner = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    for kind, words in KINDS.items():
        verb = inner.add_parser(kind, help=f"reprendre {words} (CSV ou XLSX)")
        verb.add_argument("file", metavar="FICHIER", type=Path)
        verb.add_argument("--dry-run", action="store_true", help="dire ce qui se passerait, sans rien écrire")
        add_data(verb)
        add_programme(verb)
        add_format(verb)
        verb.set_defaults(run=_run, kind=kind)


def _run(arguments: argparse.Namespace) -> Exit:
    if not arguments.file.is_file():
        raise CannotNow(f"Le fichier « {arguments.file} » n’existe pas.")
    from numerai.cli.ready import programme

    chosen = programme(arguments)
    from numerai.base import dates
    from numerai.base.tables import MAX_BYTES, TableRefused
    from numerai.programme.workshops.actions.importing import import_file

    with arguments.file.open("rb") as file:
        data = file.read(MAX_BYTES + 1)  # enough to see that a file is too large, never the whole of it
    try:
        report = import_file(
            chosen,
            kind=arguments.kind,
            data=data,
            name=arguments.file.name,
            dry_run=arguments.dry_run,
            actor="cli",
            now=dates.now(),
            today=dates.today(chosen.time_zone),
        )
    except TableRefused as refusal:
        raise Refused(str(refusal)) from refusal
    print_json(report.to_dict()) if arguments.format == "json" else _tell(report)
    return Exit.FOUND if report.counts["refused"] else Exit.DONE


def _tell(report: "ImportReport") -> None:
    counts = ", ".join(_counted(count, *VERDICTS[name]) for name, count in report.counts.items())
    print(f"{'Essai, rien n’est écrit' if report.dry_run else 'Import fait'} : {counts}.")
    for remark in report.file_remarks:
        print(f"  {remark}")
    for row in report.rows:
        if row.reasons:
            print(f"  ligne {row.line}, {''.join(VERDICTS[row.verdict])} : {' '.join(row.reasons)}")
    for control in report.controls:
        if control.explanation:
            print(f"  ligne {control.line}, total : {control.explanation}")
    if report.counts["refused"] and not report.dry_run:
        print("Les lignes refusées sont gardées 30 jours : corrigez-les sur le site, dans « Importer ».")


def _counted(count: int, word: str, rest: str) -> str:
    """2 acceptées avec une remarque"""
    return f"{count} {word}{'s' if count > 1 else ''}{rest}"
