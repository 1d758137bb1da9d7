"""Django set up on the operator's data folder, and the programme that a verb is about."""

import argparse
import os
from typing import TYPE_CHECKING

from numerai import environment
from numerai.base.secrets import SecretsMissing, has_keyring, how_to_put_back
from numerai.base.troubles import in_words
from numerai.cli.outcome import CannotNow

if TYPE_CHECKING:
    from numerai.base.models import Programme


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "numerai.settings")
    import django

    django.setup()


def set_up_existing() -> None:
    """Refuse where there is nothing yet: a mistyped folder must not become a new installation."""
    data = environment.data_folder()
    if not environment.database_address() and not (data / "numerai.sqlite3").exists():
        raise CannotNow(f"Il n’y a pas encore de données dans {data}. Commencez par « numerai run ».")
    if not has_keyring(data):
        raise SecretsMissing(how_to_put_back(data))  # never a fresh key ring beside data that another one sealed
    set_up()
    from django.db import DatabaseError

    try:
        refuse_the_future()
        pending = has_pending_migrations()
    except DatabaseError as error:
        raise CannotNow(in_words(error)) from error
    if pending:
        raise CannotNow("La base attend une mise à jour. Lancez d’abord « numerai run ».")


def refuse_the_future() -> None:
    from django.db import DEFAULT_DB_ALIAS

    from numerai.base.database import is_from_the_future

    if is_from_the_future(DEFAULT_DB_ALIAS):
        raise CannotNow(
            "Cette base vient d’une version plus récente de Numé-Raï. Remettez en place cette version du logiciel."
            " Rien n’a été modifié."
        )


def has_pending_migrations() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def programmes(arguments: argparse.Namespace) -> "list[Programme]":
    """The one that was named, else all."""
    set_up_existing()
    from numerai.base.models import Programme

    found = list(Programme.objects.order_by("slug"))
    if arguments.programme:
        found = [programme for programme in found if programme.slug == arguments.programme]
    if not found:
        known = ", ".join(Programme.objects.values_list("slug", flat=True))
        raise CannotNow(f"Ce programme n’existe pas ici. Programmes connus : {known or 'aucun'}.")
    return found


def programme(arguments: argparse.Namespace) -> "Programme":
    """The one that was named, else the default one."""
    found = programmes(arguments)
    return next((programme for programme in found if programme.is_default), found[0])
