"""What a column of a register can hold, and how its head is recognised in any of the spellings that are met."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from chungtay.kernel.vietnamese import clean, fold
from chungtay.people.rules import StatusValue


class Field(StrEnum):
    """What a column holds."""

    SERIAL = "serial"  # the running number of the list, not kept
    NUMBER = "number"  # the member's number in the club
    NAME = "name"
    FAMILY_NAME = "family_name"  # the first of two columns under "Họ và tên"
    GIVEN_NAME = "given_name"
    KNOWN_AS = "known_as"
    SEX = "sex"
    MALE_MARK = "male_mark"
    FEMALE_MARK = "female_mark"
    BIRTH = "birth"
    MALE_BIRTH = "male_birth"  # "Năm sinh: Nam | Nữ": the column says the sex
    FEMALE_BIRTH = "female_birth"
    ETHNICITY = "ethnicity"
    HAMLET = "hamlet"
    ADDRESS = "address"
    PHONE = "phone"
    HOUSEHOLD = "household"  # poor, near-poor or a hardship, in words
    POOR = "poor"
    NEAR_POOR = "near_poor"
    LIVES_ALONE = "lives_alone"
    WITHOUT_SUPPORT = "without_support"
    DISABLED = "disabled"
    INSURED = "insured"
    STATE_PENSION = "state_pension"
    SOCIAL_PENSION = "social_pension"
    SOCIAL_ALLOWANCE = "social_allowance"
    DISADVANTAGED = "disadvantaged"
    CARD = "card"
    ASSOCIATION_MEMBER = "association_member"
    ASSOCIATION_JOINED = "association_joined"
    JOINED = "joined"
    NOTE = "note"  # read by people, kept in the file only
    POSITION = "position"  # a seat on the board is opened by its own step
    CLUB_NUMBER = "club_number"  # these four are for workbooks of many clubs
    CLUB = "club"
    COMMUNE = "commune"
    PROVINCE = "province"


MARKS: dict[Field, StatusValue] = {
    Field.POOR: StatusValue.POOR,
    Field.NEAR_POOR: StatusValue.NEAR_POOR,
    Field.LIVES_ALONE: StatusValue.LIVES_ALONE,
    Field.WITHOUT_SUPPORT: StatusValue.WITHOUT_SUPPORT,
    Field.DISABLED: StatusValue.DISABLED,
    Field.INSURED: StatusValue.HEALTH_INSURED,
    Field.STATE_PENSION: StatusValue.STATE_PENSION,
    Field.SOCIAL_PENSION: StatusValue.SOCIAL_PENSION,
    Field.SOCIAL_ALLOWANCE: StatusValue.SOCIAL_ALLOWANCE,
    Field.DISADVANTAGED: StatusValue.DISADVANTAGED,
}
"""Columns that hold a cross for what holds of a person."""

NOT_KEPT = frozenset({Field.SERIAL, Field.NOTE, Field.POSITION})
"""Recognised so that nobody wonders, and left alone."""

OF_MANY_CLUBS = frozenset({Field.CLUB_NUMBER, Field.CLUB, Field.COMMUNE, Field.PROVINCE})
SEVERAL_ALLOWED = NOT_KEPT | {Field.ADDRESS}

# Heads as `fold` leaves them, in the order they are asked: "ngày vào Hội" before "ngày vào".
_HEADS: tuple[tuple[Field, str], ...] = (
    (Field.SERIAL, r"(so )?(tt|stt|thu tu|st)"),
    (Field.CLUB_NUMBER, r"(ma|ma so) (clb|cau lac bo)"),
    (Field.CLUB, r"(ten )?(clb|cau lac bo)( .*)?"),
    (Field.ASSOCIATION_JOINED, r"(ngay|nam|thoi gian).*\b(vao|ket nap|tham gia)\b.*\bhoi\b.*"),
    (Field.JOINED, r"(ngay|nam|thoi gian|ngay thang nam).*\b(vao|tham gia|gia nhap)\b.*"),
    (Field.CARD, r"(so |ma )?(so )?the\b.*|ma hoi vien|so hoi vien"),
    (Field.NUMBER, r"(so|ma|ma so) (thanh vien|tv|hieu)"),
    (Field.ASSOCIATION_MEMBER, r"(la )?(hoi vien|hv) (hoi )?(nct|nguoi cao tuoi|hoi nguoi cao tuoi)"),
    (Field.FAMILY_NAME, r"ho( va)?( ten| chu)? (dem|lot)|ho"),
    (Field.KNOWN_AS, r"ten (thuong goi|goi khac|thuong|tuc|goi)( .*)?|bi danh"),
    (Field.NAME, r"ho( va|,)? ?ten( .*)?|ten (thanh vien|hoi vien|nguoi cao tuoi|nct)|(thanh vien|hoi vien)( clb)?"),
    (Field.GIVEN_NAME, r"ten"),
    (Field.SOCIAL_PENSION, r".*huu tri xa hoi.*"),
    (Field.BIRTH, r"(ngay|ngay thang|nam|ngay thang nam|thang nam|nam thang|ngay nam)? ?sinh( .*)?|ns|n s|(do )?tuoi"),
    (Field.SEX, r"gioi( tinh)?( .*)?|nam nu|phai|gt"),
    (Field.PHONE, r"(so )?(dien thoai|sdt|dtdd|so dt|dt lien he|sdt lien he|di dong)( .*)?|lien he"),
    (Field.ETHNICITY, r"dan toc|thanh phan dan toc|dt"),
    (
        Field.HOUSEHOLD,
        r".*\bngheo\b.*\bngheo\b.*|hoan canh( .*)?|(dien|loai)( gia dinh)? ?(ho|doi tuong)?|kinh te",
    ),
    (Field.NEAR_POOR, r"(thuoc |dien )?(ho )?(can ngheo|cn|hcn)"),
    (Field.POOR, r"(thuoc |dien )?(ho )?(ngheo|hn)"),
    (Field.WITHOUT_SUPPORT, r".*\b(neo don|co don|khong noi nuong tua)\b.*"),
    (Field.LIVES_ALONE, r".*song (mot|1) minh.*|don than"),
    (Field.DISABLED, r".*\b(khuyet tat|tan tat)\b.*|kt|nkt"),
    (Field.INSURED, r".*\b(bhyt|bao hiem y te|bao hiem)\b.*"),
    (Field.STATE_PENSION, r".*\b(luong huu|huu tri)\b.*|huu"),
    (Field.SOCIAL_ALLOWANCE, r".*\b(tro cap|bao tro|btxh|tcxh)\b.*"),
    (Field.DISADVANTAGED, r".*\bkho khan\b.*"),
    (Field.NOTE, r"ghi chu( .*)?|gc"),
    (Field.POSITION, r"(chuc vu|chuc danh|vai tro|nhiem vu)( .*)?"),
    (Field.ADDRESS, r"dia chi( .*)?|(noi|cho) o( .*)?|noi (thuong tru|cu tru)( .*)?|ho khau( .*)?|thuong tru|que quan"),
    (Field.HAMLET, r"(thon|ban|lang|xom|ap|khom|buon|to|to dan pho|tdp|khu pho|khu|phum|soc|chi hoi)( .*)?"),
    (Field.COMMUNE, r"(xa|phuong|xa phuong)( .*)?"),
    (Field.PROVINCE, r"(tinh|thanh pho|tinh thanh pho|tinh tp)( .*)?"),
)
_PATTERNS = tuple((field, re.compile(pattern)) for field, pattern in _HEADS)
_LONGEST_HEAD = 80
_MEN, _WOMEN = frozenset({"nam", "nam giới", "ông"}), frozenset({"nữ", "nữ giới", "bà", "nu"})


def field_of(parts: Sequence[str]) -> Field | None:
    """What the column under this head holds. `parts` are the cells of the head from the top: ("Năm sinh", "Nữ")."""
    words = [clean(part) for part in parts if clean(part)]
    if not words or sum(map(len, words)) > _LONGEST_HEAD:
        return None
    last = words[-1].casefold()
    above = _by_words(fold(" ".join(words[:-1]))) if len(words) > 1 else None
    # "Nam" and "Năm" fold to the same word, so the sexes are told by their written form.
    if last in _MEN:
        return Field.MALE_BIRTH if above is Field.BIRTH else Field.MALE_MARK
    if last in _WOMEN:
        return Field.FEMALE_BIRTH if above is Field.BIRTH else Field.FEMALE_MARK
    if last in ("đt", "đ.t", "đ/t"):
        return Field.PHONE
    return _by_words(fold(" ".join(words))) or _by_words(fold(words[-1])) or above


@lru_cache(maxsize=4096)
def _by_words(head: str) -> Field | None:
    return next((field for field, pattern in _PATTERNS if pattern.fullmatch(head)), None)
