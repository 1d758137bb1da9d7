"""Addresses of the public pages, in French and readable."""

from django.urls import path

from numerai.screens.public.accessibility import accessibility
from numerai.screens.public.calendar import calendar
from numerai.screens.public.communes import commune, communes
from numerai.screens.public.contact import contact
from numerai.screens.public.counting import counting
from numerai.screens.public.criteria import criteria, criteria_theme
from numerai.screens.public.display import display
from numerai.screens.public.embedding import embedded, embedding
from numerai.screens.public.feed import commune_feed, feed, feeds
from numerai.screens.public.home import home
from numerai.screens.public.joining import joining
from numerai.screens.public.lines import line, lines
from numerai.screens.public.offer import offer, offer_done
from numerai.screens.public.privacy import privacy
from numerai.screens.public.programme import programme
from numerai.screens.public.robots import robots
from numerai.screens.public.session import session
from numerai.screens.public.sessions import sessions
from numerai.screens.public.site_map import site_map
from numerai.screens.public.venue_photo import large, small
from numerai.screens.public.venues import venue, venues

app_name = "public"
urlpatterns = [
    path("", home, name="home"),
    path("ateliers/", sessions, name="sessions"),
    path("ateliers/calendrier.ics", feed, name="feed"),
    path("ateliers/<slug:slug>/", session, name="session"),
    path("ateliers/<slug:slug>/calendrier.ics", calendar, name="session_ics"),
    path("communes/", communes, name="communes"),
    path("communes/<slug:slug>/", commune, name="commune"),
    path("communes/<slug:slug>/calendrier.ics", commune_feed, name="commune_feed"),
    path("lieux/", venues, name="venues"),
    path("lieux/<uuid:venue_id>/", venue, name="venue"),
    path("lieux/photos/<uuid:photo_id>.webp", large, name="venue_photo"),
    path("lieux/photos/<uuid:photo_id>-petite.webp", small, name="venue_photo_small"),
    path("agenda/", feeds, name="feeds"),
    path("lignes/", lines, name="lines"),
    path("lignes/<slug:slug>/", line, name="line"),
    path("programme/", programme, name="programme"),
    path("nous-rejoindre/", joining, name="joining"),
    path("nous-rejoindre/merci/", offer_done, name="offer_done"),
    path("nous-rejoindre/<slug:slug>/", offer, name="offer"),
    path("integrer/", embedding, name="embedding"),
    path("integrer/prochains-ateliers/", embedded, name="embedded"),
    path("contact/", contact, name="contact"),
    path("donnees-personnelles/", privacy, name="privacy"),
    path("accessibilite/", accessibility, name="accessibility"),
    path("accessibilite/regles/", criteria, name="criteria"),
    path("accessibilite/regles/<slug:slug>/", criteria_theme, name="criteria_theme"),
    path("reglages/", display, name="display"),
    path("comment-nous-comptons/", counting, name="counting"),
    path("plan-du-site/", site_map, name="site_map"),
    path("robots.txt", robots, name="robots"),
]
