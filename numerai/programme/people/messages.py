"""The French words that people agree to: one list, read on screen or aloud. Wording only."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# To change a word, change rules.CONSENT_VERSION: a test holds both together.
CONSENT_TEXT: tuple[Promise, ...] = (
    _("Nous gardons ces réponses pour préparer l’atelier et pour vous joindre."),
    _("Seule l’équipe du programme les lit."),
    _("Nos bilans donnent des nombres, jamais votre nom."),
    _("Vous pouvez faire changer ou effacer vos réponses. Appelez-nous."),
    _("Si vous dites non, vous pouvez quand même venir."),
    _("Vous avez moins de 15 ans ? Un parent répond avec vous."),
)
