"""The only writers of participants, consents and what finds them: each event, and the rows it leaves."""

from typing import Any
from uuid import UUID

from django.db import transaction

from numerai.base import database, keys
from numerai.base.journal import people_keys
from numerai.base.journal.models import PersonKey
from numerai.base.journal.people_keys import open_for, seal_for
from numerai.base.journal.registry import Projected, Recorded, projected, projects
from numerai.base.keys import CannotOpen
from numerai.base.models import Programme
from numerai.programme.people import sounds
from numerai.programme.people.models import Consent, DuplicateDecision, Lookup, NameSounds, Participant
from numerai.programme.people.rules import Identity

BATCH = 500

projected(
    Projected(Participant, sealed=("sealed",), person="id"),
    Projected(Lookup, ignored=("id",)),
    Projected(NameSounds, ignored=("id",)),
    Projected(Consent, ignored=("id",)),
    Projected(DuplicateDecision, ignored=("id",)),
)


@projects("participant.registered", opens_file=True)
def registered(event: Recorded) -> None:
    Participant.objects.create(
        id=event.subject,
        programme=event.programme,
        origin=event.facts["origin"],
        sealed=_seal(event, event.personal),
        registered_at=event.at,
        registered_by=event.account(),
        import_key=event.facts.get("import_key"),
    )
    if event.personal is not None:
        _make_findable(event.programme, {event.subject: Identity.from_dict(event.personal)})


@projects("participant.corrected")
def corrected(event: Recorded) -> None:
    """`personal` holds only the changed fields; a field that becomes unknown is null."""
    if "import_key" in event.facts:
        Participant.objects.filter(id=event.subject).update(import_key=event.facts["import_key"])
    participant = Participant.objects.get(id=event.subject)
    if event.key is None or event.personal is None or event.person is None:
        return
    known = open_for(event.key, event.person, participant.sealed, Participant.SEALED) or {}
    identity = Identity.from_dict({**known, **event.personal})
    Participant.objects.filter(id=event.subject).update(sealed=_seal(event, identity.to_dict()))
    _forget([event.subject])
    _make_findable(event.programme, {event.subject: identity})


@projects("participant.erased", even_erased=True)
def erased(event: Recorded) -> None:
    """`import_key` stays: a keyed fingerprint tells nothing, and an imported file would bring the person back."""
    Participant.objects.filter(id=event.subject).update(sealed=None, chosen_relay=None, erased_at=event.at)
    _forget([event.subject])
    Consent.objects.filter(participant_id=event.subject).delete()


@projects("relay.chosen")
def relay_chosen(event: Recorded) -> None:
    Participant.objects.filter(id=event.subject).update(chosen_relay=event.facts["account"])


@projects("participant.merged")
def merged(event: Recorded) -> None:
    Participant.objects.filter(id=event.subject).update(merged_into=event.facts["into"])


@projects("participant.unmerged", even_erased=True)
def unmerged(event: Recorded) -> None:
    Participant.objects.filter(id=event.subject).update(merged_into=None)


@projects("participant.kept_apart")
def kept_apart(event: Recorded) -> None:
    first, second = sorted([str(event.subject), event.facts["other"]])
    DuplicateDecision.objects.get_or_create(programme=event.programme, first_id=first, second_id=second)


@projects("consent.answered")
def consent_answered(event: Recorded) -> None:
    answer = Consent(
        participant_id=event.subject,
        purpose=event.facts["purpose"],
        programme=event.programme,
        granted=event.facts["granted"],
        version=event.facts["version"],
        how=event.facts["how"],
        given_at=event.at,
    )
    Consent.objects.bulk_create(
        [answer],
        update_conflicts=True,
        unique_fields=["participant", "purpose"],
        update_fields=["granted", "version", "how", "given_at"],
    )


@projects("access.given", "journal.restored", "margins.closed", "needs.viewed", "people.exported", "staff.changed")
def audit_only(event: Recorded) -> None:
    """Lines that tell what happened to tables that are not projected."""


def _seal(event: Recorded, identity: dict[str, Any] | None) -> bytes | None:
    if identity is None or event.key is None or event.person is None:
        return None
    return seal_for(event.key, event.person, identity, Participant.SEALED)


def _make_findable(programme: Programme, files: dict[UUID, Identity]) -> None:
    """For files that nothing finds yet."""
    Lookup.objects.bulk_create(
        Lookup(programme=programme, participant_id=file, kind=kind, digest=digest)
        for file, identity in files.items()
        for kind, digest in look_up_digests(identity).items()
    )
    NameSounds.objects.bulk_create(
        NameSounds(
            programme=programme,
            participant_id=file,
            trace=sounds.trace(str(file), identity.full_name),
            rules=sounds.RULES,
        )
        for file, identity in files.items()
    )


def _forget(files: list[UUID]) -> None:
    Lookup.objects.filter(participant__in=files).delete()
    NameSounds.objects.filter(participant__in=files).delete()


def look_up_digests(identity: Identity) -> dict[str, str]:
    values = {"phone": identity.phone, "email": (identity.email or "").strip().lower()}
    exact = {kind: keys.digest(kind, value) for kind, value in values.items() if value}
    return exact | sounds.twin_digests(identity)


def make_all_findable(programme: Programme) -> int:
    """How many files were opened before names left a trace, or under other rules of the ear: now as after `rebuild`."""
    made = NameSounds.objects.of(programme).filter(rules=sounds.RULES)
    known = Participant.objects.of(programme).filter(erased_at__isnull=True, sealed__isnull=False)
    left = list(known.exclude(id__in=made.values("participant")).order_by("id").values_list("id", flat=True))
    return sum(_made_findable(programme, left[start : start + BATCH]) for start in range(0, len(left), BATCH))


def _made_findable(programme: Programme, ids: list[UUID]) -> int:
    """Their keys are held, as for whoever corrects or erases them. What does not open stays as it is."""
    with transaction.atomic():
        list(database.lock_rows(PersonKey.objects.filter(person__in=ids).order_by("person")))
        opened = people_keys.keys_of(ids)
        files = {}
        for file, sealed in Participant.objects.filter(id__in=opened).values_list("id", "sealed"):
            try:
                files[file] = Identity.from_dict(open_for(opened[file], file, sealed, Participant.SEALED))
            except CannotOpen:
                continue
        _forget(list(files))
        _make_findable(programme, files)
    return len(files)
