"""Fifteen repayments of a meeting are checked in one question, not each by itself: the same refusals under the same names.

The loans are locked first, in one order, and read again afterwards: two payments of one loan come one after the other.
"""

from importlib import import_module

from django.db import migrations

ONE_BY_ONE = import_module("chungtay.loans.migrations.0005_loan_may_be_carried_over").FORWARD

TOGETHER = """
DROP TRIGGER repayment_fits ON loans_repayment;
DROP FUNCTION repayment_fits();
CREATE FUNCTION repayments_fit() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    wrong record;
BEGIN
    PERFORM FROM loans_loan WHERE id = ANY (ARRAY(SELECT DISTINCT loan_id FROM added)) ORDER BY id FOR NO KEY UPDATE;
    SELECT r.id INTO wrong FROM added r JOIN loans_loan l ON l.id = r.loan_id
        WHERE NOT EXISTS (SELECT FROM funds_entry e JOIN funds_posting p ON p.entry_id = e.id
            JOIN funds_account c ON c.id = p.credit_id JOIN funds_account d ON d.id = p.debit_id
            WHERE e.id = r.entry_id AND e.fund_id = l.fund_id
              AND (e.kind = 'receipt' OR e.kind = 'memo' AND d.kind = 'transfer')
              AND e.happened_on = r.paid_on AND e.membership_id = l.membership_id AND e.reverses_id IS NULL
            HAVING coalesce(sum(p.amount_vnd) FILTER (WHERE c.kind = 'lent'), 0) = r.principal_vnd
               AND coalesce(sum(p.amount_vnd) FILTER (WHERE c.kind = 'interest'), 0) = r.interest_vnd
               AND coalesce(sum(p.amount_vnd) FILTER (WHERE c.kind = 'penalty'), 0) = r.penalty_vnd) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'repayment % is what its entry took in', wrong.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'repayment_is_what_was_taken_in';
    END IF;
    SELECT loan_id INTO wrong FROM (SELECT DISTINCT loan_id FROM added WHERE principal_vnd > 0) paid
        WHERE loan_left(loan_id) < 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'more would come back of loan % than was lent', wrong.loan_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'repaid_no_more_than_lent';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER repayments_fit AFTER INSERT ON loans_repayment REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION repayments_fit();
"""
APART = f"""
DROP TRIGGER repayments_fit ON loans_repayment;
DROP FUNCTION repayments_fit();
{ONE_BY_ONE}
CREATE TRIGGER repayment_fits BEFORE INSERT ON loans_repayment FOR EACH ROW EXECUTE FUNCTION repayment_fits();
"""


class Migration(migrations.Migration):
    dependencies = [("loans", "0006_loan_may_have_moved")]
    operations = [migrations.RunSQL(TOGETHER, APART)]
