"""Counts, their outcomes and repayments are append-only and stay in their club; notes add up to the total; who confirmed
a closing stays with it; cash a book opens with is there on its first day, so none comes in later without a voucher."""

from django.db import migrations

APPEND_ONLY = "".join(
    f"""
CREATE TRIGGER {name}_is_append_only BEFORE UPDATE OR DELETE ON funds_{name}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {name}_is_never_emptied BEFORE TRUNCATE ON funds_{name}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for name in ("cashcount", "countoutcome", "shortagerepayment")
)
APPEND_ONLY_BACK = "".join(
    f"DROP TRIGGER {name}_is_append_only ON funds_{name}; DROP TRIGGER {name}_is_never_emptied ON funds_{name};"
    for name in ("cashcount", "countoutcome", "shortagerepayment")
)

PIECES = """
ALTER TABLE funds_cashcount ADD CONSTRAINT count_pieces_add_up CHECK (pieces IS NULL OR (
    cardinality(pieces) = 9 AND array_position(pieces, NULL) IS NULL AND 0 <= ALL (pieces)
    AND counted_vnd = 500000::bigint * pieces[1] + 200000::bigint * pieces[2] + 100000::bigint * pieces[3]
        + 50000::bigint * pieces[4] + 20000::bigint * pieces[5] + 10000::bigint * pieces[6]
        + 5000::bigint * pieces[7] + 2000::bigint * pieces[8] + 1000::bigint * pieces[9]));
"""
PIECES_BACK = "ALTER TABLE funds_cashcount DROP CONSTRAINT count_pieces_add_up;"

STAYS = """
CREATE FUNCTION count_stays_in_its_club() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.meeting_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM meetings_meeting m WHERE m.id = NEW.meeting_id AND m.club_id = NEW.club_id) THEN
        RAISE EXCEPTION 'a meeting of another club'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'count_stays_in_its_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER count_stays_in_its_club BEFORE INSERT ON funds_cashcount
    FOR EACH ROW EXECUTE FUNCTION count_stays_in_its_club();

CREATE FUNCTION outcome_fits_its_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.entry_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM funds_entry e JOIN funds_fund f ON f.id = e.fund_id JOIN funds_cashcount c ON c.club_id = f.club_id
            WHERE e.id = NEW.entry_id AND c.id = NEW.count_id
              AND e.kind = CASE NEW.kind WHEN 'shortage' THEN 'payment' ELSE 'receipt' END) THEN
        RAISE EXCEPTION 'an entry of another club or kind'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'outcome_fits_its_entry';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER outcome_fits_its_entry BEFORE INSERT ON funds_countoutcome
    FOR EACH ROW EXECUTE FUNCTION outcome_fits_its_entry();

CREATE FUNCTION repayment_fits_its_shortage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM funds_countoutcome o JOIN funds_entry owed ON owed.id = o.entry_id
            JOIN funds_entry e ON e.fund_id = owed.fund_id AND e.kind = 'receipt'
            WHERE o.id = NEW.shortage_id AND o.kind = 'shortage' AND e.id = NEW.entry_id) THEN
        RAISE EXCEPTION 'a shortage is made good in its own fund'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'repayment_fits_its_shortage';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER repayment_fits_its_shortage BEFORE INSERT ON funds_shortagerepayment
    FOR EACH ROW EXECUTE FUNCTION repayment_fits_its_shortage();
"""
STAYS_BACK = """
DROP TRIGGER count_stays_in_its_club ON funds_cashcount; DROP FUNCTION count_stays_in_its_club();
DROP TRIGGER outcome_fits_its_entry ON funds_countoutcome; DROP FUNCTION outcome_fits_its_entry();
DROP TRIGGER repayment_fits_its_shortage ON funds_shortagerepayment; DROP FUNCTION repayment_fits_its_shortage();
"""


def _closing(*confirmed: str) -> str:
    old, new = (", ".join(f"{row}.{name}" for name in ("closed_at", *confirmed)) for row in ("OLD", "NEW"))
    return f"""
