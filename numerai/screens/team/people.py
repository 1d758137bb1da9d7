"""Finding a file by a name typed by ear or a telephone: what was searched stays out of the address and the title."""

from django.http import HttpResponse
from django.shortcuts import render

from numerai.programme.people.models import Participant
from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import duplicates_to_decide, search
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.search_form import SearchForm, found_people


@team_page(may_see_people)
def people(request: TeamRequest) -> HttpResponse:
    form = SearchForm(sent(request))
    asked = request.method == "POST" and form.is_valid()
    context = {
        "form": form,
        "asked": asked,
        "found": found_people(search(request.programme, form.cleaned_data["asked"])) if asked else [],
        "files": Participant.objects.of(request.programme).filter(erased_at__isnull=True, merged_into=None).count(),
        # Comparing everybody with everybody is not what an answer to a search waits for.
        "duplicates": None if asked else len(duplicates_to_decide(request.programme)),
    }
    return render(request, "team/people.html", context)
