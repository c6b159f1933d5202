"""The Vietnamese of places: what units are called, how a succession reads, and why something is refused."""

from django.utils.translation import gettext_lazy as _

from chungtay.access.rules import Action
from chungtay.places.rules import AreaKind, ChangeState, Extent, HamletKind, Level, TerrainKind
from chungtay.web.menu import Entry, Face

# Parts of proper names, the same in every language, so not translated.
UNIT = {
    AreaKind.TINH: "Tỉnh",
    AreaKind.THANH_PHO: "Thành phố",
    AreaKind.QUAN: "Quận",
    AreaKind.HUYEN: "Huyện",
    AreaKind.THI_XA: "Thị xã",
    AreaKind.XA: "Xã",
    AreaKind.PHUONG: "Phường",
    AreaKind.THI_TRAN: "Thị trấn",
    AreaKind.DAC_KHU: "Đặc khu",
}
HAMLET = {
    HamletKind.THON: "Thôn",
    HamletKind.BAN: "Bản",
    HamletKind.BUON: "Buôn",
    HamletKind.LANG: "Làng",
    HamletKind.PLEI: "Plei",
    HamletKind.AP: "Ấp",
    HamletKind.KHOM: "Khóm",
    HamletKind.XOM: "Xóm",
    HamletKind.TIEU_KHU: "Tiểu khu",
    HamletKind.KHU: "Khu",
    HamletKind.KHU_PHO: "Khu phố",
    HamletKind.KHOI_PHO: "Khối phố",
    HamletKind.TO_DAN_PHO: "Tổ dân phố",
    HamletKind.OTHER: "",
}
MAP_2024 = "Bản đồ ba cấp, đến hết ngày 30/6/2025"
MAP_2025 = "Bản đồ hai cấp, từ ngày 01/7/2025"
MERGER_OF_PROVINCES = "202/2025/QH15"  # the resolution of the provinces; each commune names its own

LEVEL = {Level.PROVINCE: _("tỉnh, thành phố"), Level.DISTRICT: _("cấp huyện (đã bỏ)"), Level.COMMUNE: _("cấp xã")}
TERRAIN = {
    TerrainKind.PLAIN: _("Đồng bằng"),
    TerrainKind.MOUNTAIN: _("Miền núi"),
    TerrainKind.BORDER: _("Biên giới"),
    TerrainKind.ISLAND: _("Hải đảo"),
    TerrainKind.SPECIALLY_DIFFICULT: _("Đặc biệt khó khăn"),
}
NO_GROUND = _("Chưa rõ địa bàn")
AND_OTHERS = _("và {count} xã khác")
STATE = {
    ChangeState.OPEN: _("Chờ xác nhận"),
    ChangeState.CONFIRMED: _("Đã xác nhận"),
    ChangeState.DECLINED: _("Không nhận"),
}

# What went over, read after the old unit's name: "xã Nga Thủy: toàn bộ".
EXTENT = {
    Extent.FULL: _("toàn bộ diện tích và dân số"),
    Extent.PART: _("một phần diện tích và dân số"),
    Extent.PART_AREA: _("một phần diện tích"),
    Extent.PART_AREA_ALL_POP: _("một phần diện tích, toàn bộ dân số"),
    Extent.PART_POP: _("một phần dân số"),
    Extent.ALL_AREA: _("toàn bộ diện tích"),
}
HAMLET_WHOLE, HAMLET_PART = _("toàn bộ"), _("một phần")
ISLAND_BY_STATUS = "Đặc khu là hải đảo theo {resolution}"


def called(kind: str, name: str) -> str:
    """`called("xa", "Nga Sơn") == "Xã Nga Sơn"`."""
    return f"{UNIT[AreaKind(kind)]} {name}"


def hamlet_called(kind: str, name: str) -> str:
    """`hamlet_called("thon", "2") == "Thôn 2"`; a name that brings its own word stands alone."""
    return f"{HAMLET[HamletKind(kind)]} {name}".strip()


def without_hamlet_word(kind: str, name: str) -> str:
    """`"Phú Nghĩa"` of `"thôn Phú Nghĩa"` where the kind says thôn already; a bare word stays."""
    word = HAMLET[HamletKind(kind)]
    if word and name.lower().startswith(word.lower() + " "):
        return name[len(word) :].strip()
    return name


