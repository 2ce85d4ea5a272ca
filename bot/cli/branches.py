"""``zhishu export-branch``, ``import-branch`` and ``delete-branch``: one branch, out, in, or gone."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from bot import clock, invites
from bot.cli.invite import bot_name
from bot.cli.opening import load_settings, open_store, refuse
from bot.cli.words import Words
from bot.roster import Branch
from bot.settings import Settings
from storage import branch_zip, branches, deletion, exporting, importing, kept_files, rosters
from storage import invites as stored_invites
from storage.branch_zip import ArchiveError
from storage.exported import Exported
from storage.store import Store

VALID = timedelta(days=7)


def register(app: typer.Typer, words: Words) -> None:
    """Put the three commands into the command line."""
    _register_export(app, words)
    _register_import(app, words)
    _register_delete(app, words)


def _register_export(app: typer.Typer, words: Words) -> None:
    @app.command("export-branch", help=words("branch.export.help"))
    def export_branch(
        name: Annotated[str, typer.Argument(help=words("branch.name"))],
        target: Annotated[Path, typer.Argument(help=words("branch.export.target"))],
    ) -> None:
        settings = load_settings(words)
        store = open_store(words, settings.database)
        try:
            found = _one(store, words, name)
            given = store.read_now(exporting.dump, found.id)
            target.parent.mkdir(parents=True, exist_ok=True)
            count = branch_zip.write(target, given, settings.data_dir, clock.now())
        except OSError as error:
            refuse(words("branch.export.failed", reason=error))
        finally:
            store.close_now()
        typer.echo(words("branch.export.done", target=target, records=len(given.records), files=count))


def _register_import(app: typer.Typer, words: Words) -> None:
    @app.command("import-branch", help=words("branch.import.help"))
    def import_branch(
        source: Annotated[Path, typer.Argument(help=words("branch.import.source"))],
        yes: Annotated[bool, typer.Option("--yes", help=words("branch.import.really"))] = False,
        name: Annotated[str | None, typer.Option("--as", help=words("branch.import.as"))] = None,
    ) -> None:
        settings = load_settings(words)
        try:
            with branch_zip.opened(source) as archive:
                given = archive.branch()
                if name:
                    renamed = given.branch.model_copy(update={"name": name})
                    given = given.model_copy(update={"branch": renamed})
                _tell(words, given)
                _import(settings, words, archive, given, yes=yes)
        except ArchiveError as error:
            refuse(words(f"branch.import.{error.fault}", what=error.what))
        except FileNotFoundError:
            refuse(words("branch.import.missing", source=source))
        except OSError as error:
            refuse(words("branch.import.failed", reason=error))


def _register_delete(app: typer.Typer, words: Words) -> None:
    @app.command("delete-branch", help=words("branch.delete.help"))
    def delete_branch(
        name: Annotated[str, typer.Argument(help=words("branch.name"))],
        yes: Annotated[bool, typer.Option("--yes", help=words("branch.delete.really"))] = False,
    ) -> None:
        settings = load_settings(words)
        store = open_store(words, settings.database)
        try:
            found = _one(store, words, name)
            if not yes:
                refuse(words("branch.delete.sure", name=found.name))
            gone = store.write_now(deletion.delete_branch, found.id, now=clock.now())
        finally:
            store.close_now()
        kept_files.remove(settings.data_dir, gone.paths)
        typer.echo(words("branch.delete.done", name=found.name, files=len(gone.paths)))


def _one(store: Store, words: Words, name: str) -> Branch:
    """The branch of that name, or of that number written ``#3`` where two are called alike."""
    found = store.read_now(branches.all_of_them)
    fitting = [each for each in found if name in (each.name, f"#{each.id}")]
    if len(fitting) != 1:
        if not found:
            refuse(words("branch.none"))
        listed = "\n".join(f"#{each.id}  {each.name}" for each in fitting or found)
        refuse(words("branch.which" if fitting else "branch.unknown", listed=listed))
    return fitting[0]


def _tell(words: Words, given: Exported) -> None:
    """What the archive would make, in full before anything is written."""
    counts = {
        "name": given.branch.name,
        "people": len(given.people),
        "departments": len(given.departments),
        "records": len(given.records),
        "plans": len(given.plans),
        "own": len(given.own_duties),
        "files": sum(each.sha256 is not None for each in given.files),
    }
    typer.echo(words("branch.import.would", **counts))


def _import(
    settings: Settings, words: Words, archive: branch_zip.Archive, given: Exported, *, yes: bool
) -> None:
    store = open_store(words, settings.database)
    try:
        if store.read_now(importing.same_name, given.branch.name) is not None:
            refuse(words("branch.import.same_name", name=given.branch.name))
        if not yes:
            typer.echo(words("branch.import.dry"))
            return
        kept = archive.keep_files(given, settings.data_dir)
        code = invites.new_code()
        secretary = store.write_now(_load, given, kept, code)
    except (ArchiveError, OSError):
        archive.take_back(settings.data_dir)
        raise
    except (ValueError, IntegrityError):
        archive.take_back(settings.data_dir)
        refuse(words("branch.import.damaged", what=branch_zip.BRANCH))
    finally:
        store.close_now()
    typer.echo(words("branch.import.done", name=given.branch.name))
    if secretary is None:
        typer.echo(words("branch.import.nobody"))
    else:
        bot = asyncio.run(bot_name(settings))
        typer.echo(words("branch.import.invite", name=secretary, days=VALID.days))
        typer.echo(invites.link(bot, code) if bot else f"/start {code}")


def _load(session: Session, given: Exported, kept: dict[str, kept_files.Kept], code: str) -> str | None:
    """The branch, and an invite for its secretary, as nobody has an account in it; the secretary's name."""
    now = clock.now()
    branch_id = importing.load(session, given, kept, now)
    roster = rosters.get(session, branch_id)
    today = now.date()
    leading: Sequence[int] = [each.id for each in roster.committee(today)]
    secretary = roster.secretary(today)
    person_id = secretary.id if secretary else next(iter(leading), None)
    if person_id is None:
        return None
    stored_invites.create(
        session,
        kind="person",
        code_hash=invites.hash_code(code),
        expires_at=now + VALID,
        branch_id=branch_id,
        person_id=person_id,
    )
    person = roster.find(person_id)
    return person.name if person else None
