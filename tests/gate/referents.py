"""The register of referents in a scene: who reads, what came, what was answered."""

from datetime import timedelta
from uuid import UUID

from numerai.programme.concerns import actions
from numerai.programme.people.models import Account
from tests.gate.scenes import furnished
from tests.screens.team.stage import Furnisher
from tests.support.pages import Scene
from tests.support.people import NOTOU


def answered(scene: Scene, concern_id: UUID, by: UUID | None = None, days: int = 0) -> None:
    who = by or UUID(int=7)
    text = "Nous sommes désolés.\nNous avons parlé avec le formateur."
    now = scene.now - timedelta(days=days)
    actions.answer(scene.programme, actor="test", by=who, now=now, concern_id=concern_id, text=text)


def of_team(scene: Scene) -> UUID:
    return furnished(scene).stage.concern


def me() -> Account:
    return Account.objects.get(username=NOTOU.username)


def furnisher(scene: Scene) -> Furnisher:
    return Furnisher(scene.programme, scene.now, "Exemple")


def colleague(scene: Scene, name: str) -> Account:
    account = Account.objects.create(username=name, display_name=f"{name.title()} Exemple")
    account.memberships.create(programme=scene.programme, role="referent")
    return account