REFUSALS = {
    "area_not_found": _("Không có đơn vị hành chính này, hoặc nằm ngoài địa bàn được giao."),
    "hamlet_not_found": _("Không có thôn, tổ này, hoặc nằm ngoài địa bàn được giao."),
    "hamlet_ends_twice": _("{name} đã thôi từ ngày {ended_on}. Hãy chọn thôn, tổ đang có."),
    "hamlet_changes_before_it_began": _("{name} có từ ngày {began_on}; ngày thay đổi phải sau ngày đó."),
    "hamlet_name_taken": _("Xã đã có {name} trong thời gian này. Hãy ghi tên khác, hoặc sửa thôn đang có."),
    "hamlet_name_unchanged": _("Tên mới giống hệt tên cũ: {name}. Hãy ghi tên mới."),
    "merger_needs_two": _("Sáp nhập cần ít nhất hai thôn, tổ. Hãy đánh dấu thêm."),
    "split_needs_two": _("Chia tách cần ít nhất hai tên mới. Hãy ghi thêm một tên."),
    "same_name_twice": _("Hai thôn, tổ mới trùng tên {name}. Hãy ghi hai tên khác nhau."),
    "hamlet_in_use": _("{name} đang gắn với câu lạc bộ hoặc thành viên nên không xóa được. Hãy sáp nhập hoặc đổi tên."),
    "names_missing": _("Hãy ghi ít nhất một tên thôn, tổ."),
    "hamlets_of_two_communes": _("Có thôn, tổ không thuộc xã này. Hãy chọn lại trong danh sách của xã."),
    "not_a_commune": _("Việc này chỉ ghi cho xã, phường, đặc khu đang có. {name} không phải."),
    "day_in_future": _("Ngày {day} chưa đến. Hãy ghi sau ngày đó, hoặc sửa lại ngày."),
    "day_not_on_map": _("Ngày {day} trước khi có đơn vị này ({map_from}). Hãy sửa lại ngày."),
    "terrain_holds_already": _("Đã ghi “{kind}” trong thời gian này rồi."),
    "terrain_holds_for_some": _(
        "Trong thời gian này đã ghi cho {known_count} xã: {names}. Bỏ chọn những xã ấy, hoặc đánh dấu “Bỏ qua những xã "
        "đã ghi”. Chưa ghi gì cả."
    ),
    "terrain_nothing_new": _("Mọi xã được chọn đều đã ghi như vậy rồi. Không có gì mới để ghi."),
    "communes_missing": _("Hãy chọn ít nhất một xã."),
    "terrain_ends_twice": _("“{kind}” đã thôi từ ngày {ended_on}."),
    "terrain_ends_before_it_began": _("Ngày thôi không được trước ngày bắt đầu ({began_on})."),
    "source_missing": _("Hãy ghi số, ngày của quyết định hoặc văn bản làm căn cứ."),
    "women_exceed_older": _(
        "Số cụ bà ({older_women_count}) nhiều hơn tổng số người cao tuổi ({older_count}). Hãy xem lại hai số."
    ),
    "facts_empty": _("Chưa có số nào. Hãy ghi ít nhất một số."),
    "year_out_of_range": _("Năm {year} ngoài khoảng ghi được ({first} đến {last})."),
    "facts_changed_meanwhile": _(
        "Số liệu năm {year} của {name} vừa được người khác sửa. Hãy mở lại trang, xem số mới rồi ghi tiếp."
    ),
    "change_settled": _("Việc đổi tên thành {name} đã được quyết trước đó."),
    "change_before_issue": _("Ngày có hiệu lực {day} sớm hơn ngày ban hành {issued_on}. Hãy xem lại nghị quyết."),
    "area_name_overlaps": _("{name} đã có một tên khác trong thời gian này."),
    "kind_not_of_level": _("{name} không hợp với cấp của đơn vị này."),
    "map_incomplete": _("Không nạp được bản đồ hành chính: {what}."),
    "area_would_move": _("{name} (mã {code}) sẽ sang đơn vị cấp trên khác. Bản đồ đã dùng thì không đổi như vậy được."),
    "area_would_vanish": _("Bảng mới thiếu {area_count} đơn vị đã nạp, như mã {code}. Không có gì được thay đổi."),
}

MENU = (
    Entry(Face.OFFICE, _("Địa bàn"), "places:office", action=Action.KEEP_PLACES, order=60),
    Entry(Face.OFFICE, _("Đổi tên đơn vị"), "places:changes", action=Action.KEEP_MAP, order=61),
    Entry(Face.PUBLIC, _("Địa bàn"), "places:public", order=60),
)

