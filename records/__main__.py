"""Door: `python -m records migrate | staff add | reference load | client …`."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from models.days import ONE_DAY, start_of_day
from models.problems.arguments import CommandParser, day
from models.problems.telling import CommandRefused, Unusable, refuse, told
from models.vocabulary import ClientScope, Office, Role, Skill
from records import clients, reference
from records.engine import NOT_READY, NOT_READY_VI, open_engine, reading, writing
from records.migrate import upgrade
from records.people import accounts, staff
from records.secrets import CUSTOMS, DRAW_SEED, make_secrets, secret_path
from records.tables import AccountRow, StaffRow
from rules.policy.default import DEFAULT_POLICY
from settings import Settings

CUSTOMS_NAME = "Hệ thống hải quan"


def main() -> None:
    """Read the command and do it."""
    arguments = _parser().parse_args()
    try:
        arguments.run(arguments, Settings())
    except clients.RegistrationRefused as refusal:
        sys.exit(str(refusal))
    except NOT_READY:
        sys.exit(refuse([NOT_READY_VI, "Chạy `python -m records migrate` trước."]))
    except Unusable as error:
        sys.exit(refuse(told(error, getattr(arguments, "file", None))))


def migrate(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Tables, the default policy, the secrets of this installation, and customs as the first sender."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    files = {CUSTOMS: settings.customs_secret_file, DRAW_SEED: settings.draw_seed_file}
    make_secrets(settings.secret_folder, named_elsewhere=[name for name, file in files.items() if file])
    engine = open_engine(settings.register_url)
    upgrade(engine)
    with writing(engine) as session:
        reference.put_policy(session, DEFAULT_POLICY)
        clients.take_up(
            session,
            settings.secret_folder,
            settings.customs_client_id,
            CUSTOMS_NAME,
            settings.customs_secret,
            _now(),
        )


def load_reference(arguments: argparse.Namespace, settings: Settings) -> None:
    """Calendar, inspection bodies, importers from a JSON file."""
    file = reference.ReferenceFile.model_validate_json(arguments.file.read_bytes())
    with writing(open_engine(settings.register_url)) as session:
        version = reference.load(session, file, _now())
    print(f"Dữ liệu tham chiếu: phiên bản {version}")  # noqa: T201 - a command's answer
    for year in file.open_years:
        print(f"Lịch nghỉ năm {year} chưa đủ: hạn tính đến năm ấy cần thẩm tra")  # noqa: T201 - the same


def add_staff(arguments: argparse.Namespace, settings: Settings) -> None:
    """A person of one office, a role from today on, and an account with a password to be used once."""
    today = _now().date()
    for what, text in (("staff_id", arguments.staff_id), ("name", arguments.name)):
        if not text.strip():
            raise CommandRefused(f"{what}: không được để trống. Ghi mã và họ tên của người ấy.")
    username = arguments.username or arguments.staff_id
    with writing(open_engine(settings.register_url)) as session:
        _check_new(session, arguments.staff_id, username)
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
        password = accounts.create_account(session, arguments.staff_id, username)
    print(f"{username}: {password}")  # noqa: T201 - a command's answer


def _check_new(session: Session, staff_id: str, username: str) -> None:
    if session.get(StaffRow, staff_id) is not None:
        raise CommandRefused(f"staff_id: đã có người mang mã {staff_id}. Chọn mã khác.")
    if session.get(AccountRow, username) is not None:
        raise CommandRefused(f"--username: đã có tài khoản {username}. Chọn tên khác.")


def add_client(arguments: argparse.Namespace, settings: Settings) -> None:
    """A sender with its scopes; it sends nothing until it is given a key."""
    scopes = [ClientScope(scope) for scope in arguments.scope]
    with writing(open_engine(settings.register_url)) as session:
        clients.add(
            session, arguments.client_id, arguments.name, scopes, _now(), rate_per_minute=arguments.rate
        )
    print(f"Đã đăng ký {arguments.client_id}; cấp khóa: client key {arguments.client_id}")  # noqa: T201


def give_key(arguments: argparse.Namespace, settings: Settings) -> None:
    """A new key valid from now; the earlier ones of its kind end with the day named, or stay."""
    until = start_of_day(arguments.old_until + ONE_DAY) if arguments.old_until else None
    public = arguments.ed25519.read_text("utf-8") if arguments.ed25519 else None
    folder = settings.secret_folder
    with writing(open_engine(settings.register_url)) as session:
        key = clients.give_key(
            session, folder, arguments.client_id, _now(), public_key=public, old_until=until
        )
    where = f": bí mật nằm tại {secret_path(folder, key.key_id)}" if key.secret else ""
    print(f"Khóa {key.key_id} có hiệu lực từ bây giờ{where}")  # noqa: T201 - a command's answer


def revoke_key(arguments: argparse.Namespace, settings: Settings) -> None:
    """The key opens nothing from now on."""
    with writing(open_engine(settings.register_url)) as session:
        clients.revoke(session, arguments.key_id, _now())
    print(f"Khóa {arguments.key_id} hết hiệu lực từ bây giờ.")  # noqa: T201 - a command's answer


def list_clients(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Every sender with every key that it ever had."""
    with reading(open_engine(settings.register_url)) as session:
        for row in clients.every(session):
            scopes = ", ".join(row.scopes)
            print(f"{row.client_id}: {row.name_vi}; {scopes}; {row.rate_per_minute}/phút")  # noqa: T201
            for key in clients.keys_of(session, row.client_id):
                until = f"đến {key.valid_until.isoformat()}" if key.valid_until else "chưa định ngày hết"
                since = f"từ {key.valid_from.isoformat()}"
                print(f"  {key.key_id}: {key.kind.label_vi}; {since}, {until}")  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(prog="python -m records", description=__doc__)
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
    adding.add_argument("--valid-from", type=day)
    adding.add_argument("--skill", action="append", default=[], choices=[skill.value for skill in Skill])
    adding.add_argument("--place", action="append", default=[])
    adding.add_argument("--username")
    adding.set_defaults(run=add_staff)
    _add_client_commands(commands.add_parser("client").add_subparsers(required=True))
    return parser


def _add_client_commands(commands: Any) -> None:
    adding = commands.add_parser("add")
    adding.add_argument("client_id")
    adding.add_argument("name")
    scopes = [scope.value for scope in ClientScope]
    adding.add_argument("--scope", action="append", required=True, choices=scopes)
    adding.add_argument("--rate", type=int, default=600, metavar="N", help="thông điệp mỗi phút")
    adding.set_defaults(run=add_client)
    giving = commands.add_parser("key")
    giving.add_argument("client_id")
    giving.add_argument("--ed25519", type=Path, metavar="FILE", help="khóa công khai: whpk_… hoặc PEM")
    ending = "khóa cũ hết hiệu lực sau ngày này"
    giving.add_argument("--old-until", type=day, metavar="DAY", help=ending)
    giving.set_defaults(run=give_key)
    revoking = commands.add_parser("revoke")
    revoking.add_argument("key_id")
    revoking.set_defaults(run=revoke_key)
    commands.add_parser("list").set_defaults(run=list_clients)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a door


if __name__ == "__main__":
    main()
