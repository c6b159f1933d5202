"""Sixty entries are checked in one question, not each by itself: the same refusals under the same names.

The functions find what they ask for by its number, also where the database kept a plan from the days when the tables
were small and reading them whole was cheaper.
"""

from importlib import import_module

from django.db import migrations

ONE_BY_ONE = import_module("chungtay.funds.migrations.0002_books_cannot_be_cheated").ENTRIES
FEES = import_module("chungtay.funds.migrations.0006_what_the_money_was_is_kept").FEES

TOGETHER = """
DROP TRIGGER entry_fits_its_book ON funds_entry;
DROP FUNCTION entry_fits_its_book();
CREATE FUNCTION entries_fit_their_book() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    wrong record;
BEGIN
    PERFORM FROM funds_fund WHERE id = ANY (ARRAY(SELECT DISTINCT fund_id FROM added)) ORDER BY id FOR NO KEY UPDATE;
    SELECT id, happened_on, broken INTO wrong FROM (
        SELECT e.id, e.happened_on, CASE
            WHEN EXISTS (SELECT FROM funds_closing c WHERE c.club_id = f.club_id AND c.closed_at IS NOT NULL
                         AND c.reopened_at IS NULL AND c.through_on >= e.happened_on)
                THEN 'entry_not_in_closed_books'
            WHEN f.closed_on < e.happened_on OR f.opened_on > e.happened_on
                THEN 'entry_while_fund_is_open'
            WHEN e.voucher_id IS NOT NULL AND NOT EXISTS (SELECT FROM funds_voucher v WHERE v.id = e.voucher_id
                         AND v.fund_id = e.fund_id AND v.kind = e.kind)
                THEN 'entry_fits_its_voucher'
            WHEN e.membership_id IS NOT NULL AND NOT EXISTS (SELECT FROM clubs_membership m
                         WHERE m.id = e.membership_id AND m.club_id = f.club_id)
              OR e.meeting_id IS NOT NULL AND NOT EXISTS (SELECT FROM meetings_meeting m
                         WHERE m.id = e.meeting_id AND m.club_id = f.club_id)
                THEN 'entry_stays_in_its_club'
            WHEN e.reverses_id IS NOT NULL AND NOT EXISTS (SELECT FROM funds_entry r WHERE r.id = e.reverses_id
                         AND r.fund_id = e.fund_id AND r.reverses_id IS NULL)
                THEN 'entry_reverses_an_entry'
            END AS broken
        FROM added e JOIN funds_fund f ON f.id = e.fund_id) checked
    WHERE broken IS NOT NULL ORDER BY id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = wrong.broken, MESSAGE = CASE wrong.broken
            WHEN 'entry_not_in_closed_books' THEN format('the books are closed on %s', wrong.happened_on)
            WHEN 'entry_while_fund_is_open' THEN format('the fund is not open on %s', wrong.happened_on)
            WHEN 'entry_fits_its_voucher' THEN 'the voucher is of another fund or kind'
            WHEN 'entry_stays_in_its_club' THEN 'a member or meeting of another club'
            ELSE 'an entry of the same fund is reversed, and a reversal is not' END;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER entries_fit_their_book AFTER INSERT ON funds_entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION entries_fit_their_book();
ALTER FUNCTION postings_fit() SET enable_seqscan = off;

CREATE OR REPLACE FUNCTION fees_fit() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    wrong record;
BEGIN
    SELECT f.id INTO wrong FROM added f JOIN funds_entry e ON e.id = f.entry_id JOIN funds_fund u ON u.id = e.fund_id
        JOIN clubs_membership m ON m.id = f.membership_id WHERE m.club_id <> u.club_id OR e.reverses_id IS NOT NULL
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'fee % is of another club, or hangs on a reversal', wrong.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fee_stays_in_its_club';
    END IF;
    -- the kind of each account is asked by its number: never all accounts of fees in the country
    SELECT e.entry_id INTO wrong FROM (SELECT DISTINCT entry_id FROM added) e
        WHERE (SELECT sum(amount_vnd) FROM funds_feepaid f WHERE f.entry_id = e.entry_id)
            > (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p
               WHERE p.entry_id = e.entry_id AND (SELECT kind FROM funds_account WHERE id = p.credit_id) = 'fee') LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % took fewer fees', wrong.entry_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fees_are_in_the_entry';
    END IF;
    RETURN NULL;
END $$;
"""
APART = f"""
DROP TRIGGER fees_fit ON funds_feepaid;
DROP FUNCTION fees_fit();
{FEES}
ALTER FUNCTION postings_fit() RESET enable_seqscan;
DROP TRIGGER entries_fit_their_book ON funds_entry;
DROP FUNCTION entries_fit_their_book();
{ONE_BY_ONE}
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0009_closing_knows_what_was_seen")]
    operations = [migrations.RunSQL(TOGETHER, APART)]
