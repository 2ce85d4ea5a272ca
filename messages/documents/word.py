"""Word documents out of templates (.docx): which one counts, what is wrong with it, and filling it in.

A template in the operator's folder wins over the one of the same name that ships. Both are filled in a
sandbox, every value escaped, so that what somebody typed stays text; a placeholder that does not exist is a
fault and never an empty place.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from docx.document import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from messages.documents.annex import Sent, append
from messages.documents.workbook import clean

Values = Mapping[str, object]
"""What the placeholders of a template stand for: text, lines of text, or rows of named text."""

ENDING = ".docx"
LARGEST = 5_000_000
"""Bytes of a template, packed and unpacked: a form holds words, at most a crest."""
_QUOTED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_BROKEN = (zipfile.BadZipFile, SyntaxError, KeyError, ValueError, OSError)


class Fault(StrEnum):
    """What may be wrong with a template."""

    NO_FORM = "no_form"
    """There is no document of that name, so the file is never used."""
    NO_DOCUMENT = "no_document"
    """It is no Word document, or too large a one."""
    SYNTAX = "syntax"
    """A placeholder or a loop is not closed, or not written as one."""
    UNKNOWN = "unknown"
    """It asks for something that this document has not."""
    FORBIDDEN = "forbidden"
    """It asks for what the sandbox keeps from it."""
    UNFIT = "unfit"
    """What comes out is no document: a loop that opens in one row and ends in another."""


@dataclass(frozen=True)
class TemplateFaultError(ValueError):
    """A template that cannot be used: the file's name, what is wrong, and the placeholder or place of it."""

    file: str
    fault: Fault
    what: str = ""

    def __str__(self) -> str:
        """For the log: the file, the fault and where."""
        return f"{self.file}: {self.fault} {self.what}".strip()


def shipped(name: str) -> bytes:
    """The template that ships under a name; LookupError where there is none."""
    found = files(__package__).joinpath("forms", f"{name}{ENDING}")
    if not found.is_file():
        raise LookupError(f"no template {name}")
    return found.read_bytes()


def names() -> tuple[str, ...]:
    """Every template that ships."""
    forms = files(__package__).joinpath("forms")
    return tuple(
        sorted(each.name.removesuffix(ENDING) for each in forms.iterdir() if each.name.endswith(ENDING))
    )


def own(name: str, folder: Path) -> bytes | None:
    """The operator's template of that name; None where there is none.

    Raises:
        TemplateFaultError: it cannot be read, or is too large.
    """
    path = folder / f"{name}{ENDING}"
    try:
        if path.stat().st_size > LARGEST:
            raise TemplateFaultError(path.name, Fault.NO_DOCUMENT)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise TemplateFaultError(path.name, Fault.NO_DOCUMENT) from error


def document(
    name: str, values: Values, *, title: str, folder: Path | None = None, sent: Sequence[Sent] = ()
) -> bytes:
    """The document as a file; ``title`` goes into its properties, what was ``sent`` along stands at its end.

    Raises:
        LookupError: there is no such document.
        TemplateFaultError: its template cannot be used; with no ``folder`` it never is.
    """
    template = (own(name, folder) if folder is not None else None) or shipped(name)
    return filled(f"{name}{ENDING}", template, values, title=title, sent=sent)


def filled(
    file: str, template: bytes, values: Values, *, title: str = "", sent: Sequence[Sent] = ()
) -> bytes:
    """A template with its values in their places, and after it what was ``sent`` along.

    Raises:
        TemplateFaultError: the template cannot be used.
    """
    _looks_sound(file, template)
    try:
        return _written(DocxTemplate(io.BytesIO(template)), values, title, sent)
    except UndefinedError as error:
        found = _QUOTED.search(str(error))
        what = next(filter(None, found.groups()), "") if found else str(error)
        raise TemplateFaultError(file, Fault.UNKNOWN, what) from error
    except SecurityError as error:
        raise TemplateFaultError(file, Fault.FORBIDDEN, str(error)) from error
    except TemplateSyntaxError as error:
        raise TemplateFaultError(file, Fault.SYNTAX, _near(error)) from error
    except TemplateError as error:
        raise TemplateFaultError(file, Fault.SYNTAX, str(error)) from error
    except (TypeError, ArithmeticError, *_BROKEN) as error:  # what lxml cannot read is a SyntaxError too
        raise TemplateFaultError(file, Fault.UNFIT, str(error)[:80]) from error


def _looks_sound(file: str, template: bytes) -> None:
    """Whether it is a Word document at all, and one that does not unpack into something huge."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            size = sum(each.file_size for each in packed.infolist())
            held = "word/document.xml" in packed.namelist()
    except _BROKEN as error:
        raise TemplateFaultError(file, Fault.NO_DOCUMENT) from error
    if not held or size > LARGEST:
        raise TemplateFaultError(file, Fault.NO_DOCUMENT)


def _near(error: TemplateSyntaxError) -> str:
    """The words around a fault of syntax, as far as the template tells, without its tags."""
    said = " ".join(" ".join(getattr(error, "docx_context", ())).split())
    begun = said.find("{%")
    return f"{error.message} {said[max(begun, 0) :][:60]}".strip()


def _written(template: DocxTemplate, values: Values, title: str, sent: Sequence[Sent]) -> bytes:
    template.render(dict(values), jinja_env=_sandbox(), autoescape=True)
    made: Document = template.docx  # get_docx() would begin anew with the template
    properties = made.core_properties
    properties.title, properties.author, properties.comments = clean(title)[:200], "", ""
    append(made, sent)
    kept = io.BytesIO()
    template.save(kept)
    return kept.getvalue()


def _sandbox() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)


def _printed(value: object) -> object:
    """A value as a document can hold it, and as nothing but text.

    docxtpl reads ``{_{`` in the finished text as ``{{`` and a form feed as a page break; both are typed text
    here.
    """
    if isinstance(value, StrictUndefined):
        return value
    text = str(escape(clean("" if value is None else str(value))))
    return Markup(text.replace("{_", "{&#95;").replace("_}", "&#95;}"))  # noqa: S704
