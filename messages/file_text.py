"""Files that people sent, in words: what they are called, and why one is not here."""

from messages.labels import has_label, label


def file_title(name: str | None, kind: str, language: str) -> str:
    """A file's name; a photo has none."""
    return name or label(language, "files.photo" if kind == "photo" else "files.unnamed")


def why_text(reason: str | None, language: str) -> str:
    """Why a file is not kept, out of ``storage.file_kinds.Refused``; anything else is that it is gone."""
    key = f"files.why.{reason}"
    return label(language, key if has_label(language, key) else "files.why.gone")


def has_no_picture(name: str | None) -> bool:
    """Whether a photo of that name is kept as it is but never shown small: what iPhones write into files."""
    return (name or "").lower().endswith((".heic", ".heif"))
