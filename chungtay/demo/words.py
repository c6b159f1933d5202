"""Names and sentences from which invented people and meetings are made: real names in Vietnamese order."""

from datetime import date

FAMILY_KINH = (
    ("Nguyễn", 31),
    ("Trần", 11),
    ("Lê", 10),
    ("Phạm", 7),
    ("Hoàng", 5),
    ("Vũ", 4),
    ("Phan", 4),
    ("Đặng", 3),
    ("Bùi", 3),
    ("Đỗ", 3),
    ("Hồ", 2),
    ("Ngô", 2),
    ("Dương", 2),
    ("Lý", 1),
    ("Đinh", 1),
    ("Trịnh", 2),
    ("Mai", 2),
    ("Đào", 1),
    ("Cao", 1),
    ("Lương", 1),
)
MIDDLE_WOMEN = ("Thị", "Thị", "Thị", "Thị", "Thị Thu", "Thị Thanh", "Thị Kim", "Thị Ngọc", "Thị Minh")
MIDDLE_MEN = ("Văn", "Văn", "Văn", "Đình", "Xuân", "Hữu", "Đức", "Công", "Quang", "Ngọc", "Viết", "Trọng")
_GIVEN_WOMEN = (
    "Lan Hoa Lụa Mận Đào Hồng Huệ Cúc Nga Nhung Hương Hiền Hà Hạnh Thủy Thơm Thảo Tâm Tuyết Tươi Vân Xuân "
    "Yến Ánh Bình Chung Dung Duyên Gái Hằng Hợi Khuyên Liên Loan Lý Mai Minh Mùi Nhàn Nụ Oanh Phúc Phượng "
    "Quý Sáu Sửu Thắm Thanh Thìn Thoa Tình Tý Út Vui"
)
GIVEN_WOMEN = tuple(_GIVEN_WOMEN.split())
_GIVEN_MEN = (
    "An Bảo Bình Chiến Chính Cường Dũng Đạt Đoàn Đông Đức Giang Hải Hậu Hiệp Hòa Hoan Hùng Hưng Huy Khánh "
    "Khoa Kiên Lâm Lực Long Lợi Mạnh Minh Nam Nghĩa Nhân Ninh Phong Phú Phúc Quân Quang Quyết Sơn Tài Tân "
    "Thái Thắng Thành Thịnh Thọ Tiến Toàn Trung Trường Tuấn Tùng Vinh Xuân"
)
GIVEN_MEN = tuple(_GIVEN_MEN.split())
# peoples with names of their own order: code of ethnicity, family or first words by sex, given names by sex
PEOPLES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "thai": ("03", ("Lò Thị", "Vi Thị", "Lương Thị", "Hà Thị"), ("Lò Văn", "Vi Văn", "Lương Văn", "Hà Văn"),
             ("Ơn", "Xoan", "Pành", "Inh", "Ót", "Vi", "Thiết"), ("Ún", "Pâng", "Thoong", "Hặc", "Panh", "Dựng")),
    "muong": ("06", ("Bùi Thị", "Quách Thị", "Đinh Thị"), ("Bùi Văn", "Quách Văn", "Đinh Công"),
              ("Nhem", "Ển", "Dậm", "Nhịch", "Thia"), ("Ện", "Nhưng", "Ảnh", "Dín", "Chiểu")),
    "mong": ("08", ("Sùng Thị", "Giàng Thị", "Vàng Thị", "Thào Thị"), ("Sùng A", "Giàng A", "Vàng A", "Thào A"),
             ("Mỷ", "Dợ", "Súa", "Chía", "Mo"), ("Páo", "Sử", "Chú", "Lử", "Tủa", "Dế")),
    "ede": ("12", ("H'",), ("Y ",),
            ("Hen Niê", "Blă Êban", "Nguê Mlô", "Juin Kbuôr", "Bliăk Ayŭn"),
            ("Moan Ênuôl", "Thịnh Niê", "Wiă Byă", "Bhiông Niê")),
    "khmer": ("05", ("Thạch Thị", "Kim Thị", "Sơn Thị"), ("Thạch", "Kim", "Sơn"),
              ("Sa Rây", "Na Rinh", "Sà Phôn", "Sô Phia"), ("Sô Khon", "Ngọc Sơn", "Sa Rươl", "Đa Ra")),
}  # fmt: skip