COMMAND = {
    "known": "Bản đồ hành chính đã nạp đúng phiên bản này, không có gì thay đổi.",
    "loaded": "Đã nạp bản đồ hành chính: {changed_count} dòng được ghi.",
    "holds": "đúng ",
    "fails": "SAI  ",
    "broken": "Bản đồ hành chính chưa đầy đủ: {failed}. Hãy chạy `chungtay places load --again`.",
}

PROOFS = {
    "old_counts": "trước 01/7/2025 có 63 tỉnh, 696 huyện, 10.035 xã",
    "old_kinds": "các xã cũ gồm 7.692 xã, 1.726 phường, 617 thị trấn",
    "new_counts": "từ 01/7/2025 có 34 tỉnh, 3.321 xã",
    "new_kinds": "các xã mới gồm 2.621 xã, 687 phường, 13 đặc khu",
    "successions": "bảng chuyển đổi có 10.571 dòng",
    "old_goes_on": "tỉnh, xã cũ không có đơn vị kế tiếp",
    "one_default": "tỉnh, xã cũ không có đúng một đơn vị kế tiếp được gợi ý",
    "new_comes_from": "tỉnh, xã mới không rõ từ đâu",
    "one_old_province": "xã mới không nằm gọn trong một tỉnh cũ",
    "same_province": "xã cũ chuyển sang tỉnh khác với tỉnh cũ của mình",
    "islands": "huyện đảo không có xã, nay là đặc khu",
    "split": "xã cũ bị chia về nhiều xã mới (phải hỏi từng câu lạc bộ)",
    "codes": "mã sai dạng",
    "parents": "đơn vị có cấp trên sai bản đồ, sai cấp hoặc sai tỉnh",
    "paths": "đường dẫn không nối theo cấp trên",
    "maps_meet": "hai bản đồ nối nhau đúng một ngày",
}

OTHER_HAMLET = _("Tên gọi khác (ghi cả chữ đầu)")
PLACES = _("Địa bàn")
SAID = {
    "hamlets_added": _("Đã ghi {count} thôn, tổ."),
    "hamlet_renamed": _("Đã đổi tên thành {name}."),
    "hamlets_merged": _("Đã sáp nhập thành {name}. Các câu lạc bộ ở những thôn cũ nay cùng một thôn, hãy xem lại."),
    "hamlet_split": _("Đã chia thành {names}. Hãy hỏi từng câu lạc bộ ở thôn cũ nay thuộc bên nào."),
    "hamlet_corrected": _("Đã sửa thành {name}."),
    "hamlet_withdrawn": _("Đã bỏ {name} khỏi danh sách."),
    "terrain_set": _("Đã ghi loại địa bàn “{kind}”."),
    "terrains_marked": _("Đã ghi địa bàn cho {commune_count} xã."),
    "terrains_passed_over": _(
        "Đã ghi địa bàn cho {commune_count} xã; {known_count} xã đã ghi từ trước thì giữ nguyên."
    ),
    "terrain_closed": _("Đã ghi thôi loại địa bàn “{kind}”."),
    "facts_recorded": _("Đã ghi số liệu năm {year}."),
    "many_facts_recorded": _("Đã ghi số liệu năm {year} của {count} xã. Những xã không đổi thì giữ nguyên."),
    "change_confirmed": _("Đã xác nhận: {name}, từ ngày {day}."),
    "change_declined": _("Đã ghi: không nhận tên {name}."),
    "change_proposed": _("Đã ghi đề nghị đổi thành {name}, chờ xác nhận ngày có hiệu lực."),
    "name_corrected": _("Đã sửa cách viết thành {name}."),
}
SHEETS = {
    "unit": "Đơn vị",
    "code": "Mã số",
    "kind": "Loại",
    "area": "Diện tích (km²)",
    "source": "Căn cứ",
    "was": "Tên cũ",
    "hamlet": "Thôn, tổ",
    "from": "Từ ngày",
    "to": "Đến ngày",
    "older": "Người từ 60 tuổi",
    "older_women": "Trong đó cụ bà",
    "members": "Hội viên Hội NCT",
    "chapters": "Chi hội",
    "care_fund": "Quỹ chăm sóc NCT",
    "yes": "có",
    "no": "không",
    "children_title": "Các đơn vị thuộc {name}",
    "hamlets_title": "Thôn, tổ của {name}",
    "province": "Tỉnh, thành phố",
    "terrains_title": "Loại địa bàn các xã của {name}, ngày {day}",
    "country": "cả nước",
    "facts_title": "Số liệu các xã của {name}, năm {year}",
}
