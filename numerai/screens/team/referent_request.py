"""What coordination may not do alone about a referent: another referent reads it here, and answers."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from numerai.programme.concerns.permissions import may_read_concerns
from numerai.programme.people import referent_answers, referents
from numerai.programme.people.models import ReferentRequest
from numerai.screens.team.colleague_link import show_link
from numerai.screens.team.colleague_words import say_moment
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.referent_words import asker_of, say_asked


@team_page(may_read_concerns)
def referent_request(request: TeamRequest, asked_id: str) -> HttpResponse:
    """404 once it is answered, and for whoever asked or whom it is about."""
    rows = referents.answerable_by(request.programme, request.user)
    row = next((row for row in rows if str(row.id) == str(asked_id)), None)
    if row is None:
        raise Http404
    if request.method == "POST":
        return _answered(request, row)
    context = {
        "said": say_asked(row),
        "asked": row.asked,
        "asker": asker_of(row),
        "day": say_moment(row.asked_at, request.programme.time_zone),
    }
    return render(request, "team/referent_request.html", context)


def _answered(request: TeamRequest, row: ReferentRequest) -> HttpResponse:
    who = {"actor": request.actor, "now": request.now, "request_id": row.id}
    try:
        if request.POST.get("answer") != "agree":
            referent_answers.refuse(request.programme, **who)
            messages.success(request, _("C’est refusé. Rien n’a changé."))
            return redirect("team:day")
        invitation = referent_answers.agree(request.programme, **who)
    except referent_answers.NotTheirs as answered:
        raise Http404 from answered
    if invitation is None:
        messages.success(request, _("C’est gardé. Cela vaut dès maintenant."))
        return redirect("team:day")
    # A second factor set by who held the account before would keep the person out.
    Authenticator.objects.filter(user=invitation.account).delete()
    return show_link(request, invitation, by_hand=True)
