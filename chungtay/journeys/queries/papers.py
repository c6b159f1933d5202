"""What each paper of a founding says, as plain data for the templates; its fixed words stand in `data/papers.toml`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from chungtay.clubs.models import BoardSeat, Regulation
from chungtay.clubs.queries import roll_on
from chungtay.clubs.rules import FoundingStepKind, Post
from chungtay.clubs.words import POSTS, warning
from chungtay.journeys.models import Letterhead
from chungtay.journeys.queries.founding import Founding, letterhead_of
from chungtay.journeys.rules import Paper
from chungtay.journeys.words.papers import SEX, TEXTS, day_in_words, local_government_law, name_inside
from chungtay.places.models import Area
from chungtay.programme.models import Document
from chungtay.programme.queries import limits_on, programme_on
from chungtay.programme.rules import LimitName, is_share


@dataclass(frozen=True)
class Heading:
    """Who stands over and under a paper of a commune, as written down or as it is usual."""

    superior: str
    association: str
    committee: str
    place: str
    chair_of_association: str
    signer_title: str
    signer_name: str


def heading_of(commune: Area, superior: str | None = None) -> Heading:
    """The letterhead of a commune; `superior` given for one paper goes before what was written down."""
    row = letterhead_of(commune) or Letterhead(commune=commune)
    province = commune.province.full_name if commune.province else ""
    usual = f"Hội Người cao tuổi {name_inside(province)}"
    return Heading(
        superior=superior if superior is not None else (row.superior or usual),
        association=row.association or f"Hội Người cao tuổi {name_inside(commune.full_name)}",
        committee=row.committee or f"Ủy ban nhân dân {name_inside(commune.full_name)}",
        place=commune.name,
        chair_of_association=row.chair_of_association,
        signer_title=row.signer_title or "Chủ tịch",
        signer_name=row.signer_name,
    )


def paper_data(paper: Paper, founding: Founding, day: date, superior: str | None = None) -> dict[str, Any]:
    """What one paper says on a day."""
    return _PAPERS[paper](founding, heading_of(founding.commune, superior), day)


def _member_rows(founding: Founding, day: date) -> list[dict[str, Any]]:
    return [
        {
            "number": line.number,
            "name": line.full_name,
            "sex": SEX.get(line.sex, ""),
            "born": str(line.birth_year or ""),
            "hamlet": line.hamlet,
        }
        for line in roll_on(founding.club, day, by_number=True)
    ]


def _board_rows(board: tuple[BoardSeat, ...]) -> list[dict[str, Any]]:
    return [
        {
            "number": place,
            "name": seat.person.full_name,
            "sex": SEX.get(seat.person.sex, ""),
            "born": str(seat.person.birth_year or ""),
            "post": str(POSTS[Post(seat.post)]),
            "phone": seat.person.phone,
        }
        for place, seat in enumerate(board, start=1)
    ]


def _tally(founding: Founding) -> str:
    who = founding.composition
    return (
        f"Tổng số {who.member_count} thành viên: {who.women_count} nữ; {who.aged_60_count} người từ đủ 60 tuổi, "
        f"{who.aged_55_count} người từ đủ 55 tuổi"
    )


def _holder(founding: Founding, post: Post) -> str:
    return next((seat.person.full_name for seat in founding.board if seat.post == post), "")


def _hamlets(founding: Founding) -> str:
    return ", ".join(name_inside(row.hamlet.full_name) for row in founding.hamlets)


def _facts(founding: Founding, heading: Heading) -> dict[str, Any]:
    """What the sentences of the papers are filled with."""
    commune = name_inside(founding.commune.full_name)
    who = founding.composition
    hamlets = _hamlets(founding)
    return {
        "club": founding.club.name,
        "commune": commune,
        "where": f"{hamlets}, {commune}" if hamlets else commune,
        "association": heading.association,
        "committee": heading.committee,
        "member_count": who.member_count,
        "women_count": who.women_count,
        "older_count": who.aged_60_count,
        "seat_count": len(founding.board),
        "chair": _holder(founding, Post.CHAIR) or "…………………………",
        "accountant": _holder(founding, Post.ACCOUNTANT) or "…………………………",
        "treasurer": _holder(founding, Post.TREASURER) or "…………………………",
        "decision": founding.club.decision_number or "………",
        "decided_on": day_in_words(founding.club.decided_on),
        "place": founding.club.meeting_place or "………………………………",
    }


def _submission(founding: Founding, heading: Heading, day: date) -> dict[str, Any]:
    facts = _facts(founding, heading)
    committee = founding.step(FoundingStepKind.COMMITTEE)
    survey = founding.step(FoundingStepKind.SURVEY)
    programme = programme_on(day)
    document = programme.document if programme else None
    facts["decree"] = _cited(document) if document else "chủ trương của Nhà nước"
    body = [line.format_map(facts) for line in TEXTS["submission"]]
    if survey is not None and survey.words:
        body.insert(1, f"Kết quả khảo sát ngày {survey.happened_on:%d/%m/%Y}: {' '.join(survey.words.split())}")
    return {
        "above": heading.superior,
        "issuer": heading.association,
        "number": "Số:        /TTr-HNCT",
        "place_and_day": f"{heading.place}, {day_in_words(None)}",
        "about": f"Về việc thành lập {founding.club.name}",
        "addressee": f"{heading.committee}.",
        "body": body,
        "committee": [line for line in (committee.words.splitlines() if committee else []) if line.strip()],
        "enclosures": TEXTS["enclosures"],
        "receivers": [line.format_map(facts) for line in TEXTS["submission_receivers"]],
        "office": "Chủ tịch",
        "signer": heading.chair_of_association,
    }


def _members(founding: Founding, heading: Heading, day: date) -> dict[str, Any]:
    return {
        **_of_club(founding, heading),
        "rows": _member_rows(founding, day),
        "tally": _tally(founding),
        "notes": [warning(each) for each in founding.warnings],
    }


def _board(founding: Founding, heading: Heading, day: date) -> dict[str, Any]:
    return {**_of_club(founding, heading), "rows": _board_rows(founding.board), "notes": []}


def _of_club(founding: Founding, heading: Heading) -> dict[str, Any]:
    """A list made by the mobilising board, signed for it."""
    return {
        "above": heading.association,
        "issuer": "Ban vận động thành lập câu lạc bộ",
        "place_and_day": f"{heading.place}, {day_in_words(None)}",
        "about": f"{founding.club.name}, {name_inside(founding.commune.full_name)}",
        "office": "TM. Ban vận động",
        "signer": "",
    }


def _limits(founding: Founding, day: date) -> dict[str, str]:
    """What the limits of the day say, for the articles of a regulation."""
    limits = limits_on(day, founding.club.path)

    def between(least: LimitName, most: LimitName) -> str:
        lower, upper = limits[least], limits[most]
        if lower is None or upper is None:
            return "…"
        return f"{lower // 100}–{upper // 100}%" if is_share(least) else f"{lower}–{upper}"

    return {
        "members": between(LimitName.CLUB_MEMBERS_MIN, LimitName.CLUB_MEMBERS_MAX),
        "women": between(LimitName.WOMEN_SHARE_MIN, LimitName.WOMEN_SHARE_MAX),
        "older": between(LimitName.OLDER_SHARE_MIN, LimitName.OLDER_SHARE_MAX),
        "younger": between(LimitName.YOUNGER_SHARE_MIN, LimitName.YOUNGER_SHARE_MAX),
        "seats": between(LimitName.BOARD_SEATS_USUAL_MIN, LimitName.BOARD_SEATS_USUAL_MAX),
        "volunteers": str(limits[LimitName.HOME_CARE_VOLUNTEERS_MIN] or "…"),
    }


def _regulation(founding: Founding, heading: Heading, day: date) -> dict[str, Any]:
    facts = _facts(founding, heading) | _limits(founding, day)
    draft = founding.step(FoundingStepKind.DRAFT_REGULATION)
    adopted = Regulation.objects.on(day).filter(club=founding.club).first()
    own = (adopted.words if adopted else "") or (draft.words if draft else "")
    articles = [
        {"number": number, "title": each["title"], "lines": [line.format_map(facts) for line in each["lines"]]}
        for number, each in enumerate(TEXTS["article"], start=1)
    ]
    return {
        "above": heading.association,
        "issuer": founding.club.name,
        "place_and_day": f"{heading.place}, {day_in_words(adopted.adopted_on if adopted else None)}",
        "title": "Quy chế" if adopted else "Dự thảo quy chế",
        "about": f"Hoạt động của {founding.club.name}",
        "note": "" if own else TEXTS["regulation_note"],
        "own": [line for line in own.splitlines() if line.strip()],
        "articles": [] if own else articles,
        "office": "TM. Ban Chủ nhiệm",
        "signer": _holder(founding, Post.CHAIR),
    }


def _decision(founding: Founding, heading: Heading, day: date) -> dict[str, Any]:
    facts = _facts(founding, heading)
    club = founding.club
    on = club.decided_on or day
    articles = [
        {"number": number, "words": words.format_map(facts)}
        for number, words in enumerate(TEXTS["decision_articles"], start=1)
    ]
    return {
        "above": "",
        "issuer": club.decided_by or heading.committee,
        "number": f"Số: {club.decision_number}" if club.decision_number else "Số:        /QĐ-UBND",
        "place_and_day": f"{heading.place}, {day_in_words(club.decided_on)}",
        "about": f"Về việc thành lập {club.name}",
        "authority": club.decided_by or heading.committee,
        "bases": [f"Căn cứ {basis}" for basis in _bases(on, founding.commune)],
        "proposal": f"Theo đề nghị của {heading.association} tại Tờ trình số … /TTr-HNCT.",
        "articles": articles,
        "receivers": [line.format_map(facts) for line in TEXTS["decision_receivers"]],
        "before": "TM. Ủy ban nhân dân",
        "office": heading.signer_title,
        "signer": heading.signer_name,
    }


def _bases(on: date, commune: Area) -> list[str]:
    """What the decision rests on: the law of the day, the programme's decree, the province's own plan."""
    programme = programme_on(on)
    found = [local_government_law(on), *TEXTS["decision_bases"]]
    if programme is not None:
        found.append(_cited(programme.document))
        if commune.province is not None:
            path = commune.province.path
            plans = Document.objects.filter(path=path, targets__programme=programme, issued_on__lte=on).distinct()
            found += [_cited(plan) for plan in plans.order_by("issued_on")]
    return found


def _cited(document: Document) -> str:
    """`Quyết định số 1648/QĐ-TTg ngày 01 tháng 8 năm 2025 của Thủ tướng Chính phủ …`."""
    kind = {"QĐ": "Quyết định số", "KH": "Kế hoạch số"}.get(document.kind, "")
    on = f" {day_in_words(document.issued_on)}" if document.issued_on else ""
    title = document.title[:1].lower() + document.title[1:]
    return f"{kind} {document.number}{on} của {document.issuer} {title}".strip()


def _launch(founding: Founding, heading: Heading, day: date) -> dict[str, Any]:
    facts = _facts(founding, heading)
    step = founding.step(FoundingStepKind.LAUNCH)
    on = day_in_words(step.happened_on if step else None)
    body = [
        f"Hôm nay, {on}, tại {facts['place']}, {founding.club.name} tổ chức lễ ra mắt.",
        "Chủ trì: ~",
        "Thư ký: ~",
    ]
    parts = [
        {"title": each["title"], "lines": [line.format_map(facts) for line in each["lines"]]}
        for each in TEXTS["launch_part"]
    ]
    if step is not None and step.words:
        parts.append({"title": "Ghi thêm", "lines": step.words.splitlines()})
    return {
        "above": heading.association,
        "issuer": founding.club.name,
        "place_and_day": f"{heading.place}, {on}",
        "about": f"Lễ ra mắt {founding.club.name}",
        "body": body,
        "parts": parts,
        "signers": [
            {"title": "Thư ký", "name": _holder(founding, Post.SECRETARY)},
            {"title": "Đại diện UBND", "name": ""},
            {"title": "Chủ nhiệm", "name": _holder(founding, Post.CHAIR)},
        ],
    }


_PAPERS: dict[Paper, Callable[[Founding, Heading, date], dict[str, Any]]] = {
    Paper.SUBMISSION: _submission,
    Paper.MEMBER_LIST: _members,
    Paper.BOARD_LIST: _board,
    Paper.REGULATION: _regulation,
    Paper.DECISION: _decision,
    Paper.LAUNCH: _launch,
}
