"""The words of La Coop de la médiation numérique, so that a mediator can take up our activities there.

Read in its public source, inclusion-numerique/coop-mediation-numerique, version 46aa33bd of 30 June 2026: the columns
of its own export of activities, and the values of its API. Nothing is made up where it has no word for what we know.
"""

from collections.abc import Mapping

from numerai.programme.workshops.rules import Line

SOURCE = "La Coop de la médiation numérique, export XLSX des activités, version 46aa33bd du 30/06/2026"

COLUMNS = (
    "Date",
    "Enregistré le",
    "Dernière modification le",
    "Type",
    "Participants",
    "Bénéficiaire",
    "Canaux d’accompagnement",
    "Nom du lieu",
    "Adresse",
    "Commune",
    "Code postal",
    "Code Insee",
    "Durée (min)",
    "Nom de l’atelier",
    "Matériel numérique utilisé",
    "Thématique(s) d’accompagnement",
    "Tags",
    "Nom de la démarche administrative",
    "Niveau d’autonomie (ou de l’atelier)",
    "Bénéficiaire réorienté",
    "Structure de redirection",
    "Commune du bénéficiaire",
    "Code postal du bénéficiaire",
    "Code Insee du bénéficiaire",
    "Genre du bénéficiaire",
    "Tranche d’âge du bénéficiaire",
    "Statut du bénéficiaire",
    "Notes supplémentaires",
    "ID CRA",
)

# The value of its API → its label.
KINDS: Mapping[str, str] = {"individuel": "Accompagnement individuel", "collectif": "Atelier collectif"}
PLACES: Mapping[str, str] = {
    "lieu_activite": "Lieu d’activité",
    "domicile": "À domicile",
    "a_distance": "À distance",
    "autre": "Autre lieu",
}
THEMES: Mapping[str, str] = {
    "gere_ses_contenus_numeriques": "Gérer ses contenus numériques",
    "navigation_sur_internet": "Navigation sur internet",
    "bureautique": "Bureautique",
    "reseaux_sociaux": "Réseaux sociaux communication",
    "securite_numerique": "Prévention en sécurité numérique",
    "intelligence_artificielle": "Intelligence artificielle (IA)",
}
# Working together has no value there: the two nearest, the second of which speaks of video calls.
THEMES_OF_LINE: Mapping[Line, tuple[str, ...]] = {
    Line.BROWSING: ("navigation_sur_internet",),
    Line.OFFICE: ("bureautique",),
    Line.CYBERSECURITY: ("securite_numerique",),
    Line.COLLABORATION: ("gere_ses_contenus_numeriques", "reseaux_sociaux"),
    Line.AI: ("intelligence_artificielle",),
}
WITHOUT_VALUE = frozenset({Line.COLLABORATION})
NOT_SAID = "Non communiqué"  # its label for a gender, an age or a status that nobody gave
