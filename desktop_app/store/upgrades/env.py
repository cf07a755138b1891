"""Alembic's way in: the revisions run on the connection that upgrade.py hands over, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
context.run_migrations()
