"""The rules of accessibility one by one: our answer to each, what proves it, and the exact words of the standard."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from numerai.base import dates
from numerai.programme.accessibility import reference
from numerai.programme.accessibility.messages import ANSWERS
from numerai.programme.accessibility.queries import counts, verdicts
from numerai.programme.accessibility.rules import Answer, Criterion, Line, Proof, Verdict

SLUGS = {
    "non-conforme": Answer.FAILING,
    "non-teste": Answer.NOT_TESTED,
    "conforme": Answer.CONFORMING,
    "non-applicable": Answer.NOT_APPLICABLE,
}
STATES = {
    Answer.FAILING: "no",
    Answer.NOT_TESTED: "unknown",
    Answer.CONFORMING: "yes",
    Answer.NOT_APPLICABLE: "info",
}
# Each theme in one plain sentence, in the order of the standard.
THEMES = {
    "images": lazy("Une image utile a des mots, pour qui ne la voit pas."),
    "cadres": lazy("Une page montrée dans une autre page porte un nom."),
    "couleurs": lazy("Le texte se lit bien. La couleur seule ne dit rien."),
    "multimedia": lazy("Une vidéo a des mots écrits. Un son a un texte."),
    "tableaux": lazy("Chaque case d’un tableau dit sa colonne et sa ligne."),
    "liens": lazy("Chaque lien dit où il mène."),
    "scripts": lazy("La page dit à tout le monde ce qui change."),
    "elements-obligatoires": lazy("Chaque page dit sa langue et son titre."),
    "structuration-de-linformation": lazy("Chaque page a des titres et des listes, dans le bon ordre."),
    "presentation-de-linformation": lazy("On peut grossir le texte et l’espacer, sans rien perdre."),
    "formulaires": lazy("Chaque question est claire. Chaque erreur aussi."),
    "navigation": lazy("On trouve son chemin, avec ou sans souris."),
    "consultation": lazy("Rien ne bouge, ne clignote ou ne finit trop tôt."),
    "wcag-22": lazy("Des règles plus récentes, ou plus exigeantes."),
}


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    slug: str
    plain: str
    verdicts: tuple[Verdict, ...]

    @property
    def counted(self) -> list[str]:
        found = counts(self.verdicts)
        return [_("%(answer)s : %(n)s") % {"answer": ANSWERS[one], "n": n} for one, n in found.items() if n]

    @property
    def rules(self) -> "list[Rule]":
        return [rule_of(one) for one in self.verdicts]

    @property
    def proofs(self) -> list[Proof]:
        """Each once, in the order of the rules."""
        return list(dict.fromkeys(proof for one in self.verdicts for proof in proofs_of(one.line)))


@dataclass(frozen=True, slots=True)
class Rule:
    """`facts`: the answer, as it is drawn and said; `proofs`: what a program checks."""

    anchor: str
    number: str
    title: str
    level: str
    facts: list[dict[str, str]]
    reason: str
    proofs: tuple[Proof, ...]
    people: str
    url: str


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """All the themes, or the rules that have one answer."""
    found = verdicts(request.programme, today=dates.today(request.programme.time_zone))
    asked = SLUGS.get(request.GET.get("reponse", ""))
    chosen = tuple(one for one in found if asked in (None, one.answer))
    context = {
        "themes": themes_of(chosen),
        "tags": list(_tags(found, asked)),
        "asked": asked,
        "standard": reference.STANDARD,
        "beyond": reference.BEYOND,
    }
    return render(request, "public/criteria.html", context)


@require_safe
def criteria_theme(request: HttpRequest, slug: str) -> HttpResponse:
    found = verdicts(request.programme, today=dates.today(request.programme.time_zone))
    theme = next((one for one in themes_of(found) if one.slug == slug), None)
    if theme is None:
        raise Http404
    return render(request, "public/criteria_theme.html", {"theme": theme, "standard": reference.STANDARD})


def themes_of(found: Iterable[Verdict]) -> list[Theme]:
    """In the order of the standard; a theme without a rule is not there."""
    return [
        Theme(name, slug_of(name), str(THEMES[slug_of(name)]), tuple(rows))
        for name, rows in groupby(found, key=lambda one: one.line.criterion.theme)
    ]


def slug_of(theme: str) -> str:
    return slugify(theme)


def anchor_of(criterion: Criterion) -> str:
    return criterion.key.replace(".", "-")


def address_of(criterion: Criterion) -> str:
    return f"{reverse('public:criteria_theme', args=[slug_of(criterion.theme)])}#{anchor_of(criterion)}"


def _tags(found: tuple[Verdict, ...], asked: Answer | None) -> Iterable[dict[str, Any]]:
    url = reverse("public:criteria")
    yield {"url": url, "label": _("Toutes (%(n)s)") % {"n": len(found)}, "current": asked is None}
    counted = counts(found)
    for slug, answer in SLUGS.items():
        label = f"{ANSWERS[answer]} ({counted[answer]})"
        yield {"url": f"{url}?reponse={slug}", "label": label, "current": answer == asked}


def rule_of(verdict: Verdict) -> Rule:
    line, criterion = verdict.line, verdict.line.criterion
    return Rule(
        anchor=anchor_of(criterion),
        number=criterion.number,
        title=criterion.title,
        level=criterion.level,
        facts=[{"state": STATES[verdict.answer], "label": str(ANSWERS[verdict.answer]), "detail": _detail(verdict)}],
        reason=line.reason,
        proofs=proofs_of(line),
        people=_people(verdict),
        url=address_of(criterion),
    )


def proofs_of(line: Line) -> tuple[Proof, ...]:
    return (*line.whole, *line.guards, *line.part)


def _detail(verdict: Verdict) -> str:
    if verdict.answer == Answer.NOT_TESTED and verdict.line.part:
        return _("En partie vérifié par un programme. Une personne doit encore essayer.")
    if verdict.answer == Answer.NOT_TESTED:
        return _("Une personne doit encore essayer.")
    if verdict.answer == Answer.CONFORMING and verdict.line.whole and not verdict.passing:
        return _("Vérifié par un programme.")
    if verdict.answer == Answer.CONFORMING:
        return _("Essayé par des personnes.")
    if verdict.failing:
        return _("Un essai n’a pas marché.")
    return ""


def _people(verdict: Verdict) -> str:
    """How far people got; nothing for a rule that waits for nobody."""
    if not verdict.wanted or verdict.answer == Answer.NOT_APPLICABLE:
        return ""
    said = [
        _("Essais par des personnes : %(done)s sur %(all)s.")
        % {"done": len(verdict.passing), "all": len(verdict.wanted)}
    ]
    if failing := len(verdict.failing):
        said.append(ngettext("%(n)s ne passe pas.", "%(n)s ne passent pas.", failing) % {"n": failing})
    if old := len(verdict.too_old):
        said.append(ngettext("%(n)s a plus d’un an.", "%(n)s ont plus d’un an.", old) % {"n": old})
    return " ".join(said)
