"""Where Alembic starts. The connection and its transaction are the caller's: each migration is whole or not at all."""

from alembic import context

from agent.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
