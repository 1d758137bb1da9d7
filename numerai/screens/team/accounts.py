"""How the team signs in: sign-up is closed, invitations come from a coordinator or the command line."""

from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest


class TeamAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["username", "display_name"]


class TeamSecondFactorAdapter(DefaultMFAAdapter):
    def build_totp_svg(self, url: str) -> str:
        """The same QR code as everywhere else in the project."""
        return str(segno.make(url).svg_inline(scale=4, omitsize=True))

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)
