"""Addresses of participants' journeys: readable, in French, and never with anything about a person."""

from django.urls import path

from numerai.screens.participant import contact
from numerai.screens.participant.concern import following, paper
from numerai.screens.participant.concern import views as concern
from numerai.screens.participant.enrolment import views as enrolment
from numerai.screens.participant.mine import changes
from numerai.screens.participant.mine import views as mine

app_name = "participant"
urlpatterns = [
    path("ateliers/<slug:slug>/inscription/", enrolment.start, name="start"),
    path("ateliers/<slug:slug>/inscription/<slug:etape>/", enrolment.step, name="step"),
    path("etre-contacte/", contact.contact_me, name="contact_me"),
    path("etre-contacte/merci/", contact.contact_done, name="contact_done"),
    path("dire-un-probleme/", concern.start, name="concern"),
    path("dire-un-probleme/papier/", paper.paper, name="concern_paper"),
    path("dire-un-probleme/suivi/", following.follow, name="concern_follow"),
    path("dire-un-probleme/suivi/pas-d-accord/", following.disagree, name="concern_disagree"),
    path("dire-un-probleme/suivi/fermer/", following.leave, name="concern_leave"),
    path("dire-un-probleme/<slug:etape>/", concern.step, name="concern_step"),
    path("mon-inscription/", mine.mine, name="mine"),
    path("mon-inscription/billet/", mine.ticket, name="mine_ticket"),
    path("mon-inscription/je-ne-viens-plus/", mine.leave, name="mine_leave"),
    path("mon-inscription/je-viens/", mine.come_back, name="mine_come_back"),
    path("mon-inscription/besoins/", changes.needs, name="mine_needs"),
    path("mon-inscription/joindre/", changes.way, name="mine_reach"),
    path("mon-inscription/joindre/<slug:facon>/", changes.details, name="mine_reach_details"),
    path("mon-inscription/fermer/", mine.close, name="mine_close"),
]
