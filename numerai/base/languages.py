"""Languages that Django does not know. Named as the reference table names them; no translation is invented here."""

from django.conf.locale import LANG_INFO

# ISO 639-3 codes of the languages whose speakers were asked for first; French serves until they have translated.
TERRITORY = {"dhv": "drehu", "nen": "nengone", "iai": "iaai", "pri": "paicî"}


def declare() -> None:
    """Tell Django that these codes exist, so that a catalogue can be added without touching the code."""
    for code, name in TERRITORY.items():
        LANG_INFO.setdefault(code, {"bidi": False, "code": code, "name": name, "name_local": name, "fallback": ["fr"]})
