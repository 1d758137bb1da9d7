"""The French words of concerns that both the person and the team read. Wording only."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from numerai.programme.concerns.rules import About, AnswerWay, DataStep, Kind, SaidBy, Status

# The same words on the screen, on the sheet of paper, and where the team copies the sheet.
QUESTIONS: Mapping[str, Promise] = {
    "kind": _("Quel est le problème ?"),
    "about": _("C’est à propos de quoi ?"),
    "words": _("Que s’est-il passé ?"),
    "of_whom": _("De qui parlez-vous ?"),
    "who": _("La personne"),
    "where": _("L’atelier"),
    "for_whom": _("Vous parlez pour qui ?"),
    "answer_way": _("Comment voulez-vous la réponse ?"),
    "reach": _("Où vous joindre, si vous le voulez ?"),
}
FOR_WHOM: Mapping[SaidBy, Promise] = {
    SaidBy.SELF: _("Pour moi"),
    SaidBy.HELPER: _("Pour une personne que j’aide"),
}
KINDS: Mapping[Kind, Promise] = {
    Kind.COMPLAINT: _("Je ne suis pas content"),
    Kind.INCIDENT: _("Quelque chose de grave est arrivé"),
    Kind.DATA: _("C’est pour mes données personnelles"),
}
KIND_HINTS: Mapping[Kind, Promise] = {
    Kind.COMPLAINT: _("D’un atelier, d’une personne, d’une réponse, de ce site."),
    Kind.INCIDENT: _("Une chute, un vol, une violence, des mots qui blessent."),
    Kind.DATA: _("Les voir, les corriger ou les faire effacer."),
}
ABOUT: Mapping[About, Promise] = {
    About.WORKSHOP: _("Un atelier"),
    About.PERSON: _("Une personne de l’équipe"),
    About.ACCESSIBILITY: _("Ce site : une page me bloque"),
    About.DATA: _("Mes données personnelles"),
    About.OTHER: _("Autre chose"),
}
ANSWER_WAYS: Mapping[AnswerWay, Promise] = {
    AnswerWay.NUMBER: _("Sur ce site, avec mon numéro de suivi"),
    AnswerWay.CALL: _("Par un appel"),
    AnswerWay.SMS: _("Par SMS"),
    AnswerWay.EMAIL: _("Par e-mail"),
}
# Proposed to whoever answers, after what was done. To change before sending.
DATA_ANSWERS: Mapping[DataStep, Promise] = {
    DataStep.NOBODY: _(
        "Nous avons cherché avec ce que vous avez écrit. Nous n’avons trouvé aucun dossier. "
        "Vous pouvez nous appeler et chercher avec nous."
    ),
    DataStep.GIVEN: _("Nous vous avons donné tout ce que nous savons de vous."),
    DataStep.CORRECTED: _("Nous avons corrigé vos données."),
    DataStep.ERASED: _(
        "Nous avons effacé votre dossier. Il reste des nombres, sans votre nom. "
        "Nous effaçons ensuite le texte de cette demande."
    ),
}
STATES: Mapping[Status, Promise] = {
    Status.RECEIVED: _("Reçu"),
    Status.ACKNOWLEDGED: _("Lu"),
    Status.ANSWERED: _("Répondu"),
    Status.APPEALED: _("À revoir"),
    Status.CLOSED: _("Terminé"),
}
