"""What `/ui/` shows: every component with invented content, in every state."""

from datetime import date
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from chungtay.web.components import Bar, Series, bar_chart, choropleth, line_chart
from chungtay.web.components.maps import codes_of_2024
from chungtay.web.forms import DayField, DayTextField, KeyField, MoneyField

DAY = date(2026, 11, 23)
PROVINCES = ("Thanh Hóa", "Nghệ An", "Hà Nội", "Đà Nẵng", "Khánh Hòa", "Cà Mau")
KINDS = ("primary", "secondary", "quiet", "danger")


class Everything(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Họ và tên", help_text="Ghi như trong giấy tờ, đủ dấu.", max_length=120)
    age = forms.IntegerField(label="Tuổi", min_value=1, max_value=120)
    amount_vnd = MoneyField(label="Số tiền thu", help_text="Ghi số đồng.")
    held_on = DayField(label="Ngày họp")
    due_on = DayTextField(label="Hạn trả", required=False, help_text="Ví dụ 27/11/2026.")
    hamlet = forms.ChoiceField(label="Thôn", choices=[("", "Chọn thôn"), ("1", "Phú Nghĩa"), ("2", "Phú Thọ")])
    came = forms.ChoiceField(
        label="Có mặt", widget=forms.RadioSelect, choices=[("1", "Có mặt"), ("2", "Vắng có phép"), ("3", "Vắng")]
    )
    areas = forms.MultipleChoiceField(
        label="Mảng hoạt động",
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", "Chăm sóc sức khỏe"), ("b", "Tăng thu nhập"), ("c", "Văn hóa, văn nghệ")],
        required=False,
    )
    has_card = forms.BooleanField(label="Có thẻ hội viên", required=False)
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    photo = forms.FileField(label="Ảnh buổi họp", required=False)
    key = KeyField()


class Filter(forms.Form):
    """Two filters of a list."""

    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), ("1", "Đang sinh hoạt")])
    year = forms.ChoiceField(label="Năm", required=False, choices=[("", "Mọi năm"), ("2026", "2026")])


FILLED = {
    "name": "Nguyễn Thị Lụa",
    "age": "78",
    "amount_vnd": "1.250.000",
    "held_on_ngay": "27",
    "held_on_thang": "11",
    "held_on_nam": "2026",
    "hamlet": "1",
    "came": "1",
    "areas": ["a"],
    "has_card": "on",
    "key": "4b1d8a52-3b0f-4a61-9a9c-0d1e51b1c0aa",
}
WRONG = {
    "age": "178",
    "amount_vnd": "5 rưỡi",
    "held_on_ngay": "31",
    "held_on_thang": "2",
    "held_on_nam": "2026",
    "came": "9",
    "due_on": "hôm kia",
    "key": "x",
}

ROWS = [
    {"name": "Hưng Đạo", "report": "quá 6 ngày", "kind": "wrong", "met": "", "fund_vnd": 48_200_000, "areas": "6/8"},
    {"name": "Phú Nghĩa", "report": "đã gửi", "kind": "done", "met": "27/11", "fund_vnd": 61_250_000, "areas": "8/8"},
    {
        "name": "Tân Hải",
        "report": "chờ duyệt",
        "kind": "needs-you",
        "met": "25/11",
        "fund_vnd": 9_800_000,
        "areas": "7/8",
    },
]
MARKS = (
    ("done", "đã gửi"),
    ("needs-you", "chờ bác xác nhận"),
    ("wrong", "quá hạn 6 ngày"),
    ("told", "từ số công bố"),
    ("told", "từ phiếu"),
    ("done", "từ sổ"),
    ("carried", "theo tháng trước"),
    ("quiet", "bản nháp"),
)
STEPS = (
    {"name": "Điểm danh", "url": "#", "told": "54 có mặt · 5 vắng", "is_done": True},
    {"name": "Thu phí, lãi, gốc", "url": "#", "told": "18 / 22 người"},
    {"name": "Truyền thông", "url": "#", "told": "Phòng ngã cho người già", "is_done": True},
    {"name": "Cho vay mới", "told": ""},
)
FACTS = (
    {"name": "Chủ nhiệm", "value": "Nguyễn Thị Lan", "url": "#"},
    {"name": "Ngày họp", "value": "27 hằng tháng", "url": "#"},
    {"name": "Điện thoại", "value": "", "url": "#"},
)
TILES = (
    {"name": "Thành viên", "told": "59 người", "url": "#"},
    {"name": "Quỹ", "told": "61.250.000 đ", "url": "#"},
    {"name": "Vay vốn", "told": "18 người", "url": "#"},
    {"name": "Thăm tại nhà", "told": "5 cụ", "url": "#"},
    {"name": "Quyền lợi", "told": "2 cụ sắp đủ tuổi", "url": "#"},
    {"name": "Sổ sách, in ấn", "told": "", "url": "#"},
)
TODO = (
    {"text": "Bà Lụa chưa có ai thăm tuần này", "url": "#"},
    {"text": "Ông Bình đến hạn trả gốc 5.000.000 đ ngày 30/11", "url": "#"},
)
MONTHS = tuple(f"{month}/2026" for month in range(1, 11))


def everything() -> dict[str, Any]:
    """The context of the gallery."""
    return {
        "club": {"pk": 0, "name": "CLB thôn Phú Nghĩa"},
        "area": "Hội NCT xã Nga Sơn",
        "empty_form": Everything(prefix="moi"),
        "filled_form": Everything(FILLED),
        "wrong_form": Everything(WRONG, prefix=None, auto_id="sai_%s"),
        "filter_form": Filter(),
        "kinds": KINDS,
        "rows": ROWS,
        "marks": MARKS,
        "todo": TODO,
        "steps": STEPS,
        "facts": FACTS,
        "tiles": TILES,
        "crumbs": (("Cả nước", "#"), ("Thanh Hóa", "#"), ("Xã Nga Sơn", "")),
        "sort": "name",
        "day": DAY,
        "bars": bars(),
        "lines": lines(),
        "map_old": country(),
    }


def bars() -> SafeString:
    counts = (1132, 641, 588, 402, 310, 96)
    rows = [Bar(name, count, aim=500) for name, count in zip(PROVINCES, counts, strict=True)]
    return bar_chart(rows, title="Câu lạc bộ theo tỉnh (số minh họa)", unit="Câu lạc bộ")


def lines() -> SafeString:
    members = (58, 59, 61, 61, 60, None, 63, 64, 66, 67)
    present = (51, 44, 55, 57, 52, None, 58, 60, 61, 63)
    series = [Series("Thành viên", members), Series("Có mặt", present)]
    return line_chart(series, MONTHS, title="Thành viên và số người dự họp (số minh họa)")


def country() -> SafeString:
    """The 63 provinces with invented figures; the rooms above know their names, here the codes stand for them."""
    codes = codes_of_2024()
    values = {code: (int(code) * 37) % 400 if int(code) % 9 else None for code in codes}
    return choropleth(values, title="Bản đồ 63 tỉnh (số minh họa)", names={code: f"Tỉnh mã {code}" for code in codes})
