"""Python reads this file when its folder is on PYTHONPATH: the server of a negative control, with few threads to listen."""

from numerai.cli import serving

serving.THREADS = 16
