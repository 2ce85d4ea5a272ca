"""The log: structured, one line an event, and never with tokens, invite codes, names or content.

Own events carry numbers and fixed words only; a field outside ``SAFE`` is dropped. Lines of other libraries
keep their wording but not their arguments, for those hold addresses with tokens and the text of messages. Of
an exception the class and the places in the code are kept, never its message.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

SAFE = frozenset(
    {
        "address",
        "attempt",
        "attempts",
        "branch",
        "cause",
        "class",
        "code_line",
        "count",
        "depth",
        "draft",
        "error",
        "event",
        "job",
        "kind",
        "lane",
        "level",
        "logger",
        "method",
        "migration",
        "offset",
        "outcome",
        "person",
        "phase",
        "places",
        "port",
        "record",
        "screen",
        "seconds",
        "setting",
        "state",
        "status",
        "table",
        "timestamp",
        "update",
        "user",
        "version",
        "wait",
    }
)
"""The fields an event may carry: numbers, our own fixed words, class names and places in the code."""

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
ADDRESS_TOKEN = re.compile(r"/(file/)?bot[^/\s]+")
INVITE = re.compile(r"(?i)(start[= ])[A-Za-z0-9_-]{16,}")
PASSWORD = re.compile(r"://[^/@\s]+@")


def redact(text: str) -> str:
    """The text without tokens, invite codes and passwords in addresses."""
    text = ADDRESS_TOKEN.sub(r"/\1bot[token]", TOKEN.sub("[token]", text))
    return PASSWORD.sub("://[password]@", INVITE.sub(r"\1[code]", text))


def places(error: BaseException) -> Iterator[str]:
    """Class and code lines of an exception and its causes, innermost frame last, without any message."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        frames = traceback.extract_tb(each.__traceback__)
        yield f"{type(each).__name__}: " + " < ".join(
            f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}"
            for frame in reversed(frames)
        )
        each = each.__cause__ or each.__context__


def where(error: BaseException) -> str:
    """A short name for a failure: its class and the innermost line of code."""
    frames = traceback.extract_tb(error.__traceback__)
    line = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{line}"


def _exception_without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()[1]
    if isinstance(info, tuple):
        info = info[1]
    if isinstance(info, BaseException):
        event["places"] = list(places(info))
    return event


def _only_safe(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {
        key: redact(value) if isinstance(value, str) else value
        for key, value in event.items()
        if key in SAFE or key.startswith("_")
    }


class ForeignFormatter(structlog.stdlib.ProcessorFormatter):
    """Formats other libraries' lines from their wording alone, without the arguments."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, its arguments left out unless it is one of ours."""
        if not isinstance(record.msg, dict):
            record = logging.makeLogRecord({**record.__dict__, "args": (), "msg": _wording(record)})
        return super().format(record)


def _wording(record: logging.LogRecord) -> str:
    """The first line of a foreign message; asyncio builds reprs into its messages, so they end before one."""
    first = str(record.msg).split("\n", 1)[0]
    return re.split(r"[<(]", first, maxsplit=1)[0].strip() if record.name == "asyncio" else first


def shared() -> list[Processor]:
    """The steps every event goes through before it is written, in order."""
    return [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _exception_without_words,
        _only_safe,
    ]


def set_up(level: str = "info", stream: TextIO | None = None, *, json: bool = False) -> None:
    """Send all logging of the process, our own and other libraries', through the redaction to ``stream``."""
    stream = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        ForeignFormatter(
            foreign_pre_chain=shared(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(stream, json)],
        )
    )
    root = logging.getLogger()
    for old in [each for each in root.handlers if isinstance(each.formatter, ForeignFormatter)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level.upper())
    for quiet in ("httpx", "httpcore", "uvicorn", "alembic", "asyncio"):
        logging.getLogger(quiet).setLevel(logging.WARNING)
    # It warns of a round that outlasts its time, which the ticks tell of themselves.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    # It logs what it cannot parse, which is content; the failure itself is logged where it is judged.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)


def _renderer(stream: TextIO, json: bool) -> Processor:
    if json:
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=stream.isatty())


def logger(name: str) -> Any:
    """The logger of a module; its events may carry the fields of ``SAFE``."""
    return structlog.stdlib.get_logger(name)
