"""« Signalements »: the register of concerns, for referents alone."""
