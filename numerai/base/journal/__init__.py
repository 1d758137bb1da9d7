"""The append-only journal: every change to a person, an enrolment or a presence is one line here."""
