"""Door: `python -m records migrate | staff add | reference load`."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from models.vocabulary import Office, Role, Skill
from records import reference
from records.engine import open_engine, writing
from records.migrate import upgrade
from records.people import accounts, staff
from records.secrets import make_secrets
from rules.policy.default import DEFAULT_POLICY
from settings import Settings


def main() -> None:
    """Read the command and do it."""
    arguments = _parser().parse_args()
    arguments.run(arguments, Settings())


def migrate(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Tables, the default policy, and secrets of this installation where none are configured."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if settings.customs_secret_file is None or settings.draw_seed_file is None:
        make_secrets(settings.data_dir / "secrets")
    engine = open_engine(settings.register_url)
    upgrade(engine)
    with writing(engine) as session:
        reference.put_policy(session, DEFAULT_POLICY)


def load_reference(arguments: argparse.Namespace, settings: Settings) -> None:
    """Calendar, inspection bodies, importers from a JSON file."""
    file = reference.ReferenceFile.model_validate_json(arguments.file.read_bytes())
    with writing(open_engine(settings.register_url)) as session:
        version = reference.load(session, file, _now())
    print(f"Dữ liệu tham chiếu: phiên bản {version}")  # noqa: T201 - a command's answer


def add_staff(arguments: argparse.Namespace, settings: Settings) -> None:
    """A person of one office, a role from today on, and an account with a password to be used once."""
    today = _now().date()
    with writing(open_engine(settings.register_url)) as session:
        staff.add_staff(
            session,
            staff_id=arguments.staff_id,
            name=arguments.name,
            title=arguments.title,
            office=Office(arguments.office),
            skills=arguments.skill,
            places=arguments.place,
        )
        staff.give_role(session, arguments.staff_id, Role(arguments.role), arguments.valid_from or today)
        username = arguments.username or arguments.staff_id
        password = accounts.create_account(session, arguments.staff_id, username)
    print(f"{username}: {password}")  # noqa: T201 - a command's answer


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m records", description=__doc__)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("migrate").set_defaults(run=migrate)
    loading = commands.add_parser("reference").add_subparsers(required=True).add_parser("load")
    loading.add_argument("file", type=Path)
    loading.set_defaults(run=load_reference)
    adding = commands.add_parser("staff").add_subparsers(required=True).add_parser("add")
    adding.add_argument("staff_id")
    adding.add_argument("name")
    adding.add_argument("--title", default="")
    adding.add_argument("--office", required=True, choices=[office.value for office in Office])
    adding.add_argument("--role", required=True, choices=[role.value for role in Role])
    adding.add_argument("--valid-from", type=date.fromisoformat)
    adding.add_argument("--skill", action="append", default=[], choices=[skill.value for skill in Skill])
    adding.add_argument("--place", action="append", default=[])
    adding.add_argument("--username")
    adding.set_defaults(run=add_staff)
    return parser


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a door


if __name__ == "__main__":
    main()