HAMLETS = (
    "Phú Nghĩa Đồng Tâm Tân Tiến Quyết Thắng Hồng Phong Yên Lạc Tân Lập Hòa Bình Đoàn Kết Thống Nhất Trung Thành Tiên "
    "Phong Phú Cường Đông Thịnh Xuân Lộc Vĩnh An Bình Minh Hưng Thịnh Nam Sơn Bắc Sơn"
)
HAMLET_NAMES = tuple(" ".join(pair) for pair in zip(*[iter(HAMLETS.split())] * 2, strict=False))

TOPICS = (
    ("health", "Phòng ngã cho người cao tuổi"),
    ("health", "Ăn nhạt để giữ huyết áp"),
    ("health", "Tập thở và dưỡng sinh buổi sáng"),
    ("health", "Dấu hiệu đột quỵ và việc cần làm ngay"),
    ("rights", "Trợ cấp hưu trí xã hội: ai được hưởng, hồ sơ gồm gì"),
    ("rights", "Thẻ bảo hiểm y tế và quyền khi đi khám"),
    ("awareness", "Nhận biết cuộc gọi lừa đảo"),
    ("awareness", "Dùng điện thoại gọi hình cho con cháu"),
    ("income", "Ủ phân từ rác bếp, trồng rau sạch"),
    ("income", "Nuôi gà thả vườn an toàn dịch bệnh"),
    ("selfhelp", "Đổi công mùa gặt, giúp nhà neo đơn"),
    ("homecare", "Chăm người nằm lâu: trở mình, ăn uống, trò chuyện"),
    ("spirit", "Hát ru, hát đối: giữ tiếng của làng"),
    ("resource", "Sổ Tấm lòng vàng: ghi thế nào cho rõ"),
)
DECISIONS = (
    "Thống nhất thăm và tặng quà cụ già yếu nhất thôn trong tuần tới.",
    "Cả câu lạc bộ tổng vệ sinh đường làng vào sáng thứ Bảy.",
    "Mỗi tổ tìm một trường hợp khó khăn để giúp trong tháng.",
    "Đội văn nghệ tập hai bài cho buổi giao lưu với thôn bên.",
    "Nhờ trạm y tế khám định kỳ cho thành viên trong quý này.",
)
PLANS = (
    "Họp đúng ngày; mời cán bộ trạm y tế nói chuyện; thăm hai cụ ốm; tổng vệ sinh nhà văn hóa.",
    "Ôn bài dưỡng sinh; chuẩn bị mừng thọ; góp ngày công sửa hàng rào nhà bà con neo đơn.",
    "Rà danh sách cụ sắp đủ tuổi hưởng trợ cấp; tập văn nghệ; quyên góp hũ gạo tình thương.",
)

