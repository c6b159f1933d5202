"""Enrolling 456,470 members from workbooks, with checks and the search for duplicates, against a bare COPY.

A scratch database on the project's own cluster: the map, 6,521 clubs in real communes, as many workbooks as there are
provinces, made by XlsxWriter. Must: below 60 seconds. `BENCH_MEMBERS` and `BENCH_CLUBS` change the size.
"""

import os
import random
import tempfile
import time
from datetime import date
from pathlib import Path
from uuid import uuid4

import xlsxwriter

from benches.scratch import scratch

CLUBS = int(os.environ.get("BENCH_CLUBS", "6521"))
MEMBERS = int(os.environ.get("BENCH_MEMBERS", "456470"))
HEAD = (
    "STT", "Mã câu lạc bộ", "Họ và tên", "Giới tính", "Năm sinh", "Dân tộc", "Thôn", "Điện thoại", "Hộ nghèo",
    "Hộ cận nghèo", "Số thẻ hội viên", "Ngày vào CLB",
)  # fmt: skip
NAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Hà Trịnh Mai
Thị Thị Thị Thị Thu Ngọc Kim Thanh Bích
Văn Văn Văn Đức Hữu Quang Công Đình Xuân
An Ân Anh Ánh Bảy Bé Bình Cúc Cường Dung Dũng Duyên Đào Định Đức Giang Hà Hải Hạnh Hiền Hòa Hoa Hồng Hợi Huệ \
Hùng Hương Khánh Lan Lành Liên Loan Lợi Long Lụa Lý Mai Mận Minh Mỹ Năm Nga Ngân Nghĩa Nguyệt Nhung Ơn Phúc \
Phượng Quý Sáu Sen Tâm Tân Thảo Thắm Thắng Thơm Thủy Tình Toàn Tư Tuất Tuyết Vân Vinh Xuân Yến
"""
FAMILY, MIDDLE_F, MIDDLE_M, GIVEN = (line.split() for line in NAMES.strip().splitlines())
PEOPLE_COLUMNS = "club_id, full_name, sex, birth_year, ethnicity, hamlet, phone, is_poor, card_no, joined_on"


def main() -> None:
    """Make the country, write its workbooks, import them; print seconds and the ratio."""
    with scratch() as connection, tempfile.TemporaryDirectory() as folder:
        clubs = made_clubs(connection)
        rows = made_rows(clubs)
        start = time.monotonic()
        paths = write_books(Path(folder), rows)
        print(
            f"{len(rows):,} rows in {len(paths)} workbooks, written in {time.monotonic() - start:.1f} s (not counted)"
        )
        bare = bare_copy(connection, rows)
        print(f"bare COPY of the same rows: {bare:.2f} s")
        before = processor_seconds(connection)
        seconds = imported(paths, len(rows))
        busy = processor_seconds(connection) - before
        print(f"import, checked and searched for duplicates: {seconds:.1f} s = {seconds / bare:.1f} × a bare COPY")
        print(
            f"{busy:.0f} s of processor time in all, on {os.cpu_count()} cores with a load of {os.getloadavg()[0]:.1f}"
        )
        second = known_again(paths)
        print(f"the same folder once more, all known: told in {second:.1f} s")


def processor_seconds(connection) -> float:
    """Processor time spent so far by this program, its workers that ended, and its database session."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        spent = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
    return sum(os.times()[:4]) + (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


_MADE = """
WITH communes AS (
    SELECT a.id, a.province_id, a.path, row_number() OVER (ORDER BY md5(a.code)) place FROM places_area a
    JOIN places_map m ON m.id = a.map_id AND m.valid_to IS NULL WHERE a.level = 3
), numbered AS (
    SELECT n, communes.* FROM generate_series(1, %(count)s) n
    JOIN communes ON communes.place = 1 + (n - 1) %% (SELECT count(*) FROM communes)
), made AS (
    INSERT INTO clubs_club (key, name, name_fold, sort_key, path, is_published_only, is_invented, managing_org,
        managing_org_name, decision_number, decided_by, meeting_place, has_no_signal, founded_on)
    SELECT gen_random_uuid(), 'CLB thôn ' || n, 'clb thon ' || n, 'clb thon ' || n, path || 'c' || n || '/', false,
        false, 'association', '', '', '', '', false, '2021-01-01' FROM numbered RETURNING id, path
), states AS (
    INSERT INTO clubs_clubstate (key, club_id, state, reason, valid_from, source)
    SELECT gen_random_uuid(), id, 'active', '', '2021-01-01', '' FROM made
)
INSERT INTO clubs_seat (club_id, map_id, province_id, commune_id, is_confirmed, source)
SELECT made.id, (SELECT id FROM places_map WHERE valid_to IS NULL), numbered.province_id, numbered.id, true, ''
FROM made JOIN numbered ON numbered.path || 'c' || numbered.n || '/' = made.path
"""


def made_clubs(connection) -> list[tuple[int, int]]:
    """Clubs in real communes; each with the number of its province."""
    with connection.cursor() as cursor:
        cursor.execute(_MADE, {"count": CLUBS})
        cursor.execute("SELECT club_id, province_id FROM clubs_seat ORDER BY province_id, club_id")
        clubs = cursor.fetchall()
        cursor.execute("ANALYZE")
    return clubs


def made_rows(clubs: list[tuple[int, int]]) -> list[tuple]:
    """Members with names and years of a fixed seed: 70 a club."""
    dice = random.Random(1336)
    rows = []
    for number in range(MEMBERS):
        club, province = clubs[number * len(clubs) // MEMBERS]
        is_woman = dice.random() < 0.65
        name = f"{dice.choice(FAMILY)} {dice.choice(MIDDLE_F if is_woman else MIDDLE_M)} {dice.choice(GIVEN)}"
        if dice.random() < 0.5:
            name += f" {dice.choice(GIVEN)}"
        card = f"{province}-{number}" if dice.random() < 0.6 else ""
        phone = f"09{dice.randrange(10**8):08}" if dice.random() < 0.5 else ""
        poor = "x" if dice.random() < 0.1 else ""
        near = "x" if not poor and dice.random() < 0.1 else ""
        born = dice.randrange(1935, 1975)
        ethnicity = "Kinh" if dice.random() < 0.8 else dice.choice(("Thái", "Mường", "Tày", "Mông", "Khmer"))
        joined = f"{dice.randrange(1, 28):02}/{dice.randrange(1, 13):02}/{dice.randrange(2021, 2026)}"
        rows.append(
            (club, province, name, is_woman, born, ethnicity, f"Thôn {number % 9}", phone, poor, near, card, joined)
        )
    return rows


def write_books(folder: Path, rows: list[tuple]) -> list[Path]:
    """A workbook for each province."""
    paths: list[Path] = []
    books: dict[int, tuple] = {}
    for row in rows:
        club, province, name, is_woman, *more = row
        if province not in books:
            paths.append(folder / f"tinh-{province}.xlsx")
            book = xlsxwriter.Workbook(str(paths[-1]), {"constant_memory": True, "strings_to_formulas": False})
            books[province] = (book, book.add_worksheet("Thành viên"), [1])
            books[province][1].write_row(0, 0, HEAD)
        _, sheet, line = books[province]
        sheet.write_row(line[0], 0, (line[0], club, name, "Nữ" if is_woman else "Nam", *more))
        line[0] += 1
    for book, _, _ in books.values():
        book.close()
    return paths


def bare_copy(connection, rows: list[tuple]) -> float:
    """The same rows into a plain table, logged, without an index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bare (club_id bigint, full_name text, sex text, birth_year int, ethnicity text, hamlet text, "
            "phone text, is_poor text, card_no text, joined_on date)"
        )
        start = time.monotonic()
        with cursor.copy(f"COPY bare ({PEOPLE_COLUMNS}) FROM STDIN") as copy:
            for club, _, name, is_woman, born, ethnicity, hamlet, phone, poor, _, card, joined in rows:
                copy.write_row(
                    (club, name, "F" if is_woman else "M", born, ethnicity, hamlet, phone, poor, card, joined)
                )
        seconds = time.monotonic() - start
        cursor.execute("DROP TABLE bare")
    return seconds


def imported(paths: list[Path], count: int) -> float:
    """Seconds from the files to the committed registers."""
    from chungtay.access.rules import Action
    from chungtay.exchange.services import Wanted, import_registers
    from chungtay.kernel.acts import now, system_act

    act = system_act(now(), Action.IMPORT_REGISTER, Action.KEEP_REGISTER)
    start = time.monotonic()
    answer = import_registers(act, key=uuid4(), paths=paths, wanted=Wanted(joined_on=date(2024, 1, 15)))
    seconds = time.monotonic() - start
    assert not answer.wrong, answer.wrong[:3]
    assert answer.member_count == count
    print(f"{answer.member_count:,} members of {answer.club_count:,} clubs, {len(answer.alike):,} lines alike")
    return seconds


def known_again(paths: list[Path]) -> float:
    """Every line is somebody known now: the search beside a full register, ending in what is wrong with each."""
    from chungtay.access.rules import Action
    from chungtay.exchange.services import Wanted, import_registers
    from chungtay.kernel.acts import now, system_act

    act = system_act(now(), Action.IMPORT_REGISTER, Action.KEEP_REGISTER)
    start = time.monotonic()
    wanted = Wanted(joined_on=date(2024, 1, 15), is_again=True)
    answer = import_registers(act, key=uuid4(), paths=paths, wanted=wanted)
    assert answer.wrong, "cards are held once"
    return time.monotonic() - start
