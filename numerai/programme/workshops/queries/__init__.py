"""Reads about workshops, shared by all screens; each returns frozen objects that a template can print."""
