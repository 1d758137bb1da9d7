"""The invented people of the demonstration, always the same ones: who they are, what they answered, what they need."""

from collections.abc import Iterator
from itertools import product
from random import Random

from numerai.cli.demonstration_words import FAMILY_WORDS, GIVEN_NAMES
from numerai.programme.people.rules import AgeBand, ContactWay, Gender, Identity
from numerai.programme.workshops.actions.enrolment import Need
from numerai.programme.workshops.rules import NeedKind

HOW_MANY = 300
_TWICE = (12, 47, 91)
COMMUNES = ("98818", "98818", "98805", "98811", "98807", "98803", "98813", "98829", "98814", "98815", "98820")
RURAL_OR_ISLAND = frozenset(COMMUNES[3:])
_NEEDS = (
    (NeedKind.STEP_FREE, ""),
    (NeedKind.SIGN_INTERPRETER, ""),
    (NeedKind.LARGE_PRINT, ""),
    (NeedKind.HEARING, ""),
    (NeedKind.COMPANION, ""),
    (NeedKind.TRANSPORT, ""),
    (NeedKind.TALK, ""),
    (NeedKind.OTHER, "Une chaise avec des accoudoirs"),
)


def invented_people(chance: Random) -> Iterator[Identity]:
    """Each name once; some come back written in another way, for a person to say whether they are the same."""
    names = list(product(GIVEN_NAMES, FAMILY_WORDS))
    chance.shuffle(names)
    for number in range(HOW_MANY - len(_TWICE)):
        identity = _identity(chance, number, *names[number])
        yield identity
        if number in _TWICE:
            yield Identity(
                given_name=identity.given_name.upper(),
                family_name=identity.family_name.lower(),
                phone=identity.phone,
                commune=identity.commune,
            )


def _identity(chance: Random, number: int, given_name: str, family_name: str) -> Identity:
    commune = chance.choice(COMMUNES)
    way = chance.choices((*ContactWay, None), (50, 20, 10, 10, 10))[0]
    trusted = way is ContactWay.TRUSTED
    return Identity(
        given_name=given_name,
        family_name=family_name,
        phone=invented_phone(number),
        email=f"personne{number}@exemple.invalid" if way is ContactWay.EMAIL else None,
        contact_way=way,
        no_call=way is ContactWay.SMS and chance.random() < 0.5,
        trusted_name="Une voisine inventée" if trusted else "",
        trusted_phone=invented_phone(5000 + number) if trusted else None,
        commune=commune,
        birth_year=chance.randint(1945, 2007) if chance.random() < 0.5 else None,
        age_band=chance.choice((*AgeBand, None)),
        gender=chance.choices((Gender.WOMAN, Gender.MAN, None), (55, 35, 10))[0],
        with_disability=_answer(chance, yes=0.5),
        job_seeking=_answer(chance, yes=0.3),
        rural_or_island=commune in RURAL_OR_ISLAND if chance.random() < 0.8 else None,
    )


def invented_phone(number: int) -> str:
    """A number set aside for works of fiction (01 99 00 … in the French numbering plan): nobody is ever called."""
    return f"+33199{number:06d}"


def _answer(chance: Random, *, yes: float) -> bool | None:
    if chance.random() < 0.25:
        return None
    return chance.random() < yes


def invented_needs(chance: Random) -> tuple[Need, ...]:
    """One person in three says a need; it never follows from anything else that they said."""
    if chance.random() > 0.33:
        return ()
    return tuple(Need(kind, words) for kind, words in chance.sample(_NEEDS, chance.choice((1, 1, 2))))
