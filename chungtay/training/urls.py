"""Addresses of training: offices under `/vp/tap-huan/`, clubs under their own."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from chungtay.training.views import club, keeping, office, papers, people, watching


class PaperName(StringConverter):
    """The papers of a class by name."""

    regex = "hoc-vien|ket-qua"


register_converter(PaperName, "class_paper")

app_name = "training"

_ONE = "vp/tap-huan/<uuid:class_key>/"
_TRAINEE = f"{_ONE}nguoi/<uuid:trainee_key>/"
_CLUB = "clb/<int:club_id>/tap-huan/"

urlpatterns = [
    path("vp/tap-huan/", office.classes, name="list"),
    path("vp/tap-huan.xlsx", office.classes_workbook, name="list_xlsx"),
    path("vp/tap-huan/mo/", office.open_class, name="open"),
    path("vp/tap-huan/chua-tap-huan/", watching.untrained, name="untrained"),
    path("vp/tap-huan/chua-tap-huan.xlsx", watching.untrained_workbook, name="untrained_xlsx"),
    path("vp/tap-huan/kinh-phi/", watching.cost, name="cost"),
    path("vp/tap-huan/kinh-phi.xlsx", watching.cost_workbook, name="cost_xlsx"),
    path("vp/tap-huan/khoa/", keeping.courses, name="courses"),
    path("vp/tap-huan/khoa/them/", keeping.add_course, name="add_course"),
    path("vp/tap-huan/khoa/<uuid:course_key>/", keeping.course, name="course"),
    path("vp/tap-huan/khoa/<uuid:course_key>/sua/", keeping.change_course, name="change_course"),
    path("vp/tap-huan/khoa/<uuid:course_key>/bo/", keeping.retire_course, name="retire_course"),
    path("vp/tap-huan/giang-vien/", keeping.trainers, name="trainers"),
    path("vp/tap-huan/giang-vien/them/", keeping.add_trainer, name="add_trainer"),
    path("vp/tap-huan/giang-vien/<uuid:trainer_key>/bo/", keeping.retire_trainer, name="retire_trainer"),
    path("vp/tap-huan/tai-lieu/", keeping.materials, name="materials"),
    path("vp/tap-huan/tai-lieu/them/", keeping.add_material, name="add_material"),
    path("vp/tap-huan/tai-lieu/<uuid:material_key>/", keeping.material, name="material"),
    path("vp/tap-huan/tai-lieu/<uuid:material_key>/ban-moi/", keeping.supersede, name="supersede"),
    path("vp/tap-huan/tai-lieu/tep/<uuid:edition_key>/", keeping.version_file, name="version_file"),
    path(_ONE, office.training_class, name="class"),
    path(f"{_ONE}sua/", office.change, name="change"),
    path(f"{_ONE}giang-vien/", office.trainers, name="class_trainers"),
    path(f"{_ONE}buoc/<slug:to>/", office.step, name="step"),
    path(f"{_ONE}moi/", people.invite, name="invite"),
    path(f"{_ONE}moi-ngoai/", people.outsiders, name="outsiders"),
    path(f"{_ONE}them-nguoi/", people.outsider, name="outsider"),
    path(f"{_ONE}tra-loi/", people.answers, name="answers"),
    path(f"{_ONE}diem-danh/<int:day_number>/", people.mark, name="mark"),
    path(f"{_ONE}diem/", people.scores, name="scores"),
    path(f"{_ONE}nguoi-hoc.xlsx", people.people_workbook, name="people_xlsx"),
    path(f"{_TRAINEE}sua/", people.correct_outsider, name="correct_outsider"),
    path(f"{_TRAINEE}bo/", people.strike_off, name="strike_off"),
    path(f"{_TRAINEE}thu-hoi/", people.strike_certificate, name="strike_certificate"),
    path(f"{_TRAINEE}giay-chung-nhan.pdf", papers.certificate, name="certificate"),
    path(f"{_ONE}kinh-phi/", keeping.write_cost, name="write_cost"),
    path(f"{_ONE}kinh-phi/<uuid:cost_key>/gach/", keeping.strike_cost, name="strike_cost"),
    path(f"{_ONE}giay-moi.pdf", papers.invitations, name="invitations"),
    path(f"{_ONE}giay-chung-nhan.pdf", papers.certificates, name="certificates"),
    path(f"{_ONE}giay/<class_paper:class_sheet>.pdf", papers.pdf, name="pdf"),
    path(f"{_ONE}giay/<class_paper:class_sheet>.docx", papers.word, name="word"),
    path(_CLUB, club.training, name="club"),
    path(f"{_CLUB}tai-lieu/<uuid:edition_key>/", club.version_file, name="club_version_file"),
    path(f"{_CLUB}<uuid:class_key>/", club.training_class, name="club_class"),
    path(f"{_CLUB}<uuid:class_key>/tra-loi/", club.answer, name="club_answer"),
]
