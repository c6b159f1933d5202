"""The printed access matrix says what the code says."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from chungtay.access.queries import access_matrix_markdown

PROJECT = Path(__file__).resolve().parents[3]


def test_the_matrix_in_the_documents_is_the_one_in_the_code() -> None:
    assert (PROJECT / "docs" / "generated" / "access.md").read_text() == access_matrix_markdown()


def test_a_page_that_is_not_up_to_date_is_named_and_then_written(tmp_path: Path, settings: Any) -> None:
    settings.ROOT = tmp_path
    with pytest.raises(CommandError, match=r"access\.md"):
        call_command("write_docs", "--check")
    call_command("write_docs", verbosity=0)
    call_command("write_docs", "--check")
    assert "Who appoints whom" in (tmp_path / "docs" / "generated" / "access.md").read_text()
