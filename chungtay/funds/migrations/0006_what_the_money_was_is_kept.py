"""What no line of code may get around: fees, capital and bank lines say no more than their entries moved, nothing is
given back or out that is not there, and a reversal leaves none of it hanging.

Each check locks the fund (or the kind of goods) first, so that two writers cannot pass it side by side.
"""

from django.db import migrations

_APPEND_ONLY = ("feepaid", "capitalreturn", "bankline", "interestdivision")
APPEND_ONLY = "".join(
    f"""
CREATE TRIGGER {name}_is_append_only BEFORE UPDATE OR DELETE ON funds_{name}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {name}_is_never_emptied BEFORE TRUNCATE ON funds_{name}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for name in _APPEND_ONLY
)
APPEND_ONLY_BACK = "".join(
    f"""
DROP TRIGGER {name}_is_append_only ON funds_{name};
DROP TRIGGER {name}_is_never_emptied ON funds_{name};
"""
    for name in _APPEND_ONLY
)

FEES = """
CREATE FUNCTION fees_fit() RETURNS trigger LANGUAGE plpgsql AS $$
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
    SELECT e.entry_id INTO wrong FROM (SELECT DISTINCT entry_id FROM added) e
        WHERE (SELECT sum(amount_vnd) FROM funds_feepaid f WHERE f.entry_id = e.entry_id)
            > (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p JOIN funds_account a ON a.id = p.credit_id
               WHERE p.entry_id = e.entry_id AND a.kind = 'fee') LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % took fewer fees', wrong.entry_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fees_are_in_the_entry';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER fees_fit AFTER INSERT ON funds_feepaid REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION fees_fit();
"""
FEES_BACK = "DROP TRIGGER fees_fit ON funds_feepaid; DROP FUNCTION fees_fit();"

CAPITAL = """
CREATE FUNCTION capital_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    SELECT c.id INTO wrong FROM added c JOIN funds_entry e ON e.id = c.entry_id JOIN funds_fund f ON f.id = c.fund_id
        LEFT JOIN clubs_membership m ON m.id = c.membership_id
        WHERE e.fund_id <> c.fund_id OR e.reverses_id IS NOT NULL OR m.club_id <> f.club_id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'capital % is of another fund or club', wrong.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'capital_stays_in_its_fund';
    END IF;
    SELECT e.entry_id INTO wrong FROM (SELECT DISTINCT entry_id, origin FROM added) e
        WHERE (SELECT sum(amount_vnd) FROM funds_capital c WHERE c.entry_id = e.entry_id AND c.origin = e.origin)
            > (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p JOIN funds_account a ON a.id = p.credit_id
               WHERE p.entry_id = e.entry_id AND a.kind = e.origin) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % brought less capital', wrong.entry_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'capital_is_in_the_entry';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER capital_fits AFTER INSERT ON funds_capital REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION capital_fits();

-- of a capital only the day to give it back may be agreed anew
CREATE FUNCTION capital_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    OLD.return_on := NEW.return_on;
    IF OLD IS DISTINCT FROM NEW THEN
        RAISE EXCEPTION 'capital is append-only' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER capital_stays BEFORE UPDATE ON funds_capital FOR EACH ROW EXECUTE FUNCTION capital_stays();
CREATE TRIGGER capital_is_append_only BEFORE DELETE ON funds_capital
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER capital_is_never_emptied BEFORE TRUNCATE ON funds_capital
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION capital_returns_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    capital funds_capital;
BEGIN
    SELECT * INTO capital FROM funds_capital WHERE id = NEW.capital_id;
    PERFORM FROM funds_fund WHERE id = capital.fund_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM funds_entry e WHERE e.id = NEW.entry_id
            AND (e.fund_id <> capital.fund_id OR e.reverses_id IS NOT NULL)) THEN
        RAISE EXCEPTION 'capital is given back out of the fund it came into'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'capital_return_stays_in_its_fund';
    END IF;
    IF EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = capital.entry_id) OR capital.amount_vnd < (
            SELECT sum(c.amount_vnd) FROM funds_capitalreturn c WHERE c.capital_id = capital.id
            AND NOT EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = c.entry_id)) THEN
        RAISE EXCEPTION 'more is given back than was brought'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'capital_returned_at_most_once';
    END IF;
    IF (SELECT sum(c.amount_vnd) FROM funds_capitalreturn c JOIN funds_capital k ON k.id = c.capital_id
            WHERE c.entry_id = NEW.entry_id AND k.origin = capital.origin)
        > (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p JOIN funds_account a ON a.id = p.debit_id
            WHERE p.entry_id = NEW.entry_id AND a.kind = capital.origin) THEN
        RAISE EXCEPTION 'the entry gave back less'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'capital_return_is_in_the_entry';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER capital_returns_fit AFTER INSERT ON funds_capitalreturn
    FOR EACH ROW EXECUTE FUNCTION capital_returns_fit();
