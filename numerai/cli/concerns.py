"""`numerai concerns`: problems that nobody of the team may read or decide, and who is named; never what was written."""

import argparse
from typing import TYPE_CHECKING, Any

from numerai.cli.options import add_data, add_format, add_programme, print_json
from numerai.cli.outcome import CannotNow, Exit

if TYPE_CHECKING:
    from numerai.base.models import Programme
    from numerai.programme.concerns.models import Concern


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("concerns", help="voir les signalements sans lecteur, ou changer qui y est visé")
    inner = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True)
    unread = inner.add_parser("unread", help="les signalements que personne ne peut lire, ou ne peut décider")
    name = inner.add_parser("name", help="noter qu’un compte est visé par un signalement, ou ne l’est pas")
    name.add_argument("code", metavar="NUMÉRO", help="numéro de suivi, 9 chiffres")
    name.add_argument("username", metavar="IDENTIFIANT", help="nom de connexion du compte")
    name.add_argument("--remove", action="store_true", help="ce compte n’est pas visé (nom trouvé par erreur)")
    for verb, action in ((unread, _unread), (name, _name)):
        add_data(verb)
        add_programme(verb, several=verb is unread)
        add_format(verb)
        verb.set_defaults(run=action)


def _unread(arguments: argparse.Namespace) -> Exit:
    from numerai.cli.ready import programmes

    chosen = programmes(arguments)
    rows = [_shown(concern) for programme in chosen for concern in _without_reader(programme)]
    if arguments.format == "json":
        print_json(rows)
    for row in rows if arguments.format == "text" else ():
        print(f"{row['programme']} : {row['code']}, reçu le {row['received_on']}, réponse avant le {row['answer_by']}")
        for reason, said in (("to_check", "à vérifier, un mot du récit"), ("noted_by_team", "noté par une référente")):
            if row[reason]:
                print(f"  {said} : {', '.join(row[reason])}")
    if arguments.format == "text":
        print(
            "Invitez une autre personne : numerai invite NOM --role referent"
            if rows
            else "Chaque signalement a un lecteur."
        )
    return Exit.FOUND if rows else Exit.DONE


def _without_reader(programme: "Programme") -> "list[Concern]":
    from numerai.base import dates
    from numerai.programme.concerns import looking, queries
    from numerai.programme.concerns.models import Concern

    for account in queries.team_of(programme):
        looking.look_for(programme, now=dates.now(), account=account)
    rows = Concern.objects.of(programme).filter(closed_at=None).order_by("answer_by", "id")
    return [row for row in rows if queries.has_nobody(row)]


def _shown(concern: "Concern") -> dict[str, Any]:
    from numerai.base.ids import say_code
    from numerai.programme.concerns.naming import How

    return {
        "programme": concern.programme.slug,
        "code": say_code(concern.code),
        "received_on": concern.received_on.isoformat(),
        "answer_by": concern.answer_by.isoformat(),
        "to_check": sorted(concern.named.filter(how=How.STORY).values_list("account__username", flat=True)),
        "noted_by_team": sorted(concern.named.filter(how=How.TEAM).values_list("account__username", flat=True)),
    }


def _name(arguments: argparse.Namespace) -> Exit:
    from numerai.cli.ready import programme

    chosen = programme(arguments)
    from numerai.base import dates
    from numerai.base.ids import read_code
    from numerai.programme.concerns import actions, queries
    from numerai.programme.people.models import Account

    concern = queries.by_code(chosen, read_code(arguments.code) or "")
    account = Account.objects.filter(username=arguments.username).first()
    before = queries.noted_accounts(concern.id) if concern else set()
    known = before | {row.id for row in queries.team_of(chosen)}
    if concern is None or account is None or account.id not in known:
        raise CannotNow("Ce numéro de suivi ou ce nom de connexion n’existe pas dans ce programme.")
    named = before - {account.id} if arguments.remove else before | {account.id}
    # Naming a workshop names again who led it: a name found by mistake is taken away with it.
    session, now = None if arguments.remove else concern.session_id, dates.now()
    who: dict[str, Any] = {"actor": "cli", "now": now, "sure": [account.id]}
    actions.name(chosen, **who, concern_id=concern.id, accounts=named, session=session)
    readers = len(queries.readers_of(concern))
    if arguments.format == "json":
        print_json({"named": len(queries.named_accounts(concern.id)), "readers": readers})
    else:
        print(f"C’est noté. Personnes qui peuvent lire ce signalement : {readers}.")
    return Exit.DONE
