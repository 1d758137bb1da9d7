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
    else:
        for name, value in figures.items():
            print(f"{name} : {'inconnu' if value is None else value}")
    return Exit.DONE
