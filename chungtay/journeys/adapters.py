"""Word papers: `decision.docx` is an ordinary Word file with names in braces, filled by docxtpl, to be edited after."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEMPLATES = Path(__file__).resolve().parent / "templates" / "journeys"


def word_paper(template: str, data: Mapping[str, Any]) -> bytes:
    """The template filled; values are text, never markup, so a name with `<` or `&` stands as it is."""
    paper = DocxTemplate(_TEMPLATES / f"{template}.docx")
    paper.render(dict(data), autoescape=True)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
