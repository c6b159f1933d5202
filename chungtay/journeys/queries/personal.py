"""Everything the system holds about one person in a club, table by table: given out when they ask, named in the impact
file, and what stands against erasing it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from chungtay.access.rules import Action
from chungtay.awards.models import Certificate, Nomination
from chungtay.care.queries.circle import folders_for
from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.funds.models import Donation, Entry
from chungtay.journeys.models import Erasure
from chungtay.journeys.rules import Door, LinkGone, Stays
from chungtay.kernel.acts import Act, Reach
from chungtay.loans.models import LoanRequest


@dataclass(frozen=True)
class Part:
    """A part of what is held: a SELECT for `%(person)s` in `%(club)s`, and every table it stands for."""

    code: str
    door: Door
    sql: str
    tables: tuple[str, ...]


_JOINS = {
    "MEMBER": "JOIN clubs_membership m ON m.id = {}.membership_id AND m.person_id = %(person)s"
    " AND m.club_id = %(club)s",
    "FOLDER": "JOIN care_folder f ON f.id = {} AND f.person_id = %(person)s AND f.club_id = %(club)s",
}


def _whole(sql: str) -> str:
    """`MEMBER(a)` and `FOLDER(c.folder_id)` written out as the joins they stand for."""
    return re.sub(r"(MEMBER|FOLDER)\(([\w.]+)\)", lambda found: _JOINS[found[1]].format(found[2]), sql)


PARTS = (
    Part(
        "person", Door.BOARD,
        """SELECT full_name, sex, birth_year, birth_date, ethnicity, phone, address, known_as, association_card_no,
           died_on FROM people_person WHERE id = %(person)s""",
        ("people_person", "people_duplicate", "exchange_importrow"),
    ),
    Part(
        "statuses", Door.BOARD,
        """SELECT value AS status, valid_from, valid_to FROM people_personstatus WHERE person_id = %(person)s
           ORDER BY valid_from""",
        ("people_personstatus",),
    ),
    Part(
        "consents", Door.BOARD,
        """SELECT purpose, how, witness, representative, valid_from, valid_to FROM people_consent
           WHERE person_id = %(person)s AND club_id = %(club)s ORDER BY valid_from""",
        ("people_consent",),
    ),
    Part(
        "memberships", Door.BOARD,
        """SELECT m.number, m.valid_from, m.valid_to, m.end_reason FROM clubs_membership m
           WHERE m.person_id = %(person)s AND m.club_id = %(club)s ORDER BY m.valid_from""",
        ("clubs_membership", "clubs_absence"),
    ),
    Part(
        "posts", Door.BOARD,
        """SELECT post, valid_from, valid_to FROM clubs_boardseat WHERE person_id = %(person)s AND club_id = %(club)s
           ORDER BY valid_from""",
        ("clubs_boardseat", "clubs_teamplace", "care_carer", "care_carertraining", "journeys_handover",
         "journeys_handovercheck"),
    ),
    Part(
        "trainings", Door.BOARD,
        """SELECT l.starts_on AS day, l.title AS what, replace(round(t.before_tenths / 10.0, 1)::text, '.', ',')
           AS score_before, replace(round(t.after_tenths / 10.0, 1)::text, '.', ',') AS score_after, x.issued_on
           FROM training_participation t JOIN training_class l ON l.id = t.training_class_id
           LEFT JOIN training_trainingcertificate x ON x.trainee_id = t.id AND x.struck_at IS NULL
           WHERE t.person_id = %(person)s AND t.club_id = %(club)s ORDER BY l.starts_on""",
        ("training_participation", "training_dayattendance", "training_trainingcertificate"),
    ),
    Part(
        "meetings", Door.BOARD,
        """SELECT h.held_on AS day, a.mark FROM meetings_attendance a JOIN meetings_meeting h ON h.id = a.meeting_id
           MEMBER(a) ORDER BY h.held_on""",
        ("meetings_attendance",),
    ),
    Part(
        "activities", Door.BOARD,
        """SELECT v.happened_on AS day, v.title AS what, p.part FROM activities_activitypart p
           JOIN activities_activity v ON v.id = p.activity_id AND v.withdrawn_at IS NULL MEMBER(p) ORDER BY 1""",
        ("activities_activitypart",),
    ),
    Part(
        "money", Door.BOARD,
        """SELECT e.happened_on AS day, e.words AS what, (SELECT sum(amount_vnd) FROM funds_posting p
           WHERE p.entry_id = e.id) AS amount_vnd FROM funds_entry e MEMBER(e) ORDER BY e.happened_on, e.id""",
        ("funds_entry", "funds_posting", "funds_feepaid", "funds_capital", "funds_capitalreturn", "funds_bankholder",
         "funds_bankline", "funds_interestdivision", "funds_countoutcome", "funds_shortagerepayment"),
    ),
    Part(
        "gifts", Door.BOARD,
        """SELECT d.happened_on AS day, d.words AS what, d.amount_vnd FROM funds_donation d MEMBER(d)
           ORDER BY d.happened_on""",
        ("funds_donation", "funds_goodsout"),
    ),
    Part(
        "loans", Door.BOARD,
        """SELECT l.number, l.disbursed_on AS day, l.amount_vnd, l.purpose AS loan_purpose, l.guarantor_name,
           l.state AS loan_state, l.settled_on FROM loans_loan l MEMBER(l) ORDER BY l.disbursed_on""",
        ("loans_loan", "loans_loanrequest", "loans_instalment", "loans_repayment", "loans_extension",
         "loans_ratechange", "loans_penalty", "loans_takeover", "loans_writeoff", "loans_animalloan", "loans_outcome",
         "journeys_handoverloan"),
    ),
    Part(
        "things", Door.BOARD,
        """SELECT t.valid_from, t.valid_to, t.name FROM assets_holding t MEMBER(t) ORDER BY t.valid_from""",
        ("assets_holding",),
    ),
    Part(
        "said", Door.BOARD,
        """SELECT o.said_at::date AS day, o.about, o.words AS what, o.answer FROM journeys_objection o MEMBER(o)
           ORDER BY o.said_at""",
        ("journeys_objection", "journeys_memberlink", "journeys_erasure"),
    ),
    Part(
        "rights", Door.BOARD,
        """SELECT c.opened_on AS day, c.benefit, c.state AS right_state, c.amount_vnd, step.told
           FROM rights_case c MEMBER(c) LEFT JOIN LATERAL (SELECT told FROM rights_casestep s
             WHERE s.case_id = c.id AND s.taken_back_at IS NULL ORDER BY s.id DESC LIMIT 1) step ON true
           ORDER BY c.opened_on""",
        ("rights_case", "rights_casestep", "rights_casepaper"),
    ),
    Part(
        "long_lives", Door.BOARD,
        """SELECT l.held_on AS day, l.age, l.told FROM rights_longevity l MEMBER(l) WHERE l.taken_back_at IS NULL
           ORDER BY l.held_on""",
        ("rights_longevity",),
    ),
    Part(
        "awards", Door.BOARD,
        """SELECT n.since_on AS day, n.merit AS what, concat_ws(E'\\n', n.report, NULLIF(n.second_words, '')) AS told
           FROM awards_nomination n MEMBER(n)
           UNION ALL SELECT d.signed_on, c.merit, concat_ws(', ', d.issuer, d.written_number) FROM awards_certificate c
           JOIN awards_awarddecision d ON d.id = c.decision_id MEMBER(c) ORDER BY 1""",
        ("awards_nomination", "awards_nominationstep", "awards_secondreason", "awards_certificate"),
    ),
    Part(
        "readings", Door.HEALTH,
        """SELECT h.measured_on AS day, h.systolic, h.diastolic, h.systolic_again, h.diastolic_again, h.weight_grams,
           h.height_cm FROM health_measurement h MEMBER(h) WHERE h.struck_at IS NULL ORDER BY h.measured_on""",
        ("health_measurement",),
    ),
    Part(
        "check_ups", Door.HEALTH,
        """SELECT c.held_on AS day, c.place FROM health_examined x JOIN health_checkup c ON c.id = x.check_up_id
           MEMBER(x) WHERE c.struck_at IS NULL ORDER BY c.held_on""",
        ("health_examined",),
    ),
    Part(
        "sheets", Door.HEALTH,
        """SELECT s.screened_on AS day, r.domain, r.finding FROM health_screening s MEMBER(s)
           JOIN health_domainresult r ON r.screening_id = s.id WHERE s.struck_at IS NULL ORDER BY 1, r.id""",
        ("health_screening", "health_domainresult"),
    ),
    Part(
        "slips", Door.HEALTH,
        """SELECT r.made_on AS day, r.station, r.words AS what, r.state AS slip_state, r.answer_words AS answer
           FROM health_referral r MEMBER(r) ORDER BY r.made_on""",
        ("health_referral",),
    ),
    Part(
        "health_looks", Door.HEALTH,
        """SELECT k.looked_on AS day, u.name AS who FROM health_look k MEMBER(k)
           LEFT JOIN access_user u ON u.id = k.account_id ORDER BY k.looked_on""",
        ("health_look",),
    ),
    Part(
        "needs", Door.CARE,
        """SELECT a.valid_from, a.valid_to, a.tasks, a.agreed_with, a.note AS what FROM care_agreement a
           JOIN care_client c ON c.id = a.client_id FOLDER(c.folder_id) ORDER BY a.valid_from""",
        ("care_folder", "care_client", "care_agreement", "care_round", "care_weekwithout"),
    ),
    Part(
        "visits", Door.CARE,
        """SELECT v.visited_on AS day, v.outcome, v.tasks, v.minutes, v.words AS what, v.worry FROM care_visit v
           JOIN care_client c ON c.id = v.client_id FOLDER(c.folder_id) WHERE v.withdrawn_at IS NULL
           ORDER BY v.visited_on""",
        ("care_visit", "care_visitcarer", "care_worryanswer"),
    ),
    Part(
        "care_cases", Door.CARE,
        """SELECT k.found_on AS day, k.background AS what, k.ended_on AS valid_to FROM care_case k
           FOLDER(k.folder_id) ORDER BY k.found_on""",
        ("care_case", "care_casestage", "care_agendaitem"),
    ),
    Part(
        "assessments", Door.CARE,
        """SELECT a.assessed_on AS day, x.focus, x.level, x.words AS what FROM care_assessment a
           JOIN care_case k ON k.id = a.case_id FOLDER(k.folder_id)
           JOIN care_assessedfocus x ON x.assessment_id = a.id ORDER BY 1, x.id""",
        ("care_assessment", "care_assessedfocus"),
    ),
    Part(
        "care_plans", Door.CARE,
        """SELECT p.valid_from, i.focus, i.what, i.who FROM care_careplan p JOIN care_case k ON k.id = p.case_id
           FOLDER(k.folder_id) JOIN care_planitem i ON i.plan_id = p.id ORDER BY 1, i.id""",
        ("care_careplan", "care_planitem", "care_casereview"),
    ),
    Part(
        "care_slips", Door.CARE,
        """SELECT r.made_on AS day, r.station, r.words AS what, r.answer_words AS answer FROM care_casereferral r
           JOIN care_case k ON k.id = r.case_id FOLDER(k.folder_id) ORDER BY r.made_on""",
        ("care_casereferral",),
    ),
    Part(
        "circle", Door.CARE,
        """SELECT s.kind AS circle_kind, coalesce(p.full_name, u.name) AS who, s.valid_from, s.valid_to
           FROM care_circleseat s FOLDER(s.folder_id) LEFT JOIN clubs_membership n ON n.id = s.membership_id
           LEFT JOIN people_person p ON p.id = n.person_id LEFT JOIN access_user u ON u.id = s.account_id
           ORDER BY s.valid_from""",
        ("care_circleseat",),
    ),
    Part(
        "care_looks", Door.CARE,
        """SELECT r.looked_at::date AS day, u.name AS who, r.what AS looked FROM care_reading r
           FOLDER(r.folder_id) LEFT JOIN access_user u ON u.id = r.account_id ORDER BY r.looked_at""",
        ("care_reading",),
    ),
)  # fmt: skip
"""In the order in which a person reads them. Every table that hangs on a person stands in one (a house test)."""


@dataclass(frozen=True)
class Held:
    """One part as it is held: its columns by name, its rows; None where the reader may not give it out."""

    part: Part
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...] | None


def held_of(act: Act, membership: Membership) -> list[Held]:
    """Every part of what is held about a member in the club; a part behind another door comes without rows."""
    open_doors = doors_of(act, membership)
    values = {"person": membership.person_id, "club": membership.club_id}
    found = []
    for part in PARTS:
        if part.door not in open_doors:
            found.append(Held(part, (), None))
            continue
        with connection.cursor() as cursor:
            cursor.execute(_whole(part.sql), values)
            columns = tuple(column.name for column in cursor.description or ())
            found.append(Held(part, columns, tuple(cursor.fetchall())))
    return found


def doors_of(act: Act, membership: Membership) -> frozenset[Door]:
    """Which parts of this member's data the account may give out: as it may read them, and no more."""
    club: Club = membership.club
    stands = folders_for(act, club.pk).filter(person=membership.person_id).exists()
    may = {
        Door.BOARD: act.may(Action.FOLLOW_RIGHTS, club.path),
        Door.HEALTH: act.may(Action.KEEP_HEALTH, club.path),
        Door.CARE: stands,
    }
    return frozenset(door for door, holds in may.items() if holds)


