"""Registers after a week of work."""

from tests.weeks import postgres_week, postgres_worked, sqlite_week, sqlite_worked, worked

__all__ = ["postgres_week", "postgres_worked", "sqlite_week", "sqlite_worked", "worked"]
