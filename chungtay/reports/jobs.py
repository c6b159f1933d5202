"""Portraits of many clubs, done by the worker."""

from uuid import UUID

from django_tasks import task

from chungtay.access.queries import act_of, get_user
from chungtay.access.rules import Action
from chungtay.kernel.acts import now
from chungtay.reports import services
from chungtay.reports.queries import get_run


@task()
def write_in_background(run_key: str, user_id: int) -> None:
    """Write the portraits in the name of who asked."""
    act = act_of(get_user(user_id), now())
    services.write_portraits(act, run=get_run(act.reach(Action.SEE_OFFICE), UUID(run_key)))
