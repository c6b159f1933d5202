"""Which figures of the records an achievement report begins with. Nothing that only a club may know of a person."""

STOCKS = (
    *("member_count", "women_count", "member_60_count", "met_area_count", "care_volunteer_count"),
    *("fund_vnd", "outstanding_vnd", "borrower_count"),
)
FLOWS = (
    *("meeting_count", "topic_count", "joined_count"),
    *("income_activity_count", "health_activity_count", "homecare_activity_count", "selfhelp_activity_count"),
    *("rights_activity_count", "awareness_activity_count", "spirit_activity_count", "resource_activity_count"),
    *("activity_hour_count", "proposal_accepted_count"),
    *("loan_made_count", "lent_vnd", "interest_vnd", "fee_vnd", "given_vnd"),
)
OF_PRESENCE = ("present_count", "expected_count")
OF_AREA_STOCKS = ("club_count", "rule_club_count", "all_areas_club_count", *STOCKS[:3], *STOCKS[4:])
OF_AREA_FLOWS = ("new_club_count", *FLOWS)
