"""The invented words of the demonstration: no name is anybody’s, families are common nouns, places say « exemple »."""

from collections.abc import Sequence
from datetime import date

from numerai.programme.workshops.rules import Line

GIVEN_NAMES = (
    *("Marie", "Jean", "Léa", "Paul", "Anne", "Luc", "Rose", "Marc", "Julie", "Pierre", "Claire", "Denis", "Inès"),
    *("Simon", "Sophie", "Louis", "Emma", "Hugo", "Nadia", "Théo", "Sarah", "Victor", "Lina", "Gilles", "Odile"),
    *("Martin", "Alice", "Henri", "Nicole", "Rémi"),
)
FAMILY_WORDS = (
    *("Exemple", "Essai", "Modèle", "Fictif", "Maquette", "Brouillon", "Prototype", "Spécimen", "Échantillon"),
    *("Imaginaire", "Inventé", "Gabarit", "Lagon", "Corail", "Récif", "Niaouli", "Mangrove", "Palétuvier", "Alizé"),
    *("Nuage", "Coquillage", "Étoile", "Écume", "Galet", "Horizon", "Tortue", "Arc-en-ciel", "Goutte", "Nacre"),
    "Coquelicot",
)

# Where: INSEE code, invented venue, how to come.
VENUES = (
    ("98818", "Maison de quartier (exemple)", "À côté du marché. L’entrée est au rez-de-chaussée."),
    ("98818", "Médiathèque (exemple)", "Arrêt de bus devant la porte."),
    ("98811", "Médiathèque (exemple)", "Derrière la mairie."),
    ("98807", "Case commune (exemple)", "Au bord de la route, après le pont. Demandez la case commune."),
    ("98803", "Agence (exemple)", "Dans la rue principale."),
    ("98813", "Espace jeunesse (exemple)", "En face du stade."),
    ("98829", "Salle du village (exemple)", "À côté de la poste."),
    ("98814", "Case numérique (exemple)", "Près du wharf. La navette passe à 8 h."),
    ("98815", "Salle de la mairie (exemple)", "Entrée par la cour."),
    ("98820", "Espace public numérique (exemple)", "À côté de l’école."),
)

# What: title, what people will do.
WORKSHOPS = {
    Line.BROWSING: (
        ("Je découvre Internet", "Ouvrir un site\nChercher une information\nRemplir une demande en ligne"),
        ("Mes papiers en ligne", "Créer un compte\nJoindre un papier\nSuivre sa demande"),
    ),
    Line.OFFICE: (
        ("J’écris une lettre", "Écrire un texte\nLe mettre en forme\nL’imprimer"),
        ("Mon CV", "Trier ses expériences\nÉcrire son CV\nL’envoyer"),
    ),
    Line.CYBERSECURITY: (
        ("Je reconnais les arnaques", "Lire un message douteux\nSavoir qui prévenir\nS’entraîner à deux"),
        ("Je protège mes comptes", "Choisir un bon mot de passe\nLe garder en sécurité"),
    ),
    Line.COLLABORATION: (
        ("Je partage un document", "Écrire à plusieurs\nPartager une photo\nFaire un appel en image"),
    ),
    Line.AI: (
        ("Je découvre l’intelligence artificielle", "Poser une question\nVérifier la réponse\nEn voir les limites"),
    ),
}
PROVIDED = "Un ordinateur par personne\nUn goûter\nUne feuille à emporter"
TRAINERS = ("A. Exemple", "B. Essai", "A. Exemple, C. Modèle", "D. Fictif")


def imported_table(days: Sequence[date]) -> str:
    """What a spreadsheet of sessions looks like, with a last line that cannot be read."""
    first, second = (f"{day:%d/%m/%Y}" for day in days)
    return f"""\
Date;Début;Fin;Commune;Lieu;Thème;Titre;Animateurs;Places;Inscrits;Présents;F;H;NR;Remarques
{first};9h;11h30;Nouméa;Salle Exemple;navigation;Premier essai;A. Exemple;12;11;9;6;3;0;séance inventée
{second};13h30;16h;Koné;Salle Essai;cyber;Deuxième essai;B. Essai;15;15;13;8;5;0;séance inventée
31/02/2026;9h;11h;Koné;Salle Essai;cyber;Ligne à corriger;B. Essai;15;15;13;8;5;0;ce jour n’existe pas
"""