PUBLISHED_NAME = "CLB theo số công bố, {commune} (số {number})"
SOURCE_2023 = "Số công bố tại hội nghị sơ kết Đề án 1336 ngày 10/5/2024, tính đến cuối tháng 12/2023"
SOURCE_2024 = "Số công bố cuối năm 2024: 8.432 câu lạc bộ, 484.000 thành viên"
INVENTED = "Số liệu mẫu, dựng để minh họa"
GROUND_SOURCE = "Đất nước mẫu, không phải số liệu thật"
REGULATION = (
    "Câu lạc bộ tự nguyện, tự quản, dân chủ, bình đẳng, đoàn kết và hợp tác tương trợ. Họp mỗi tháng một lần vào ngày "
    "đã định. Ban Chủ nhiệm năm người do thành viên bầu; kế toán không kiêm thủ quỹ. Sổ sách công khai trước cuộc họp."
)
TEAMS = {
    "income": "Tổ tăng thu nhập",
    "health": "Tổ chăm sóc sức khỏe",
    "homecare": "Tổ chăm sóc tại nhà",
    "selfhelp": "Tổ tự giúp nhau",
    "rights": "Tổ quyền và lợi ích",
    "awareness": "Tổ truyền thông",
    "spirit": "Đội văn nghệ",
    "resource": "Tổ vận động nguồn lực",
}
GUESTS = (
    "Chi hội trưởng Hội Người cao tuổi",
    "Trưởng thôn và Bí thư chi bộ",
    "Cán bộ trạm y tế",
    "Chủ tịch Hội NCT xã",
)
KIT_GIVERS = (
    "Dự án nhân rộng Câu lạc bộ Liên thế hệ",
    "Hội Người cao tuổi tỉnh",
    "UBND xã, phường",
    "Hội Người cao tuổi xã, phường",
)
KITCHEN = (("Ghế nhựa", 2_400_000), ("Bát đĩa ăn cỗ", 900_000), ("Chiếu hoa trải nhà văn hóa", 1_600_000))
# papers of every club: name, unit, the post that keeps them
PAPERS = (
    ("Quyết định thành lập câu lạc bộ", "tờ", "chair"),
    ("Quy chế hoạt động", "bản", "chair"),
    ("Sổ thành viên, sổ họp viết tay", "quyển", "secretary"),
    ("Hợp đồng vay vốn của thành viên", "tập", "accountant"),
)
BOOKLETS = (("Quyển phiếu thu", "treasurer"), ("Quyển phiếu chi", "accountant"))
OLD_BOOKS = "Vở ghi chép cũ từ năm {first}"
COUNTED_BY = "Ban Chủ nhiệm"
BROKEN_AT = "Gãy, vỡ khi dùng chung"
NO_MEETING = "Mưa lũ, đường vào bản bị cắt"
TET_WORDS = "Nghỉ Tết Nguyên đán"
ACCOUNTS_HEAD = "Tài khoản mẫu (mật khẩu chung: {password}):"
ROLE_WORDS = {
    "chair": "Chủ nhiệm",
    "treasurer": "Thủ quỹ",
    "accountant": "Kế toán",
    "commune_officer": "Cán bộ Hội NCT",
    "province_officer": "Cán bộ Hội NCT",
    "centre_officer": "Cán bộ",
    "ministry_reader": "Người xem số liệu,",
    "partner": "Đối tác dự án (chỉ các CLB của dự án, không thấy tên)",
}
DONORS = (
    "Ông Nguyễn Văn Hòa, con em xa quê",
    "Bà Trần Thị Nhung, thôn trên",
    "Đại lý vật tư Hải Hà",
    "Hội đồng hương tại Hà Nội",
    "Gia đình cụ Lê Thị Thảo",
    "Hợp tác xã nông nghiệp",
    "Chi hội Phụ nữ thôn",
)
BORROWED_FOR = (
    "Mua lợn giống",
    "Nuôi gà thả vườn",
    "Mua phân bón, giống lúa",
    "Trồng ổi, làm cỏ vườn",
    "Buôn bán nhỏ ở chợ",
    "Mua bê cái",
    "Sửa máy may, nhận may gia công",
)
# What clubs said to the authority, what they asked for, and how it was answered when it was.
DIALOGUES = (
    ("Đường vào nhà văn hóa ngập mùa mưa, các cụ đi xe lăn không vào được", "Đổ bê tông đoạn đường vào nhà văn hóa"),
    ("Các cụ đi lại xa để lĩnh trợ cấp hằng tháng", "Chi trả trợ cấp tại nhà văn hóa thôn cho cụ từ 80 tuổi"),
    ("Danh sách hộ cận nghèo còn sót người già ở một mình", "Rà soát lại hộ cận nghèo có người cao tuổi"),
    ("Loa truyền thanh của thôn hỏng, các cụ không nghe được tin", "Sửa cụm loa đầu thôn"),
    ("Trạm y tế khám định kỳ vào ngày mùa nên ít người đi", "Khám cho người cao tuổi vào ngày sinh hoạt câu lạc bộ"),
    ("Nước giếng làng nhiễm phèn", "Kiểm nghiệm nước, hỗ trợ bể lọc cho hộ neo đơn"),
)
ANSWERED = (
    ("accepted", "Đồng ý, giao công chức chuyên trách làm trong quý tới"),
    ("solved", "Đã làm xong, mời câu lạc bộ cùng kiểm tra"),
    ("declined", "Chưa bố trí được kinh phí trong năm nay"),
)
CELEBRATED_AT = "Tại nhà văn hóa, tặng chăn và thiệp mừng"
# Purpose, what the voucher says, from and to in tens of thousands of đồng, and how often in a meeting.
SPENT_ON = (
    ("meeting", "Nước, chè buổi sinh hoạt", 4, 8, 0.95),
    ("visit", "Thăm hỏi thành viên ốm", 10, 20, 0.35),
    ("help", "Giúp hộ gặp khó khăn đột xuất", 20, 30, 0.12),
    ("arts", "Đạo cụ, nước cho đội văn nghệ", 10, 20, 0.08),
    ("office", "Mua sổ, bút, in danh sách", 3, 8, 0.1),
)
WITNESS = "Tổ trưởng phụ nữ thôn"
CLAIMED = "Có làm, giấy tờ còn ở sổ cũ"
CHECKED_DOWN = "Chưa thấy sổ, biên bản"
DRAFT_SET = "Bản thảo xin ý kiến (ví dụ)"
DRAFT_WOMEN = "Phụ nữ từ 70% thành viên"
DRAFT_SOURCE = "Ví dụ của đất nước mẫu: thêm điểm cho đo sức khỏe, thăm tại nhà; không phải văn bản của Trung ương Hội"
APPEALED = "Câu lạc bộ đã tìm thấy sổ cũ, đề nghị xem lại"
CARE_TOPIC = "Chăm sóc người cao tuổi tại nhà"
# A worry that was passed on, and what was answered.
CARE_WORRIES = (
    ("Ăn ít, người gầy đi", "Đã nhờ cháu nấu cháo, tuần sau cân lại"),
    ("Đi lại yếu, vịn tường mới đứng được", "Đã lắp tay vịn cạnh giường, dặn con cháu trông"),
    ("Mấy hôm nay ho, khó ngủ", "Đã báo trạm y tế xã, trạm hẹn đến khám"),
    ("Hay quên uống thuốc huyết áp", "Đã chia thuốc vào hộp theo ngày"),
    ("Buồn, ít nói từ khi ông mất", "Đã phân công hai người sang trò chuyện thêm một buổi"),
    ("Mái bếp dột, nền trơn", "Đã nhờ tổ tự giúp nhau sang lợp lại"),
)
# A side of life: what is wanted, what is done, how often. In the same order as the backgrounds.
CARE_PLANS = {
    "mobility": ("Đi lại trong nhà không phải vịn người", "Tập đứng lên ngồi xuống, đi quanh sân", "mỗi tuần hai buổi"),
    "nutrition": ("Ăn đủ ba bữa, không sút cân", "Nấu bữa mềm, cân mỗi tháng", "mỗi tuần một buổi"),
    "illness": ("Uống thuốc đúng, huyết áp ổn", "Chia thuốc theo ngày, đo huyết áp", "mỗi tuần một buổi"),
    "company": ("Có người trò chuyện, ra khỏi nhà", "Đưa đi sinh hoạt câu lạc bộ", "mỗi tháng một lần"),
}
CARE_BACKGROUNDS = (
    "Ngã năm ngoái, nay đi lại khó, con đi làm xa",
    "Sống một mình, ăn uống thất thường, gầy đi",
    "Huyết áp cao, đái tháo đường, hay quên thuốc",
    "Vừa mất bạn đời, ít ra khỏi nhà",
)
REVIEWED = "Đỡ hơn kỳ trước, tiếp tục như kế hoạch"
# What clubs do: kind, area, words, how often in a month (or in which months), people, hours each, helped, đồng.
DONE = (
    ("clean_up", "selfhelp", "Dọn vệ sinh đường làng, nhà văn hóa", 0.75, (15, 45), 2, 0, 0),
    ("community", "selfhelp", "Góp công sửa ngõ, khơi cống", 0.4, (8, 25), 3, 0, 0),
    ("green", "selfhelp", "Trồng hoa, phân loại rác ở các ngõ", 0.15, (10, 30), 2, 0, 0),
    ("sudden_help", "selfhelp", "Giúp nhà có người nằm viện", 0.55, (3, 12), 2, 1, 500_000),
    ("sudden_help", "selfhelp", "Giúp dựng lại mái nhà tốc sau mưa", 0.3, (6, 16), 4, 2, 1_200_000),
    ("labour_day", "selfhelp", "Đổi công mùa màng cho nhà neo đơn", 0.25, (5, 14), 4, 1, 0),
    ("exercise", "health", "Tập dưỡng sinh buổi sáng", 0.5, (12, 30), 1, 0, 0),
    ("home_help", "homecare", "Dọn nhà, nấu ăn giúp cụ già yếu", 0.4, (2, 5), 2, 1, 0),
    ("care_training", "homecare", "Giao ban tình nguyện viên chăm sóc tại nhà", 0.12, (5, 8), 2, 0, 0),
    ("technique", "income", "Hướng dẫn ủ phân, trồng rau trái vụ", 0.15, (12, 30), 2, 0, 0),
    ("model_visit", "income", "Xem mô hình nuôi gà thả vườn của thành viên", 0.06, (8, 18), 2, 0, 0),
    ("rights_help", "rights", "Giúp người ngoài câu lạc bộ làm hồ sơ trợ cấp", 0.4, (1, 3), 2, 1, 0),
    ("rights_help", "rights", "Giúp hàng xóm đổi thẻ bảo hiểm y tế", 0.25, (1, 2), 1, 2, 0),
    ("digital", "awareness", "Học gọi hình và nhận biết lừa đảo trên điện thoại", 0.15, (10, 25), 2, 0, 0),
    ("visit", "spirit", "Thăm thành viên ốm, viếng đám tang", 0.75, (4, 10), 1, 1, 200_000),
    ("performance", "spirit", "Đội văn nghệ tập và diễn ở nhà văn hóa", 0.3, (10, 20), 2, 0, 0),
    ("exchange", "spirit", "Giao lưu văn nghệ với câu lạc bộ bạn", (3, 9), (20, 40), 3, 0, 0),
    ("celebration", "spirit", "Mừng thọ các cụ trong câu lạc bộ", (10,), (40, 55), 2, 5, 2_000_000),
    ("drive", "resource", "Vận động ủng hộ Sổ Tấm lòng vàng", 0.12, (4, 10), 2, 0, 1_500_000),
    ("common_income", "resource", "Trông xe hội làng để gây quỹ", 0.08, (6, 12), 4, 0, 800_000),
)
# Lines of every plan: month, area, what, who.
PLAN_LINES = (
    (2, "spirit", "Thăm và chúc Tết thành viên ốm yếu", "Ban Chủ nhiệm"),
    (3, "spirit", "Giao lưu văn nghệ với câu lạc bộ bạn", "Đội văn nghệ"),
    (4, "health", "Mời trạm y tế khám sức khỏe đợt 1", "Phó Chủ nhiệm"),
    (6, "rights", "Đối thoại với lãnh đạo xã", "Chủ nhiệm"),
    (7, "selfhelp", "Tổng vệ sinh nhân Ngày Thương binh, Liệt sĩ", "Các tổ"),
    (10, "health", "Mời trạm y tế khám sức khỏe đợt 2", "Phó Chủ nhiệm"),
    (10, "spirit", "Mừng thọ nhân Ngày Quốc tế người cao tuổi", "Ban Chủ nhiệm"),
    (11, "rights", "Đối thoại lần 2, hỏi kết quả kiến nghị", "Chủ nhiệm"),
)
# Reports: what a unit writes under each of the three parts.
REPORT_RESULTS = (
    "Sinh hoạt đều hằng tháng; tổ chăm sóc thăm các cụ ốm yếu mỗi tuần; vốn vay quay vòng đúng hạn.",
    "Vận động thêm thành viên mới; tổ chức mừng thọ và giao lưu văn nghệ với câu lạc bộ bạn.",
    "Quỹ tăng thu nhập tăng; nhiều thành viên dùng vốn vay nuôi gà, trồng rau, có thêm thu nhập.",
)
REPORT_LIMITS = (
    "Một số thành viên tuổi cao, đường xa nên đi sinh hoạt chưa đều.",
    "Nguồn vốn còn ít so với nhu cầu vay; việc vận động xã hội hóa còn khó.",
    "Ban Chủ nhiệm mới thay, chưa quen ghi chép sổ sách.",
)
REPORT_PROPOSALS = (
    "Đề nghị cấp trên hỗ trợ tập huấn cho Ban Chủ nhiệm và tình nguyện viên.",
    "Đề nghị Ủy ban nhân dân xã bố trí thêm vốn ban đầu cho quỹ tăng thu nhập.",
    "Đề nghị trạm y tế xã phối hợp khám sức khỏe định kỳ tại buổi sinh hoạt.",
)
REPORT_BACK = "Hai thành viên mới vào cuối kỳ chưa ghi trong sổ."

