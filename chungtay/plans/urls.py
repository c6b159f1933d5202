"""Addresses of targets on their way, ranking, plans and programme money."""

from django.urls import path

from chungtay.plans.views import ranking, targets, yearly

app_name = "plans"

urlpatterns = [
    path("vp/tien-do/", targets.targets, name="targets"),
    path("vp/tien-do/<int:target_id>/", targets.target, name="target"),
    path("vp/tien-do/<int:target_id>/noi.xlsx", targets.target_workbook, name="target_xlsx"),
    path("vp/tien-do/<int:target_id>/phan-bo/", targets.split, name="split"),
    path("vp/xep-hang/", ranking.ranking, name="ranking"),
    path("vp/xep-hang.xlsx", ranking.ranking_workbook, name="ranking_xlsx"),
    path("vp/xep-hang/cum/", ranking.clusters, name="clusters"),
    path("vp/xep-hang/cum/<uuid:cluster_key>/giai-tan/", ranking.close_cluster, name="close_cluster"),
    path("vp/ke-hoach/", yearly.tasks, name="tasks"),
    path("vp/ke-hoach.xlsx", yearly.tasks_workbook, name="tasks_xlsx"),
    path("vp/ke-hoach.docx", yearly.plan_word, name="plan_word"),
    path("vp/ke-hoach.pdf", yearly.plan_pdf, name="plan_pdf"),
    path("vp/ke-hoach/them/", yearly.add_task, name="add_task"),
    path("vp/ke-hoach/<uuid:task_key>/", yearly.task, name="task"),
    path("vp/kinh-phi/", yearly.money, name="money"),
    path("vp/kinh-phi.xlsx", yearly.money_workbook, name="money_xlsx"),
    path("vp/kinh-phi/ghi/", yearly.write_money, name="write_money"),
    path("vp/kinh-phi/<uuid:money_key>/gach/", yearly.strike_money, name="strike_money"),
]
