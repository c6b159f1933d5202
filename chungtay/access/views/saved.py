"""Keeping a list with its filters under a name, and forgetting it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chungtay.access import services, words
from chungtay.access.guards import signed_in
from chungtay.access.middleware import ActRequest
from chungtay.kernel.errors import RuleBroken
from chungtay.web.explain import explain


@signed_in
@require_POST
def save(request: ActRequest) -> HttpResponse:
    """Keep the list that the form stands above; what is refused is said on that list."""
    path, query = request.POST.get("path", ""), _tidy(request.POST.get("query", ""))
    try:
        services.save_view(
            request.full_act, user=request.user, path=path, query=query, name=request.POST.get("name", "")
        )
    except RuleBroken as refusal:
        messages.error(request, explain(refusal))
    else:
        messages.success(request, words.VIEW_SAVED)
    return redirect(f"{path}?{query}" if path.startswith("/vp/") else "/vp/")


@signed_in
@require_POST
def drop(request: ActRequest, view_id: int) -> HttpResponse:
    """Forget one of one's own."""
    path = services.drop_view(request.full_act, user=request.user, view_id=view_id)
    messages.success(request, words.VIEW_DROPPED)
    return redirect(path)


def _tidy(query: str) -> str:
    """The filters without the page: a list that is opened again begins at its first."""
    asked = QueryDict(query, mutable=True)
    asked.pop("page", None)
    return asked.urlencode()
