"""The one door of the team's pages: who is asking, with which roles, about which row of this programme alone."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from numerai.base import dates
from numerai.base.ids import read_uuid
from numerai.base.models import Programme
from numerai.programme.people.models import Account, Membership, Participant
from numerai.programme.people.permissions import Predicate, Roles, granting, may_see_people, roles_of
from numerai.programme.people.queries import Person
from numerai.programme.people.rules import Role
from numerai.programme.places.models import Venue, VenuePhoto
from numerai.programme.support.models import Offer
from numerai.programme.workshops.models import Enrolment, RefusedRow, Session, Task
from numerai.programme.workshops.permissions import rows_open_to
from numerai.screens.team import second_factor
from numerai.screens.team.people_words import say_name_to, say_written_name

P = ParamSpec("P")


class TeamRequest(HttpRequest):
    """A request that passed the door. `actor` is an identifier: the journal keeps no name in clear."""

    programme: Programme
    user: Account  # always signed in here
    roles: Roles
    granting: Roles  # those of `roles` that open this page: rows are looked for with these alone
    actor: str
    now: datetime
    today: date


# Whom a one-time link signed in: until they choose a password, no page of the team opens to them. On a shared
# computer, whoever signs in next is not concerned.
PASSWORD_TO_CHOOSE = "password_to_choose"  # noqa: S105  a name in the session, not a password

TeamView = Callable[Concatenate[TeamRequest, P], HttpResponse]
DjangoView = Callable[..., HttpResponse]

# What an address may name: each identifier becomes the row itself, or a 404 when it belongs to another programme, or
# to somebody else's work (workshops/permissions.BOUNDS).
NAMED: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "session_id": (Session, ("commune", "venue", "programme")),
    "enrolment_id": (Enrolment, ("session__commune", "session__programme")),
    "participant_id": (Participant, ()),
    "task_id": (Task, ()),
    "venue_id": (Venue, ("commune", "programme")),
    "photo_id": (VenuePhoto, ("venue__programme",)),
    "account_id": (Account, ()),
    "offer_id": (Offer, ()),
    "row_id": (RefusedRow, ("run",)),
}


def team_page(may: Predicate) -> Callable[[TeamView[P]], DjangoView]:
    """Sign in first, then a role that satisfies `may`, then the rows named in the address: else 302, 403, 404."""

    def guarded(view: TeamView[P]) -> DjangoView:
        @never_cache
        @sensitive_post_parameters()
        @wraps(view)
        def checked(request: HttpRequest, **names: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                # A page that only takes writing cannot be come back to.
                return redirect_to_login(request.get_full_path() if request.method == "GET" else reverse("team:day"))
            if has_password_to_choose(request):
                return redirect("account_set_password")
            visitor = _welcome(request)
            if not may(visitor.roles):
                raise PermissionDenied
            visitor.granting = granting(visitor.roles, may)
            if second_factor.is_missing(visitor, may):
                return second_factor.lead_to_it(visitor)
            return view(visitor, **{_short(name): _load(visitor, name, value) for name, value in names.items()})

        checked.predicate = may  # read by the permission matrix
        return checked

    return guarded


def has_password_to_choose(request: HttpRequest) -> bool:
    return bool(request.session.get(PASSWORD_TO_CHOOSE) == str(request.user.pk))


def _welcome(request: HttpRequest) -> TeamRequest:
    visitor = cast(TeamRequest, request)
    visitor.roles = roles_of(visitor.user, visitor.programme)
    visitor.actor = actor_of(visitor.user)
    visitor.now = dates.now()
    visitor.today = dates.today(visitor.programme.time_zone)
    return visitor


def actor_of(account: Account) -> str:
    return f"account:{account.id}"


def _short(name: str) -> str:
    return name.removesuffix("_id") if name in NAMED else name


def _load(request: TeamRequest, name: str, value: Any) -> Any:
    if name not in NAMED:
        return value
    model, related = NAMED[name]
    return get_object_or_404(rows_of(request, model).select_related(*related), pk=value)


def bounds(request: TeamRequest, model: type[Model], *, as_role: Role | None = None) -> Q:
    """What this visitor may see of that table on this page. Ownership is decided here, for all pages.

    `as_role`: for a part of a page that is about one of their roles.
    """
    roles = request.granting if as_role is None else frozenset({as_role})
    return rows_open_to(model, roles=roles, account=request.user, today=request.today)


def rows_of(request: TeamRequest, model: type[Model], *, as_role: Role | None = None) -> QuerySet[Any]:
    """The rows of this programme that this page may show to this visitor."""
    if model is Account:
        return Account.objects.filter(id__in=Membership.objects.of(request.programme).values("account"))
    return model._default_manager.filter(bounds(request, model, as_role=as_role), programme=request.programme)


def may_open(request: TeamRequest, row: Model, may: Predicate) -> bool:
    """Whether another page, guarded by `may`, would show them this row."""
    roles = granting(request.roles, may)
    own = rows_open_to(type(row), roles=roles, account=request.user, today=request.today)
    return bool(roles) and type(row)._default_manager.filter(own, pk=row.pk).exists()


def namer(request: TeamRequest) -> Callable[[Person | None], str]:
    """How this visitor reads names: in full, or the first name and an initial."""
    sees_all = may_see_people(request.roles)
    return lambda person: say_name_to(person, account=request.user.id, sees_all=sees_all)


def namer_on_paper(request: TeamRequest) -> Callable[[Person | None], str]:
    """As on the screen, without the telephone of someone whose name is not known."""
    return say_written_name if may_see_people(request.roles) else namer(request)


def people_for(request: TeamRequest, session: Session) -> Q:
    """Whom this visitor may enrol in this session: with the roles that open it, and no other that they hold."""

    def opens(role: Role) -> bool:
        roles = frozenset({role})
        own = rows_open_to(Session, roles=roles, account=request.user, today=request.today)
        return Session.objects.filter(own, pk=session.pk).exists()

    roles = frozenset(role for role in request.granting if opens(role))
    return rows_open_to(Participant, roles=roles, account=request.user, today=request.today)


def row_or_404(request: TeamRequest, model: type[Model], identifier: str) -> Any:
    """A row that a form names instead of the address: one that the page may show, or nothing."""
    return get_object_or_404(rows_of(request, model), pk=read_uuid(identifier) or UUID(int=0))


def sent(request: HttpRequest) -> Any:
    """What a form was sent with, even nothing; None while it is only looked at."""
    return request.POST if request.method == "POST" else None
