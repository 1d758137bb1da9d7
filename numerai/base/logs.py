"""Logs say what failed and where, never about whom: exception messages and arguments may quote people."""

import logging
import traceback


class WithoutPersonalData(logging.Filter):
    """Keep the type of an exception and its code path; drop its message and the local values."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            places = (f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-6:])
            record.msg = f"{record.name}: {kind.__name__} ({' > '.join(places)})"
            record.args = None
            record.exc_info = None
            record.exc_text = None
        request = getattr(record, "request", None)
        if request is not None and record.name.startswith("django"):
            status = getattr(record, "status_code", "")
            record.msg = f"{status} {record.getMessage() if record.args is None else record.msg.split(':')[0]}"
            record.args = None
        return True
