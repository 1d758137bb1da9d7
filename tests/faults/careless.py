"""The settings of a server that does not wait for the disk: only a negative control uses them."""

from numerai.settings import *  # noqa: F403
from numerai.settings import DATABASES, SQLITE

OPTIONS = {**SQLITE["OPTIONS"]}  # type: ignore[dict-item]  # a dictionary, as Django wants it
OPTIONS["init_command"] = str(OPTIONS["init_command"]).replace("synchronous=FULL", "synchronous=OFF")
DATABASES["default"]["OPTIONS"] = OPTIONS
