"""Lists with their filters, kept under a name by whoever uses them."""

from django.db import transaction

from chungtay.access.models import SavedView, User
from chungtay.access.rules import SAVED_AT_MOST, SavedElsewhere, SavedNameMissing, TooManySaved
from chungtay.audit.services import write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def save_view(act: Act, *, user: User, path: str, query: str, name: str) -> SavedView:
    """Keep a list under a name; a name that is known takes the new filters. Refuses one without a name or filters.

    Only pages of offices have filters to keep; an address elsewhere, or on another machine, is refused.
    """
    name = clean(name)[:60]
    if not name or not query:
        raise SavedNameMissing()
    if not path.startswith("/vp/") or len(path) > 120 or len(query) > 600:
        raise SavedElsewhere()
    _lock(user)
    standing = SavedView.objects.filter(user=user, path=path)
    if standing.exclude(name=name).count() >= SAVED_AT_MOST:
        raise TooManySaved(most=SAVED_AT_MOST)
    kept, _is_new = SavedView.objects.update_or_create(user=user, path=path, name=name, defaults={"query": query})
    User.objects.filter(pk=user.pk, keeps_lists=False).update(keeps_lists=True)
    write_note(act, "access.save_view", kept, path="/", fields=["query"])
    return kept


@transaction.atomic
def drop_view(act: Act, *, user: User, view_id: int) -> None:
    """Forget one of one's own. What is not one's own is not there."""
    _lock(user)
    found = SavedView.objects.filter(user=user, pk=view_id).first()
    if found is None:
        raise NotFound(view=view_id)
    write_note(act, "access.drop_view", found, path="/")
    found.delete()
    if not SavedView.objects.filter(user=user).exists():
        User.objects.filter(pk=user.pk).update(keeps_lists=False)


def _lock(user: User) -> None:
    """One at a time for each account: how many it keeps, and that it keeps any, stay true."""
    User.objects.select_for_update(no_key=True).values_list("pk").get(pk=user.pk)
