"""A programme with something on every page of the team. All that it shows carries one word, to look for elsewhere.

Its sessions are animated by whoever is a trainer of the programme when they are planned.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from numerai.base.ids import uuid7
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.base.pictures import read_picture
from numerai.programme.accessibility import actions as accessibility
from numerai.programme.accessibility import reference
from numerai.programme.accessibility.rules import Outcome
from numerai.programme.concerns import data_requests
from numerai.programme.concerns.actions import Report, receive
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy
from numerai.programme.people import actions as people
from numerai.programme.people.colleagues import trainers
from numerai.programme.people.models import Account, Membership, ReferentRequest
from numerai.programme.people.rules import Asked, Identity, Origin, Purpose, Role
from numerai.programme.places import actions as venues
from numerai.programme.places.models import Venue, VenuePhoto
from numerai.programme.places.rules import Description, Finding, Known, PhotoSubject, VenueFeature
from numerai.programme.support import actions as support
from numerai.programme.support.rules import Gift, Proposal, Way
from numerai.programme.workshops.actions import enrolment, presence, sessions, tasks
from numerai.programme.workshops.actions.enrolment import Need, Request
from numerai.programme.workshops.actions.importing import import_file
from numerai.programme.workshops.models import AccessNeed, Enrolment, Task
from numerai.programme.workshops.queries.refused import to_correct
from numerai.programme.workshops.rules import CancelCause, EnrolmentStatus, NeedKind, Presence
from tests.support.pictures import drawn

TODAY = date(2026, 11, 23)  # the day of the tests' clock


@dataclass(frozen=True, slots=True)
class Stage:
    """Identifiers of what stands on it. `full`: two places taken, one person waits."""

    full: UUID
    past: UUID
    held: UUID
    cancelled: UUID
    person: UUID
    enrolment: UUID
    waiting: UUID
    task: UUID
    need: UUID
    alias: UUID
    unlike: UUID
    venue: UUID
    photo: UUID
    concern: UUID
    request: UUID
    offer: UUID
    row: UUID
    check: UUID


class Furnisher:
    def __init__(self, programme: Programme, now: datetime, word: str) -> None:
        self.programme, self.now, self.word = programme, now, word
        self.number = 741000 if programme.is_default else 742000
        self.who: dict[str, Any] = {"actor": "test", "now": now}

    def by(self, account: Account) -> "Furnisher":
        """What is written from now on is written by that account."""
        self.who["actor"] = f"account:{account.id}"
        return self

    def plan(self, days: int, **values: Any) -> UUID:
        usual = {
            "commune_id": "98811",
            "place": f"Salle {self.word}",
            "title": f"Atelier {self.word}",
            "line": "browsing",
            "day": TODAY + timedelta(days=days),
            "starts_at": time(9),
            "ends_at": time(11),
            "capacity": 2,
            "trainer_accounts": [str(account.id) for account in trainers(self.programme)],
        }
        return sessions.plan_session(self.programme, **self.who, values=usual | values)

    def venue(self, name: str, commune: str = "98811", **states: Known) -> UUID:
        found = {VenueFeature(feature): Finding(state, TODAY, "test") for feature, state in states.items()}
        findings = dict.fromkeys(VenueFeature, Finding()) | found
        description = Description(commune, f"{name} {self.word}", "", findings)
        return venues.add_venue(self.programme, **self.who, description=description)

    def commons(self) -> UUID:
        """The one venue of the stage, however often it is furnished."""
        known = Venue.objects.of(self.programme).filter(name=f"Maison commune {self.word}").first()
        return known.id if known else self.venue("Maison commune")

    def door_of_commons(self) -> UUID:
        """Its one photo, however often it is furnished."""
        known = VenuePhoto.objects.filter(venue=self.commons()).first()
        return known.id if known else self.photo(self.commons())

    def photo(self, venue: UUID, subject: PhotoSubject = PhotoSubject.ENTRANCE, words: str = "") -> UUID:
        """Its words say whose it is; its pixels are the same for all."""
        return venues.add_photo(
            self.programme,
            **self.who,
            venue_id=venue,
            subject=subject,
            alternative=words or f"Une porte bleue de {self.word}",
            pictures=read_picture(drawn()),
        )

    def someone(self, name: str, **more: Any) -> Identity:
        self.number += 1
        phone = more.pop("phone", f"+687{self.number}")
        return Identity(given_name=name, family_name=self.word, phone=phone, **more)

    def enrol(self, session: UUID, identity: Identity, *needs: NeedKind) -> Enrolment:
        wanted = Request(
            enrolment_id=uuid7(),
            origin=Origin.SELF,
            identity=identity,
            needs=tuple(Need(kind, f"mots de {self.word}") for kind in needs),
            consents={Purpose.TAKE_PART: True, Purpose.CALL_BACK: False},
        )
        enrolment.enrol(
            self.programme, **self.who, today=TODAY - timedelta(days=90), session_id=session, request=wanted
        )
        return Enrolment.objects.get(id=wanted.enrolment_id)

    def file(self, identity: Identity) -> UUID:
        with unit_of_work(self.programme, **self.who) as work:
            return people.register(work, identity=identity, origin=Origin.TEAM)

    def concern(self, **more: Any) -> UUID:
        """Someone was not well received; `more`: what else is said, or whom it names."""
        named = frozenset(more.pop("named", ()))
        said = Said(**{"words": f"Mots de {self.word}", **more})
        report = Report(uuid7(), Kind.COMPLAINT, About.PERSON, SaidBy.SELF, AnswerWay.CALL, said, named)
        return receive(self.programme, actor="public", now=self.now, report=report)

    def request(self, participant: UUID | None = None, **more: Any) -> UUID:
        """Someone asks what we know of them; `participant`: their file, already found."""
        said = Said(**{"words": f"Je veux lire mes données. Corail {self.word}", **more})
        report = Report(uuid7(), Kind.DATA, About.DATA, SaidBy.SELF, AnswerWay.NUMBER, said)
        asked = receive(self.programme, actor="public", now=self.now, report=report)
        if participant:
            data_requests.link(self.programme, **self.who, concern_id=asked, participant=participant)
        return asked

    def breach(self) -> UUID:
        """A list of names was lost."""
        said = Said(words=f"Une liste de {self.word} est perdue.")
        report = Report(uuid7(), Kind.INCIDENT, About.DATA, SaidBy.SELF, AnswerWay.NUMBER, said)
        return receive(self.programme, actor="public", now=self.now, report=report)

    def offer(self, way: Way = Way.LEND, name: str = "Niaouli", **more: Any) -> UUID:
        offer_id = uuid7()
        said = {"name": f"{name} {self.word}", "organisation": f"Mairie {self.word}", "phone": "+687741234"}
        support.receive_offer(
            self.programme,
            **self.who,
            offer_id=offer_id,
            way=way,
            gifts=(Gift.ROOM, Gift.HARDWARE) if way == Way.LEND else (),
            communes=("98811",),
            proposal=Proposal(**said, words=f"Une salle de {self.word}.", **more),
        )
        return offer_id

    def check(self, slug: str = "nvda", *, day: date = TODAY, said: str = "passes", **steps: str) -> UUID:
        """Someone followed a protocol: every step gave `said`, unless `steps` says otherwise (« nvda_titres »)."""
        protocol, check_id = reference.protocol(slug), uuid7()
        assert protocol
        report = accessibility.Report(
            day, f"Corail {self.word}", f"Mairie {self.word}", protocol.tool, "2026.1", "Ordinateur", "Accueil"
        )
        given = {one.key: (Outcome(steps.get(one.key.replace("-", "_"), said)), "") for one in protocol.steps}
        accessibility.record_check(
            self.programme, **self.who, check_id=check_id, protocol=protocol, report=report, steps=given
        )
        return check_id

    def refused_row(self) -> UUID:
        """The only row of a file of sessions: its day does not exist."""
        said = f"Date;Commune;Thème;Présents;Lieu\n31/09/2026;Koné;cyber;8;Salle {self.word}\n".encode()
        before = {**self.who, "now": self.now - timedelta(hours=1)}  # what is furnished is not written by this import
        import_file(self.programme, **before, kind="sessions", data=said, name=f"{self.word}.csv", today=TODAY)
        return to_correct(self.programme, self.now).latest("id").id

    def furnish(self) -> Stage:
        full, past, held, cancelled = self.plan(9), self.plan(-10), self.plan(-20), self.plan(5)
        first = self.enrol(full, self.someone("Corail", birth_year=1971), NeedKind.LARGE_PRINT, NeedKind.TALK)
        self.enrol(full, self.someone("Banian"))
        waiting = self.enrol(full, self.someone("Notou"))
        assert waiting.status == EnrolmentStatus.WAITING
        self.enrol(past, self.someone("Santal"))
        came = self.enrol(held, self.someone("Niaouli"))
        marks = {came.participant_id: Presence.PRESENT}
        presence.mark_presence(self.programme, **self.who, session_id=held, marks=marks)
        presence.count_heads(self.programme, **self.who, session_id=held, changes={"total": 4, "women": 3})
        self.enrol(cancelled, self.someone("Kaori"))
        sessions.cancel_session(self.programme, **self.who, session_id=cancelled, cause=CancelCause.CYCLONE)
        self.file(self.someone("Coraïl", birth_year=1971))  # perhaps Corail again
        alias, main = self.file(self.someone("Gaiac")), self.file(self.someone("Gaïac"))
        people.merge(self.programme, **self.who, alias=alias, into=main)
        tasks.ask_to_be_contacted(
            self.programme,
            **self.who,
            participant_id=uuid7(),
            identity=self.someone("Pétrel"),
            consents={},
            session_id=None,
        )
        return Stage(
            full=full,
            past=past,
            held=held,
            cancelled=cancelled,
            person=first.participant_id,
            enrolment=first.id,
            waiting=waiting.id,
            task=Task.objects.of(self.programme).get(participant=first.participant_id).id,
            need=AccessNeed.objects.of(self.programme).get(participant=first.participant_id).id,
            alias=alias,
            unlike=came.participant_id,
            venue=self.commons(),
            photo=self.door_of_commons(),
            concern=self.concern(),
            request=self.request(first.participant_id),
            offer=self.offer(),
            row=self.refused_row(),
            check=self.check(),
        )


def staff(programme: Programme, role: Role, name: str = "") -> Account:
    account = Account.objects.create(username=name or f"compte-{role}", display_name=f"Compte {name or role}")
    Membership.objects.create(account=account, programme=programme, role=role)
    return account


def colleague(programme: Programme, word: str) -> Account:
    """Someone else of the team, who reads the figures."""
    return staff(programme, Role.READER, f"collegue-{word.casefold()}")


def asked_of_referents(programme: Programme, account: Account, asked: Asked = Asked.ROLE) -> ReferentRequest:
    """What coordination asks about that account, and another referent answers."""
    at = datetime.combine(TODAY, time(8), tzinfo=UTC)
    return ReferentRequest.objects.create(programme=programme, account=account, asked=asked, asked_at=at)
