"""Venues, the rows behind a figure, and the activities as La Coop writes them, as tables."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from numerai.base.tables_out import TableOut, Value
from numerai.programme.people.permissions import may_read_figures, may_see_rows_behind_figures
from numerai.programme.places.messages import FEATURES
from numerai.programme.places.models import Venue
from numerai.programme.places.queries import described_venues
from numerai.programme.places.rules import Description, Known, VenueFeature
from numerai.programme.reporting import coop
from numerai.programme.reporting.activities import activities
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


@team_page(may_read_figures)
def activities_export(request: TeamRequest) -> HttpResponse:
    """Figures without names: whoever reads the figures may take them up elsewhere."""
    rows = activities(request.programme, today=request.today)
    said = scope(request, filters=_("séances tenues"), rows=len(rows), left_out=_left_out_of_activities())
    table = TableOut(
        name="activites",
        title=_("Activités"),
        columns=coop.COLUMNS,
        rows=rows,
        scope=(*said, (_("Colonnes"), coop.SOURCE), (_("Thèmes"), _themes_without_value())),
    )
    return table_file(request, table)


def _left_out_of_activities() -> str:
    return _(
        "les personnes : une ligne est une séance, et « Participants » son nombre de participations. Le genre, l’âge et"
        " la situation de chacun ne sont pas inventés. La Coop, elle, écrit une ligne par participation"
    )


def _themes_without_value() -> str:
    return _(
        "La Coop n’a pas de valeur pour les outils collaboratifs. Ils sont écrits « Gérer ses contenus numériques » et"
        " « Réseaux sociaux communication », les deux plus proches"
    )


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
