"""`numerai restore`: put a backup back, with the service stopped; erased people stay erased."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numerai import environment
from numerai.base import backup_files
from numerai.base.secrets import SecretsMissing, has_keyring, how_to_put_back
from numerai.cli.options import add_data
from numerai.cli.outcome import CannotNow, Exit

if TYPE_CHECKING:
    from numerai.base.models import Programme
    from numerai.cli.going_back import Lost


def declare(verbs: Any) -> None:
    parser = verbs.add_parser("restore", help="remettre une sauvegarde (le service doit être arrêté)")
    parser.add_argument("backup", metavar="SAUVEGARDE", help="nom montré par « numerai backup --list », ou dossier")
    add_data(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> Exit:
    data = environment.data_folder()
    folder = _folder(data, arguments.backup)
    if not has_keyring(data):
        raise SecretsMissing(how_to_put_back(data))
    from numerai.cli.ready import set_up

    set_up()
    from numerai.base import dates
    from numerai.base.backups import CannotCopy, restore
    from numerai.cli.going_back import told

    now, missing = dates.now(), []

    def settle(programme: "Programme", manifest: backup_files.Manifest) -> None:
        missing.extend(told(programme, _settled(programme, now, folder.name, manifest.made_at)))

    try:
        done = restore(folder, settle=settle, now=now)
    except CannotCopy as error:
        raise CannotNow(f"La sauvegarde n’a pas été remise, rien n’a changé : {error}") from error
    print(f"Sauvegarde remise : {folder.name}. Le journal est entier, les personnes effacées le restent.")
    print("\n".join(missing))
    print("Chaque personne de l’équipe se connecte à nouveau. Les liens de connexion sont à refaire.")
    if done.kept:
        print(f"La base remplacée est gardée : {done.kept}. Supprimez-la quand vous êtes sûr.")
    return Exit.DONE


def _settled(programme: "Programme", now: datetime, backup: str, made_at: str) -> "Lost | None":
    """The copy becomes what may be put in use: nobody erased comes back, nothing given since is given again."""
    from numerai.base.journal.going_back import go_on
    from numerai.cli import going_back
    from numerai.cli.erasing import erase_all_again
    from numerai.programme.people.projections import make_all_findable

    lost = going_back.what_is_lost(programme)
    make_all_findable(programme)  # first: whoever is erased may have been someone's probable duplicate
    erase_all_again(programme, now=now)
    going_back.close_doors()
    going_back.keep_codes(programme, lost.codes if lost else set())
    go_on(programme, actor="cli", now=now, backup=backup, made_at=made_at, lost=lost.lines if lost else None)
    return lost


def _folder(data: Path, asked: str) -> Path:
    """A name among the backups of the data folder, or any folder."""
    found = next((path for path in (data / backup_files.FOLDER / asked, Path(asked)) if path.is_dir()), None)
    if found is None:
        raise CannotNow(f"Il n’y a pas de sauvegarde « {asked} ». Regardez « numerai backup --list ».")
    return found
