"""Python reads this file when its folder is on PYTHONPATH: a server with few threads, for a negative control."""

from numerai.cli import serving

serving.THREADS = 16
