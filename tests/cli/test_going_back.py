"""After an older backup is put back: what is lost is said, and what was given since is given to nobody else."""

from collections import Counter
from datetime import datetime

import pytest
from django.test import Client

from numerai.base.ids import new_code
from numerai.base.journal import going_back as journal
from numerai.base.journal.models import Event, Head
from numerai.base.journal.verify import verify
from numerai.base.models import LostCode, Programme
from numerai.cli.going_back import Lost, keep_codes, told
from numerai.programme.concerns import actions as concerns
from numerai.programme.workshops.actions import enrolment

pytestmark = pytest.mark.django_db


def test_a_lost_code_is_given_to_nobody_else(programme: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    lost, free = new_code(), new_code()
    keep_codes(programme, {lost})
    keep_codes(programme, {lost})  # restored again
    assert LostCode.objects.count() == 1
    for module, give in ((enrolment, enrolment._free_code), (concerns, concerns._new_code)):
        drawn = iter([lost, lost, free])
        monkeypatch.setattr(module, "new_code", lambda drawn=drawn: next(drawn))
        assert give(programme) == free


def test_whoever_types_a_lost_code_is_told(programme: Programme) -> None:
    lost = new_code()
    keep_codes(programme, {lost})
    assert "à cause d’une panne" in Client().post("/mon-inscription/", {"code": lost}).content.decode()
    assert "à cause d’une panne" not in Client().post("/mon-inscription/", {"code": new_code()}).content.decode()


def test_the_journal_goes_on_as_another_device(programme: Programme, now: datetime) -> None:
    before = Head.objects.get_or_create(programme=programme)[0]
    journal.go_on(programme, actor="cli", now=now, backup="hier", made_at=now.isoformat(), lost=3)
    after, line = Head.objects.get(programme=programme), Event.objects.get(kind=journal.KIND)
    assert (after.device != before.device, line.device, line.sequence) == (True, after.device, 1)
    assert line.facts_read() == {"backup": "hier", "made_at": now.isoformat(), "lost": 3}
    assert verify(programme).broken is None


def test_what_is_lost_is_said_in_words(programme: Programme) -> None:
    kinds = Counter({"enrolment.recorded": 2, "participant.registered": 1, "sheet.printed": 1})
    lost = Lost(kinds, {"« Je clique » du 02/12/2026": ["4", "attente 1"]}, {"123456789"})
    words = "\n".join(told(programme, lost)).replace("\u00a0", " ")
    assert "2 inscriptions, 1 dossier ouvert, 1 autre ligne du journal" in words
    assert "« Je clique » du 02/12/2026 : places perdues : 4, attente 1." in words
    assert "123456789" not in words
    assert "rien ne manque" in told(programme, Lost())[0]
    assert "personne ne peut dire" in told(programme, None)[0]
