"""Every address of the site × everyone who may ask for it: what each is answered. An address without a row fails."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse
from django.urls.resolvers import RegexPattern

from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people.models import Account, ReferentRequest
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Session
from numerai.screens.components.navigation import MENUS
from tests.screens.team.stage import Furnisher, Stage, asked_of_referents, colleague, staff

OPEN, SIGN_IN, REFUSED = "open", "sign in", "refused"
ANYONE, STRANGER = "anonymous", "coordinator elsewhere"
WHO = (ANYONE, *Role, STRANGER)
C, T, L, R = Role.COORDINATOR, Role.TRAINER, Role.RELAY, Role.READER
F = Role.REFERENT


def everyone() -> dict[str, str]:
    return dict.fromkeys(WHO, OPEN)


def any_account() -> dict[str, str]:
    """One's own account: it opens no row of any programme."""
    return {who: SIGN_IN if who == ANYONE else OPEN for who in WHO}


def only(*roles: Role) -> dict[str, str]:
    """These roles in this programme; whoever is not signed in is asked to, anyone else is refused."""
    return {who: OPEN if who in roles else SIGN_IN if who == ANYONE else REFUSED for who in WHO}


def rows(space: str, names: str, answers: dict[str, str]) -> dict[str, dict[str, str]]:
    return {f"{space}{name}": answers for name in names.split()}


PUBLIC = (
    "home sessions session session_ics communes commune contact privacy accessibility counting site_map robots"
    " lines line programme joining offer_done feed feeds commune_feed embedding embedded"
    " venues venue venue_photo venue_photo_small criteria criteria_theme"
)
# One row per name of the URLconf.
EXPECTED: dict[str, dict[str, str]] = {
    "health": everyone(),
    **rows("components:", "index family fields question", everyone()),
    **rows("public:", f"{PUBLIC} display offer", everyone()),
    **rows("participant:", "start step contact_me contact_done", everyone()),
    **rows("participant:", "mine mine_ticket mine_leave mine_come_back mine_close", everyone()),
    **rows("participant:", "mine_needs mine_reach mine_reach_details", everyone()),
    **rows("participant:", "concern concern_step concern_paper concern_follow", everyone()),
    **rows("participant:", "concern_disagree concern_leave", everyone()),
    # Signing in, and one's own account. Between the password and the code, only a password opens mfa_authenticate.
    **rows("", "account_login account_logout account_inactive team:first_sign_in", everyone()),
    **rows("account_", "set_password change_password reauthenticate details", any_account()),
    **rows("mfa_", "index authenticate reauthenticate activate_totp deactivate_totp", any_account()),
    **rows("mfa_", "view_recovery_codes generate_recovery_codes download_recovery_codes", any_account()),
    # Sessions
    "team:day": only(*Role),
    **rows("team:", "sessions session", only(C, T)),
    **rows("team:", "session_new session_edit session_copy session_cancel session_reopen session_needs", only(C)),
    **rows("team:", "attendance walk_in", only(C, T)),
    **rows("team:", "enrol enrol_new enrol_known", only(C, T, L)),
    "team:enrolment_admit": only(C, T),
    "team:enrolment_cancel": only(C, L),
    "team:person_own": only(C, L),
    "team:person_enrol": only(C),
    # Venues
    **rows("team:", "venues venue", only(C, T)),
    **rows("team:", "venue_new venue_edit venue_rooms venue_contacts", only(C)),
    **rows("team:", "venue_photo_new venue_photo venue_photo_remove", only(C)),
    # Offers
    **rows("team:", "offers offer offer_answer offer_close offer_reopen offer_erase", only(C)),
    # People
    **rows("team:", "tasks task_take task_release task_tick task_untick", only(C)),
    **rows("team:", "people person person_consents person_relay consent_withdraw calls", only(C)),
    # A referent: only the file of an open request (somebody else's row, below)
    **rows("team:", "person_access person_correct person_erase", only(C, F)),
    **rows("team:", "duplicates merge keep_apart unmerge", only(C)),
    # The team
    **rows("team:", "colleagues colleague colleague_new colleague_link colleague_leave", only(C)),
    "team:colleague_details": only(C),
    # Concerns: not even who coordinates
    **rows("team:", "concerns concern concern_new concern_acknowledge concern_answer concern_decide", only(F)),
    **rows("team:", "concern_name concern_close concern_erase concern_notified", only(F)),
    **rows("team:", "request_find request_link request_unlink request_nobody request_refuse", only(F)),
    "team:referent_request": only(F),
    # Checks of accessibility: coordination, and the colleagues it chose (tests/screens/team/test_checks.py)
    **rows("team:", "checks checkers protocol protocol_paper check_new check", only(C)),
    **rows("team:", "check_withdraw check_restore check_unname", only(C)),
    # Papers and exports
    **rows("team:", "sessions_export venues_export sign_in_sheet", only(C, T)),
    **rows("team:", "presences_export people_export tasks_export figure_export", only(C)),
    **rows("team:", "session_certificates person_certificates", only(C)),
    **rows("team:", "activities_export figures_paper", only(C, R)),
    # Files and figures
    **rows("team:", "import import_confirm import_row figure_rows", only(C)),
    **rows("team:", "import_rows kept_row kept_row_leave kept_row_take_back", only(C)),
    **rows("team:", "figures", only(C, R)),
}