# The review conference of 10 May 2024: what was asked is sourced (domain.md section 9, [S01]); its people are made up.
REVIEW_TITLE = "Hội nghị tổng kết Đề án nhân rộng mô hình CLB Liên thế hệ tự giúp nhau giai đoạn đến năm 2025"
REVIEW_PLACE = "Hội trường cơ quan Trung ương Hội Người cao tuổi Việt Nam, Hà Nội"
REVIEW_CHAIR = "Chủ tịch Trung ương Hội Người cao tuổi Việt Nam"
REVIEW_INVITED = """Nguyễn Thị Hạnh | Vụ Bảo trợ xã hội | Bộ Lao động - Thương binh và Xã hội
Phạm Văn Đức | Đại diện | HelpAge International tại Việt Nam
Trần Văn Lâm | Trưởng ban | Ban Đối ngoại
Lê Thị Hoa | Chủ tịch | Hội Người cao tuổi tỉnh Thanh Hóa
Vũ Văn Tâm | Phó Chủ tịch | Hội Người cao tuổi tỉnh Long An
Đặng Thị Mai | Chủ nhiệm | CLB thôn Phú Nghĩa"""
REVIEW_PROGRAMME = """8:00 | Đón tiếp đại biểu | Văn phòng
8:30 | Khai mạc | Chủ tọa
8:45 | Báo cáo kết quả thực hiện Đề án | Ban Đối ngoại
9:30 | Tham luận | Các tỉnh, thành phố
11:00 | Trao Bằng khen | Chủ tọa
11:30 | Kết luận | Chủ tọa"""
REVIEW_SPEECHES = (
    ("Nhân rộng câu lạc bộ ở vùng đồng bằng và miền núi", "Hội Người cao tuổi tỉnh Thanh Hóa"),
    ("Quản lý chất lượng câu lạc bộ", "Hội Người cao tuổi tỉnh Long An"),
)
REVIEW_SAID_BY = "Đại biểu các tỉnh"
REVIEW_PROMISES = (
    ("asked", "Trung ương Hội có công văn gửi Ủy ban nhân dân các tỉnh, thành phố về nhân rộng câu lạc bộ",
     "Trung ương Hội", date(2024, 6, 30),
     (("answered", "Đã dự thảo công văn", date(2024, 6, 3)), ("kept", "Đã gửi", date(2024, 6, 12)))),
    ("asked", "Tổ chức thêm lớp tập huấn, trước hết cho các câu lạc bộ mới", "Ban Đối ngoại", date(2024, 12, 31),
     (("answered", "Đưa vào kế hoạch tập huấn của năm", date(2024, 6, 12)),)),
    ("asked", "Bổ sung nội dung chăm sóc tích hợp vào tài liệu của câu lạc bộ", "Ban Đối ngoại", date(2025, 6, 30),
     (("sent", "Chuyển nhóm biên soạn", date(2024, 7, 1)),)),
    ("asked", "Có nguồn vốn vay lãi thấp cho người cao tuổi", "Ngân hàng Chính sách xã hội", date(2025, 12, 31),
     (("sent", "Đã có văn bản đề nghị", date(2024, 8, 15)),)),
    ("promised", "Khen thưởng kịp thời các câu lạc bộ và cá nhân tiêu biểu", "Trung ương Hội", date(2024, 12, 31),
     (("kept", "Đã trao Bằng khen tại hội nghị và cuối năm", date(2024, 12, 20)),)),
)  # fmt: skip
REVIEW_CONCLUSIONS = """Biểu dương các tỉnh, thành phố đã hoàn thành chỉ tiêu thành lập câu lạc bộ.
Giao Ban Đối ngoại tham mưu công văn gửi Ủy ban nhân dân các tỉnh, thành phố.
Giao Hội Người cao tuổi các tỉnh, thành phố rà soát danh sách câu lạc bộ và chất lượng hoạt động.
Chuẩn bị đề án cho giai đoạn tiếp theo, có nội dung chăm sóc tích hợp và quản lý chất lượng."""
INTERIM_TITLE = "Hội nghị sơ kết hoạt động câu lạc bộ Liên thế hệ tự giúp nhau %(period)s"
INTERIM_PLACE = "Hội trường Hội Người cao tuổi tỉnh"
INTERIM_CHAIR = "Chủ tịch Hội Người cao tuổi tỉnh"
INTERIM_INVITED = """Lê Văn Quang | Chủ tịch | Hội Người cao tuổi xã Nga Sơn
Nguyễn Thị Lan | Chủ nhiệm | Câu lạc bộ Liên thế hệ tự giúp nhau
Hoàng Văn Sơn | Phó Giám đốc | Sở Y tế
Mai Thị Thu | Phó Chủ tịch | Ủy ban MTTQ Việt Nam tỉnh"""
INTERIM_PROGRAMME = """8:00 | Đón tiếp đại biểu | Văn phòng Hội
8:30 | Khai mạc | Chủ tọa
8:40 | Báo cáo sơ kết | Thường trực Hội
9:15 | Tham luận | Các xã
10:30 | Kết luận | Chủ tọa"""
INTERIM_SPEECHES = (
    ("Giữ sổ quỹ đúng và đủ ở câu lạc bộ", "Hội Người cao tuổi xã Nga Sơn"),
    ("Chăm sóc tại nhà cho người cao tuổi ốm yếu", "Câu lạc bộ tiêu biểu của tỉnh"),
)

