"""Where the register's password comes from."""

from pathlib import Path

from sqlalchemy import make_url

from settings import Settings


def test_the_password_of_the_register_may_come_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "register.txt"
    secret.write_text("a/b@c:d%e\n", "utf-8")

    settings = Settings(
        database_url="postgresql+psycopg://register@db:5433/register", database_password_file=secret
    )

    url = make_url(settings.register_url)
    assert (url.username, url.password, url.host, url.port) == ("register", "a/b@c:d%e", "db", 5433)


def test_a_url_without_a_password_file_stays_as_it_is() -> None:
    url = "postgresql+psycopg:///register?host=/run/postgresql"

    assert Settings(database_url=url, database_password_file=None).register_url == url


def test_sqlite_needs_no_password(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url="", database_password_file=tmp_path / "none")

    assert settings.register_url == f"sqlite:///{tmp_path / 'register.db'}"
