from django.urls import include, path

from numerai.screens.team import (
    account_urls,
    attendance,
    day,
    duplicates,
    enrol,
    enrolments,
    export_others,
    export_people,
    export_presences,
    export_sessions,
    figures,
    importing,
    needs,
    people,
    person,
    person_changes,
    session,
    session_cancel,
    session_edit,
    sessions,
    tasks,
    venue_edit,
    venues,
)
from numerai.screens.team.first_sign_in import first_sign_in

session_urls = [
    path("", session.session, name="session"),
    path("modifier/", session_edit.edit, name="session_edit"),
    path("copier/", session_edit.copy, name="session_copy"),
    path("annuler/", session_cancel.cancel, name="session_cancel"),
    path("rouvrir/", session_cancel.reopen, name="session_reopen"),
    path("presences/", attendance.attendance, name="attendance"),
    path("presences/exporter/", export_presences.presences_export, name="presences_export"),
    path("presences/sans-inscription/", attendance.walk_in, name="walk_in"),
    path("besoins/", needs.session_needs, name="session_needs"),
    path("inscrire/", enrol.choose, name="enrol"),
    path("inscrire/nouvelle-personne/", enrol.new, name="enrol_new"),
    path("inscrire/<uuid:participant_id>/", enrol.known, name="enrol_known"),
]

person_urls = [
    path("", person.person, name="person"),
    path("corriger/", person_changes.correct, name="person_correct"),
    path("accords/", person_changes.consents, name="person_consents"),
    path("effacer/", person_changes.erase, name="person_erase"),
    path("separer/", duplicates.unmerge, name="unmerge"),
]

team_urls = [
    path("", day.day, name="day"),
    path("premiere-connexion/<str:token>/", first_sign_in, name="first_sign_in"),
    path("taches/", tasks.tasks, name="tasks"),
    path("taches/exporter/", export_people.tasks_export, name="tasks_export"),
    path("taches/<uuid:task_id>/faite/", tasks.tick, name="task_tick"),
    path("taches/<uuid:task_id>/a-refaire/", tasks.untick, name="task_untick"),
    path("ateliers/", sessions.sessions, name="sessions"),
    path("ateliers/exporter/", export_sessions.sessions_export, name="sessions_export"),
    path("ateliers/nouveau/", session_edit.new, name="session_new"),
    path("ateliers/<uuid:session_id>/", include(session_urls)),
    path("lieux/", venues.venues, name="venues"),
    path("lieux/exporter/", export_others.venues_export, name="venues_export"),
    path("lieux/nouveau/", venue_edit.new, name="venue_new"),
    path("lieux/<uuid:venue_id>/modifier/", venue_edit.edit, name="venue_edit"),
    path("inscriptions/<uuid:enrolment_id>/annuler/", enrolments.cancel, name="enrolment_cancel"),
    path("inscriptions/<uuid:enrolment_id>/accepter/", enrolments.admit, name="enrolment_admit"),
    path("personnes/", people.people, name="people"),
    path("personnes/exporter/", export_people.people_export, name="people_export"),
    path("personnes/doublons/", duplicates.duplicates, name="duplicates"),
    path("personnes/doublons/reunir/", duplicates.merge, name="merge"),
    path("personnes/doublons/deux-personnes/", duplicates.keep_apart, name="keep_apart"),
    path("personnes/<uuid:participant_id>/", include(person_urls)),
    path("importer/", importing.importing, name="import"),
    path("importer/confirmer/", importing.confirm, name="import_confirm"),
    path("chiffres/", figures.figures, name="figures"),
    path("chiffres/activites/", export_others.activities_export, name="activities_export"),
    path("chiffres/<slug:key>/", figures.figure_rows, name="figure_rows"),
    path("chiffres/<slug:key>/exporter/", export_others.figure_export, name="figure_export"),
]

# The library's account pages keep the names that it calls, outside our namespace.
urlpatterns = [
    path("compte/", include(account_urls)),
    path("", include((team_urls, "team"))),
]
