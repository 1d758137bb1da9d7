"""The French words about people: what they agree to, and the labels that every audience shares. Wording only."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from numerai.programme.people.rules import AgeBand

# To change a word, change rules.CONSENT_VERSION: a test holds both together.
CONSENT_TEXT: tuple[Promise, ...] = (
    _("Nous gardons ces réponses pour préparer l’atelier et pour vous joindre."),
    _("Seule l’équipe du programme les lit."),
    _("Nos bilans donnent des nombres, jamais votre nom."),
    _("Vous pouvez faire changer ou effacer vos réponses. Appelez-nous."),
    _("Si vous dites non, vous pouvez quand même venir."),
    _("Vous avez moins de 15 ans ? Un parent répond avec vous."),
)

AGE_BANDS: Mapping[AgeBand, Promise] = {
    AgeBand.UNDER_18: _("Moins de 18 ans"),
    AgeBand.FROM_18: _("18 à 29 ans"),
    AgeBand.FROM_30: _("30 à 44 ans"),
    AgeBand.FROM_45: _("45 à 59 ans"),
    AgeBand.FROM_60: _("60 à 74 ans"),
    AgeBand.FROM_75: _("75 ans ou plus"),
}
# In the words of the question that people answer themselves.
RURAL_OR_ISLAND = _("Habite en brousse, en tribu ou dans les îles")
