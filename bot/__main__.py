"""``python -m bot`` and ``zhishu``."""

import sys
from io import TextIOWrapper

from bot.cli.app import build
from bot.cli.words import chosen_words


def main() -> None:
    """Run the command line in the language that the reader chose."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A file or pipe of an older code page has no ✅: a mark is lost, not the sentence.
            stream.reconfigure(errors="replace")
    build(chosen_words(sys.argv[1:]))()


if __name__ == "__main__":
    main()
