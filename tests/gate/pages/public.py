"""Public pages: what anyone meets without signing in."""

from tests.support.pages import not_a_page

not_a_page("health", "JSON for the operator's watch")
