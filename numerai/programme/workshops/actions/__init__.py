"""Writes about workshops: one function per verb, each one unit of work."""
