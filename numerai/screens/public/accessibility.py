"""The public statement: what the register says today, who tried what and when; it cannot say more than the register."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.accessibility import reference
from numerai.programme.accessibility.messages import ANSWERS
from numerai.programme.accessibility.models import HumanCheck
from numerai.programme.accessibility.queries import counts, statement
from numerai.programme.accessibility.rules import PROVES_FOR, Answer, Verdict
from numerai.screens.public.criteria import address_of
from numerai.screens.public.figures import Figure

FEW = 12  # checks that are named on the page


@dataclass(frozen=True, slots=True)
class Failing:
    """`why`: what the register says of it; empty when a person's try found it."""

    number: str
    title: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class Check:
    what: str
    day: str
    who: str
    detail: str
    is_too_old: bool


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    today = dates.today(request.programme.time_zone)
    said = statement(request.programme, today=today)
    context = {
        "day": dates.say_day(today),
        "standard": reference.STANDARD,
        "beyond": reference.BEYOND,
        "total": len(said.of_standard()),
        "figures": figures(said.of_standard()),
        "more_total": len(said.beyond()),
        "more": figures(said.beyond()),
        "failing": [_failing(one) for one in said.verdicts if one.answer == Answer.FAILING],
        "checks": [_check(one, today) for one in said.checks[:FEW]],
        "never_tried": [one.name for one in said.never_tried()],
        "has_checks": bool(said.checks),
    }
    return render(request, "public/accessibility.html", context)


def figures(verdicts: tuple[Verdict, ...]) -> list[Figure]:
    """What is worst comes first. Counts, never a percentage: that belongs to an audit."""
    found = counts(verdicts)
    partly = sum(one.is_partly_proven for one in verdicts)
    detail = ngettext("dont %(n)s en partie vérifiée", "dont %(n)s en partie vérifiées", partly) % {"n": partly}
    return [
        Figure(str(count), str(ANSWERS[answer]), detail if answer == Answer.NOT_TESTED and partly else "")
        for answer, count in found.items()
    ]


def _failing(verdict: Verdict) -> Failing:
    criterion = verdict.line.criterion
    return Failing(criterion.number, criterion.title, verdict.line.reason, address_of(criterion))


def _check(check: HumanCheck, today: date) -> Check:
    protocol = reference.protocol(check.protocol)
    who = ", ".join(filter(None, (check.checked_by or _("une personne sans nom publié"), check.organisation)))
    return Check(
        what=protocol.name if protocol else check.tool,
        day=dates.say_day(check.day),
        who=who,
        detail=f"{check.tool} {check.tool_version}, {check.device}",
        is_too_old=check.day + PROVES_FOR <= today,
    )
