"""``python -m bot`` and ``zhishu``."""

import sys

from bot.cli.app import build
from bot.cli.words import Words, chosen_language


def main() -> None:
    """Run the command line in the language that the reader chose."""
    build(Words(chosen_language(sys.argv[1:])))()


if __name__ == "__main__":
    main()