def folder_ids(act: Act, membership: Membership) -> list[int]:
    """The folder of the member, if the account stands in its circle."""
    return list(folders_for(act, membership.club_id).filter(person=membership.person_id).values_list("pk", flat=True))


def stays_of(membership: Membership, day: date) -> Stays:
    """What stands against erasing the name of a member, or how they are reached."""
    own = Membership.objects.filter(person=membership.person_id)
    return Stays(
        has_money=Entry.objects.filter(membership__in=own).exists()
        or Donation.objects.filter(membership__in=own).exists()
        or LoanRequest.objects.filter(membership__in=own).exists(),
        was_praised=Nomination.objects.filter(membership__in=own).exists()
        or Certificate.objects.filter(membership__in=own).exists(),
        held_post=BoardSeat.objects.filter(person=membership.person_id).exists(),
        is_member=own.on(day).filter(club=membership.club_id).exists(),
        is_elsewhere=own.on(day).exclude(club=membership.club_id).exists(),
    )


def erasures_of(membership: Membership) -> list[Erasure]:
    """What was erased of a member, the latest first."""
    return list(Erasure.objects.filter(membership=membership).order_by("-done_at"))


def get_erasure(reach: Reach, club_id: int, membership_id: int, key: UUID) -> Erasure:
    """One erasure of a member of a club within reach."""
    rows = Erasure.objects.within(reach).filter(membership__club=club_id, membership=membership_id, key=key)
    found: Erasure | None = rows.select_related("membership__person", "membership__club").first()
    if found is None:
        raise LinkGone()
    return found