"""
CAPITAL_BACK = """
DROP TRIGGER capital_fits ON funds_capital; DROP FUNCTION capital_fits();
DROP TRIGGER capital_stays ON funds_capital; DROP FUNCTION capital_stays();
DROP TRIGGER capital_is_append_only ON funds_capital;
DROP TRIGGER capital_is_never_emptied ON funds_capital;
DROP TRIGGER capital_returns_fit ON funds_capitalreturn; DROP FUNCTION capital_returns_fit();
"""

BANKS = """
CREATE FUNCTION bank_book_balance(book bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(l.amount_vnd), 0)::bigint FROM funds_bankline l
    WHERE l.book_id = book AND NOT EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = l.entry_id)
$$;

CREATE FUNCTION bank_lines_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong record;
BEGIN
    PERFORM FROM funds_fund WHERE id IN (SELECT b.fund_id FROM added l JOIN funds_bankbook b ON b.id = l.book_id)
        ORDER BY id FOR NO KEY UPDATE;
    SELECT l.id INTO wrong FROM added l JOIN funds_bankbook b ON b.id = l.book_id JOIN funds_entry e ON e.id = l.entry_id
        WHERE e.fund_id <> b.fund_id OR e.reverses_id IS NOT NULL LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'bank line % is of another fund', wrong.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_line_stays_in_its_fund';
    END IF;
    SELECT e.entry_id INTO wrong FROM (SELECT DISTINCT entry_id FROM added) e
        WHERE (SELECT sum(amount_vnd) FROM funds_bankline l WHERE l.entry_id = e.entry_id)
            <> (SELECT coalesce(sum(CASE WHEN d.kind = 'bank' THEN p.amount_vnd ELSE -p.amount_vnd END), 0)
                FROM funds_posting p JOIN funds_account d ON d.id = p.debit_id JOIN funds_account c ON c.id = p.credit_id
                WHERE p.entry_id = e.entry_id AND (d.kind = 'bank' OR c.kind = 'bank')) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % moved another sum at the bank', wrong.entry_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_lines_are_in_the_entry';
    END IF;
    SELECT l.book_id INTO wrong FROM added l WHERE bank_book_balance(l.book_id) < 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'bank book % would fall below nothing', wrong.book_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_book_never_below_nothing';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER bank_lines_fit AFTER INSERT ON funds_bankline REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION bank_lines_fit();
"""
BANKS_BACK = """
DROP TRIGGER bank_lines_fit ON funds_bankline; DROP FUNCTION bank_lines_fit(); DROP FUNCTION bank_book_balance(bigint);
"""

REVERSALS = """
CREATE FUNCTION reversal_leaves_nothing_hanging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM funds_capital k JOIN funds_capitalreturn c ON c.capital_id = k.id
            WHERE k.entry_id = NEW.reverses_id
            AND NOT EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = c.entry_id)) THEN
        RAISE EXCEPTION 'a return of this capital stands'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'capital_not_undone_under_its_return';
    END IF;
    IF EXISTS (SELECT FROM funds_bankline l WHERE l.entry_id = NEW.reverses_id AND bank_book_balance(l.book_id) < 0) THEN
        RAISE EXCEPTION 'a bank book would fall below nothing'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_book_never_below_nothing';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER reversal_leaves_nothing_hanging AFTER INSERT ON funds_entry FOR EACH ROW
    WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION reversal_leaves_nothing_hanging();
"""
REVERSALS_BACK = """
DROP TRIGGER reversal_leaves_nothing_hanging ON funds_entry; DROP FUNCTION reversal_leaves_nothing_hanging();
"""

GIFTS = """
CREATE FUNCTION gift_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.struck_at IS NULL THEN
        OLD.struck_at := NEW.struck_at;
        OLD.strike_reason := NEW.strike_reason;
    END IF;
    IF OLD IS DISTINCT FROM NEW THEN
        RAISE EXCEPTION 'a line of the golden-heart book is struck, never changed'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gift_line_stays BEFORE UPDATE ON funds_donation FOR EACH ROW EXECUTE FUNCTION gift_line_stays();