# What the demo province and commune plan for the year: task, who, month it is due, where it stands.
CLUSTER = "Cụm thi đua số %s"
PLAN_TASKS = (
    ("Rà soát danh sách câu lạc bộ sau sắp xếp đơn vị hành chính", "Văn phòng Hội", 3, "done"),
    ("Tập huấn Ban chủ nhiệm các câu lạc bộ mới", "Ban Chuyên môn", 5, "done"),
    ("Giám sát ít nhất 20 câu lạc bộ", "Thường trực Hội", 10, "running"),
    ("Vận động vốn ban đầu cho câu lạc bộ mới", "Chủ tịch Hội", 11, "open"),
    ("Hội thi văn nghệ các câu lạc bộ", "Ban Chuyên môn", 9, "dropped"),
    ("Tổng kết năm, xét thi đua", "Thường trực Hội", 12, "open"),
)
PLAN_TASKS_COMMUNE = (
    ("Thành lập thêm một câu lạc bộ ở thôn chưa có", "Chủ tịch Hội xã", 6, "done"),
    ("Khám sức khỏe định kỳ cho thành viên cùng trạm y tế", "Phó Chủ tịch Hội xã", 10, "done"),
    ("Mừng thọ, chúc thọ đầu năm", "Hội xã", 2, "done"),
    ("Kiểm tra sổ quỹ các câu lạc bộ", "Hội xã", 11, "open"),
)
PLAN_TOLD = {
    "done": "Đã làm xong theo kế hoạch.",
    "running": "Đã giám sát 12 câu lạc bộ.",
    "dropped": "Lùi sang năm sau vì mưa lũ.",
}
PLAN_PAPER = "Dự toán năm %s"

