"""What each figure is, and what it cannot say, in the words of those who read it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from numerai.programme.reporting.facts import ProgrammeFacts
from numerai.programme.reporting.rules import UNDECIDABLE, Amount, Key, Why, amounts, people_range


def title_of(key: Key) -> str:
    return {
        Key.SESSIONS_HELD: _("Séances tenues"),
        Key.SESSIONS_CANCELLED: _("Séances annulées"),
        Key.SESSIONS_PLANNED: _("Séances à venir"),
        Key.SESSIONS_TO_REPORT: _("Séances passées à compléter"),
        Key.ATTENDANCES: _("Participations"),
        Key.ATTENDANCES_IDENTIFIED: _("Participations avec un nom"),
        Key.HEADCOUNT_ANONYMOUS: _("Participations sans nom"),
        Key.PEOPLE_DISTINCT: _("Personnes différentes"),
        Key.COMMUNES_REACHED: _("Communes atteintes"),
        Key.COMMUNES_WITHOUT_SESSION: _("Communes ciblées sans séance tenue"),
        Key.PEOPLE_WITH_DISABILITY: _("Personnes en situation de handicap"),
        Key.ATTENDANCES_WITH_DISABILITY: _("Participations de personnes en situation de handicap"),
        Key.ATTENDANCES_JOB_SEEKING: _("Participations de personnes en recherche d’emploi"),
        Key.NEEDS_STATED: _("Besoins exprimés"),
        Key.NEEDS_MET: _("Besoins satisfaits"),
    }[key]


def note_of(key: Key, facts: ProgrammeFacts, *, beyond: str = "") -> str:
    """`beyond`: names of the communes reached without being a target."""
    return " ".join([_definition(key), *_limits(key, facts, beyond)])


def _definition(key: Key) -> str:
    return {
        Key.SESSIONS_HELD: _("Nous comptons une séance dès que l’équipe y note une présence."),
        Key.SESSIONS_CANCELLED: _("Chaque cause est celle que l’équipe a choisie."),
        Key.SESSIONS_PLANNED: _("Ces séances peuvent encore changer."),
        Key.SESSIONS_TO_REPORT: _("Leur jour est passé. Personne n’a encore dit qui est venu."),
        Key.ATTENDANCES: _("Une personne venue 3 fois compte 3 fois. Ce n’est pas un nombre de personnes."),
        Key.ATTENDANCES_IDENTIFIED: _("Ce sont les présences notées au nom d’une personne."),
        Key.HEADCOUNT_ANONYMOUS: _(
            "L’équipe a compté ces présences sans nom. On ne sait pas combien de personnes c’est."
        ),
        Key.PEOPLE_DISTINCT: _("Nous comptons seulement les personnes nommées et venues au moins 1 fois."),
        Key.COMMUNES_REACHED: _("Nous comptons une commune dès qu’une séance y a lieu."),
        Key.COMMUNES_WITHOUT_SESSION: _("Il y a peut-être une séance prévue, ou annulée."),
        Key.PEOPLE_WITH_DISABILITY: _(
            "Seules comptent les réponses des personnes nommées. Un besoin ou un comptage ne dit rien de ce nombre."
        ),
        Key.ATTENDANCES_WITH_DISABILITY: _("Ce sont des participations, pas des personnes différentes."),
        Key.ATTENDANCES_JOB_SEEKING: _("Ce sont des participations, pas des personnes différentes."),
        Key.NEEDS_STATED: _("Un besoin ne veut pas dire un handicap. Les besoins jamais dits ne sont pas connus."),
        Key.NEEDS_MET: _("Un besoin est satisfait quand l’équipe l’a noté."),
    }[key]


def _limits(key: Key, facts: ProgrammeFacts, beyond: str) -> Iterator[str]:
    rows = amounts(key, facts)
    if key is Key.SESSIONS_HELD and facts.to_report:
        yield _not_reported(len(facts.to_report))
    if unreported := sum(row.why is Why.NOT_REPORTED for row in rows):
        yield _not_reported(unreported)
    if key in (Key.ATTENDANCES, Key.HEADCOUNT_ANONYMOUS):
        yield from _gaps(facts)
    if key is Key.PEOPLE_DISTINCT:
        yield from _people_limits(facts, rows)
    if key is Key.COMMUNES_REACHED:
        yield from _commune_limits(rows, beyond)
    if key in (Key.PEOPLE_WITH_DISABILITY, Key.ATTENDANCES_WITH_DISABILITY, Key.ATTENDANCES_JOB_SEEKING):
        yield from _answers_limits(rows)
    if key is Key.NEEDS_MET and (waiting := sum(need.stated - need.met - need.not_met for need in facts.needs)):
        yield ngettext(
            "%(n)d besoin n’a pas encore de réponse.", "%(n)d besoins n’ont pas encore de réponse.", waiting
        ) % {"n": waiting}


def _not_reported(count: int) -> str:
    return ngettext(
        "%(n)d séance passée n’a pas de présence notée.", "%(n)d séances passées n’ont pas de présence notée.", count
    ) % {"n": count}


def _gaps(facts: ProgrammeFacts) -> Iterator[str]:
    if gaps := sum(1 for session in facts.held if session.missing_from_total):
        yield ngettext(
            "Dans %(n)d séance, il y a plus de noms que le total compté : vérifiez-la.",
            "Dans %(n)d séances, il y a plus de noms que le total compté : vérifiez-les.",
            gaps,
        ) % {"n": gaps}


def _people_limits(facts: ProgrammeFacts, rows: tuple[Amount, ...]) -> Iterator[str]:
    if unnamed := sum(row.size for row in rows if row.why is Why.UNNAMED):
        yield ngettext("%(n)d présence sans nom n’y est pas.", "%(n)d présences sans nom n’y sont pas.", unnamed) % {
            "n": unnamed
        }
    bounds = people_range(facts)
    if bounds.pending:
        yield ngettext(
            "%(n)d doublon possible attend une décision.",
            "%(n)d doublons possibles attendent une décision.",
            bounds.pending,
        ) % {"n": bounds.pending}
    if lost := facts.erased.get(UNDECIDABLE, 0):
        yield ngettext(
            "%(n)d ne se décide plus : nous avons effacé une personne.",
            "%(n)d ne se décident plus : nous avons effacé des personnes.",
            lost,
        ) % {"n": lost}
    if bounds.low != bounds.high:
        yield _("Le nombre est entre %(low)d et %(high)d.") % {"low": bounds.low, "high": bounds.high}


def _commune_limits(rows: tuple[Amount, ...], beyond: str) -> Iterator[str]:
    if nowhere := sum(row.why is Why.SESSION for row in rows):
        yield ngettext(
            "%(n)d séance tenue n’a pas de commune connue.",
            "%(n)d séances tenues n’ont pas de commune connue.",
            nowhere,
        ) % {"n": nowhere}
    if beyond:
        yield _("Communes en plus de celles du programme : %(names)s.") % {"names": beyond}


def _answers_limits(rows: tuple[Amount, ...]) -> Iterator[str]:
    if silent := sum(row.size for row in rows if row.why is Why.NO_ANSWER):
        yield ngettext(
            "On ne sait pas pour %(n)d personne nommée.", "On ne sait pas pour %(n)d personnes nommées.", silent
        ) % {"n": silent}
    if unknown := sum(row.count is None and row.why is Why.SESSION for row in rows):
        yield ngettext(
            "On ne sait pas pour %(n)d séance tenue.", "On ne sait pas pour %(n)d séances tenues.", unknown
        ) % {"n": unknown}


def words_for(amount: Amount) -> str:
    """What a row without a link of its own stands for."""
    n = amount.size
    if amount.why is Why.UNNAMED:
        return ngettext("%(n)d présence sans nom", "%(n)d présences sans nom", n) % {"n": n}
    if amount.why is Why.ANSWERED_NO:
        return ngettext("%(n)d personne a répondu non", "%(n)d personnes ont répondu non", n) % {"n": n}
    if amount.why is Why.NO_ANSWER:
        return ngettext("%(n)d personne n’a pas répondu", "%(n)d personnes n’ont pas répondu", n) % {"n": n}
    return {
        Why.NOT_REPORTED: _("Présences pas encore notées"),
        Why.ERASED: _("Personnes effacées, comptées sans nom"),
        Why.NO_SESSION: _("Hors séance"),
    }.get(amount.why, "")


def table_headings(key: Key) -> tuple[str, str, str]:
    who = {
        Key.PEOPLE_DISTINCT: _("Personne"),
        Key.PEOPLE_WITH_DISABILITY: _("Personne"),
        Key.COMMUNES_REACHED: _("Commune"),
        Key.COMMUNES_WITHOUT_SESSION: _("Commune"),
    }
    return who.get(key, _("Séance")), _("Précision"), _("Compte")


def gap_words(gap: int) -> str:
    return _("noms au-dessus du total compté : %(n)d de plus") % {"n": gap}


def no_place() -> str:
    return _("commune inconnue")


def no_name() -> str:
    return _("Personne effacée")


def perhaps_twice() -> str:
    return _("peut-être notée 2 fois : à trancher")


def sessions_held_words(count: int) -> str:
    return ngettext("%(n)d séance tenue", "%(n)d séances tenues", count) % {"n": count} if count else ""
