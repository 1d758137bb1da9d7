"""E-mail, when the operator gave a server: sent at once or said to be not sent; nothing depends on it."""

import logging
import smtplib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

_log = logging.getLogger(__name__)
NOT_AN_ADDRESS = (ValidationError, ValueError)  # ours, and what the library says of one that no server can write


def is_configured() -> bool:
    return settings.MAIL is not None


def send(*, to: str, subject: str, text: str) -> bool:
    """False when it did not leave. The log tells the kind of failure, neither the address nor the words."""
    if not is_configured():
        return False
    try:
        validate_email(to)  # one address: a list would be as many recipients
        return bool(EmailMessage(subject=subject, body=text, to=[to]).send())
    except (OSError, smtplib.SMTPException, *NOT_AN_ADDRESS) as failure:
        _log.warning("an e-mail did not leave: %s", type(failure).__name__)
        return False
