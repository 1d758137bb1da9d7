"""Checks of accessibility by people: the protocols, what they gave, and who may write it down."""
