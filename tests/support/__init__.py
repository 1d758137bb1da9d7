"""What several tests lean on: a browser, the accessibility checks, a database server, the real process."""
