"""The French words of offers: ways to join, what is lent, states and ways to answer. Wording only."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from numerai.programme.support.rules import AnswerWay, Gift, OfferState, Way

WAYS: Mapping[Way, Promise] = {
    Way.TEACH: lazy("Animer des ateliers"),
    Way.FUND: lazy("Aider avec de l’argent"),
    Way.LEND: lazy("Prêter ou donner"),
}

GIFTS: Mapping[Gift, Promise] = {
    Gift.ROOM: lazy("Une salle"),
    Gift.HARDWARE: lazy("Du matériel"),
    Gift.SEATS: lazy("Des places dans un véhicule"),
    Gift.OTHER: lazy("Autre chose"),
}

STATES: Mapping[OfferState, Promise] = {
    OfferState.NEW: lazy("À répondre"),
    OfferState.ANSWERED: lazy("Répondue"),
    OfferState.CLOSED: lazy("Fermée"),
}

ANSWERS: Mapping[AnswerWay, Promise] = {
    AnswerWay.CALL: lazy("Par téléphone"),
    AnswerWay.EMAIL: lazy("Par e-mail"),
    AnswerWay.SMS: lazy("Par SMS"),
}
