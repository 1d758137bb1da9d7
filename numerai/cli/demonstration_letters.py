"""What reaches the team of the demonstration from outside: offers to help, and problems that people tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from numerai.base.ids import uuid7
from numerai.base.models import Programme
from numerai.cli.demonstration_people import invented_phone
from numerai.cli.demonstration_team import Team, actor_of
from numerai.programme.concerns import actions as concerns
from numerai.programme.concerns.actions import Report
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy
from numerai.programme.support import actions as support
from numerai.programme.support.rules import AnswerWay as ReplyWay
from numerai.programme.support.rules import Gift, Proposal, Way

Moment = Callable[[date], datetime]


@dataclass(frozen=True, slots=True)
class Letter:
    """An offer: how many days ago it came, and whether it was answered or closed since."""

    days: int
    way: Way
    gifts: tuple[Gift, ...]
    name: str
    words: str
    answered: bool = False
    closed: bool = False


OFFERS = (
    Letter(
        1, Way.LEND, (Gift.ROOM, Gift.SEATS), "Mangrove Exemple", "Une salle inventée le mercredi, avec 20 chaises."
    ),
    Letter(4, Way.TEACH, (), "Alizé Spécimen", "Je peux animer un atelier inventé sur les arnaques."),
    Letter(12, Way.FUND, (), "Récif Échantillon", "Notre fondation inventée voudrait aider deux ateliers."),
    Letter(
        20, Way.LEND, (Gift.HARDWARE,), "Nacre Imaginaire", "Six ordinateurs inventés, presque neufs.", answered=True
    ),
    Letter(45, Way.LEND, (Gift.OTHER,), "Galet Horizon", "Un goûter inventé.", answered=True, closed=True),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A concern, and the day of each step that was taken, counted back from today. 0: not taken."""

    received: int
    kind: Kind
    about: About
    words: str
    who: str = ""
    acknowledged: int = 0
    answered: int = 0
    appealed: int = 0
    decided: int = 0


# In order: just arrived, about a trainer, late, urgent, answered, contested, finished.
PROBLEMS = (
    Problem(2, Kind.DATA, About.DATA, "Je voudrais une copie de mon dossier inventé."),
    Problem(3, Kind.COMPLAINT, About.PERSON, "On m’a coupé la parole (exemple inventé).", who="Cagou Essai"),
    Problem(40, Kind.COMPLAINT, About.ACCESSIBILITY, "La rampe inventée était fermée.", acknowledged=38),
    Problem(1, Kind.INCIDENT, About.WORKSHOP, "Quelqu’un est tombé dans l’escalier inventé."),
    Problem(18, Kind.COMPLAINT, About.WORKSHOP, "L’atelier inventé a fini trop tôt.", acknowledged=16, answered=6),
    Problem(
        *(44, Kind.COMPLAINT, About.OTHER, "Personne ne m’a rappelé (exemple inventé)."),
        acknowledged=42,
        answered=20,
        appealed=8,
    ),
    Problem(
        *(70, Kind.INCIDENT, About.ACCESSIBILITY, "La boucle magnétique inventée ne marchait pas."),
        acknowledged=69,
        answered=60,
        appealed=50,
        decided=40,
    ),
)


def receive_offers(programme: Programme, team: Team, *, today: date, moment: Moment) -> None:
    by = actor_of(team.coordinator)
    for number, letter in enumerate(OFFERS):
        came, offer = moment(today - timedelta(days=letter.days)), uuid7()
        proposal = Proposal(
            name=letter.name,
            organisation="Organisation inventée",
            phone=invented_phone(8000 + number),
            email=f"proposition{number}@exemple.invalid",
            words=letter.words,
        )
        support.receive_offer(
            programme,
            actor="public",
            now=came,
            offer_id=offer,
            way=letter.way,
            gifts=letter.gifts,
            communes=("98811",),
            proposal=proposal,
        )
        later = moment(today - timedelta(days=letter.days - 3))
        if letter.answered:
            note = "Merci dit au téléphone (réponse inventée)."
            support.answer_offer(programme, actor=by, now=later, offer_id=offer, how=ReplyWay.CALL, note=note)
        if letter.closed:
            support.close_offer(programme, actor=by, now=later, offer_id=offer)


def receive_concerns(programme: Programme, team: Team, *, today: date, moment: Moment) -> None:
    for number, problem in enumerate(PROBLEMS):
        said = Said(words=problem.words, who=problem.who, phone=invented_phone(8500 + number))
        report = Report(uuid7(), problem.kind, problem.about, SaidBy.SELF, AnswerWay.CALL, said)
        came = moment(today - timedelta(days=problem.received))
        concerns.receive(programme, actor="public", now=came, report=report)
        _follow(programme, team, problem, report, today=today, moment=moment)


def _follow(programme: Programme, team: Team, problem: Problem, report: Report, *, today: date, moment: Moment) -> None:
    """Each step on its day. Who answers is not who decides."""
    first, second = team.referents

    def at(days: int) -> datetime:
        return moment(today - timedelta(days=days))

    who = {"concern_id": report.concern_id}
    if problem.acknowledged:
        concerns.acknowledge(programme, actor=actor_of(first), now=at(problem.acknowledged), **who)
    if problem.answered:
        text = "Merci de l’avoir dit. Voici ce qui change (réponse inventée)."
        concerns.answer(programme, actor=actor_of(first), by=first.id, now=at(problem.answered), text=text, **who)
    if problem.appealed:
        text = "Je ne suis pas d’accord (exemple inventé)."
        concerns.appeal(programme, actor="public", now=at(problem.appealed), text=text, **who)
    if problem.decided:
        text = "Nous avons décidé ensemble (décision inventée)."
        concerns.decide(programme, actor=actor_of(second), by=second.id, now=at(problem.decided), text=text, **who)
