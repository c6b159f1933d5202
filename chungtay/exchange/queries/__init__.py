"""Questions about imports: which there were, how one stands, its lines, whom a line may be."""

from chungtay.exchange.queries.batches import (
    Standing,
    batches_in,
    batches_of,
    composition_after,
    get_batch,
    same_file_before,
    standing_of,
)
from chungtay.exchange.queries.rows import RowFilter, candidates, get_row, rows_of

__all__ = [
    "RowFilter",
    "Standing",
    "batches_in",
    "batches_of",
    "candidates",
    "composition_after",
    "get_batch",
    "get_row",
    "rows_of",
    "same_file_before",
    "standing_of",
]
