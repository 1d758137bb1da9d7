"""Numé-Raï: the software of a digital-inclusion programme."""

__version__ = "0.1.0"
