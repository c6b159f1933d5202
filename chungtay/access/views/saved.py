"""Keeping a list with its filters under a name, the page of all one keeps, and forgetting one."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chungtay.access import forms, services, words
from chungtay.access.guards import signed_in
from chungtay.access.middleware import ActRequest
from chungtay.access.queries.saved import all_saved_of
from chungtay.kernel.errors import RuleBroken
from chungtay.web.explain import explain


@signed_in
def kept(request: ActRequest) -> HttpResponse:
    """Everything one keeps, by the page it is of."""
    return render(request, "access/saved.html", {"pages": all_saved_of(request.user.pk)})


@signed_in
@require_http_methods(["GET", "POST"])
def save(request: ActRequest) -> HttpResponse:
    """Name the list that one comes from (`path`, and its filters as `query`), and go back to it."""
    path, query = request.GET.get("path", ""), _tidy(request.GET.get("query", ""))
    form = forms.NameOfList(request.POST or None)
    if form.is_valid():
        try:
            services.save_view(
                request.full_act, user=request.user, path=path, query=query, name=form.cleaned_data["name"]
            )
        except RuleBroken as refusal:
            form.add_error(None, explain(refusal))
        else:
            messages.success(request, words.VIEW_SAVED)
            return redirect(f"{path}?{query}")
    context = {"form": form, "back": f"{path}?{query}" if path.startswith("/vp/") else "/vp/"}
    return render(request, "access/save_list.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def drop(request: ActRequest, view_id: int) -> HttpResponse:
    """Forget one of one's own."""
    services.drop_view(request.full_act, user=request.user, view_id=view_id)
    messages.success(request, words.VIEW_DROPPED)
    return redirect("access:saved_views")


def _tidy(query: str) -> str:
    """The filters without the page: a list that is opened again begins at its first."""
    asked = QueryDict(query, mutable=True)
    asked.pop("page", None)
    return asked.urlencode()
