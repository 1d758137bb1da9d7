"""The words that plain French avoids, with what to write instead; the capitals that everyone knows.

Keys are regular expressions, so that a plural or a feminine is one entry. To add a word is a decision about
language: say it aloud to someone who reads little first.
"""

JARGON = {
    # Administration
    r"veuillez": "l’impératif, sans détour",
    r"merci de bien vouloir": "l’impératif, sans détour",
    r"afin d[e’]": "pour",
    r"dans le cadre d[eu’]": "pour, pendant",
    r"en vue d[e’]": "pour",
    r"au sein d[eu’]": "dans",
    r"préalablement": "avant",
    r"ultérieurement": "plus tard",
    r"susmentionnée?s?": "le nom de la chose",
    r"ci-(?:dessus|dessous|joint|après)": "le nom de la chose",
    r"nonobstant|le cas échéant": "si",
    r"modalités": "comment faire",
    r"bénéficiaires?": "la personne",
    r"usagers?|usagères?": "la personne",
    r"prestations?": "aide, service",
    r"justificatifs?": "papier qui prouve",
    r"formulaires?": "page, questions",
    r"renseigner|saisir|saisissez|renseignez": "écrire, écrivez",
    r"sélectionner|sélectionnez": "choisir, choisissez",
    r"valider|validez|validation": "envoyer, continuer",
    r"effectuer|effectuez": "faire, faites",
    r"procéder à": "faire",
    r"solliciter": "demander",
    r"informer de": "dire",
    r"obligatoires?": "dites ce qu’il faut écrire",
    r"invalides?": "dites ce qu’il faut écrire",
    r"erreur de saisie": "dites ce qu’il faut écrire",
    r"champs? requis|requise?s?": "dites ce qu’il faut écrire",
    r"PMR|personnes? à mobilité réduite": "fauteuil, marches, pente",
    r"émargement": "feuille de présence",
    r"problématiques?": "problème, sujet",
    r"thématiques?": "sujet",
    # Computing
    r"emails?|mails?|mèls?|courriels?": "e-mail",
    r"login|logins|identifiants?": "nom de connexion",
    r"log-?out|log-?in": "se connecter, se déconnecter",
    r"interfaces?": "page",
    r"fonctionnalités?": "ce que l’on peut faire",
    r"paramètres?|configurer|configuration": "réglages, régler",
    r"upload|uploader|téléverser": "envoyer, garder sur l’appareil",
    r"digital|digitale|digitaux": "numérique",
    r"on-?line|off-?line": "avec Internet, sans Internet",
    r"pop-?up|tooltip": "fenêtre",
    r"back-?office|front-?office|dashboard": "page de l’équipe",
    r"newsletters?|mailing": "lettre",
    r"feed-?back": "avis",
    r"workshops?|coaching|meeting|planning": "atelier, aide, réunion, dates",
    r"template|bug|slot|check-?list": "modèle, problème, créneau, liste",
}

ACRONYMS = frozenset({"SMS", "NC", "OPEN", "PDF", "QR", "CV", "USB", "OK"})

# Past participles that go with « être » without hiding anyone.
MOVING_VERBS = frozenset(
    verb + ending
    for verb in ("allé", "arrivé", "entré", "né", "passé", "resté", "tombé")
    for ending in ("", "e", "s", "es")
)