CREATE OR REPLACE FUNCTION closing_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a closing is opened again, never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM FROM funds_fund WHERE club_id = NEW.club_id ORDER BY id FOR NO KEY UPDATE;
    IF TG_OP = 'UPDATE' AND (
        (OLD.club_id, OLD.kind, OLD.through_on) IS DISTINCT FROM (NEW.club_id, NEW.kind, NEW.through_on)
        OR OLD.reopened_at IS NOT NULL
        OR OLD.closed_at IS NOT NULL AND ({old}) IS DISTINCT FROM ({new})) THEN
        RAISE EXCEPTION 'what was confirmed stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


def _postings(more: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION postings_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT p.id INTO wrong FROM added p JOIN funds_entry e ON e.id = p.entry_id
        JOIN funds_account d ON d.id = p.debit_id JOIN funds_account c ON c.id = p.credit_id
        WHERE d.fund_id <> e.fund_id OR c.fund_id <> e.fund_id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'both accounts of posting % lie in the fund of its entry', wrong.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_stays_in_its_fund';
    END IF;
    SELECT p.id INTO wrong FROM added p JOIN funds_entry e ON e.id = p.entry_id
        JOIN funds_account d ON d.id = p.debit_id JOIN funds_account c ON c.id = p.credit_id
        WHERE e.kind = 'memo' AND (d.kind IN ('cash', 'bank') OR c.kind IN ('cash', 'bank'))
           OR e.kind = 'receipt' AND c.kind = 'cash' OR e.kind = 'payment' AND d.kind = 'cash'{more} LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'posting % moves cash without its voucher', wrong.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_of_cash_has_a_voucher';
    END IF;
    PERFORM FROM funds_fund WHERE id IN (SELECT e.fund_id FROM added p JOIN funds_entry e ON e.id = p.entry_id)
        ORDER BY id FOR NO KEY UPDATE;
    SELECT lowered.account_id AS id, lowered.kind INTO wrong FROM (
            SELECT a.id AS account_id, a.kind, 1 AS sign FROM added p JOIN funds_account a ON a.id = p.credit_id
             WHERE a.kind IN ('cash', 'bank', 'lent', 'shortage')
            UNION
            SELECT a.id, a.kind, -1 FROM added p JOIN funds_account a ON a.id = p.debit_id
             WHERE a.kind IN ('borrowed', 'returnable')) lowered
        WHERE lowered.sign * (
            (SELECT coalesce(sum(amount_vnd), 0) FROM funds_posting WHERE debit_id = lowered.account_id)
            - (SELECT coalesce(sum(amount_vnd), 0) FROM funds_posting WHERE credit_id = lowered.account_id)) < 0
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'account % (%) would fall below nothing', wrong.id, wrong.kind
            USING ERRCODE = 'check_violation', CONSTRAINT = 'account_never_below_nothing';
    END IF;
    RETURN NULL;
END $$;
"""  # noqa: S608 - put together from our own text


# What a book opens with is there on its first day: cash that comes later comes under a voucher.
OPENING = """
           OR e.kind = 'opening' AND (d.kind IN ('cash', 'bank') OR c.kind IN ('cash', 'bank'))
              AND e.happened_on <> (SELECT f.opened_on FROM funds_fund f WHERE f.id = e.fund_id)"""

_BY = ("accountant_at", "accountant_id", "treasurer_at", "treasurer_id")


class Migration(migrations.Migration):
    dependencies = [("funds", "0004_box_is_counted"), ("audit", "0002_notes_are_append_only")]
    operations = [
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
        migrations.RunSQL(PIECES, PIECES_BACK),
        migrations.RunSQL(STAYS, STAYS_BACK),
        migrations.RunSQL(_postings(OPENING), _postings("")),
        migrations.RunSQL(_closing(*_BY, "accountant_name", "treasurer_name"), _closing(*_BY, "paper_signed_by")),
    ]
