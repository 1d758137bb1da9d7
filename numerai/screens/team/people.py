"""Finding a file by a name typed by ear or a telephone: what was searched stays out of the address and the title."""

from django.http import HttpResponse
from django.shortcuts import render

from numerai.programme.people.permissions import may_see_people
from numerai.programme.people.queries import all_people, duplicates_to_decide, search
from numerai.screens.team.guard import TeamRequest, sent, team_page
from numerai.screens.team.search_form import SearchForm, found_people


@team_page(may_see_people)
def people(request: TeamRequest) -> HttpResponse:
    form = SearchForm(sent(request))
    asked = request.method == "POST" and form.is_valid()
    files = all_people(request.programme)
    context = {
        "form": form,
        "asked": asked,
        "found": found_people(search(request.programme, form.cleaned_data["asked"])) if asked else [],
        "files": len(files),
        "duplicates": len(duplicates_to_decide(request.programme, files)),
    }
    return render(request, "team/people.html", context)
