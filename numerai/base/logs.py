"""Logs say what failed and where, never about whom: exception messages and arguments may quote people."""

import logging
import traceback

_FRAMES = 6  # the last ones, where it happened


def where(error: BaseException) -> str:
    """The type of an exception and its code path, without its message nor the values around."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return f"{type(error).__name__} ({' > '.join(f'{frame.name}:{frame.lineno}' for frame in frames)})"


class WithoutPersonalData(logging.Filter):
    """Keep the type of an exception and its code path; drop its message, the arguments and the address asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if record.exc_info and record.exc_info[1]:
            record.msg, record.args = where(record.exc_info[1]), None
            record.exc_info = record.exc_text = None
        elif request is not None:
            record.msg, record.args = str(record.msg).partition(":")[0].replace("%s", "…"), None
        if request is not None:
            record.msg = f"{getattr(record, 'status_code', '')} {record.msg}".strip()
        if record.name.startswith("_granian"):  # the server writes whole tracebacks in its messages
            record.msg, record.args = record.getMessage().partition("\n")[0], None
        record.stack_info = None
        return True
