"""The first catalogue: what the sources name, and where they are silent a proposal that says so.

Five days at first for a board, then supplementary training, book-keeping, health, income among its topics: domain.md
section 2.4 [S34][S56][S57][S71]. Quality management (Long An, 30-31/7/2024) and integrated care: [S01].
"""

from datetime import date
from uuid import UUID, uuid5

from django.db import migrations

SPACE = UUID("c8d3b6f7-3c31-4f52-9f8c-1a4f2f2f7a10")
SINCE = date(2012, 8, 2)  # Decision 1533: the programme has trained boards from its first day
BOARD = ["chair", "vice_chair", "accountant", "treasurer", "secretary", "board_member"]
CARER = ["care_volunteer"]
PROPOSAL = "Đề xuất của phần mềm; Trung ương Hội sửa khi có quy định."
INITIAL = """Già hóa dân số và chính sách với người cao tuổi
Mô hình câu lạc bộ: mục đích, nguyên tắc, tổ chức, thành viên, Ban Chủ nhiệm
Tám mảng hoạt động và chỉ số cần đạt của câu lạc bộ
Cách tổ chức buổi sinh hoạt
Sổ sách, quỹ, kế hoạch định kỳ
Kỹ năng quản lý
Chăm sóc sức khỏe, tăng thu nhập"""
COURSES = (
    ("ban-dau", "Tập huấn ban đầu cho Ban Chủ nhiệm", "initial", 5, BOARD, BOARD, INITIAL,
     "Tài liệu HelpAge và Hội Người cao tuổi Việt Nam: Ban Chủ nhiệm được tập huấn 5 ngày"),
    ("bo-sung", "Tập huấn bổ sung cho Ban Chủ nhiệm", "supplementary", 2, BOARD, [], "",
     "Tài liệu HelpAge: tập huấn bổ sung sau tập huấn ban đầu; số ngày là đề xuất"),
    ("giang-vien-nguon", "Giảng viên nguồn", "master", 5, ["officer", "chair"], [], "", PROPOSAL),
    ("quan-ly-chat-luong", "Nhân rộng và quản lý chất lượng câu lạc bộ", "quality", 2, ["officer", *BOARD], [], "",
     "Lớp ở Long An ngày 30-31/7/2024, hội nghị tổng kết Đề án 1336"),
    ("cham-soc-tich-hop", "Chăm sóc tích hợp cho người cao tuổi", "care", 3, ["vice_chair", "board_member", *CARER],
     [], "", "Nội dung mới nêu tại hội nghị tổng kết Đề án 1336 ngày 10/5/2024; số ngày là đề xuất"),
    ("cham-soc-tai-nha", "Chăm sóc tại nhà cho tình nguyện viên", "care", 3, CARER, CARER, "", PROPOSAL),
    ("so-sach", "Sổ sách, quỹ và vốn vay", "skill", 2, ["chair", "accountant", "treasurer"], [], "",
     "Tài liệu HelpAge: sổ sách là một nội dung tập huấn; số ngày là đề xuất"),
    ("tang-thu-nhap", "Hoạt động tăng thu nhập", "skill", 2, BOARD, [], "",
     "Tài liệu HelpAge: tăng thu nhập là một nội dung tập huấn; số ngày là đề xuất"),
    ("ky-nang-so", "Dùng điện thoại và phần mềm của câu lạc bộ", "skill", 1, ["officer", *BOARD, *CARER], [], "",
     PROPOSAL),
)  # fmt: skip


def write(apps, schema_editor):
    course = apps.get_model("training", "Course")
    course.objects.bulk_create(
        course(
            key=uuid5(SPACE, code), path="/", code=code, name=name, kind=kind, usual_days=days, audiences=audiences,
            required_for=required, content=content, source=source, valid_from=SINCE,
        )
        for code, name, kind, days, audiences, required, content, source in COURSES
    )  # fmt: skip


def take_back(apps, schema_editor):
    codes = [code for code, *_rest in COURSES]
    apps.get_model("training", "Course").objects.filter(path="/", code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("training", "0002_what_was_closed_stays")]

    operations = [migrations.RunPython(write, take_back)]
