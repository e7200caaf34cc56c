"""Where Alembic enters: the connection comes from `demarche.ledger.sql`."""

from alembic import context

from demarche.ledger.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
