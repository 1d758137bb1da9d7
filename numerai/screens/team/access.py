"""Giving people what is held about them: asked for by a button, because each time is a line of the journal."""

import json
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from numerai.base.journal.work import PersonErased, unit_of_work
from numerai.programme.concerns import looking
from numerai.programme.concerns.rules import DataStep
from numerai.programme.people.models import Participant
from numerai.programme.people.permissions import may_give_access
from numerai.programme.people.queries import files_of_person
from numerai.programme.workshops.models import AccessNeed
from numerai.screens.components import errors
from numerai.screens.team.access_file import AccessFile, access_file
from numerai.screens.team.access_paper import access_paper
from numerai.screens.team.concerns.for_request import request_behind, step_of, way_back
from numerai.screens.team.downloads import attachment, pdf_file
from numerai.screens.team.guard import TeamRequest, team_page
from numerai.screens.team.needs import opened, record_reading

PAGE, JSON, PDF = "page", "json", "pdf"
FILE_NAME = "mes-donnees"  # names nobody


@team_page(may_give_access)
def give(request: TeamRequest, participant: Participant) -> HttpResponse:
    if participant.erased_at is not None:
        return errors.gone(request)
    back = way_back(request, participant.id)
    if request.method != "POST":
        return render(request, "team/person_access_ask.html", {"back": back})
    asked = request.POST.get("form", PAGE)
    form = asked if asked in (JSON, PDF) else PAGE
    given = given_file(request, participant.id, form)
    if given is None:
        return errors.gone(request)
    if form == PAGE:
        return render(request, "team/person_access.html", {"given": given, "back": back})
    if form == PDF:
        return pdf_file(access_paper(request, given), FILE_NAME)
    text = json.dumps(given.to_dict(), ensure_ascii=False, indent=2)
    return attachment(text.encode(), f"{FILE_NAME}.json", "application/json; charset=utf-8")


def given_file(request: TeamRequest, participant_id: UUID, form: str) -> AccessFile | None:
    """The file, once the journal says that it was given, in which form and by whom; None when just erased.

    `form`: page, json or pdf. The needs inside are read by whoever gives it: the same line as on other pages. It says
    the person's requests, so whoever gives it is looked for in them first, as at the door of the register.
    """
    looking.look_for(request.programme, now=request.now, account=request.user)
    group = files_of_person(request.programme, participant_id)
    asked = request_behind(request, participant_id)
    try:
        with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
            record_reading(work, needs=opened(AccessNeed.objects.filter(participant__in=group)), page=group[0])
            work.record("access.given", subject=group[0], person=group[0], facts={"form": form, "files": group})
            step_of(asked, DataStep.GIVEN, work)
    except PersonErased:
        return None
    return access_file(request.programme, participant_id, now=request.now, reader=request.user)
