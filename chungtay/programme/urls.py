"""Addresses of programmes: `/vp/chuong-trinh/` for offices, `/de-an/` for everybody."""

from django.urls import URLPattern, path

from chungtay.programme.views import keep, read

app_name = "programme"

_PATHS = {
    "programmes": "",
    "targets": "chi-tieu/",
    "target": "chi-tieu/<int:target_id>/",
    "limits": "quy-dinh/",
    "projects": "du-an/",
    "project": "du-an/<str:code>/",
    "documents": "van-ban/",
    "document": "van-ban/<int:document_id>/",
    "programme": "<str:code>/",
}
_FORMS: list[URLPattern] = [
    path("vp/chuong-trinh/van-ban/them/", keep.add_document, name="add_document"),
    path("vp/chuong-trinh/quy-dinh/dat/", keep.set_limit, name="set_limit"),
    path("vp/chuong-trinh/chi-tieu/them/", keep.add_target, name="add_target"),
    path("vp/chuong-trinh/chi-tieu/<int:target_id>/thay/", keep.replace_target, name="replace_target"),
    path("vp/chuong-trinh/du-an/them/", keep.add_project, name="add_project"),
    path("vp/chuong-trinh/du-an/<str:code>/them/", keep.add_fact, name="add_fact"),
]
urlpatterns = [
    *_FORMS,
    *(path(f"vp/chuong-trinh/{at}", read.office(read.PAGES[name]), name=name) for name, at in _PATHS.items()),
    *(path(f"de-an/{at}", read.public(read.PAGES[name]), name=f"public_{name}") for name, at in _PATHS.items()),
]
