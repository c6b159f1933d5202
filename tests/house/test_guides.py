"""The guides keep to what exists: their pictures, their links, and the addresses they send people to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import resolve

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "huong-dan"
README = GUIDES.parent.parent / "README.md"
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
ADDRESS = re.compile(r"`(/[^`]*)`")
SMALL_ENOUGH = 3_000_000


def pages() -> list[Path]:
    """The guides, and the front page that shows two of their pictures."""
    return [README, *sorted(GUIDES.glob("*.md"))]


def links() -> Iterator[Path]:
    """Everything the guides point at inside the project."""
    for page in pages():
        for target in LINK.findall(page.read_text()):
            yield (page.parent / target).resolve()


def test_every_picture_and_page_the_guides_point_at_exists() -> None:
    assert not [str(target) for target in links() if not target.exists()]


def test_every_picture_is_shown_somewhere() -> None:
    shown = set(links())
    assert not [picture.name for picture in (GUIDES / "hinh").iterdir() if picture.resolve() not in shown]


def test_the_pictures_together_stay_small() -> None:
    assert sum(picture.stat().st_size for picture in (GUIDES / "hinh").iterdir()) < SMALL_ENOUGH


@pytest.mark.parametrize("page", sorted(GUIDES.glob("*.md")), ids=lambda page: page.stem)
def test_every_address_a_guide_names_is_an_address_of_ours(page: Path) -> None:
    for address in ADDRESS.findall(page.read_text()):
        resolve(address)


def test_every_guide_is_in_the_table_of_contents() -> None:
    contents = (GUIDES / "README.md").read_text()
    assert not [page.name for page in GUIDES.glob("*.md") if page.stem != "README" and page.name not in contents]
