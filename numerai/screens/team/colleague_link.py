"""The page of a first sign-in link, shown once: to copy, to send, to print. No table, log or cookie keeps the link."""

import io
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from numerai.base import mail, sms
from numerai.programme.people.invitations import VALID, Invitation
from numerai.screens.team.colleague_refusals import say_waits
from numerai.screens.team.colleague_words import mail_text, say_moment, sms_text
from numerai.screens.team.guard import TeamRequest


def show_link(request: TeamRequest, invitation: Invitation, *, by_hand: bool = False) -> HttpResponse:
    """`by_hand`: of a referent, whose address or telephone somebody else may have typed: nothing leaves by itself."""
    if not invitation.token:
        messages.success(request, say_waits())
        return redirect("team:colleagues")
    link = request.build_absolute_uri(reverse("team:first_sign_in", args=[invitation.token]))
    said: dict[str, Any] = {
        "programme": request.programme.name,
        "until": request.now + VALID,
        "link": link,
        "zone": request.programme.time_zone,
    }
    text = sms_text(**said)
    context = {
        "account": invitation.account,
        "is_new": invitation.is_new,
        "link": link,
        "sms": text,
        "sms_href": sms.address(invitation.account.phone, text) if invitation.account.phone and not by_hand else "",
        "by_hand": by_hand,
        "waits": say_waits() if invitation.waits else "",
        "sms_count": -(-sms.length(text) // sms.ONE_SMS),
        "address": _in_groups(link),
        "qr": qr_of(link),
        "until": say_moment(said["until"], said["zone"]),
        "mail": {} if by_hand else _send(invitation, said),
    }
    return render(request, "team/colleague_link.html", context)


def _send(invitation: Invitation, said: dict[str, Any]) -> dict[str, str]:
    """What became of the e-mail, said as it is."""
    to = invitation.account.email
    if not to:
        return {}
    if not mail.is_configured():
        return {"text": _("Ce site n’envoie pas d’e-mail. Donnez le lien vous-même."), "tone": ""}
    subject = _("Votre lien pour entrer dans l’équipe %(programme)s") % {"programme": said["programme"]}
    if mail.send(to=to, subject=subject, text=mail_text(username=invitation.username, **said)):
        return {"text": _("Le lien est aussi parti par e-mail."), "tone": "ok"}
    return {"text": _("L’e-mail n’est pas parti. Donnez le lien vous-même."), "tone": "bad"}


def _in_groups(link: str) -> list[str]:
    """The address as it is typed from paper: the site, the page, then the groups of four signs, dashes included."""
    before, _slash, token = link.rstrip("/").rpartition("/")
    site, _slash, page = before.partition("/equipe/")
    groups = token.split("-")
    return [f"{site}/equipe/", f"{page}/", *(f"{group}-" for group in groups[:-1]), f"{groups[-1]}/"]


def qr_of(link: str) -> SafeString:
    """Black on white also at night; silent for screen readers, since the address stands beside it."""
    import segno  # only where a code is drawn: most workers never need it

    drawing = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawing,
        kind="svg",
        scale=5,
        border=4,
        light="#fff",
        xmldecl=False,
        svgns=False,
        svgclass=None,
        lineclass=None,
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308  made here from our own address