def tables_told(parts: Iterable[Part] = PARTS) -> Mapping[str, str]:
    """Every table that is told of, with the part it stands in."""
    return {table: part.code for part in parts for table in part.tables}


def left_before(day: date) -> "QuerySet[Membership]":
    """Who left a club before a day, is in no club today and was not erased by the time yet."""
    again = Membership.objects.filter(person=OuterRef("person"), valid_to=None)
    later = Membership.objects.filter(person=OuterRef("person"), valid_to__gte=day)
    rows: QuerySet[Membership] = Membership.objects.filter(valid_to__lt=day)
    rows = rows.filter(~Exists(again), ~Exists(later), ~Exists(Erasure.objects.filter(membership=OuterRef("pk"))))
    return rows.select_related("club", "person").order_by("valid_to", "pk")


def personal_data_page() -> str:
    """`docs/generated/personal_data.md`: the parts, whose hands give them out, and every table they stand for."""
    lines = [
        "# What is held about a person",
        "",
        "Printed from `chungtay/journeys/queries/personal.py` by `chungtay write_docs`; a house test holds that every",
        "table which hangs on a person stands here. What each part is for and how long it is kept:",
        "`docs/du-lieu-ca-nhan.md`.",
        "",
        "| Part | Given out by | Tables |",
        "| --- | --- | --- |",
    ]
    lines += [f"| `{each.code}` | {each.door} | {', '.join(f'`{name}`' for name in each.tables)} |" for each in PARTS]
    return "\n".join(lines) + "\n"