# Of somebody else's rows, those that a role opens all the same: a relay enrols into any workshop that is announced.
NOT_BOUND = {(L, f"team:{name}", "session_id") for name in ("enrol", "enrol_new", "enrol_known")}

# Pages that answer 405 to a reading, or to a writing, before anything else.
WRITTEN = "enrolment_admit import_confirm keep_apart merge session_reopen unmerge"
WRITTEN_TOO = "colleague_link colleague_leave concern_acknowledge concern_close offer_close offer_reopen"
TASKS = "task_release task_take task_tick task_untick"
OF_RIGHTS = "request_link request_unlink request_nobody concern_notified consent_withdraw"
OF_IMPORTS = "import_row kept_row_leave kept_row_take_back"
OF_CHECKS = "check_withdraw check_restore check_unname"
PAPERS = (
    "presences_export people_export tasks_export figure_export sign_in_sheet session_certificates person_certificates"
)
ONLY_WRITTEN = set(rows("team:", f"{WRITTEN} {WRITTEN_TOO} {TASKS} {OF_RIGHTS} {OF_IMPORTS} {OF_CHECKS} {PAPERS}", {}))
ONLY_READ = {
    "account_inactive",
    "participant:concern_paper",
    "mfa_index",
    "mfa_view_recovery_codes",
    *rows("public:", PUBLIC, {}),
    *rows("components:", "index family", {}),
}


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    pattern: str
    arguments: tuple[str, ...]


def addresses(resolver: URLResolver, space: str = "", before: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, space + (f"{entry.namespace}:" if entry.namespace else ""), route)
        elif isinstance(entry, URLPattern):
            names = tuple(re.findall(r"<(?:\w+:)?(\w+)>", route))
            yield Address(f"{space}{entry.name}" if entry.name else route, route, names)


ALL = sorted(addresses(get_resolver()), key=lambda address: address.name)


def without_a_row(known: list[Address]) -> list[str]:
    return [address.name for address in known if address.name not in EXPECTED]


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert without_a_row(ALL) == []
    assert set(EXPECTED) - {address.name for address in ALL} == set()


def test_every_row_answers_everyone() -> None:
    assert [name for name, row in EXPECTED.items() if set(row) != set(WHO)] == []


def test_an_address_without_a_row_is_seen() -> None:
    def forgotten(request: object) -> None: ...

    resolver = URLResolver(RegexPattern(""), [path("equipe/oubliee/<uuid:id>/", forgotten, name="forgotten")])
    assert without_a_row(list(addresses(resolver))) == ["forgotten"]


@pytest.fixture
def arguments(programme: Programme, clock: datetime) -> dict[str, Any]:
    """A value that exists, for each name that an address may hold."""
    return named(Furnisher(programme, clock, "Exemple").furnish(), colleague(programme, "Exemple"))


def request_about(account: Account) -> ReferentRequest:
    known = ReferentRequest.objects.filter(account=account).first()
    return known or asked_of_referents(account.memberships.get().programme, account)


def named(stage: Stage, account: Account) -> dict[str, Any]:
    return {
        "session_id": stage.full,
        "enrolment_id": stage.enrolment,
        "participant_id": stage.person,
        "task_id": stage.task,
        "venue_id": stage.venue,
        "photo_id": stage.photo,
        "account_id": account.id,
        "concern_id": stage.concern,
        "request_id": stage.request,
        "offer_id": stage.offer,
        "asked_id": request_about(account).id,
        "row_id": stage.row,
        "check_id": stage.check,
        "protocol": "nvda",
        "key": "sessions_held",
        "token": "inconnu",
        "slug": Session.objects.get(id=stage.full).slug,
        "etape": "nom",
        "facon": "call",
    }


@pytest.fixture
def client_of(programme: Programme, other_programme: Programme) -> Callable[[str], Client]:
    def client_for(who: str) -> Client:
        client = Client()
        if who == STRANGER:
            client.force_login(staff(other_programme, Role.COORDINATOR))
        elif who != ANYONE:
            client.force_login(staff(programme, Role(who)))
        return client

    return client_for


def answer_of(response: HttpResponseBase) -> str:
    sent_to = response.headers.get("Location", "").partition("?")[0]
    if response.status_code == 403:
        return REFUSED
    if sent_to == reverse("account_login"):
        return SIGN_IN
    return OPEN if response.status_code < 500 else f"broken {response.status_code}"


# Slugs that are not those of a session.
SLUGS = {"public:commune": "kone", "public:commune_feed": "kone", "public:line": "naviguer", "public:offer": "animer"}
SLUGS["components:family"] = "textes"
SLUGS["public:criteria_theme"] = "images"


