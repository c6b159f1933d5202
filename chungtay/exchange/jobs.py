"""Long imports, done by the worker."""

from uuid import UUID, uuid5

from django_tasks import task

from chungtay.access.queries import act_of, get_user
from chungtay.access.rules import Action
from chungtay.clubs.rules import RegisterRefused
from chungtay.exchange import services
from chungtay.exchange.queries import get_batch
from chungtay.kernel.acts import now
from chungtay.kernel.errors import Refusal


@task()
def apply_in_background(batch_id: int, user_id: int, key: str) -> None:
    """Apply an import in the name of who pressed the button; what cannot be written goes back to its lines."""
    act = act_of(get_user(user_id), now())
    batch = get_batch(act.reach(Action.IMPORT_REGISTER), batch_id)
    own = UUID(key)
    try:
        services.apply_import(act, batch=batch, key=uuid5(own, "apply"))
    except Refusal as refusal:
        services.stop_applying(act, batch=batch, key=uuid5(own, "stop"))
        if isinstance(refusal, RegisterRefused):
            services.recheck(act, batch=batch, key=uuid5(own, "recheck"))
