"""`numerai invite`: let someone into the team, by a link that works once."""

import argparse
from typing import Any

from numerai import environment
from numerai.cli.options import add_data, add_format, add_programme, print_json
from numerai.cli.outcome import CannotNow, Exit

ROLES = ("coordinator", "trainer", "relay", "referent", "reader")


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("invite", help="inviter quelqu’un dans l’équipe, ou lui donner un nouveau lien")
    parser.add_argument("name", metavar="NOM", help="nom affiché, entre guillemets")
    parser.add_argument(
        "--role", required=True, choices=ROLES, help="coordination, formateur, relais, référent ou lecture des chiffres"
    )
    parser.add_argument(
        "--organisation", metavar="CLÉ", help="celle que le programme déclare : open-nc, collectif-handicaps, other"
    )
    parser.add_argument("--username", metavar="IDENTIFIANT", default="", help="pour se connecter (d’habitude : le nom)")
    add_data(parser)
    add_programme(parser)
    add_format(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> Exit:
    from numerai.cli.ready import programme

    chosen = programme(arguments)
    from numerai.base import dates
    from numerai.programme.people.invitations import VALID, invite
    from numerai.programme.people.organisations import NotOfACarrier, UnknownOrganisation, declared
    from numerai.programme.people.rules import Role

    wanted = {"username": arguments.username, "organisation": arguments.organisation}
    try:
        made = invite(chosen, name=arguments.name, role=Role(arguments.role), now=dates.now(), **wanted)
    except UnknownOrganisation:
        raise CannotNow(f"Organisations de ce programme : {', '.join(declared(chosen)) or 'aucune'}.") from None
    except NotOfACarrier:
        raise CannotNow(
            "La coordination et la référence sont pour les organisations qui portent le programme."
        ) from None
    link = public_address() + made.path
    if arguments.format == "json":
        print_json({"username": made.username, "role": arguments.role, "new": made.is_new, "link": link})
        return Exit.DONE
    print(f"{'Compte créé' if made.is_new else 'Compte déjà là'} : {made.username}")
    print(f"Lien à donner à cette personne seule (il sert une fois, {VALID.days} jours) :\n{link}")
    return Exit.DONE


def public_address() -> str:
    """The address that people type, else that of this machine."""
    here = f"http://127.0.0.1:{environment.number('NUMERAI_PORT', 8000, low=1, high=65535)}"
    return environment.site_address() or here
