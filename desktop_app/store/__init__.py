"""Where records are kept: the only room with SQLAlchemy and Alembic. No connection leaves it."""
