"""Ten thousand people who do not exist: names put together from syllables, the same ones at each run."""

import random

# Syllables of the territory's languages and of French, as family names are written; no real name is looked for.
BEGINNINGS = "Wa Xe Hna Tja Pwa Kou Dja Nge Poa Gue Ho Wé Saï Cau Bou Ké Mwa Tche Né Thi Ca Ya Wi Ou Goro Lé".split()
MIDDLES = "nge la ri ko ïa wé po te cé ndi u mo sso lle thé ka ou ya gni ba".split()
ENDINGS = "no wa ne tte dja mé reu xa oué poin ko let ma nou ssi go hmun qua we lé".split()
FIRST = "Ma Jo E Cla Ro Lu An Phi The Syl Ber Gé Xa Yo Wi Ka Mi So Pa Da".split()
LAST = (
    "rie sette lise dette sine cie toine lippe rèse vie nard rard vier lande lliam therine chel phie "
    "trick nielle line lou rielle mille"
).split()
PEOPLE = 10_000

# Typed, and the person meant.
BY_EAR = [
    ("rozet nabamé", "Rosette Hnabamé"),  # s/z, mute ending, silent h
    ("kouksa mavie", "Mavie Kouxa"),  # last name first
    ("claliz jodet tiyame", "Clalise-Jodette Thiyamé"),  # hyphen
    ("rosettebertlou yawetego", "Rosette-Berlou Yawétego"),  # no space at all
    ("kaland poindi iawa", "Kalande Poandiïawa"),  # a space too many
    ("luvier etouane ougnisoka", "Luvier-Etoine Ougnissoqua"),  # oi/oua, qu/k
    ("malian davié bounima", "Malliam-Davier Bougnima"),  # doubled letters
    ("jelou netecha", "Gélou Nétedja"),  # g/j, dj/ch
    ("jossine tchassa", "Josine Djaxa"),
    ("chequacono", "Syltoine Tchekassono"),  # family name alone, from here on
    ("iaoutte", "Masette Yaoutte"),
    ("naquoquo", "Jolou-Berlou Hnakoko"),
    ("ouaiatte", "Gélliam Wayatte"),
    ("poanditcha", "Dasine Poandidja"),
    ("tchabatcha", "Jolippe-Antoine Tjabadja"),
    ("cocomolet", "Lusette Caussomolet"),
    ("pouagnimun", "Gélippe-Lulande Pwagnihmun"),
    ("ouiquaoua", "Berlippe Wikawa"),
    ("ouerquo xanielle", "Xanielle Wéko"),
    ("xafie natcha", "Xaphie Hnadja"),
]


def names(count: int = PEOPLE) -> list[str]:
    chance = random.Random(988)
    found: dict[str, None] = {}
    while len(found) < count:
        given = chance.choice(FIRST) + chance.choice(LAST)
        if chance.random() < 0.2:
            given += "-" + chance.choice(FIRST) + chance.choice(LAST)
        middle = "".join(chance.choice(MIDDLES) for _ in range(chance.choice((0, 1, 1, 2))))
        found[f"{given} {chance.choice(BEGINNINGS)}{middle}{chance.choice(ENDINGS)}"] = None
    return list(found)
