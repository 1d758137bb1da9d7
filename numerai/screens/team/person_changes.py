"""Changes to a file: correcting it, writing a new answer to a consent, erasing it in front of the person."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.journal.work import PersonErased, unit_of_work
from numerai.programme.concerns.rules import DataStep
from numerai.programme.people import actions
from numerai.programme.people.messages import CONSENT_TEXT
from numerai.programme.people.models import Consent, Participant
from numerai.programme.people.permissions import may_change_people, may_correct_people, may_erase_people
from numerai.programme.people.queries import Person, files_of_person
from numerai.programme.people.queries import person as open_file
from numerai.programme.people.rules import Origin, Purpose
from numerai.programme.workshops.actions.erasure import erase_person
from numerai.programme.workshops.models import Attendance, Enrolment
from numerai.programme.workshops.rules import EnrolmentStatus, Presence
from numerai.screens.components import errors
from numerai.screens.team.concerns.for_request import request_behind, step_of, way_back
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.people_words import say_name
from numerai.screens.team.person_form import ConsentForm, PersonForm, identity_values, initial_of


@team_page(may_correct_people)
def correct(request: TeamRequest, participant: Participant) -> HttpResponse:
    file = open_file(request.programme, participant.id)
    if file is None or file.is_erased:
        return errors.gone(request)
    back = way_back(request, file.id)
    form = PersonForm(sent(request), programme=request.programme, initial=initial_of(file.identity))
    if request.method == "POST" and form.is_valid() and _record_changes(request, file, form):
        return redirect(back.url)
    context = {"person": form, "file": file, "name": say_name(file), "back": back}
    return render(request, "team/person_correct.html", context)


def _record_changes(request: TeamRequest, file: Person, form: PersonForm) -> bool:
    """False when somebody else wrote another answer to the same question meanwhile: both are shown, nothing is kept."""
    with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
        current = actions.held_file(work, file.id)
        if current is None:
            raise PersonErased(file.id)
        changes = _changes(current, form)
        saved = initial_of(current.identity)
        if overtaken := form.overtaken(saved) & set(changes):
            theirs = PersonForm(initial=saved, programme=request.programme)
            form.say_overtaken(theirs, overtaken, shown=saved)
            return False
        if changes:
            actions.correct(work, person=file.id, changes=changes)
            step_of(request_behind(request, file.id), DataStep.CORRECTED, work)
    messages.success(request, _("Le dossier est corrigé.") if changes else _("Rien n’a changé."))
    return True


def _changes(file: Person, form: PersonForm) -> dict[str, Any]:
    """Only what was changed here and differs; a telephone that becomes readable replaces the one that was not."""
    typed = identity_values(form.cleaned_data)
    touched = form.touched(typed)
    changes = {name: typed[name] for name in typed if name in touched and getattr(file.identity, name) != typed[name]}
    if "phone" in changes and file.identity.phone_typed:
        changes["phone_typed"] = ""
    if "birth_year" in changes or (file.identity.birth_year_proposed and typed["birth_year"]):
        changes["birth_year_proposed"] = False
    return changes


@team_page(may_change_people)
def consents(request: TeamRequest, participant: Participant) -> HttpResponse:
    """Said again, by telephone or in person: the latest answer counts, the journal keeps the others."""
    file = open_file(request.programme, participant.id)
    if file is None or file.is_erased:
        return errors.gone(request)
    given = dict(Consent.objects.filter(participant=participant).values_list("purpose", "granted"))
    initial = {purpose: "yes" if granted else "no" for purpose, granted in given.items()}
    form = ConsentForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        answers = {purpose: said for purpose, said in form.new_answers().items() if given.get(str(purpose)) != said}
        if answers:
            with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
                actions.answer_consents(work, person=file.id, answers=answers, how=Origin.TEAM)
        messages.success(request, _("La réponse est gardée."))
        return redirect("team:person", file.id)
    context = {"form": form, "file": file, "name": say_name(file), "consent_text": CONSENT_TEXT}
    return render(request, "team/person_consents.html", context)


@require_POST
@team_page(may_change_people)
def withdraw(request: TeamRequest, participant: Participant) -> HttpResponse:
    """One consent taken back, in all the files of that person where it was given; the journal keeps when."""
    purpose = next((one for one in Purpose if one == request.POST.get("purpose")), None)
    if participant.erased_at is not None or purpose is None:
        return errors.gone(request) if participant.erased_at else redirect("team:person", participant.id)
    group = files_of_person(request.programme, participant.id)
    granted = Consent.objects.filter(participant__in=group, purpose=purpose, granted=True)
    with unit_of_work(request.programme, actor=request.actor, now=request.now) as work:
        for file in sorted(granted.values_list("participant", flat=True)):
            actions.answer_consents(work, person=file, answers={purpose: False}, how=Origin.TEAM)
    messages.success(request, _("L’accord est retiré."))
    return redirect("team:person", participant.id)


@team_page(may_erase_people)
def erase(request: TeamRequest, participant: Participant) -> HttpResponse:
    """A page that says what disappears and what stays; the button on it does it, for good."""
    file = open_file(request.programme, participant.id)
    if file is None or file.is_erased:
        return errors.gone(request)
    back, asked = way_back(request, file.id), request_behind(request, file.id)
    if request.method == "POST":
        first = partial(step_of, asked, DataStep.ERASED)
        erase_person(request.programme, actor=request.actor, now=request.now, participant_id=file.id, first=first)
        messages.success(request, _("Le dossier est effacé."))
        return redirect(back.url if asked else "team:people")
    root = file.merged_into or file.id
    group = [root, *Participant.objects.of(request.programme).filter(merged_into=root).values_list("id", flat=True)]
    coming = Enrolment.objects.filter(participant__in=group, session__day__gte=request.today)
    context = {
        "file": file,
        "back": back,
        "name": say_name(file),
        "files": len(group),
        "came": Attendance.objects.filter(participant__in=group, presence=Presence.PRESENT).count(),
        "coming": coming.exclude(status=EnrolmentStatus.CANCELLED).count(),
    }
    return render(request, "team/person_erase.html", context)
