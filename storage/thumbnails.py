"""Small pictures of pictures: turned the right way, without what the camera wrote into them, never a bomb."""

import io
import warnings

from PIL import Image, ImageOps

from storage.file_kinds import NotKept, Refused

LONGEST = 640
"""Pixels of a thumbnail's longer side."""
MOST_PIXELS = 210_000_000
"""A telephone's largest picture has 200 million; what has more is made to harm."""
DECODED_PIXELS = 50_000_000
"""What is opened in full at most: about 150 MB of memory. A larger JPEG is read at an eighth of its size."""
QUALITY = 82
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
"""The formats that are read; rarer ones have had more than their share of faults."""


def thumbnail(content: bytes) -> bytes | None:
    """A JPEG of the picture; None where this is no picture that can be read, or too large to read whole.

    Raises:
        NotKept: it says to have more pixels than any camera takes.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limits are checked first
        try:
            return _small(content)
        except Image.DecompressionBombError as error:
            raise NotKept(Refused.BOMB) from error
        except NotKept:
            raise
        except (
            Exception
        ):  # a format that is not read, a picture cut short; made to harm, decoders raise anything
            return None


def _small(content: bytes) -> bytes | None:
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise NotKept(Refused.BOMB)
        picture.draft("RGB", (LONGEST, LONGEST))
        if picture.width * picture.height > DECODED_PIXELS:
            return None
        turned = ImageOps.exif_transpose(picture)
        turned.thumbnail((LONGEST, LONGEST))
        return _jpeg(turned)


def _jpeg(picture: Image.Image) -> bytes:
    """On white where it is transparent; a new picture, so that nothing but the pixels goes along."""
    shown = picture.convert("RGBA")
    ground = Image.new("RGB", shown.size, "white")
    ground.paste(shown, mask=shown.getchannel("A"))
    made = io.BytesIO()
    ground.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()
