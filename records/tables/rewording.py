"""How does a closed set of words grow in a database that holds rows already?"""

import re

from sqlalchemy import Connection, text


def reword(connection: Connection, table: str, column: str, name: str, words: tuple[str, ...]) -> None:
    """Give the check constraint `name` of the column these words; rows, indexes and triggers stay."""
    listed = ", ".join(f"'{word}'" for word in words)
    check = f"CHECK ({column} IN ({listed}))"
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
        connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} {check}"))
        return
    _rebuild(connection, table, rf"(CONSTRAINT {name} )CHECK \({column} IN \([^)]*\)\)", rf"\1{check}")


def _rebuild(connection: Connection, table: str, old: str, new: str) -> None:
    """SQLite changes no constraint in place: the table is made again with what hangs on it."""
    made = connection.execute(
        text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL"),
        {"table": table},
    ).all()
    statement = next(sql for kind, sql in made if kind == "table")
    statement, count = re.subn(old, new, statement)
    if count != 1:
        raise LookupError(f"{table} has no such constraint")
    copy = f"{table}_reworded"
    connection.exec_driver_sql(re.sub(rf"CREATE TABLE \"?{table}\"?", f"CREATE TABLE {copy}", statement))
    connection.exec_driver_sql(f"INSERT INTO {copy} SELECT * FROM {table}")  # noqa: S608 - our own names
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE {copy} RENAME TO {table}")
    for kind, sql in made:
        if kind != "table":
            connection.exec_driver_sql(sql)
