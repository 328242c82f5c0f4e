"""What a log line may say: which part of the program failed and how; no content, addresses, names or query strings."""

import logging
import traceback
from types import TracebackType

from .trouble import trouble_of

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ContentFree(logging.Formatter):
    """One line for each record; where something was raised, its type and the places it passed, never its message.

    What an exception says may quote what a person wrote, as a database does with the value it refused.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line: level, logger, what it says; then the places."""
        line = f"{record.levelname} {record.name} {self._said(record)}"
        if not record.exc_info or trouble_of(record.exc_info[1]):  # the database's trouble has a sentence of its own
            return line
        return f"{line}\n{self.formatException(record.exc_info)}"

    def formatException(self, ei: Raised) -> str:  # noqa: N802 the name is logging's
        """The types that were raised, each with the places it passed."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
            lines += [f"    {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(error.__traceback__)]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)

    @staticmethod
    def _said(record: logging.LogRecord) -> str:
        """Our own words whole; of Django's about a request, only the page's pattern and the status."""
        if not record.name.startswith("django."):
            return record.getMessage()
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        page = match.view_name if match else "-"
        return f"{getattr(record, 'status_code', '-')} {page}"
