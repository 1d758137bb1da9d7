"""« Mon inscription »: what someone who holds a code may see and change, and no more."""