# Commendation in the demo province: people and words are made up; who gives what follows domain.md section 8.1.
CENTRE_PLACE, CENTRE_SIGNER = "Hà Nội", "Phạm Minh Đức"
PRAISE_ABOVE = "Hội Người cao tuổi Việt Nam"
PRAISE_CHAIR = "Lê Thị Hồng"
PRAISE_SECRETARY = "Nguyễn Văn Thắng"
PRAISE_TITLE = "Thành tích trong hoạt động câu lạc bộ Liên thế hệ tự giúp nhau năm %(year)s"
PRAISE_ABOUT = (
    "Câu lạc bộ sinh hoạt đều, đủ sổ sách, đạt từ sáu mảng trở lên; cá nhân có việc làm cụ thể được ghi nhận."
)
PRAISE_REPORT = """Sơ lược: %(name)s.
Việc làm nổi bật: %(merit)s; sinh hoạt đều hằng tháng, sổ sách rõ ràng, thành viên khó khăn đều có người giúp."""
PRAISE_CLUB = "Đã có thành tích xuất sắc trong hoạt động câu lạc bộ, chăm lo người cao tuổi"
PRAISE_MEMBER = "Đã có nhiều đóng góp trong điều hành câu lạc bộ, giúp đỡ thành viên"
PRAISE_FRIEND = "Đã có nhiều đóng góp cho câu lạc bộ Liên thế hệ tự giúp nhau"
PRAISE_FRIENDS = (
    ("Trịnh Văn Hòa", "Bác sĩ, Trưởng trạm", "Trạm Y tế xã"),
    ("Công ty May Hoa Sen", "", "Đơn vị ủng hộ quỹ của các câu lạc bộ"),
)
PRAISE_OUTSIDE = "Sở Y tế"
PRAISE_OUTSIDE_MERIT = "Có thành tích trong khám sàng lọc tăng huyết áp cho người cao tuổi"
PRAISE_SECOND = "Giấy khen trước chỉ về khám sàng lọc; lần này khen toàn diện các mặt hoạt động cả năm."
PRAISE_PLACE = "Phòng họp Hội Người cao tuổi tỉnh"
PRAISE_COUNCIL = "Lê Thị Hồng, Chủ tịch Hội đồng\nNguyễn Văn Thắng, Thư ký\nSáu ủy viên Hội đồng"
PRAISE_OPINIONS = "Các ủy viên thống nhất ưu tiên câu lạc bộ ở xã miền núi và người trực tiếp chăm sóc tại nhà."
PRAISE_ENDORSED = "Đúng với hoạt động của câu lạc bộ."
PRAISE_BACK = "Ghi rõ việc làm và số người được giúp, rồi gửi lại."
