"""A page as its reader meets it: text without tags, plain spaces."""

import html
import re
from typing import Any

from django.test import Client
from django.urls import reverse

from numerai.programme.people.models import Account

_TAG = re.compile(r"<[^>]+>")
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)


def words(response: Any) -> str:
    text = html.unescape(_TAG.sub(" ", response.content.decode()))
    return " ".join(text.replace("\u202f", " ").split())


def title(response: Any) -> str:
    found = _TITLE.search(response.content.decode())
    return " ".join(html.unescape(found[1]).split()) if found else ""


def get(client: Client, name: str, *args: Any, query: dict[str, str] | None = None) -> Any:
    return client.get(reverse(name, args=args), query)


def post(client: Client, name: str, /, *args: Any, follow: bool = True, **data: Any) -> Any:
    return client.post(reverse(name, args=args), data, follow=follow)


def filled(response: Any, form: str = "form") -> dict[str, Any]:
    """What a browser would send back if nobody touched the page."""
    return {
        bound.html_name: value for bound in response.context[form] for value in [bound.value()] if value is not None
    }


def signed(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client
