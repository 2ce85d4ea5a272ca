"""The bot's command menu by scope and language, and what of it a person sees."""

from __future__ import annotations

from bot.simulator.model import JsonObject, Person

Commands = list[JsonObject]


class CommandMenu:
    """Command lists by (scope, language); the language "" is everybody else's."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, str], Commands] = {}

    def set(self, scope: str, language: str, commands: Commands) -> None:
        """Publish a list; an empty one removes it."""
        if commands:
            self._lists[scope, language] = commands
        else:
            self._lists.pop((scope, language), None)

    def get(self, scope: str, language: str) -> Commands:
        """The list published for exactly this scope and language."""
        return self._lists.get((scope, language), [])

    def for_person(self, person: Person) -> Commands:
        """What a person sees in the private chat: narrowest scope first, then own language first."""
        language = person.language_code.partition("-")[0]
        for scope in (f"chat:{person.id}", "all_private_chats", "default"):
            for wanted in (language, ""):
                if found := self._lists.get((scope, wanted)):
                    return found
        return []
