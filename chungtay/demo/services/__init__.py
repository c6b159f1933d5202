"""Making the demo country: the published totals, the living clubs, their months, and who may sign in."""

from chungtay.demo.services.accounts import open_accounts
from chungtay.demo.services.bookkeeping import keep_books
from chungtay.demo.services.caring import care_for_people
from chungtay.demo.services.conferring import hold_conferences
from chungtay.demo.services.doing import do_what_clubs_do
from chungtay.demo.services.entitling import follow_rights
from chungtay.demo.services.equipping import equip_clubs
from chungtay.demo.services.founding import found_living_clubs
from chungtay.demo.services.grounding import mark_ground
from chungtay.demo.services.living import live_until
from chungtay.demo.services.measuring import measure_clubs
from chungtay.demo.services.planning import make_plans
from chungtay.demo.services.praising import praise
from chungtay.demo.services.published import publish_country
from chungtay.demo.services.rating import draft_criteria, rate_clubs
from chungtay.demo.services.reporting import hand_up_reports
from chungtay.demo.services.supervising import supervise_clubs
from chungtay.demo.services.teaching import teach

__all__ = [
    "care_for_people",
    "do_what_clubs_do",
    "draft_criteria",
    "equip_clubs",
    "follow_rights",
    "found_living_clubs",
    "hand_up_reports",
    "hold_conferences",
    "keep_books",
    "live_until",
    "make_plans",
    "mark_ground",
    "measure_clubs",
    "open_accounts",
    "praise",
    "publish_country",
    "rate_clubs",
    "supervise_clubs",
    "teach",
]
