"""Addresses of places: public under dia-ban/, the office's under vp/dia-ban/."""

from django.urls import path

from chungtay.places.views import areas, facts, hamlets, names, public, terrains

app_name = "places"
urlpatterns = [
    path("dia-ban/", public.search, name="public"),
    path("dia-ban/<int:area_id>/", public.area, name="area"),
    path("dia-ban/<int:area_id>/don-vi.xlsx", public.children_sheet, name="children_sheet"),
    path("dia-ban/thon/<int:hamlet_id>/", public.hamlet, name="public_hamlet"),
    path("vp/dia-ban/", areas.search, name="office"),
    path("vp/dia-ban/<int:area_id>/", areas.area, name="kept"),
    path("vp/dia-ban/<int:area_id>/dia-hinh/", areas.terrain, name="terrain"),
    path("vp/dia-ban/dia-hinh/<int:terrain_id>/", areas.close_terrain, name="close_terrain"),
    path("vp/dia-ban/dia-hinh-cac-xa/", terrains.provinces, name="terrain_provinces"),
    path("vp/dia-ban/dia-hinh-cac-xa.xlsx", terrains.country_sheet, name="terrain_country_sheet"),
    path("vp/dia-ban/<int:area_id>/dia-hinh-cac-xa/", terrains.terrains, name="terrains"),
    path("vp/dia-ban/<int:area_id>/dia-hinh-cac-xa.xlsx", terrains.sheet, name="terrain_sheet"),
    path("vp/dia-ban/<int:area_id>/thon/", hamlets.hamlets, name="hamlets"),
    path("vp/dia-ban/<int:area_id>/thon.xlsx", hamlets.sheet, name="hamlets_sheet"),
    path("vp/dia-ban/<int:area_id>/thon/them/", hamlets.add, name="add_hamlets"),
    path("vp/dia-ban/<int:area_id>/thon/sap-nhap/", hamlets.merge, name="merge_hamlets"),
    path("vp/dia-ban/thon/<int:hamlet_id>/", hamlets.hamlet, name="hamlet"),
    path("vp/dia-ban/thon/<int:hamlet_id>/doi-ten/", hamlets.rename, name="rename_hamlet"),
    path("vp/dia-ban/thon/<int:hamlet_id>/chia-tach/", hamlets.split, name="split_hamlet"),
    path("vp/dia-ban/thon/<int:hamlet_id>/sua/", hamlets.correct, name="correct_hamlet"),
    path("vp/dia-ban/thon/<int:hamlet_id>/bo/", hamlets.withdraw, name="withdraw_hamlet"),
    path("vp/dia-ban/<int:area_id>/so-lieu/<int:year>/", facts.sheet, name="facts"),
    path("vp/dia-ban/<int:area_id>/so-lieu-cac-xa/<int:year>/", facts.table, name="fact_table"),
    path("vp/dia-ban/<int:area_id>/so-lieu-cac-xa/<int:year>.xlsx", facts.workbook_of, name="fact_sheet"),
    path("vp/dia-ban/doi-ten/", names.changes, name="changes"),
    path("vp/dia-ban/doi-ten/<int:change_id>/", names.change, name="change"),
    path("vp/dia-ban/<int:area_id>/doi-ten/", names.propose, name="propose_change"),
    path("vp/dia-ban/<int:area_id>/cach-viet/", names.correct, name="correct_name"),
]
