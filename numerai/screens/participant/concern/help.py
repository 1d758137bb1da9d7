"""Whom one may call about a problem: either organisation, and at once whoever saves a life."""

from typing import Any

from numerai.base.models import Programme
from numerai.base.phones import read_phone
from numerai.programme.concerns.rules import Kind
from numerai.programme.places.queries import useful_numbers


def help_for(programme: Programme, kind: str = "") -> dict[str, Any]:
    """`kind`: of the problem, once known; something serious asks first whether the person is safe."""
    contacts = programme.facts.get("contacts", [])
    with_phone = [{**one, "dial": read_phone(one.get("phone"))} for one in contacts]
    is_serious = kind == Kind.INCIDENT
    return {
        "organisations": [one for one in with_phone if one["dial"]],
        "emergency": [number for number in useful_numbers() if number.is_urgent] if is_serious else [],
    }
