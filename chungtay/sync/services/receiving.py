"""A late form arrived: whether it came before, and its receipt."""

from django.db import connection, transaction

from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.sync.models import Receipt
from chungtay.sync.queries.receipts import maker_of
from chungtay.sync.rules import LateForm, ReceiptStatus


def came_before(act: Act, form: LateForm) -> Receipt | None:
    """The receipt of this form if it was posted, or held for this sender; None if it is to be posted now.

    Call it first in the transaction that posts the form: it locks the key, so of two copies arriving at once, from the
    phone and from the file that was handed on, the second waits and is told. Refuses a key that was posted with other
    content. What is held for somebody else is tried again: this sender may be the one who is allowed to.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(form.key)])
    clashes = False
    for receipt in Receipt.objects.filter(key=form.key).order_by("-status"):  # posted before held
        if receipt.digest != form.digest:
            clashes = clashes or receipt.status == ReceiptStatus.POSTED
        elif receipt.status == ReceiptStatus.POSTED or receipt.account_id == act.actor_id:
            return receipt  # type: ignore[no-any-return]  # the manager of a scoped model is untyped
    if clashes:
        raise SameKeyOtherContent(key=str(form.key))
    return None


@transaction.atomic
def write_receipt(act: Act, form: LateForm, club: Club | None, status: ReceiptStatus) -> Receipt:
    """Remember that the form arrived, when, under whose name, and who made it where that was somebody else."""
    assert act.actor_id is not None, "a form arrives under an account"
    is_brought = form.made_by_id is not None and form.made_by_id != act.actor_id
    receipt: Receipt = Receipt.objects.create(
        key=form.key,
        account_id=act.actor_id,
        club=club,
        url=form.url[:300],
        title=form.title[:200],
        digest=form.digest,
        made_at=form.made_at,
        received_at=act.at,
        status=status,
        made_by=maker_of(form.made_by_id, club) if is_brought else None,
        made_by_name=form.made_by_name[:120] if is_brought else "",
    )
    return receipt
