"""What the rooms tell a member of themselves: blocks of a slip and of the member's own page."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class MemberBlock:
    """One matter: its title, facts as pairs of name and value, and perhaps a short table. Plain words, no markup.

    A room answers `told_to_members(club_id, membership_ids, day) -> Mapping[int, Sequence[MemberBlock]]` in its
    `queries`, in a fixed number of queries, however many members are asked about.
    """

    order: int
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """The rows with the head of each cell, as a narrow screen shows them."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]
