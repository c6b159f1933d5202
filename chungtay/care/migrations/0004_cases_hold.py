"""Cases keep to the table of states and to the consents they rest on; what was written is not edited but closed once."""

from django.db import migrations

_ONCE = {
    "case": ("ended_on", "end_reason"),
    "casestage": ("valid_to",),
    "careplan": ("valid_to",),
    "casereferral": ("settled_on", "state", "answer", "answer_words", "settled_by_id"),
}
_STAYS = ("assessment", "assessedfocus", "planitem", "casereview")
_ALL = (*_ONCE, *_STAYS, "agendaitem")

STAYS = (
    "\n".join(
        f"""CREATE TRIGGER {table}_is_closed_once BEFORE UPDATE ON care_{table}
    FOR EACH ROW EXECUTE FUNCTION care_closed_once({", ".join(f"'{column}'" for column in columns)});"""
        for table, columns in _ONCE.items()
    )
    + "\n".join(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON care_{table} FOR EACH ROW EXECUTE FUNCTION care_stays();"
        for table in _STAYS
    )
    + "\n".join(
        f"""
CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON care_{table} FOR EACH ROW EXECUTE FUNCTION care_stays();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON care_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();"""
        for table in _ALL
    )
    + """
-- decided once, or taken off: never both, and nothing else changes
CREATE FUNCTION care_agenda_settled_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('chungtay.erasing', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF to_jsonb(OLD) - ARRAY['decided_at', 'decision', 'withdrawn_at'] <> to_jsonb(NEW) - ARRAY['decided_at', 'decision', 'withdrawn_at']
        OR OLD.decided_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL THEN
        RAISE EXCEPTION 'care_agendaitem is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agenda_item_is_settled_once BEFORE UPDATE ON care_agendaitem
    FOR EACH ROW EXECUTE FUNCTION care_agenda_settled_once();
"""
)
STAYS_BACK = (
    """
DROP TRIGGER agenda_item_is_settled_once ON care_agendaitem;
DROP FUNCTION care_agenda_settled_once();
"""
    + "\n".join(
        f"DROP TRIGGER {table}_is_never_emptied ON care_{table}; DROP TRIGGER {table}_is_never_deleted ON care_{table};"
        for table in _ALL
    )
    + "\n".join(f"DROP TRIGGER {table}_stays ON care_{table};" for table in _STAYS)
    + "\n".join(f"DROP TRIGGER {table}_is_closed_once ON care_{table};" for table in _ONCE)
)

# The table of states (care.rules.NEXT_CASE), as it stood when this was written.
_NEXT = (
    *(("found", "assessed"), ("found", "stood_down"), ("assessed", "running"), ("assessed", "stood_down")),
    *(("running", "assessed"), ("running", "escalated"), ("running", "stood_down")),
    *(("escalated", "assessed"), ("escalated", "running"), ("escalated", "stood_down")),
)
MOVES = f"""
CREATE FUNCTION care_case_moves_by_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text;
BEGIN
    SELECT state INTO before FROM care_casestage WHERE case_id = NEW.case_id AND id < NEW.id ORDER BY id DESC LIMIT 1;
    IF (before IS NULL AND NEW.state <> 'found')
        OR (before IS NOT NULL AND (before, NEW.state) NOT IN ({", ".join(f"('{one}', '{next_}')" for one, next_ in _NEXT)})) THEN
        RAISE EXCEPTION 'case_moves_by_the_table: from % to %', before, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_moves_by_the_table';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_moves_by_the_table BEFORE INSERT ON care_casestage
    FOR EACH ROW EXECUTE FUNCTION care_case_moves_by_the_table();

CREATE FUNCTION care_case_consented() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    what text := TG_ARGV[0];
BEGIN
    IF NOT EXISTS (SELECT FROM care_case c JOIN care_folder f ON f.id = c.folder_id
            JOIN people_consent p ON p.person_id = f.person_id AND p.club_id = f.club_id AND p.purpose = what
                AND p.valid_to IS NULL
            WHERE c.id = NEW.case_id) THEN
        RAISE EXCEPTION 'case_consented: % was not agreed to', what
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_consented';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER referral_consented BEFORE INSERT ON care_casereferral
    FOR EACH ROW EXECUTE FUNCTION care_case_consented('station');
CREATE TRIGGER agenda_consented BEFORE INSERT ON care_agendaitem
    FOR EACH ROW EXECUTE FUNCTION care_case_consented('coordination');
"""  # noqa: S608 - put together from our own text
MOVES_BACK = """
DROP TRIGGER agenda_consented ON care_agendaitem;
DROP TRIGGER referral_consented ON care_casereferral;
DROP FUNCTION care_case_consented();
DROP TRIGGER case_moves_by_the_table ON care_casestage;
DROP FUNCTION care_case_moves_by_the_table();
"""


class Migration(migrations.Migration):
    dependencies = [("care", "0003_case_tables"), ("people", "0004_consent_by_purpose")]
    operations = [migrations.RunSQL(STAYS, STAYS_BACK), migrations.RunSQL(MOVES, MOVES_BACK)]
