"""Options that several verbs share, declared once so that they always read the same."""

import argparse
import json
from typing import Any


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        metavar="DOSSIER",
        help="dossier des données (d’habitude : celui de NUMERAI_DATA, sinon « donnees »)",
    )


def add_programme(parser: argparse.ArgumentParser, *, several: bool = False) -> None:
    usual = "tous" if several else "le premier"
    parser.add_argument("--programme", metavar="NOM-COURT", help=f"programme concerné (d’habitude : {usual})")


def add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="« json » pour une machine")


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))
