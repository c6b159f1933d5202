"""What no line of code may get around: books that balance per fund, append-only, cash that is there, no number left out.

Each check is a trigger, so it also holds for SQL typed by hand. Where two writers could pass a check side by side, the
trigger locks the fund's row first.
"""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE ON funds_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_is_never_emptied BEFORE TRUNCATE ON funds_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_is_append_only BEFORE UPDATE OR DELETE ON funds_posting
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_is_never_emptied BEFORE TRUNCATE ON funds_posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- of a voucher only the number of the bought booklet may be written later
CREATE FUNCTION voucher_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    OLD.booklet_number := NEW.booklet_number;
    IF OLD IS DISTINCT FROM NEW THEN
        RAISE EXCEPTION 'a voucher is append-only' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER voucher_stays BEFORE UPDATE ON funds_voucher FOR EACH ROW EXECUTE FUNCTION voucher_stays();
CREATE TRIGGER voucher_is_append_only BEFORE DELETE ON funds_voucher
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_is_never_emptied BEFORE TRUNCATE ON funds_voucher
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
APPEND_ONLY_BACK = """
DROP TRIGGER entry_is_append_only ON funds_entry;
DROP TRIGGER entry_is_never_emptied ON funds_entry;
DROP TRIGGER posting_is_append_only ON funds_posting;
DROP TRIGGER posting_is_never_emptied ON funds_posting;
DROP TRIGGER voucher_stays ON funds_voucher;
DROP TRIGGER voucher_is_append_only ON funds_voucher;
DROP TRIGGER voucher_is_never_emptied ON funds_voucher;
DROP FUNCTION voucher_stays();
"""

ENTRIES = """
CREATE FUNCTION entry_fits_its_book() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fund funds_fund;
    reversed funds_entry;
BEGIN
    SELECT * INTO fund FROM funds_fund WHERE id = NEW.fund_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM funds_closing c WHERE c.club_id = fund.club_id AND c.closed_at IS NOT NULL
               AND c.reopened_at IS NULL AND c.through_on >= NEW.happened_on) THEN
        RAISE EXCEPTION 'the books are closed on %', NEW.happened_on
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_not_in_closed_books';
    END IF;
    IF fund.closed_on < NEW.happened_on OR fund.opened_on > NEW.happened_on THEN
        RAISE EXCEPTION 'the fund is not open on %', NEW.happened_on
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_while_fund_is_open';
    END IF;
    IF NEW.voucher_id IS NOT NULL AND NOT EXISTS (SELECT FROM funds_voucher v WHERE v.id = NEW.voucher_id
            AND v.fund_id = NEW.fund_id AND v.kind = NEW.kind) THEN
        RAISE EXCEPTION 'the voucher is of another fund or kind'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_fits_its_voucher';
    END IF;
    IF NEW.membership_id IS NOT NULL AND NOT EXISTS (SELECT FROM clubs_membership m WHERE m.id = NEW.membership_id
            AND m.club_id = fund.club_id) OR NEW.meeting_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM meetings_meeting m WHERE m.id = NEW.meeting_id AND m.club_id = fund.club_id) THEN
        RAISE EXCEPTION 'a member or meeting of another club'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_stays_in_its_club';
    END IF;
    IF NEW.reverses_id IS NOT NULL THEN
        SELECT * INTO reversed FROM funds_entry WHERE id = NEW.reverses_id;
        IF reversed.fund_id <> NEW.fund_id OR reversed.reverses_id IS NOT NULL THEN
            RAISE EXCEPTION 'an entry of the same fund is reversed, and a reversal is not'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_reverses_an_entry';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER entry_fits_its_book BEFORE INSERT ON funds_entry FOR EACH ROW EXECUTE FUNCTION entry_fits_its_book();
"""
ENTRIES_BACK = "DROP TRIGGER entry_fits_its_book ON funds_entry; DROP FUNCTION entry_fits_its_book();"

POSTINGS = """
CREATE FUNCTION postings_fit() RETURNS trigger LANGUAGE plpgsql AS $$
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
           OR e.kind = 'receipt' AND c.kind = 'cash' OR e.kind = 'payment' AND d.kind = 'cash' LIMIT 1;
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
CREATE TRIGGER postings_fit AFTER INSERT ON funds_posting REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION postings_fit();
"""
POSTINGS_BACK = "DROP TRIGGER postings_fit ON funds_posting; DROP FUNCTION postings_fit();"

VOUCHERS = """
CREATE FUNCTION voucher_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> 1 + coalesce((SELECT max(number) FROM funds_voucher v WHERE v.club_id = NEW.club_id
            AND v.kind = NEW.kind AND v.year = NEW.year), 0) THEN
        RAISE EXCEPTION 'voucher % leaves a gap', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_leaves_no_gap';
    END IF;
    IF NOT EXISTS (SELECT FROM funds_fund f WHERE f.id = NEW.fund_id AND f.club_id = NEW.club_id)
        OR NEW.meeting_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM meetings_meeting m WHERE m.id = NEW.meeting_id AND m.club_id = NEW.club_id) THEN
        RAISE EXCEPTION 'a fund or meeting of another club'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_stays_in_its_club';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER voucher_follows BEFORE INSERT ON funds_voucher FOR EACH ROW EXECUTE FUNCTION voucher_follows();
"""
VOUCHERS_BACK = "DROP TRIGGER voucher_follows ON funds_voucher; DROP FUNCTION voucher_follows();"

CLOSINGS = """
CREATE FUNCTION closing_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a closing is opened again, never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM FROM funds_fund WHERE club_id = NEW.club_id ORDER BY id FOR NO KEY UPDATE;
    IF TG_OP = 'UPDATE' AND (
        (OLD.club_id, OLD.kind, OLD.through_on) IS DISTINCT FROM (NEW.club_id, NEW.kind, NEW.through_on)
        OR OLD.reopened_at IS NOT NULL
        OR OLD.closed_at IS NOT NULL AND (OLD.closed_at, OLD.accountant_at, OLD.accountant_id, OLD.treasurer_at,
            OLD.treasurer_id, OLD.paper_signed_by) IS DISTINCT FROM (NEW.closed_at, NEW.accountant_at,
            NEW.accountant_id, NEW.treasurer_at, NEW.treasurer_id, NEW.paper_signed_by)) THEN
        RAISE EXCEPTION 'what was confirmed stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER closing_stays BEFORE INSERT OR UPDATE OR DELETE ON funds_closing
    FOR EACH ROW EXECUTE FUNCTION closing_stays();
CREATE TRIGGER closing_is_never_emptied BEFORE TRUNCATE ON funds_closing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
CLOSINGS_BACK = """
DROP TRIGGER closing_stays ON funds_closing;
DROP TRIGGER closing_is_never_emptied ON funds_closing;
DROP FUNCTION closing_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_funds_tables"), ("audit", "0002_notes_are_append_only")]
    operations = [
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
        migrations.RunSQL(ENTRIES, ENTRIES_BACK),
        migrations.RunSQL(POSTINGS, POSTINGS_BACK),
        migrations.RunSQL(VOUCHERS, VOUCHERS_BACK),
        migrations.RunSQL(CLOSINGS, CLOSINGS_BACK),
    ]
