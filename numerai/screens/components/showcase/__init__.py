"""The components page: each piece of interface, in each of its states, drawn by its own template with invented data."""
