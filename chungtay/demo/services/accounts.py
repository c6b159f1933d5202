"""Who may sign in to the demo country, printed when it is served."""

from datetime import date
from pathlib import Path
from uuid import UUID

from chungtay.access.models import User
from chungtay.access.rules import Role
from chungtay.access.services import create_account, open_grant
from chungtay.clubs.models import BoardSeat, Club, ClubProject
from chungtay.clubs.rules import Post
from chungtay.clubs.services.board import give_access
from chungtay.demo.services.founding import plans
from chungtay.demo.words import ACCOUNTS_HEAD, ROLE_WORDS
from chungtay.kernel.acts import Act
from chungtay.places.models import Area

PASSWORD = "chung-tay-2026"  # noqa: S105 - of an invented country, printed on purpose
SINCE = date(2025, 7, 1)


def open_accounts(act: Act, clubs: dict[UUID, Club]) -> list[tuple[str, str]]:
    """The demo accounts, opened once. Returns (who, login) of each."""
    first = plans()[0]
    club = clubs[first.key]
    commune = Area.objects.select_related("province").get(pk=club.seats.get(map__code="2025").commune_id)
    found = []
    for post, phone in ((Post.CHAIR, "0900000001"), (Post.TREASURER, "0900000002"), (Post.ACCOUNTANT, "0900000003")):
        seat = BoardSeat.objects.open().select_related("person").get(club=club, post=post)
        user = User.objects.filter(login=phone).first()
        if user is None:
            user = create_account(act, name=seat.person.full_name, path=club.path, phone=phone, password=PASSWORD)
            give_access(act, seat=seat, account=user)
        found.append((f"{ROLE_WORDS[post]} {club.name}", phone))
    offices = [
        (Role.COMMUNE_OFFICER, commune.path, commune.full_name, "0900000004", "Mai Văn Tứ"),
        (Role.PROVINCE_OFFICER, commune.province.path, commune.province.full_name, "0900000005", "Lê Thị Hồng"),
        (Role.CENTRE_OFFICER, "/", "Trung ương Hội", "0900000006", "Nguyễn Thu Hà"),
        (Role.MINISTRY_READER, "/", "cơ quan trung ương", "0900000007", "Trần Quốc Việt"),
    ]
    for role, path, place, phone, name in offices:
        _office(act, role, path, place, phone, name)
        found.append((f"{ROLE_WORDS[role]} {place}", phone))
    _partner(act, "0900000008")
    found.append((ROLE_WORDS[Role.PARTNER], "0900000008"))
    return found


def _office(act: Act, role: Role, path: str, place: str, phone: str, name: str) -> User:
    user: User | None = User.objects.filter(login=phone).first()
    if user is None:
        user = create_account(act, name=name, path=path, phone=phone, password=PASSWORD)
        open_grant(act, user=user, role=role, path=path, valid_from=SINCE, place_name=place)
    return user


def _partner(act: Act, phone: str) -> None:
    """A partner holds a grant for each club of the project, and no more."""
    if User.objects.filter(login=phone).exists():
        return
    user = create_account(act, name="Điều phối dự án", path="/", phone=phone, password=PASSWORD)
    for joined in ClubProject.objects.open().select_related("club").order_by("club_id"):
        open_grant(
            act, user=user, role=Role.PARTNER, path=joined.club.path, valid_from=SINCE, place_name=joined.club.name
        )


def write_accounts(place: Path, accounts: list[tuple[str, str]]) -> None:
    """Leave the list where `chungtay serve` prints it from."""
    lines = [ACCOUNTS_HEAD.format(password=PASSWORD), *(f"  {login}  {who}" for who, login in accounts)]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