def url_of(address: Address, arguments: dict[str, Any]) -> str:
    if address.name in SLUGS:
        return reverse(address.name, args=[SLUGS[address.name]])
    return reverse(address.name, args=[arguments[name] for name in address.arguments])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_is_answered_as_the_table_says(
    who: str, method: str, arguments: dict[str, Any], client_of: Callable[[str], Client]
) -> None:
    """By reading and by writing; an address that only takes writing answers 405 to whoever only looks."""
    client = client_of(who)
    found, expected, deaf = {}, {}, set()
    for address in ALL:
        response = client.generic(method, url_of(address, arguments))
        if response.status_code == 405:
            deaf.add(address.name)
            continue
        found[address.name] = answer_of(response)
        expected[address.name] = EXPECTED[address.name][who]
        if method == "POST" and address.name in ("account_logout", "team:first_sign_in") and who != ANYONE:
            client = client_of_again(client, who)
    assert found == expected
    assert deaf == ONLY_WRITTEN if method == "GET" else deaf <= ONLY_READ


@dataclass(frozen=True, slots=True)
class Worker:
    """Someone of the team, what is theirs, and what is somebody else's."""

    role: Role
    client: Client
    own: dict[str, Any]
    others: dict[str, Any]

    def status(self, method: str, address: Address, swapped: str = "") -> int:
        given = self.own | ({swapped: self.others[swapped]} if swapped else {})
        return self.client.generic(method, url_of(address, given)).status_code


@pytest.fixture
def worker_of(programme: Programme, clock: datetime) -> Callable[[Role], Worker]:
    """Others' rows are written before the account exists; its own are animated, opened and enrolled by it."""

    def worker(role: Role) -> Worker:
        someone = colleague(programme, "Exemple")
        stage = Furnisher(programme, clock, "Autrui").furnish()
        others = named(stage, someone)
        if role == F:  # what is not a referent's: someone who asked for nothing
            others["participant_id"] = stage.unlike
        account, client = staff(programme, role), Client()
        client.force_login(account)
        own = named(Furnisher(programme, clock, "Exemple").by(account).furnish(), someone)
        return Worker(role, client, own, others)

    return worker


def identified(role: Role) -> list[Address]:
    """The addresses that this role may open and that name a row somebody works on."""
    of_the_team = [address for address in ALL if address.name.startswith("team:")]
    return [address for address in of_the_team if EXPECTED[address.name][role] == OPEN and _bound(address)]


def _bound(address: Address) -> tuple[str, ...]:
    return tuple(name for name in address.arguments if name in ("session_id", "enrolment_id", "participant_id"))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", [T, L, F])
def test_somebody_else_s_row_is_not_found(role: Role, method: str, worker_of: Callable[[Role], Worker]) -> None:
    """Each identifier in turn is somebody else's; an address that takes only writing answers 405 to a reading."""
    worker = worker_of(role)
    found = {
        (address.name, name): worker.status(method, address, name)
        for address in identified(role)
        for name in _bound(address)
        if not (method == "GET" and address.name in ONLY_WRITTEN)
    }
    opened = {pair for pair, status in found.items() if status != 404}
    assert opened == {(name, argument) for who, name, argument in NOT_BOUND if who == role}
    assert len(found) > len(opened)


@pytest.mark.parametrize("role", [C, T, L, F])
def test_one_s_own_row_opens(role: Role, worker_of: Callable[[Role], Worker]) -> None:
    """Without it, the test above would pass on pages that open for nobody."""
    worker = worker_of(role)
    statuses = {address.name: worker.status("GET", address) for address in identified(role)}
    assert {name for name, status in statuses.items() if status not in (200, 302, 405)} == set()


def test_coordination_opens_everyone_s_rows(worker_of: Callable[[Role], Worker]) -> None:
    worker = worker_of(C)
    pairs = [(address, name) for address in identified(C) for name in _bound(address)]
    assert {address.name for address, name in pairs if worker.status("GET", address, name) == 404} == set()


@pytest.mark.parametrize("role", list(Role))
def test_every_link_of_the_menu_opens(role: Role, client_of: Callable[[str], Client]) -> None:
    """And every page of the menu that opens is in it."""
    client = client_of(role)
    page = client.get(reverse("mfa_index"), follow=True).content.decode()
    menu = page.partition('<nav class="menu"')[2].partition("</nav>")[0]
    links = set(re.findall(r'href="([^"]+)"', menu))
    assert links == {reverse(name) for name, _ in MENUS["team"] if EXPECTED[name][role] == OPEN}
    assert {client.get(link).status_code for link in links} <= {200, 302}


def test_every_writing_needs_the_token_against_forgery(
    programme: Programme, arguments: dict[str, Any], db: None
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff(programme, C))
    answers = {address.name: client.post(url_of(address, arguments)).status_code for address in ALL}
    assert {name for name, status in answers.items() if status != 403} == set()


def test_reading_every_page_writes_nothing(programme: Programme, arguments: dict[str, Any]) -> None:
    client = Client()
    client.force_login(staff(programme, C))
    before = Event.objects.count()
    for address in ALL:
        client.get(url_of(address, arguments))
    assert Event.objects.count() == before


def client_of_again(client: Client, who: str) -> Client:
    """Signed out by the page that was just tried."""
    name = "compte-coordinator" if who == STRANGER else f"compte-{who}"
    client.force_login(Account.objects.get(username=name))
    return client
