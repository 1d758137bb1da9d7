"""How the answers about accessibility are said."""

from django.utils.translation import gettext_lazy as _

from numerai.programme.accessibility.rules import Answer, Outcome

ANSWERS = {
    Answer.CONFORMING: _("Conforme"),
    Answer.FAILING: _("Non conforme"),
    Answer.NOT_TESTED: _("Non testé"),
    Answer.NOT_APPLICABLE: _("Non applicable"),
}
OUTCOMES = {
    Outcome.PASSES: _("Ça passe"),
    Outcome.FAILS: _("Ça ne passe pas"),
    Outcome.NOT_TRIED: _("Pas essayé"),
}
