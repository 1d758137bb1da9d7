"""The file of one person: who they are, how to reach them, where they came, what they agreed to, what happened."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from numerai.programme.people.messages import AGE_BANDS, RURAL_OR_ISLAND
from numerai.programme.people.models import Consent, Participant
from numerai.programme.people.permissions import may_erase_people, may_see_people
from numerai.programme.people.queries import Person, files_of_person, people_by_id
from numerai.programme.people.rules import AgeBand, Gender, Origin
from numerai.programme.places.models import Commune
from numerai.programme.workshops.messages import ENROLMENT_STATUSES, MARKS
from numerai.programme.workshops.models import AccessNeed, Attendance, Enrolment
from numerai.programme.workshops.permissions import may_see_needs
from numerai.programme.workshops.rules import EnrolmentStatus, Presence
from numerai.screens.components import errors
from numerai.screens.team.certificates import attested
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.history import history_of, say_moment
from numerai.screens.team.needs import leave_trace, opened
from numerai.screens.team.people_words import GENDERS, ORIGINS, PURPOSES, say_name, ways_to_reach, yes_or_no
from numerai.screens.team.person_relay import say_relay
from numerai.screens.team.session_rows import say_session


@team_page(may_see_people)
def person(request: TeamRequest, participant: Participant) -> HttpResponse:
    """A POST opens the needs and leaves a trace; an erased file is gone, and says so."""
    if participant.erased_at is not None:
        return errors.gone(request)
    group = [participant.id] if participant.merged_into_id else files_of_person(request.programme, participant.id)
    files = people_by_id(
        request.programme, [*group, *([participant.merged_into_id] if participant.merged_into_id else [])]
    )
    file = files[participant.id]
    needs = AccessNeed.objects.filter(participant__in=group)
    shows_needs = request.method == "POST" and may_see_needs(request.roles)
    shown = opened(needs) if shows_needs else []
    if shows_needs:
        leave_trace(request.programme, actor=request.actor, now=request.now, needs=shown, page=file.id)
    context = {
        "person": file,
        "name": say_name(file),
        "reach": ways_to_reach(file.identity),
        "identity": identity_rows(file),
        "sessions": sessions_of(group),
        "has_come": attested(request, group).exists(),
        "consents": consents_of(group, ZoneInfo(request.programme.time_zone)),
        "relay": say_relay(file),
        "needs_count": needs.count(),
        "needs": shown,
        "shows_needs": shows_needs,
        "history": history_of(request.programme, group),
        "main_name": say_name(files.get(participant.merged_into_id)) if participant.merged_into_id else "",
        "aliases": [(alias, say_name(files[alias])) for alias in group[1:] if not files[alias].is_erased],
        "may_erase": may_erase_people(request.roles),
    }
    return render(request, "team/person.html", context)


def identity_rows(file: Person) -> list[dict[str, str]]:
    known = file.identity
    commune = Commune.objects.filter(code=known.commune).values_list("name", flat=True).first() if known.commune else ""
    year = str(known.birth_year) if known.birth_year else ""
    if known.birth_year_proposed:
        year = _("%(year)s, à vérifier") % {"year": year}
    rows = [
        (_("Commune"), commune or known.commune_typed),
        (_("Année de naissance"), year),
        (_("Âge"), AGE_BANDS[AgeBand(known.age_band)] if known.age_band else ""),
        (_("Genre"), GENDERS[Gender(known.gender)] if known.gender else ""),
        (_("En situation de handicap, dit par elle-même"), yes_or_no(known.with_disability)),
        (_("En recherche d’emploi"), yes_or_no(known.job_seeking)),
        (RURAL_OR_ISLAND, yes_or_no(known.rural_or_island)),
    ]
    return [{"label": label, "value": str(value) or _("pas connu")} for label, value in rows]


def sessions_of(group: list[UUID]) -> list[dict[str, Any]]:
    """Enrolled, waiting or come: one line per session, the latest first."""
    enrolments = Enrolment.objects.filter(participant__in=group).select_related("session__commune")
    marks = Attendance.objects.filter(participant__in=group).select_related("session__commune")
    lines: dict[Any, dict[str, Any]] = {}
    for enrolment in enrolments.order_by("enrolled_at"):
        line = lines.setdefault(enrolment.session_id, {"session": enrolment.session, "words": []})
        line["words"] = [str(ENROLMENT_STATUSES[EnrolmentStatus(enrolment.status)])]
    for mark in marks:
        line = lines.setdefault(mark.session_id, {"session": mark.session, "words": [_("Sans inscription")]})
        line["words"].append(_say_mark(Presence(mark.presence)))
    ordered = sorted(lines.values(), key=lambda line: (line["session"].day, str(line["session"].id)), reverse=True)
    return [
        {
            "id": line["session"].id,
            "said": say_session(line["session"]),
            "words": " · ".join(filter(None, line["words"])),
        }
        for line in ordered
    ]


def _say_mark(presence: Presence) -> str:
    return str(MARKS[presence]).lower() if presence != Presence.UNKNOWN else ""


def consents_of(group: list[UUID], zone: ZoneInfo) -> list[dict[str, str]]:
    """The latest answer to each, whichever file it was given in. `withdraw`: what the button says, once granted."""
    given = {row.purpose: row for row in Consent.objects.filter(participant__in=group).order_by("given_at")}
    return [
        {
            "label": str(words),
            "value": say_consent(given.get(str(purpose)), zone),
            "withdraw": purpose.value if purpose in given and given[purpose].granted else "",
        }
        for purpose, words in PURPOSES.items()
    ]


def say_consent(consent: Consent | None, zone: ZoneInfo) -> str:
    """When, how, and to which words."""
    if consent is None:
        return _("pas encore demandé")
    return _("%(answer)s, le %(moment)s, %(how)s, texte %(version)s") % {
        "answer": _("Oui") if consent.granted else _("Non"),
        "moment": say_moment(consent.given_at, zone),
        "how": ORIGINS[Origin(consent.how)],
        "version": consent.version,
    }
