from django.urls import include, path

from numerai.screens.team import (
    access,
    account_urls,
    attendance,
    calls,
    certificates,
    colleagues,
    day,
    duplicates,
    enrol,
    enrolments,
    export_others,
    export_people,
    export_presences,
    export_sessions,
    figures,
    figures_paper,
    importing,
    needs,
    offer_changes,
    offers,
    people,
    person,
    person_changes,
    person_relay,
    session,
    session_cancel,
    session_edit,
    sessions,
    sign_in_sheet,
    tasks,
    venue,
    venue_edit,
    venue_more,
    venues,
)
from numerai.screens.team.concerns import changes as concern_changes
from numerai.screens.team.concerns import data_requests
from numerai.screens.team.concerns import views as concerns
from numerai.screens.team.first_sign_in import first_sign_in

session_urls = [
    path("", session.session, name="session"),
    path("modifier/", session_edit.edit, name="session_edit"),
    path("copier/", session_edit.copy, name="session_copy"),
    path("annuler/", session_cancel.cancel, name="session_cancel"),
    path("rouvrir/", session_cancel.reopen, name="session_reopen"),
    path("presences/", attendance.attendance, name="attendance"),
    path("feuille/", sign_in_sheet.sign_in_sheet, name="sign_in_sheet"),
    path("attestations/", certificates.session_certificates, name="session_certificates"),
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
    path("donnees/", access.give, name="person_access"),
    path("accords/", person_changes.consents, name="person_consents"),
    path("relais/", person_relay.relay, name="person_relay"),
    path("accords/retirer/", person_changes.withdraw, name="consent_withdraw"),
    path("effacer/", person_changes.erase, name="person_erase"),
    path("attestations/", certificates.person_certificates, name="person_certificates"),
    path("separer/", duplicates.unmerge, name="unmerge"),
]

concern_urls = [
    path("", concerns.concern, name="concern"),
    path("recu/", concern_changes.acknowledge, name="concern_acknowledge"),
    path("repondre/", concern_changes.answer, name="concern_answer"),
    path("decider/", concern_changes.decide, name="concern_decide"),
    path("personnes-visees/", concern_changes.name, name="concern_name"),
    path("cnil/", data_requests.notified, name="concern_notified"),
    path("terminer/", concern_changes.close, name="concern_close"),
    path("effacer/", concern_changes.erase, name="concern_erase"),
]

request_urls = [
    path("chercher/", data_requests.find, name="request_find"),
    path("dossier/", data_requests.link, name="request_link"),
    path("pas-ce-dossier/", data_requests.unlink, name="request_unlink"),
    path("aucun-dossier/", data_requests.nobody, name="request_nobody"),
    path("refuser/", data_requests.refuse, name="request_refuse"),
]

offer_urls = [
    path("", offers.offer, name="offer"),
    path("repondre/", offer_changes.answer, name="offer_answer"),
    path("fermer/", offer_changes.close, name="offer_close"),
    path("rouvrir/", offer_changes.reopen, name="offer_reopen"),
    path("effacer/", offer_changes.erase, name="offer_erase"),
]

team_urls = [
    path("", day.day, name="day"),
    path("premiere-connexion/<str:token>/", first_sign_in, name="first_sign_in"),
    path("appels/", calls.calls, name="calls"),
    path("taches/", tasks.tasks, name="tasks"),
    path("taches/exporter/", export_people.tasks_export, name="tasks_export"),
    path("taches/<uuid:task_id>/prendre/", tasks.take, name="task_take"),
    path("taches/<uuid:task_id>/laisser/", tasks.release, name="task_release"),
    path("taches/<uuid:task_id>/faite/", tasks.tick, name="task_tick"),
    path("taches/<uuid:task_id>/a-refaire/", tasks.untick, name="task_untick"),
    path("propositions/", offers.offers, name="offers"),
    path("propositions/<uuid:offer_id>/", include(offer_urls)),
    path("ateliers/", sessions.sessions, name="sessions"),
    path("ateliers/exporter/", export_sessions.sessions_export, name="sessions_export"),
    path("ateliers/nouveau/", session_edit.new, name="session_new"),
    path("ateliers/<uuid:session_id>/", include(session_urls)),
    path("lieux/", venues.venues, name="venues"),
    path("lieux/exporter/", export_others.venues_export, name="venues_export"),
    path("lieux/nouveau/", venue_edit.new, name="venue_new"),
    path("lieux/<uuid:venue_id>/", venue.venue, name="venue"),
    path("lieux/<uuid:venue_id>/salles/", venue_more.rooms, name="venue_rooms"),
    path("lieux/<uuid:venue_id>/contacts/", venue_more.contacts, name="venue_contacts"),
    path("lieux/<uuid:venue_id>/modifier/", venue_edit.edit, name="venue_edit"),
    path("inscriptions/<uuid:enrolment_id>/annuler/", enrolments.cancel, name="enrolment_cancel"),
    path("inscriptions/<uuid:enrolment_id>/accepter/", enrolments.admit, name="enrolment_admit"),
    path("personnes/", people.people, name="people"),
    path("personnes/exporter/", export_people.people_export, name="people_export"),
    path("personnes/doublons/", duplicates.duplicates, name="duplicates"),
    path("personnes/doublons/reunir/", duplicates.merge, name="merge"),
    path("personnes/doublons/deux-personnes/", duplicates.keep_apart, name="keep_apart"),
    path("personnes/<uuid:participant_id>/", include(person_urls)),
    path("collegues/", colleagues.colleagues, name="colleagues"),
    path("collegues/inviter/", colleagues.invite, name="colleague_new"),
    path("collegues/<uuid:account_id>/", colleagues.colleague, name="colleague"),
    path("collegues/<uuid:account_id>/lien/", colleagues.new_link, name="colleague_link"),
    path("collegues/<uuid:account_id>/quitter/", colleagues.leave, name="colleague_leave"),
    path("signalements/", concerns.concerns, name="concerns"),
    path("signalements/nouveau/", concerns.record, name="concern_new"),
    path("signalements/<uuid:concern_id>/", include(concern_urls)),
    path("demandes/<uuid:request_id>/", include(request_urls)),
    path("importer/", importing.importing, name="import"),
    path("importer/confirmer/", importing.confirm, name="import_confirm"),
    path("chiffres/", figures.figures, name="figures"),
    path("chiffres/reunion/", figures_paper.figures_paper, name="figures_paper"),
    path("chiffres/activites/", export_others.activities_export, name="activities_export"),
    path("chiffres/<slug:key>/", figures.figure_rows, name="figure_rows"),
    path("chiffres/<slug:key>/exporter/", export_others.figure_export, name="figure_export"),
]

# The library's account pages keep the names that it calls, outside our namespace.
urlpatterns = [
    path("compte/", include(account_urls)),
    path("", include((team_urls, "team"))),
]
