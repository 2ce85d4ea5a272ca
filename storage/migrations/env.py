"""Alembic's entry: migrations run on the connection that ``storage.migrating`` holds the lock with."""

from alembic import context

from storage.tables import Row

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Row.metadata,
    render_as_batch=True,  # SQLite cannot alter most of a table in place
    transactional_ddl=True,  # the writer begins its own transaction, so SQLite rolls tables back as well
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
