"""Name search in 456,470 people: what the search box calls, against the bare prefix query. Must: < 100 ms.

`BENCH_PEOPLE` changes the size; ten times the country is 4,564,700.
"""

import os
import random
from typing import Any

from benches.country import timed
from benches.import_members import FAMILY, GIVEN, MIDDLE_F, MIDDLE_M
from benches.scratch import median, percentile, scratch

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "456470"))
ASKED = ("nguyễn thị lan", "lan", "Trần Văn", "thuy ng", "lò thị ơn", "nguyen", "phạm văn bình", "xuân", "khong co ai")


def main() -> None:
    """Fill a register, ask it, print medians and the slowest."""
    with scratch() as connection:
        fill(connection)
        from chungtay.kernel.acts import EVERYWHERE
        from chungtay.kernel.vietnamese import fold
        from chungtay.people.queries import find_people

        ours, bare = [], []
        with connection.cursor() as cursor:
            for text in ASKED:
                find_people(EVERYWHERE, text)
                ours.append(median([timed(lambda: find_people(EVERYWHERE, text)) for _ in range(7)]))  # noqa: B023
                print(f"{text!r}: {ours[-1] * 1000:.1f} ms, {len(find_people(EVERYWHERE, text))} shown")
                sql = "SELECT * FROM people_person WHERE name_fold LIKE %s LIMIT 200"
                bare.append(
                    median([timed(lambda: cursor.execute(sql, [f"{fold(text)}%"]).fetchall()) for _ in range(7)])  # noqa: B023
                )
        print(
            f"search in {PEOPLE:,} people: median {median(ours) * 1000:.1f} ms, slowest {max(ours) * 1000:.1f} ms; "
            f"{median(ours) / median(bare):.1f} × a bare prefix query ({median(bare) * 1000:.1f} ms, "
            f"95th {percentile(bare, 0.95) * 1000:.1f} ms)"
        )


def fill(connection: Any) -> None:
    """People with names of a fixed seed in the communes of today, by COPY."""
    from chungtay.kernel.vietnamese import name_fold, name_key, name_sort_key

    dice = random.Random(1648)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.id, a.path FROM places_area a JOIN places_map m ON m.id = a.map_id "
            "WHERE m.code = '2025' AND a.level = 3 ORDER BY a.id"
        )
        communes = cursor.fetchall()
        columns = (
            "full_name, name_fold, name_key, sort_key, sex, birth_year, ethnicity, phone, commune_id, address, path,"
        )
        rest = " association_card_no, is_association_member, created_at, key"
        with cursor.copy(f"COPY people_person ({columns}{rest}) FROM STDIN") as pipe:
            for number in range(PEOPLE):
                is_woman = dice.random() < 0.65
                name = f"{dice.choice(FAMILY)} {dice.choice(MIDDLE_F if is_woman else MIDDLE_M)} {dice.choice(GIVEN)}"
                commune, path = dice.choice(communes)
                keys = (name, name_fold(name), name_key(name), name_sort_key(name), "F" if is_woman else "M")
                more = (dice.randrange(1935, 1975), "01", "", commune, "", path, "", False, "2026-11-23")
                pipe.write_row((*keys, *more, f"00000000-0000-4000-8000-{number:012x}"))
        cursor.execute("ANALYZE people_person")


if __name__ == "__main__":
    main()
