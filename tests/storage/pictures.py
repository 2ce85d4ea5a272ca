"""Made-up pictures and files of known kinds."""

import io
import zlib
from struct import pack

from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def jpeg(width: int = 1600, height: int = 1000, orientation: int = 1) -> bytes:
    """Red on its left half, blue on its right, with a place and an orientation in its EXIF."""
    made = Image.new("RGB", (width, height), "red")
    made.paste("blue", (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "secret description"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    made.save(out, "JPEG", exif=exif)
    return out.getvalue()


def png(colour: str = "green", side: int = 40) -> bytes:
    """A square of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "PNG")
    return out.getvalue()


def bomb(side: int) -> bytes:
    """A PNG that says to have ``side`` by ``side`` pixels, and is a few hundred bytes long."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
