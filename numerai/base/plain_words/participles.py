"""Which words are past participles, and what each means after « être »: an action, a state, or a movement."""

from enum import Enum


class After(Enum):
    """What « être » and this word say together."""

    ACTION = "someone did it: a passive"
    STATE = "how it is now, unless « par » or « a été » says that someone did it"
    QUALITY = "how someone is: never a passive, unless « par » names who did it"
    MOVEMENT = "who moved: never a passive"


def _forms(words: str) -> frozenset[str]:
    """Feminine and plural too: « pris » gives prise, prises."""
    found: set[str] = set()
    for word in words.split():
        plural = word if word.endswith(("s", "x")) else word + "s"
        found |= {word, word + "e", plural, word + "es"}
    return frozenset(found)


MOVEMENTS = _forms("""
    allé arrivé entré rentré né passé repassé resté tombé retombé monté remonté retourné venu revenu parvenu
    devenu redevenu intervenu survenu parti reparti sorti ressorti descendu redescendu mort décédé apparu provenu
    convenu
""")
QUALITIES = _forms("""
    âgé handicapé fatigué intéressé motivé isolé éloigné situé occupé désolé pressé privé énervé gêné inquiété
    étonné dévoué doué aisé carré sucré salé salarié retraité marié divorcé séparé diplômé expérimenté qualifié
    habitué accidenté accentué allongé compliqué déterminé développé distingué élevé équilibré évolué passionné
    préféré modéré spécialisé stressé zélé tendu déçu ravi guéri poli joli surpris satisfait parfait soumis absolu
    cru dû ému têtu pointu hardi uni concerné déséquilibré démuni abîmé connecté déconnecté inventé bienvenu
    obligé gelé essoufflé perturbé enthousiasmé enrhumé mouillé trempé fleuri pourri vieilli daté doré étoilé
    ensoleillé boisé réputé censé supposé
""")
STATES = _forms("""
    ouvert fermé inscrit posé couché assis cassé perdu connu inconnu terminé fini éteint allumé bloqué plié collé
    caché écrit compris inclus exclu interdit permis bouché coupé installé placé accroché attaché garé endormi
    levé cuit fait fendu déchiré rempli usé exposé tourné penché orienté vidé chargé déchargé arrêté stationné
    abonné suspendu annulé rangé équipé meublé entouré relié lié joint composé peuplé habité disposé gravé rassuré
    blessé adapté branché éclairé dégagé assuré brûlé goudronné peint
""")
_IRREGULAR = _forms("""
    choisi rempli fourni averti établi garanti suivi poursuivi servi réuni saisi accueilli recueilli défini réussi
    puni nourri investi rétabli élargi agrandi rafraîchi blanchi ralenti affranchi banni bâti démoli envahi
    franchi trahi subi réparti converti construit détruit produit reproduit conduit traduit réduit déduit
    introduit séduit instruit écrit réécrit décrit inscrit prescrit transcrit souscrit dit redit contredit
    interdit prédit fait refait défait pris appris compris repris surpris entrepris mis remis permis promis admis
    transmis soumis commis omis compromis acquis requis conquis ouvert rouvert offert couvert découvert recouvert
    souffert reçu aperçu conçu perçu vu revu prévu lu relu élu réélu bu cru connu reconnu tenu retenu obtenu
    maintenu soutenu détenu contenu entretenu entendu attendu vendu revendu rendu perdu défendu étendu suspendu
    tendu tordu battu combattu abattu résolu voulu su vécu vaincu convaincu cousu rompu interrompu corrompu peint
    repeint atteint éteint craint contraint joint rejoint clos inclus exclu conclu cueilli senti ressenti menti
    assailli vêtu moulu dissous mordu pendu répandu fondu confondu répondu correspondu ressorti enfreint restreint
    astreint
""")
# Nouns and other words in -é that « être » may stand before.
_NOT = frozenset(
    """
    santé café côté été clé marché pré thé blé gré degré congé lycée musée idée année journée soirée matinée
    entrée durée arrivée rentrée allée vallée armée fée épée athée trophée orchidée beauté bonté dé canapé bébé
""".split()
)
_IN_ITÉ = tuple(
    """
    invit visit habit évit limit cit débit imit mérit édit suscit sollicit facilit trait exploit abrit recrut
    récit félicit profit explicit excit souhait
""".split()
)


def after_to_be(word: str) -> After | None:
    """None when the word is no participle."""
    if word in MOVEMENTS:
        return After.MOVEMENT
    if word in QUALITIES:
        return After.QUALITY
    if word in STATES:
        return After.STATE
    return After.ACTION if word in _IRREGULAR or _is_in_é(word) else None


def _is_in_é(word: str) -> bool:
    if not word.endswith(("é", "ée", "és", "ées")) or len(word) < 4 or word in _NOT or word.removesuffix("s") in _NOT:
        return False
    stem = word.rstrip("s").removesuffix("e").removesuffix("é")
    return not stem.endswith("it") or stem.endswith(_IN_ITÉ)
