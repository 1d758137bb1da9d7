"""Three invented people who come back in every test, so that each reads as a story. Their names are not names.

Corail comes to the workshops, Banian helps her relative, Notou coordinates. The telephone numbers derive
from the example of New Caledonia's numbering plan.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invented:
    given_name: str
    family_name: str
    phone: str
    email: str

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def username(self) -> str:
        return self.given_name.lower()


CORAIL = Invented("Corail", "Exemple", "+687751234", "corail@exemple.invalid")
BANIAN = Invented("Banian", "Modèle", "+687751235", "banian@exemple.invalid")
NOTOU = Invented("Notou", "Essai", "+687751236", "notou@exemple.invalid")
EVERYONE = (CORAIL, BANIAN, NOTOU)
