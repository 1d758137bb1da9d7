"""Enrolling for one workshop: one question per page, a check of the answers, a confirmation."""