CREATE TRIGGER gift_line_stays BEFORE UPDATE ON funds_goodsout FOR EACH ROW EXECUTE FUNCTION gift_line_stays();
CREATE TRIGGER donation_is_append_only BEFORE DELETE ON funds_donation
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER donation_is_never_emptied BEFORE TRUNCATE ON funds_donation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER goodsout_is_append_only BEFORE DELETE ON funds_goodsout
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER goodsout_is_never_emptied BEFORE TRUNCATE ON funds_goodsout
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION goods_never_below_nothing(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM funds_goods WHERE id = wanted FOR NO KEY UPDATE;
    IF (SELECT coalesce(sum(quantity), 0) FROM funds_donation WHERE goods_id = wanted AND struck_at IS NULL)
        < (SELECT coalesce(sum(quantity), 0) FROM funds_goodsout WHERE goods_id = wanted AND struck_at IS NULL) THEN
        RAISE EXCEPTION 'more of goods % would be given out than came', wanted
            USING ERRCODE = 'check_violation', CONSTRAINT = 'goods_never_below_nothing';
    END IF;
END $$;

CREATE FUNCTION donation_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM funds_goods g WHERE g.id = NEW.goods_id AND g.club_id <> NEW.club_id)
        OR EXISTS (SELECT FROM clubs_membership m WHERE m.id = NEW.membership_id AND m.club_id <> NEW.club_id)
        OR EXISTS (SELECT FROM funds_entry e JOIN funds_fund f ON f.id = e.fund_id
                   WHERE e.id = NEW.entry_id AND (f.club_id <> NEW.club_id OR e.reverses_id IS NOT NULL)) THEN
        RAISE EXCEPTION 'goods, a member or an entry of another club'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'donation_stays_in_its_club';
    END IF;
    IF NEW.entry_id IS NOT NULL AND NEW.amount_vnd <> (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p
            JOIN funds_account a ON a.id = p.credit_id WHERE p.entry_id = NEW.entry_id
            AND a.kind IN ('given', 'socialised')) THEN
        RAISE EXCEPTION 'the entry took another sum'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'donation_is_in_the_entry';
    END IF;
    IF NEW.goods_id IS NOT NULL THEN
        PERFORM goods_never_below_nothing(NEW.goods_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER donation_fits AFTER INSERT OR UPDATE ON funds_donation FOR EACH ROW EXECUTE FUNCTION donation_fits();

CREATE FUNCTION goods_out_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM funds_goods g, clubs_membership m WHERE g.id = NEW.goods_id AND m.id = NEW.membership_id
               AND m.club_id <> g.club_id) THEN
        RAISE EXCEPTION 'a member of another club'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'goods_out_stays_in_its_club';
    END IF;
    PERFORM goods_never_below_nothing(NEW.goods_id);
    RETURN NULL;
END $$;
CREATE TRIGGER goods_out_fit AFTER INSERT OR UPDATE ON funds_goodsout FOR EACH ROW EXECUTE FUNCTION goods_out_fit();
"""
GIFTS_BACK = """
DROP TRIGGER gift_line_stays ON funds_donation; DROP TRIGGER gift_line_stays ON funds_goodsout;
DROP FUNCTION gift_line_stays();
DROP TRIGGER donation_is_append_only ON funds_donation; DROP TRIGGER donation_is_never_emptied ON funds_donation;
DROP TRIGGER goodsout_is_append_only ON funds_goodsout; DROP TRIGGER goodsout_is_never_emptied ON funds_goodsout;
DROP TRIGGER donation_fits ON funds_donation; DROP FUNCTION donation_fits();
DROP TRIGGER goods_out_fit ON funds_goodsout; DROP FUNCTION goods_out_fit();
DROP FUNCTION goods_never_below_nothing(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0005_counts_and_confirmations_stay"), ("audit", "0002_notes_are_append_only")]
    operations = [
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
        migrations.RunSQL(FEES, FEES_BACK),
        migrations.RunSQL(CAPITAL, CAPITAL_BACK),
        migrations.RunSQL(BANKS, BANKS_BACK),
        migrations.RunSQL(REVERSALS, REVERSALS_BACK),
        migrations.RunSQL(GIFTS, GIFTS_BACK),
    ]
