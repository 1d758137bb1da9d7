"""The first morning: what to do before anyone can enrol, each ticked once done; nothing once somebody has a file."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from numerai.base.models import Programme
from numerai.programme.people.models import Account, Membership, Participant
from numerai.programme.people.rules import Role
from numerai.programme.places.models import Venue
from numerai.programme.workshops.models import Session


def first_steps(programme: Programme, account: Account) -> list[dict[str, Any]]:
    """One query. Empty when all is done, or when somebody has a file."""
    here = {"programme": OuterRef("pk")}
    members = Membership.objects.filter(**here)
    somebody, *done = (
        Programme.objects.filter(pk=programme.pk)
        .values_list(
            Exists(Participant.objects.filter(**here, erased_at__isnull=True)),
            Exists(members.exclude(account=account)),
            Exists(members.filter(role=Role.REFERENT)),
            Exists(Venue.objects.filter(**here)),
            Exists(Session.objects.filter(**here)),
        )
        .get()
    )
    steps = [
        (_("Inviter quelqu’un dans l’équipe"), "team:colleague_new"),
        (_("Nommer les personnes référentes"), "team:colleagues"),
        (_("Ajouter un lieu"), "team:venue_new"),
        (_("Prévoir une séance"), "team:session_new"),
    ]
    if somebody or all(done):
        return []
    return [
        {"said": said, "url": reverse(name), "is_done": is_done}
        for (said, name), is_done in zip(steps, done, strict=True)
    ]
