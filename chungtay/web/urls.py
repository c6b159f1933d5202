"""The shell's own addresses."""

from django.urls import path

from chungtay.web import views

app_name = "web"
urlpatterns = [
    path("ui/", views.gallery, name="gallery"),
    path("hien-thi/", views.display, name="display"),
    path("healthz", views.health, name="healthz"),
    path("suc-khoe-he-thong/", views.health_page, name="health"),
    path("robots.txt", views.robots, name="robots"),
]
