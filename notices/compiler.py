"""How does Typst set a template? One compiler with our fonts only; every warning is an error."""

from functools import cache
from pathlib import Path
from threading import Lock

import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
_LOCK = Lock()


class TemplateError(RuntimeError):
    """A template could not be set, or only with a warning, such as an unknown font."""


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def compile_pdf(template: Path, inputs: dict[str, str], timestamp: int) -> bytes:
    """The PDF/UA-1 and PDF/A-3a (it has an attachment) of a template; equal inputs give equal bytes.

    A template reads nothing outside its folder.
    """
    with _LOCK:  # a compiler keeps its inputs, so one thread at a time
        try:
            pdf, warnings = _compiler().compile_with_warnings(
                input=template,
                root=template.parent,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["a-3a", "ua-1"],
                timestamp=timestamp,
            )
        except typst.TypstError as error:
            raise TemplateError(f"{template.name}: {error}") from error
    if warnings:
        raise TemplateError(f"{template.name}: {'; '.join(str(warning) for warning in warnings)}")
    assert isinstance(pdf, bytes)
    return pdf
