"""The only writers of participants, consents and their look-ups: each event, and the rows it leaves."""

from typing import Any

from numerai.base import keys
from numerai.base.journal.people_keys import open_for, seal_for
from numerai.base.journal.registry import Projected, Recorded, projected, projects
from numerai.programme.people.models import Consent, DuplicateDecision, Lookup, Participant
from numerai.programme.people.rules import Identity

projected(
    Projected(Participant, sealed=("sealed",), person="id"),
    Projected(Lookup, ignored=("id",)),
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
    _add_look_ups(event, event.personal)


@projects("participant.corrected")
def corrected(event: Recorded) -> None:
    """`personal` holds only the changed fields; a field that becomes unknown is null."""
    if "import_key" in event.facts:
        Participant.objects.filter(id=event.subject).update(import_key=event.facts["import_key"])
    participant = Participant.objects.get(id=event.subject)
    if event.key is None or event.personal is None or event.person is None:
        return
    known = open_for(event.key, event.person, participant.sealed, Participant.SEALED) or {}
    identity = Identity.from_dict({**known, **event.personal}).to_dict()
    Participant.objects.filter(id=event.subject).update(sealed=_seal(event, identity))
    Lookup.objects.filter(participant_id=event.subject).delete()
    _add_look_ups(event, identity)


@projects("participant.erased", even_erased=True)
def erased(event: Recorded) -> None:
    """`import_key` stays: a keyed fingerprint tells nothing, and an imported file would bring the person back."""
    Participant.objects.filter(id=event.subject).update(sealed=None, chosen_relay=None, erased_at=event.at)
    Lookup.objects.filter(participant_id=event.subject).delete()
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


@projects("access.given", "margins.closed", "needs.viewed", "people.exported", "staff.changed")
def audit_only(event: Recorded) -> None:
    """Lines that tell what happened to tables that are not projected."""


def _seal(event: Recorded, identity: dict[str, Any] | None) -> bytes | None:
    if identity is None or event.key is None or event.person is None:
        return None
    return seal_for(event.key, event.person, identity, Participant.SEALED)


def _add_look_ups(event: Recorded, identity: dict[str, Any] | None) -> None:
    Lookup.objects.bulk_create(
        Lookup(programme=event.programme, participant_id=event.subject, kind=kind, digest=digest)
        for kind, digest in look_up_digests(Identity.from_dict(identity)).items()
    )


def look_up_digests(identity: Identity) -> dict[str, str]:
    values = {"phone": identity.phone, "email": (identity.email or "").strip().lower()}
    return {kind: keys.digest(kind, value) for kind, value in values.items() if value}
