"""The protocols and the checks already made; one protocol, to follow on the screen or on paper; what one check gave."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from numerai.base.dates import say_day
from numerai.base.documents import qr_drawing
from numerai.programme.accessibility import reference
from numerai.programme.accessibility.messages import OUTCOMES
from numerai.programme.accessibility.models import CheckedStep, HumanCheck
from numerai.programme.accessibility.permissions import may_choose_checkers
from numerai.programme.accessibility.rules import PROVES_FOR, Outcome, Protocol, Step
from numerai.screens.team.checks.door import check_page
from numerai.screens.team.checks.form import ICONS
from numerai.screens.team.downloads import pdf_file
from numerai.screens.team.guard import TeamRequest
from numerai.screens.team.papers import paper

PER_PAGE = 30
TONES = {Outcome.PASSES: "ok", Outcome.FAILS: "bad", Outcome.NOT_TRIED: "wait"}


@dataclass(frozen=True, slots=True)
class CheckLine:
    url: str
    name: str
    day: str
    who: str
    said: str
    is_withdrawn: bool


@check_page
def checks(request: TeamRequest) -> HttpResponse:
    rows = HumanCheck.objects.of(request.programme).prefetch_related("steps").order_by("-day", "-recorded_at")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counted = rows.filter(withdrawn_at__isnull=True).prefetch_related(None).order_by("day")
    latest = dict(counted.values_list("protocol", "day"))
    context = {
        "protocols": [(one, say_last(latest.get(one.slug), request.today)) for one in reference.protocols()],
        "lines": [line_of(check) for check in page.object_list],
        "page": page,
        "query": "",
        "may_choose": may_choose_checkers(request.roles),
    }
    return render(request, "team/checks.html", context)


def say_last(day: date | None, today: date) -> str:
    if day is None:
        return _("Jamais essayé")
    if day + PROVES_FOR <= today:
        return _("Dernier essai le %(day)s : il a plus d’un an, il ne compte plus.") % {"day": say_day(day)}
    return _("Dernier essai le %(day)s") % {"day": say_day(day)}


def line_of(check: HumanCheck) -> CheckLine:
    return CheckLine(
        url=reverse("team:check", args=[check.id]),
        name=name_of(check),
        day=say_day(check.day),
        who=say_who(check),
        said=_say_steps(list(check.steps.all())),
        is_withdrawn=check.withdrawn_at is not None,
    )


def name_of(check: HumanCheck) -> str:
    """A protocol that is no longer followed keeps the name of its tool."""
    known = reference.protocol(check.protocol)
    return known.name if known else check.tool


def say_who(check: HumanCheck) -> str:
    return ", ".join(filter(None, (check.checked_by or _("sans nom publié"), check.organisation)))


def _say_steps(steps: list[CheckedStep]) -> str:
    passing = sum(step.outcome == Outcome.PASSES for step in steps)
    failing = sum(step.outcome == Outcome.FAILS for step in steps)
    passes = ngettext("%(n)s étape passe", "%(n)s étapes passent", passing) % {"n": passing}
    fails = ngettext("%(n)s ne passe pas", "%(n)s ne passent pas", failing) % {"n": failing}
    return f"{passes}, {fails}"


@check_page
def protocol(request: TeamRequest, protocol: Protocol) -> HttpResponse:
    steps = [(step, say_criteria(step)) for step in protocol.steps]
    return render(request, "team/protocol.html", {"protocol": protocol, "steps": steps})


def say_criteria(step: Step) -> str:
    """« RGAA 1.1, WCAG 2.4.12 »"""
    return ", ".join(key.replace("-", "\u00a0").upper() for key in step.criteria)


@check_page
def protocol_paper(request: TeamRequest, protocol: Protocol) -> HttpResponse:
    body = paper(request, "protocol", words_of(request, protocol))
    return pdf_file(body, f"essai-{protocol.slug}")


def words_of(request: TeamRequest, protocol: Protocol) -> dict[str, Any]:
    """The paper twin of the form: the same questions, in the same order, with the same numbers."""
    return {
        "title": protocol.name,
        "description": _("Essai d’accessibilité, 20 minutes au plus."),
        "about": protocol.about,
        "edition": _("Protocole « %(slug)s », édition %(edition)s.")
        % {"slug": protocol.slug, "edition": protocol.edition},
        "before_title": _("Avant de commencer"),
        "before": list(protocol.before),
        "facts_title": _("Qui, quand, avec quoi"),
        "facts": [{"said": said, "ticks": ticks} for said, ticks in _asked()],
        "steps_title": _("Les étapes"),
        "step": _("Étape"),
        "expected": _("Doit se passer :"),
        "notes": _("À noter :"),
        "outcomes": [str(said) for said in OUTCOMES.values()],
        "steps": [
            {
                "page": step.page,
                "todo": step.todo,
                "expected": step.expected,
                "note": step.note,
                "criteria": say_criteria(step),
            }
            for step in protocol.steps
        ],
        "qr": qr_drawing(request.build_absolute_uri(reverse("team:check_new", args=[protocol.slug]))),
        "qr_alt": _("Code à scanner par l’équipe : il ouvre la page où noter cet essai."),
    }


def _asked() -> list[tuple[str, list[str]]]:
    """What is asked before the steps, and the boxes to tick if any."""
    return [
        (_("Jour"), []),
        (_("Qui a essayé (nom ou initiales à publier, ou rien)"), []),
        (_("Accepte-t-elle que son nom soit publié ?"), [_("Oui"), _("Non")]),
        (_("Organisation"), []),
        (_("Outil"), []),
        (_("Version de l’outil"), []),
        (_("Appareil"), []),
        (_("Pages"), []),
    ]


@check_page
def check(request: TeamRequest, check: HumanCheck) -> HttpResponse:
    given = {step.step: step for step in check.steps.all()}
    known = reference.protocol(check.protocol)
    context = {
        "check": check,
        "name": name_of(check),
        "rows": _rows(check),
        "steps": [
            {
                "step": step,
                "word": str(OUTCOMES[Outcome(given[step.key].outcome)]),
                "tone": TONES[Outcome(given[step.key].outcome)],
                "icon": ICONS[Outcome(given[step.key].outcome)],
                "words": given[step.key].words,
                "criteria": say_criteria(step),
            }
            for step in (known.steps if known else ())
            if step.key in given
        ],
        "is_too_old": check.day + PROVES_FOR <= request.today,
    }
    return render(request, "team/check.html", context)


def _rows(check: HumanCheck) -> list[dict[str, str]]:
    return [
        {"label": _("Jour"), "value": say_day(check.day)},
        {"label": _("Qui a essayé"), "value": say_who(check)},
        {"label": _("Outil"), "value": f"{check.tool} {check.tool_version}"},
        {"label": _("Appareil"), "value": check.device},
        {"label": _("Pages"), "value": check.pages},
    ]
