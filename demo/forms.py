"""How does a script fill in a form? It reads the page as a browser does: fields, values, action."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form of a page: where it goes, the values it comes with, the names of its fields."""

    action: str
    values: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    is_multipart: bool = False


class PageReader(HTMLParser):
    """Forms, links and the first heading of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.heading = ""
        self._in_heading = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what matters."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(
                Form(values.get("action", ""), is_multipart="multipart" in values.get("enctype", ""))
            )
        elif tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag == "h1" and not self.heading:
            self._in_heading = True
        elif tag in ("input", "textarea", "select") and self.forms and "name" in values:
            self._field(values)

    def handle_endtag(self, tag: str) -> None:
        """The heading ends."""
        if tag == "h1":
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        """The heading's words."""
        if self._in_heading:
            self.heading += data

    def form(self, action: str) -> Form:
        """The form that posts to the path; LookupError when the page has none."""
        found = next((form for form in self.forms if form.action == action), None)
        if found is None:
            raise LookupError(f"trang “{self.heading.strip()}” không có biểu mẫu gửi tới {action}")
        return found

    def _field(self, values: dict[str, str]) -> None:
        form = self.forms[-1]
        form.names.append(values["name"])
        if "value" in values and values.get("type") not in ("radio", "checkbox", "file"):
            form.values[values["name"]] = values["value"]
