"""How long a campaign waits for an answer before it is called lost: it judges what comes, not how soon."""

PATIENCE = 180.0  # seconds, on a machine that is busy elsewhere
