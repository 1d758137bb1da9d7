"""Venues, and the rows behind a figure, as tables."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.tables_out import TableOut, Value
from numerai.programme.people.permissions import may_see_rows_behind_figures
from numerai.programme.places.messages import FEATURES
from numerai.programme.places.models import Venue
from numerai.programme.places.queries import described_venues
from numerai.programme.places.rules import Description, Known, VenueFeature
from numerai.programme.reporting.queries import rows_behind
from numerai.programme.workshops.permissions import may_see_venues
from numerai.screens.team.downloads import leave_trace_of_export, scope, table_file
from numerai.screens.team.guard import TeamRequest, team_page


@team_page(may_see_venues)
def venues_export(request: TeamRequest) -> HttpResponse:
    rows = [_venue(*described) for described in described_venues(request.programme)]
    table = TableOut(
        name="lieux",
        title=_("Lieux"),
        columns=(
            _("Commune"),
            _("Lieu"),
            _("Comment venir"),
            *(str(FEATURES[feature]) for feature in VenueFeature),
            _("Dernière vérification"),
        ),
        rows=rows,
        scope=scope(request, filters=_("tous les lieux"), rows=len(rows), left_out=_("qui a vérifié chaque point")),
    )
    return table_file(request, table)


def _venue(venue: Venue, description: Description) -> tuple[Value, ...]:
    found = description.findings
    states = {Known.YES: True, Known.NO: False, Known.UNKNOWN: None}
    days = [finding.checked_on for finding in found.values() if finding.checked_on]
    return (
        venue.commune.name,
        description.name,
        description.directions,
        *(states[found[feature].state] for feature in VenueFeature),
        max(days, default=None),
    )


@require_POST
@team_page(may_see_rows_behind_figures)
def figure_export(request: TeamRequest, key: str) -> HttpResponse:
    try:
        rows = rows_behind(request.programme, key, today=request.today)
    except ValueError as unknown:
        raise Http404(key) from unknown
    people = [row.participant_id for row in rows.rows if row.participant_id]
    leave_trace_of_export(request, "figure", people)
    table = TableOut(
        name=f"chiffre-{rows.key}",
        title=rows.title,
        columns=(rows.columns[0], rows.columns[2], rows.columns[1]),
        rows=[(row.words, row.count, row.detail) for row in rows.rows],
        scope=scope(request, filters=rows.title, rows=len(rows.rows), left_out=rows.note),
    )
    return table_file(request, table)
