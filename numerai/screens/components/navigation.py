"""The links that stand at the same place on every page: menus and service links, by the names of their URLs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, resolve, reverse
from django.utils.translation import gettext_lazy as _

from numerai.programme.people.permissions import NOBODY, Roles, roles_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MENUS: dict[str, tuple[tuple[str, "StrOrPromise"], ...]] = {
    "public": (
        ("public:home", _("Accueil")),
        ("public:sessions", _("Ateliers")),
        ("public:communes", _("Communes")),
        ("public:programme", _("Le programme")),
        ("public:joining", _("Nous rejoindre")),
        ("public:contact", _("Contact")),
    ),
    "service": (
        ("public:programme", _("Le programme")),
        ("public:joining", _("Nous rejoindre")),
        ("participant:mine", _("Mon inscription")),
        ("participant:concern", _("Dire un problème")),
        ("public:accessibility", _("Accessibilité")),
        ("public:privacy", _("Données personnelles")),
        ("public:display", _("Réglages d’affichage")),
        ("public:site_map", _("Plan du site")),
        ("team:day", _("Espace équipe")),
    ),
    "team": (
        ("team:day", _("Ma journée")),
        ("team:sessions", _("Séances")),
        ("team:people", _("Personnes")),
        ("team:tasks", _("Tâches")),
        ("team:figures", _("Chiffres")),
        ("team:import", _("Importer")),
        ("team:concerns", _("Signalements")),
        ("team:colleagues", _("Collègues")),
    ),
}
WIDE = ("public:programme", "public:joining")
ROOTS = ("public:home", "team:day")


@dataclass(frozen=True)
class MenuLink:
    label: "StrOrPromise"
    href: str
    current: str  # the value of aria-current: "page", "true" (a page of this section) or ""
    name: str

    @property
    def is_home(self) -> bool:
        return self.name == "public:home"

    @property
    def is_wide(self) -> bool:
        """Shown where the menu has room; on a telephone, it stands in the footer, where it always is."""
        return self.name in WIDE


def menu(name: str, request: HttpRequest | None) -> list[MenuLink]:
    """Links of one menu. A page that this installation does not route, or that would refuse this visitor, is not
    listed."""
    path = request.path if request else ""
    links = []
    for url_name, label in MENUS[name]:
        try:
            href = reverse(url_name)
        except NoReverseMatch:
            continue
        if name == "team" and not _opens(href, request):
            continue
        links.append(MenuLink(label=label, href=href, current=_current(url_name, href, path), name=url_name))
    return links


def _opens(href: str, request: HttpRequest | None) -> bool:
    """Asked of the page itself: it carries the question that its door asks about roles."""
    may = getattr(resolve("/" + href.removeprefix(get_script_prefix())).func, "predicate", None)
    return may is None or bool(may(_roles(request)))


def _roles(request: HttpRequest | None) -> Roles:
    """Read once by the door of the team's pages; by the menu on the pages of one's own account."""
    user, programme = getattr(request, "user", None), getattr(request, "programme", None)
    if request is None or programme is None or user is None or not user.is_authenticated:
        return NOBODY
    if not hasattr(request, "roles"):
        request.roles = roles_of(user, programme)  # type: ignore[attr-defined]  # as the door writes it
    roles: Roles = request.roles  # type: ignore[attr-defined]
    return roles


def _current(url_name: str, href: str, path: str) -> str:
    if path == href:
        return "page"
    return "true" if url_name not in ROOTS and path.startswith(href) else ""
