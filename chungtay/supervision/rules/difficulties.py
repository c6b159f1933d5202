"""What clubs and offices cannot solve alone, by subject: the list cadres themselves gave (`domain.md` §9)."""

from enum import StrEnum


class Subject(StrEnum):
    """What it is about."""

    CAPITAL = "capital"  # no money for the first fund
    PLACE = "place"  # no place to meet
    MEMBERS = "members"  # scattered hamlets, few men and younger people, members who stay away
    BOARD = "board"  # nobody to be on the board, many posts on one person
    TRAINING = "training"
    BOOKS = "books"  # books, telephones, the programme itself
    HEALTH = "health"  # check-ups, working with the station
    RIGHTS = "rights"  # policies and procedures
    AUTHORITY = "authority"  # work with authority, Front and other bodies
    ORGANISATION = "organisation"  # merging, new commune associations
    OTHER = "other"
