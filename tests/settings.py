"""The settings of the tests: a data folder of their own, quick passwords, templates that refuse undefined variables."""

import os
import tempfile

# Before the settings are read: a test must never meet the operator's own data.
os.environ["NUMERAI_DATA"] = tempfile.mkdtemp(prefix="numerai-tests-")

from numerai.settings import *  # noqa: F403  (all of them, but for those below)
from numerai.settings import STATIC_ROOT, STORAGES, TEMPLATES
from tests.support.templates import UndefinedVariable

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
REFERENTS_NEED_A_CODE = False  # tests/safety/test_second_factor.py asks for it; elsewhere, referents just sign in
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True)
WHITENOISE_USE_FINDERS = True
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
