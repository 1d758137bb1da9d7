"""What remains to be done to keep a promise: said with the same caution as the promise, and as the figure."""

from typing import Any

from django.utils.translation import gettext as _

from numerai.base.dates import NBSP


def say_remaining(target: dict[str, Any]) -> str:
    """« environ 26 », « plus de 493 », « entre 480 et 485 », « atteint »; unknown while the figure is."""
    high = target["current"] if target.get("high") is None else target["high"]
    low = target["current"] if target.get("low") is None else target["low"]
    if target["value"] is None or low is None or high is None:
        return _("pas encore connu")
    most, least = target["value"] - low, max(target["value"] - high, 0)
    if most < 0 or (most == 0 and target["aim"] != "more_than"):
        return _("atteint")
    if least != most:
        return _("entre %(least)d et %(most)d") % {"least": least, "most": most}
    words = {"about": _("environ"), "more_than": _("plus de"), "at_least": _("au moins")}.get(target["aim"], "")
    return f"{words}{NBSP}{most}" if words else str(most)
