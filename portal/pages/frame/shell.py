"""How does a page become HTML? One environment, one frame around every page."""

from dataclasses import dataclass
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.deps import OfficeProfile

TEMPLATES = Path(__file__).parents[2] / "templates"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the main menu."""

    text: str
    href: str
    is_current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Banner:
    """What everybody has to know on whatever page they are."""

    text: str
    href: str
    link_text: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands around a page: whose portal it is, who is signed in, where one may go."""

    title: str
    parent_office: str
    office_name: str
    user_name: str = ""
    user_line: str = ""
    nav: tuple[NavItem, ...] = ()
    banner: Banner | None = None


def frame(office: OfficeProfile, title: str) -> Shell:
    """The frame of a page that nobody is signed in to."""
    return Shell(title=title, parent_office=office.parent_office, office_name=office.office_name)


def show(template: str, shell: Shell, page: object, status: int = 200) -> HTMLResponse:
    """The page, rendered; a template sees `shell` and `page` and nothing else."""
    html = ENVIRONMENT.get_template(template).render(shell=shell, page=page)
    return HTMLResponse(html, status_code=status)
