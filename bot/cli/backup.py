"""``zhishu backup`` and ``zhishu restore``: one file with the database and the files people sent."""

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import load_settings, only_one, refuse
from bot.cli.words import Words
from bot.settings import Settings
from storage import backup as databases
from storage.migrating import TooNew

DATABASE = "database"
FILES = "files"


def register(app: typer.Typer, words: Words) -> None:
    """Put both commands into the command line."""

    @app.command("backup", help=words("backup.help"))
    def backup(target: Annotated[Path, typer.Argument(help=words("backup.target"))]) -> None:
        settings = load_settings(words)
        try:
            count = save(settings, target)
        except databases.NoTool:
            refuse(words("backup.no_tool", tool="pg_dump"))
        except (databases.BackupError, OSError) as error:
            refuse(words("backup.failed", reason=error))
        typer.echo(words("backup.done", target=target, count=count))

    @app.command("restore", help=words("restore.help"))
    def restore(
        source: Annotated[Path, typer.Argument(help=words("restore.source"))],
        overwrite: Annotated[bool, typer.Option("--overwrite", help=words("restore.overwrite"))] = False,
    ) -> None:
        settings = load_settings(words)
        try:
            with only_one(words, settings.database):
                count = bring_back(settings, source, overwrite=overwrite)
        except databases.NotEmpty:
            refuse(words("restore.not_empty"))
        except databases.NoTool:
            refuse(words("backup.no_tool", tool="pg_restore"))
        except TooNew:
            refuse(words("database.too_new"))
        except (databases.BackupError, zipfile.BadZipFile, KeyError, OSError) as error:
            refuse(words("restore.failed", reason=error))
        typer.echo(words("restore.done", count=count))


def save(settings: Settings, target: Path) -> int:
    """Write the backup, replacing ``target`` only when it is whole; how many files people sent are in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        dump = databases.backup(settings.database, Path(folder) / DATABASE)
        made = Path(folder) / "backup.zip"
        # What people sent is copied after the database: a file that the database knows is never missing.
        files = sorted(each for each in settings.files_dir.rglob("*") if each.is_file())
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(dump, DATABASE)
            for each in files:
                archive.write(each, f"{FILES}/{each.relative_to(settings.files_dir).as_posix()}")
        made.chmod(0o600)
        made.replace(target)
    return len(files)


def bring_back(settings: Settings, source: Path, *, overwrite: bool = False) -> int:
    """Put a backup in place of the database and beside the files; how many files came."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.data_dir) as folder, zipfile.ZipFile(source) as archive:
        archive.extractall(folder)
        databases.restore(Path(folder) / DATABASE, settings.database, overwrite=overwrite)
        sent = [each for each in (Path(folder) / FILES).rglob("*") if each.is_file()]
        for each in sent:
            place = settings.files_dir / each.relative_to(Path(folder) / FILES)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(each, place)
    return len(sent)
