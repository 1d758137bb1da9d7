"""Who of the team reads and answers offers: they show how to reach people."""

from numerai.programme.people.permissions import Roles, coordinates


def may_answer_offers(roles: Roles) -> bool:
    return coordinates(roles)
