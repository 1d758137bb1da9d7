"""`numerai prepare`: bring the data folder to what the code expects, before anything is served. Again: nothing new."""

import argparse
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from numerai import environment
from numerai.base.processes import die_with_parent
from numerai.base.secrets import SecretsMissing, has_keyring, how_to_put_back, keyring_path
from numerai.base.troubles import PUT_BACK, WORDS, Trouble, trouble_of
from numerai.cli.options import add_data
from numerai.cli.outcome import CannotNow, Exit, say


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("prepare", help="préparer la base et les fichiers (« numerai run » le fait seul)")
    add_data(parser)
    parser.add_argument("--answer", type=int, default=None, help=argparse.SUPPRESS)  # where `run` listens
    parser.set_defaults(run=_run)


def tell(words: str) -> None:
    say(f"  {words}")


def _run(arguments: argparse.Namespace) -> Exit:
    die_with_parent()
    had_keys = has_keyring(environment.data_folder())
    _check_log(environment.data_folder())
    from numerai.cli.ready import set_up

    set_up()
    from django.db import DatabaseError

    try:
        answer = _prepare(had_keys)
    except DatabaseError as error:
        raise CannotNow(WORDS[trouble_of(error) or Trouble.DAMAGED]) from error
    if arguments.answer is not None:
        with os.fdopen(arguments.answer, "w", encoding="utf-8") as parent:
            json.dump(answer, parent)
    return Exit.DONE


STATIC_WHOLE = ".static-entier"  # there when the folder of static files was filled to its end


def _check_log(data: Path) -> None:
    """Told once: what can be read again is in use at the next start."""
    from numerai.base import dates, write_ahead

    if environment.database_address():
        return
    if kept := write_ahead.lost_end(data / "numerai.sqlite3", dates.now()):
        raise CannotNow(
            "Le journal d’écriture de la base est abîmé : les dernières écritures sont perdues."
            f" Une copie est dans {kept}."
            " Relancez Numé-Raï pour continuer avec le reste. Demandez à l’équipe ce qu’elle a noté en dernier."
        )


def _check_not_lost() -> None:
    """An empty database beside backups is a loss to repair, never a first start to celebrate."""
    from django.db import connection

    from numerai.base.backup_files import backups

    if backups(environment.data_folder()) and "django_migrations" not in connection.introspection.table_names():
        raise CannotNow(
            f"La base est vide ou absente, alors qu’il y a des sauvegardes. {PUT_BACK}"
            " Pour tout recommencer, mettez d’abord le dossier « sauvegardes » ailleurs."
        )


def _prepare(had_keys: bool) -> dict[str, str | None]:
    from django.conf import settings

    from numerai.base import database, dates, worlds
    from numerai.cli import demonstration
    from numerai.cli.invitations import first_coordinator
    from numerai.cli.ready import refuse_the_future
    from numerai.programme.places import reference

    now = dates.now()
    _check_not_lost()
    refuse_the_future()
    _check_keys(had_keys)
    _migrate()
    programme = reference.load()
    _make_findable()
    database.learn_sizes()
    _erase_again(now)
    link = first_coordinator(programme, now=now)
    answer = {"sign_in": link.path if link else None, "demo_sign_in": None}
    if worlds.DEMO in settings.DATABASES:
        answer["demo_sign_in"] = demonstration.ready(now=now, say=tell)
    _collect_static()
    _work_of_the_day(now)
    return answer


def _migrate() -> None:
    """A database that holds something is copied first."""
    from django.core.management import call_command
    from django.db import connection

    from numerai.base.backups import CannotCopy, Reason, back_up
    from numerai.cli.ready import has_pending_migrations

    if not has_pending_migrations():
        return
    if "django_migrations" in connection.introspection.table_names():
        tell("Sauvegarde avant la mise à jour…")
        try:
            back_up(Reason.MIGRATION)
        except CannotCopy as error:
            raise CannotNow(f"Mise à jour arrêtée : la sauvegarde n’a pas marché ({error}).") from error
        tell("Mise à jour de la base…")
    else:
        tell("Création de la base…")
    call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).chmod(0o600)


def _check_keys(had_keys: bool) -> None:
    """The key ring in place opens this database; a fresh one, made because none was found, does not stay."""
    from django.conf import settings
    from django.db import connection

    from numerai.base import keys
    from numerai.base.journal import people_keys
    from numerai.base.journal.models import PersonKey

    if PersonKey._meta.db_table not in connection.introspection.table_names():
        return
    sample = PersonKey.objects.first()
    if sample is None:
        return
    try:
        people_keys.keys_of([sample.person])
    except keys.CannotOpen:
        if not had_keys:
            keyring_path(Path(settings.DATA_FOLDER)).unlink(missing_ok=True)
        raise SecretsMissing(
            "Les clés en place n’ouvrent pas cette base. " + how_to_put_back(Path(settings.DATA_FOLDER))
        ) from None


def _make_findable() -> None:
    """Files opened before names left a trace, or under other rules of the ear. Needs the keys."""
    from numerai.base.models import Programme
    from numerai.programme.people.projections import make_all_findable

    made = sum(make_all_findable(programme) for programme in Programme.objects.all())
    if made:
        tell(f"Dossiers préparés pour la recherche : {made}.")


def _erase_again(now: datetime) -> None:
    """A sudden stop may have left an erasure begun."""
    from numerai.base import erasures
    from numerai.base.models import Programme
    from numerai.cli.erasing import erase_all_again

    finished = sum(erase_all_again(programme, now=now) for programme in Programme.objects.all())
    if erasures.is_damaged():
        tell(erasures.how_to_put_back())
    if finished:
        tell(f"Effacements terminés : {finished}.")


def _work_of_the_day(now: datetime) -> None:
    """Done here when it is due, so that it does not weigh on the first minutes; a failure is told, not fatal."""
    from numerai.base.backups import last_backup
    from numerai.cli import daily

    if not last_backup().is_due(now):
        return
    try:
        daily.work(now)
    except CannotNow as failure:
        tell(str(failure))


def _collect_static() -> None:
    """Stopped in the middle, it begins anew: a file cut short is newer than the right one, and would stay for good."""
    from django.core.management import call_command

    whole = environment.data_folder() / STATIC_WHOLE
    was_whole = whole.exists()
    whole.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0, clear=not was_whole)
    whole.touch(mode=0o600)
