"""The settings: one frozen class, filled from the environment and a ``.env`` file, checked as a whole."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PLACEHOLDERS = frozenset(
    {
        "changeme",
        "change-me",
        "change_me",
        "your-token-here",
        "your_token_here",
        "your-token",
        "your_token",
        "your-secret-here",
        "your_secret_here",
        "token",
        "secret",
        "password",
        "example",
        "xxx",
        "todo",
        "123456:abc",
        "123456:abc-def1234ghikl-zyx57w2v1u123ew11",
        "123456789:aabbccddeeffgghhiijjkkllmmnnooppqq",
    }
)
"""Secrets that stand in tutorials and in examples, in lower case; none of them is one."""

WORK, REST = "work", "rest"


class Settings(BaseSettings):
    """What the operator decides; a field is the environment variable in lower case. Secrets never print."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    bot_token: SecretStr | None = None
    database_url: SecretStr | None = None
    data_dir: Path = Path("data")
    proxy_url: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=0, le=65535)
    health_port: int | None = Field(default=None, ge=0, le=65535)
    open_signup: bool = False
    time_zone: str = "Asia/Shanghai"
    language: Literal["zh", "en"] = "zh"
    operator_ids: Annotated[tuple[int, ...], NoDecode] = ()
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    workday_overrides: Annotated[dict[date, bool], NoDecode] = Field(default_factory=dict)
    escalate_after: int = Field(default=3, ge=0, le=100)

    @property
    def database(self) -> str:
        """Where the database is: DATABASE_URL, else a SQLite file in the data folder."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data_dir / 'zhishu.db').absolute()}"

    @property
    def files_dir(self) -> Path:
        """Where the photos and files that people sent are kept."""
        return self.data_dir / "files"

    @property
    def templates_dir(self) -> Path:
        """Where the operator puts own Word templates; each wins over the shipped one of the same name."""
        return self.data_dir / "templates"

    @field_validator("log_level", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("language", mode="before")
    @classmethod
    def _known_language(cls, value: object) -> object:
        # Many systems set LANGUAGE themselves, to a list of locales such as fr_CA:fr:en.
        return _first_known(value) if isinstance(value, str) else value

    @field_validator("operator_ids", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        return tuple(part for part in re.split(r"[,\s]+", value) if part) if isinstance(value, str) else value

    @field_validator("workday_overrides", mode="before")
    @classmethod
    def _days(cls, value: object) -> object:
        return _overrides(value) if isinstance(value, str) else value

    @field_validator("bot_token", "webhook_secret", "database_url")
    @classmethod
    def _no_placeholder(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and value.get_secret_value().strip().lower() in PLACEHOLDERS:
            raise PydanticCustomError("placeholder", "this is a placeholder, not a secret")
        return value

    @field_validator("bot_token")
    @classmethod
    def _token_shape(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"\d+:[A-Za-z0-9_-]{6,}", value.get_secret_value()):
            raise PydanticCustomError("token_shape", "a token is digits, a colon, and letters")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret_shape(cls, value: SecretStr | None) -> SecretStr | None:
        # Telegram allows exactly these in X-Telegram-Bot-Api-Secret-Token.
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
            raise PydanticCustomError("secret_shape", "16 to 256 letters, digits, _ and -")
        return value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise PydanticCustomError("time_zone", "not a known time zone") from error
        return value

    @model_validator(mode="after")
    def _webhook_whole(self) -> Self:
        if self.webhook_url and self.webhook_secret is None:
            raise PydanticCustomError("webhook_needs_secret", "WEBHOOK_URL needs WEBHOOK_SECRET")
        return self


def _first_known(locales: str) -> str:
    """The first of our languages in a list such as ``en_GB:en``; Chinese where there is none."""
    wanted = (each.strip().lower()[:2] for each in locales.split(":"))
    return next((language for language in wanted if language in ("zh", "en")), "zh")


def _overrides(text: str) -> dict[date, bool]:
    """``2027-02-06=work,2027-02-08=rest`` as days; True is a workday."""
    found: dict[date, bool] = {}
    for part in re.split(r"[,\s]+", text.strip()):
        day, _, kind = part.partition("=")
        try:
            found[date.fromisoformat(day)] = {WORK: True, REST: False}[kind.strip().lower()]
        except (ValueError, KeyError) as error:
            raise PydanticCustomError("workday_overrides", "days as 2027-02-06=work") from error
    return found


def problems(error: ValidationError) -> list[tuple[str, str]]:
    """What is wrong, without any value: the variable's name and the kind of problem."""
    found = []
    for each in error.errors(include_input=False, include_url=False, include_context=False):
        name = str(each["loc"][0]).upper() if each["loc"] else "WEBHOOK_SECRET"
        found.append((name, each["type"] if each["type"] in KINDS else "invalid"))
    return found


KINDS = frozenset(
    {
        "placeholder",
        "token_shape",
        "secret_shape",
        "time_zone",
        "webhook_needs_secret",
        "workday_overrides",
        "invalid",
    }
)
"""The kinds of problem that the command line has words for."""
