"""The pages of the components page, in their order. A family that is added here is shown, listed and examined."""

from numerai.screens.components.showcase import finding, frame, reading, staff, staff_forms
from numerai.screens.components.showcase.pieces import Family

FAMILIES: tuple[Family, ...] = (
    reading.TEXTS,
    reading.BUTTONS,
    reading.ICONS_,
    finding.LISTS,
    finding.CARDS,
    frame.DISPLAY,
    staff.LISTS,
    staff_forms.FORMS,
    staff_forms.WRONG,
)


def family(slug: str) -> Family | None:
    return next((family for family in FAMILIES if family.slug == slug), None)
