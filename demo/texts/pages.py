"""Texts of the pages that stand beside the news: about, staff, notices, papers, menus."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from demo.attachments import Paper
from demo.texts.stories import Part, bullet_list, paragraph
from demo.texts.voice import SchoolFacts, school_year, short_date

_LEVEL_WORD = {"k": "mầm non", "p": "tiểu học", "s": "trung học cơ sở"}
_PUPILS = {"k": "trẻ", "p": "học sinh", "s": "học sinh"}
_CODE = {"k": "MN", "p": "TH", "s": "THCS"}


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice before it becomes a page."""

    title: str
    summary: str
    day: date
    valid_until: date | None
    parts: tuple[Part, ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class StaffDraft:
    """A plainly invented member of staff."""

    name: str
    post: str
    duties: str
    leader: bool


@dataclass(frozen=True, slots=True)
class AboutDraft:
    """The page about a school and its welcome."""

    welcome: str
    summary: str
    parts: tuple[Part, ...]


def welcome(school: SchoolFacts) -> str:
    """Two sentences for the school's home."""
    return {
        "k": f"Chào mừng gia đình đến với {school.name}, nơi mỗi ngày của bé có sân chơi, "
        "bữa ăn ngon và một vòng tay chờ đón.",
        "p": f"Chào mừng đến với {school.name}: nơi các em được hỏi, được thử và được tin "
        "trong từng giờ học.",
        "s": f"Chào mừng đến với {school.name}, nơi học sinh học cách nghĩ độc lập, làm cùng nhau "
        "và chọn đường đi của mình.",
    }[school.letter]


def about(school: SchoolFacts, rng: random.Random) -> AboutDraft:
    """Write the page about the school."""
    letter = school.letter
    pupils = rng.randrange(240, 520, 10) if letter == "k" else rng.randrange(520, 1480, 10)
    classes = max(8, pupils // (28 if letter == "k" else 42))
    rooms = rng.randint(4, 9)
    hours = {
        "k": "Đón trẻ từ 7 giờ đến 8 giờ, trả trẻ từ 16 giờ đến 17 giờ.",
        "p": "Học hai buổi mỗi ngày, bán trú theo đăng ký, tan học lúc 16 giờ 30.",
        "s": "Học chính khóa buổi sáng, câu lạc bộ và phụ đạo miễn phí vào buổi chiều.",
    }[letter]
    strengths = {
        "k": [
            "vườn cổ tích và khu chơi cát nước",
            "bếp một chiều, thực đơn công khai mỗi ngày",
            "giờ kể chuyện cùng ông bà vào thứ Sáu",
        ],
        "p": [
            "thư viện mở suốt ngày",
            "vườn trường do các lớp tự chăm",
            "câu lạc bộ đọc sách, cờ vua, múa rối",
        ],
        "s": ["phòng thí nghiệm mở", "phòng tham vấn học đường", "ngày hội hướng nghiệp hằng năm"],
    }[letter]
    parts: list[Part] = [
        (
            "paragraph",
            paragraph(
                f"{school.name} là trường {_LEVEL_WORD[letter]} công lập trên địa bàn phường "
                f"{school.ward}. Năm học này trường có {classes} lớp với {pupils} "
                f"{_PUPILS[letter]}.",
                rng,
            )
            + paragraph(
                "Nhà trường theo đuổi ba điều giản dị: mỗi đứa trẻ được gọi đúng tên, mỗi "
                "giáo viên "
                "được học thêm, mỗi gia đình được trả lời.",
                rng,
            ),
        ),
        ("heading", "Cơ sở vật chất"),
        (
            "paragraph",
            paragraph(
                f"Trường có {rooms} phòng chức năng, sân chơi có bóng mát, thư viện và bếp ăn được "
                "kiểm tra định kỳ. Lối đi cho người dùng xe lăn nối cổng với tầng một.",
                rng,
            ),
        ),
        ("heading", "Điều chúng tôi tự hào"),
        ("paragraph", bullet_list(strengths, rng)),
        ("callout", {"kind": "note", "heading": "Giờ giấc", "text": paragraph(hours, rng)}),
        (
            "paragraph",
            paragraph("Đây là nội dung trình diễn, số liệu do phần mềm sinh ra.", rng),
        ),
    ]
    summary = (
        f"{school.name}, phường {school.ward}: {classes} lớp, {pupils} {_PUPILS[letter]}. "
        "Giới thiệu, cơ sở vật chất, giờ giấc."
    )
    return AboutDraft(welcome(school), summary, tuple(parts))


def staff(school: SchoolFacts, rng: random.Random) -> list[StaffDraft]:
    """People who are plainly invented."""
    people = [
        StaffDraft("Nguyễn Demo", "Hiệu trưởng", "Phụ trách chung, người phát ngôn", True),
        StaffDraft("Trần Demo", "Phó hiệu trưởng", "Chuyên môn, chất lượng giáo dục", True),
        StaffDraft("Lê Demo", "Phó hiệu trưởng", "Cơ sở vật chất, bán trú, an toàn", True),
        StaffDraft(
            "Phạm Demo", "Tổ trưởng chuyên môn", "Kế hoạch dạy học, bồi dưỡng giáo viên", False
        ),
        StaffDraft("Hoàng Demo", "Quản trị trang tin", "Biên tập, duyệt tin bài của trường", False),
        StaffDraft(
            "Vũ Demo",
            "Tổng phụ trách" if school.letter != "k" else "Giáo viên nghệ thuật",
            "Phong trào, câu lạc bộ, lễ hội",
            False,
        ),
        StaffDraft("Đặng Demo", "Nhân viên y tế", "Sức khỏe học đường, vệ sinh thực phẩm", False),
        StaffDraft("Bùi Demo", "Văn phòng", "Tuyển sinh, hồ sơ, dịch vụ công trực tuyến", False),
    ]
    return people[: rng.randint(6, 8)]


_NOTICES: tuple[tuple[str, str, str, str, int, int], ...] = (
    (
        "kps",
        "Lịch họp cha mẹ học sinh giữa học kỳ",
        "Các lớp họp từ 8 giờ sáng Chủ nhật tại phòng học. Gia đình bận việc xin báo trước "
        "với giáo viên chủ nhiệm.",
        "Buổi họp dài khoảng 90 phút: kết quả nửa học kỳ, kế hoạch nửa sau và phần hỏi "
        "đáp. Cha mẹ không dự được có thể hẹn gặp riêng giáo viên trong tuần sau đó.",
        3,
        12,
    ),
    (
        "kps",
        "Thông báo nghỉ học khi có mưa lớn",
        "Khi có mưa lớn, nhà trường nhắn tin trước 6 giờ sáng. Gia đình không nhận được tin "
        "xin gọi văn phòng.",
        "Phụ huynh đã đưa con đến cổng trường thì cứ gửi con vào: thầy cô trực có mặt từ "
        "6 giờ 30 và bếp vẫn nấu bữa trưa. Bài học của ngày nghỉ được dạy bù vào tuần kế "
        "tiếp.",
        6,
        40,
    ),
    (
        "kps",
        "Tiêm nhắc vắc-xin tại trạm y tế phường",
        "Danh sách và phiếu đồng ý được gửi qua sổ liên lạc. Gia đình ký và nộp lại trước "
        "ngày hẹn.",
        "Các em ăn sáng đủ, mặc áo ngắn tay và mang sổ tiêm chủng. Em nào đang sốt hoặc "
        "mới ốm dậy xin báo nhân viên y tế của trường để dời sang đợt sau.",
        2,
        9,
    ),
    (
        "ps",
        "Lịch kiểm tra cuối học kỳ I",
        "Lịch từng khối có trong tệp đính kèm. Không tổ chức học thêm, không giao đề cương dài.",
        "Mỗi ngày các em làm nhiều nhất hai bài, buổi chiều nghỉ ở nhà. Em vắng có lý do "
        "được làm bài bù trong tuần kế tiếp; điểm được báo riêng cho từng gia đình.",
        1,
        30,
    ),
    (
        "kp",
        "Đổi giờ đón trẻ trong tuần hội giảng",
        "Từ thứ Hai đến thứ Tư, giờ trả trẻ sớm hơn 15 phút. Cổng phụ mở thêm cho gia đình "
        "đi xe đạp.",
        "Gia đình không kịp đón sớm xin ghi tên với cô chủ nhiệm: các con ở lại phòng "
        "đọc cùng cô trực cho đến giờ thường ngày. Từ thứ Năm, giờ đón trở lại như cũ.",
        4,
        6,
    ),
    (
        "k",
        "Thực đơn mùa đông bắt đầu từ tuần này",
        "Thêm canh nóng và bữa phụ chiều có sữa ấm. Trẻ dị ứng được chuẩn bị suất riêng.",
        "Mỗi sáng thực đơn được dán ở cửa lớp và đăng ở trang Thực đơn. Món mới được nấu "
        "thử một lần trước khi vào thực đơn; cha mẹ có thể đăng ký đến ăn thử cùng lớp.",
        5,
        60,
    ),
    (
        "s",
        "Đăng ký câu lạc bộ học kỳ I",
        "Mười hai câu lạc bộ nhận thành viên mới. Mỗi em chọn tối đa hai câu lạc bộ, không "
        "thu phí.",
        "Phiếu đăng ký có ở phòng Đội. Nếu một câu lạc bộ đông hơn số chỗ, nhà trường "
        "bốc thăm trước các em và mời những em còn lại chọn nhóm khác.",
        8,
        14,
    ),
    (
        "kps",
        "Công khai các khoản thu đầu năm học",
        "Bảng thu có mã từng khoản, nơi nhận và thời hạn. Mọi thắc mắc được trả lời trong "
        "năm ngày làm việc.",
        "Khoản tự nguyện được ghi rõ là tự nguyện và không thu qua giáo viên. Gia đình "
        "khó khăn nộp đơn miễn, giảm tại văn phòng; đơn được giữ kín.",
        20,
        200,
    ),
    (
        "ps",
        "Tìm chủ nhân của đồ bỏ quên",
        "Phòng Đội đang giữ 12 áo khoác, 5 bình nước, 3 hộp bút. Sau hai tuần, đồ chưa ai "
        "nhận được chuyển tặng.",
        "Các em đến nhận vào giờ ra chơi, gia đình đến nhận sau giờ tan học. Xin ghi tên "
        "con vào áo và bình nước để lần sau tìm nhanh hơn.",
        7,
        10,
    ),
    (
        "kps",
        "Lịch trực lễ và số điện thoại khẩn",
        "Bảo vệ trực cả ngày. Khi cần gấp, gia đình gọi số ghi ở trang Liên hệ.",
        "Sân trường đóng cửa trong những ngày nghỉ. Ai thấy cửa, điện hay nước hư hỏng "
        "xin báo ngay cho người trực để kịp sửa trước ngày học lại.",
        30,
        -10,
    ),
    (
        "kps",
        "Phân luồng xe trước cổng trường",
        "Xe máy dừng bên phải vạch sơn, ô tô dừng ở bãi đầu phố. Mong gia đình không dừng "
        "dưới lòng đường.",
        "Từ 6 giờ 45 đến 7 giờ 15, đội cờ đỏ và hai bác bảo vệ đứng hướng dẫn. Các em đi "
        "bộ qua đường ở vạch trước cổng chính, nơi có người đưa qua.",
        12,
        120,
    ),
)


def notices(
    school: SchoolFacts, rng: random.Random, today: date, *, count: int
) -> list[NoticeDraft]:
    """Notices of a school, newest first; one may be past."""
    fitting = [row for row in _NOTICES if school.letter in row[0]]
    rng.shuffle(fitting)
    drafts = []
    for _levels, title, text, details, back, ahead in fitting[:count]:
        day = today - timedelta(days=back + rng.randint(0, 5))
        until = today + timedelta(days=ahead) if ahead > 0 else today - timedelta(days=-ahead)
        body = paragraph(f"Kính gửi gia đình {_PUPILS[school.letter]} {school.name}.", rng)
        body += paragraph(details, rng)
        body += paragraph(
            f"Thông báo có hiệu lực từ ngày {short_date(day)}. Mọi câu hỏi xin gửi văn phòng nhà "
            "trường hoặc giáo viên chủ nhiệm.",
            rng,
        )
        drafts.append(NoticeDraft(title, text, day, until, (("paragraph", body),)))
    return sorted(drafts, key=lambda draft: draft.day, reverse=True)


def papers(school: SchoolFacts, rng: random.Random, today: date) -> list[tuple[Paper, date, str]]:
    """Documents of a school with day of issue and kind of file (``pdf`` or ``docx``)."""
    letter = school.letter
    year = school_year(today)
    first = int(year[:4])
    entry = {"k": "trẻ mầm non", "p": "học sinh vào lớp 1", "s": "học sinh vào lớp 6"}[letter]
    issuer = school.name.upper()
    rows = [
        (
            f"Kế hoạch giáo dục năm học {year}",
            "KH",
            date(first, 9, rng.randint(3, 20)),
            "pdf",
            (
                f"Căn cứ hướng dẫn nhiệm vụ năm học {year}, {school.name} xây dựng kế hoạch "
                "giáo dục như sau.",
                "Mục tiêu: giữ vững chất lượng đại trà, quan tâm từng em còn chậm, mở rộng "
                "hoạt động trải nghiệm, bảo đảm an toàn trường học.",
                "Giải pháp: dạy học theo nhóm nhỏ, mỗi tháng một chuyên đề mở, mỗi tuần một "
                "giờ đọc; công khai kế hoạch và kết quả.",
                "Tổ chức thực hiện: hiệu trưởng phụ trách chung; tổ chuyên môn báo cáo vào "
                "ngày 25 hằng tháng.",
            ),
            (
                ("Mốc", "Thời gian"),
                ("Khai giảng", f"5/9/{first}"),
                ("Kết thúc học kỳ I", f"tháng 1/{first + 1}"),
                ("Tổng kết", f"tháng 5/{first + 1}"),
            ),
        ),
        (
            f"Kế hoạch tuyển sinh {entry} năm học {year}",
            "KH-TS",
            date(first, 5, rng.randint(10, 28)),
            "pdf",
            (
                f"{school.name} thông báo kế hoạch tuyển sinh {entry} theo tuyến được giao "
                f"tại phường {school.ward}.",
                "Hình thức: đăng ký trực tuyến bằng mã số định danh; gia đình gặp khó được "
                "hướng dẫn trực tiếp tại trường.",
                "Hồ sơ: đơn đăng ký, giấy khai sinh để đối chiếu; thông tin cư trú tra cứu "
                "trên cơ sở dữ liệu quốc gia về dân cư.",
            ),
            (
                ("Việc", "Thời gian"),
                ("Đăng ký trực tuyến", f"01/7 – 12/7/{first}"),
                ("Nhận hồ sơ", f"13/7 – 18/7/{first}"),
                ("Công bố danh sách", f"22/7/{first}"),
            ),
        ),
        (
            f"Kế hoạch truyền thông của nhà trường năm học {year}",
            "KH-TT",
            date(first, 10, rng.randint(1, 20)),
            "docx",
            (
                "Nhà trường cung cấp thông tin chủ động, kịp thời về hoạt động giáo dục và "
                "gương người tốt, việc tốt.",
                "Người phát ngôn là hiệu trưởng. Mỗi tháng tổng hợp vấn đề dư luận quan tâm "
                "và cách xử lý, gửi phòng giáo dục.",
            ),
            (
                ("Việc", "Người làm", "Hạn"),
                ("Viết tin hoạt động", "Các tổ", "Hằng tuần"),
                ("Tổng hợp góp ý", "Văn phòng", "Ngày 25"),
                ("Trả lời công dân", "Hiệu trưởng", "5 ngày làm việc"),
            ),
        ),
        (
            "Mẫu đơn xin nghỉ học",
            "MĐ",
            date(first, 8, 25),
            "docx",
            (
                "Kính gửi: Ban giám hiệu và giáo viên chủ nhiệm lớp ……",
                "Họ tên học sinh: …………… Lý do: …………… Từ ngày … đến ngày …",
                "Gia đình cam kết giúp con theo kịp bài.",
            ),
            (),
        ),
    ]
    made = []
    for number, (title, symbol, day, kind, texts, table) in enumerate(
        rows[: rng.randint(3, 4)], start=1
    ):
        signed = day if day <= today else today - timedelta(days=rng.randint(5, 60))
        paper = Paper(
            issuer=issuer,
            number=f"{rng.randint(5, 180)}/{symbol}-{_CODE[letter]}",
            place_and_date=(
                f"{school.ward}, ngày {signed.day} tháng {signed.month} năm {signed.year}"
            ),
            title=title,
            paragraphs=tuple(texts),
            rows=tuple(table),
            file_stem=f"{school.code}-{symbol.lower()}-{number}",
        )
        made.append((paper, signed, kind))
    return made


_BREAKFASTS = (
    "Phở gà, sữa tươi",
    "Cháo thịt bằm rau củ",
    "Bún mọc, chuối tiêu",
    "Xôi gấc, sữa đậu nành",
    "Miến ngan, cam sành",
    "Bánh mì trứng, sữa tươi",
)
_LUNCHES = (
    "Cơm, cá sốt cà chua, canh bí đỏ nấu tôm, dưa hấu",
    "Cơm, thịt bò hầm củ quả, canh rau ngót, thanh long",
    "Cơm, trứng đúc thịt, canh cua rau đay, chuối",
    "Cơm, đậu phụ nhồi thịt, canh cải nấu gừng, đu đủ",
    "Cơm, gà kho sả, canh khoai mỡ, quýt",
    "Cơm, tôm rim thịt, canh mồng tơi, roi đỏ",
)
_SNACKS = (
    "Sữa chua, bánh flan",
    "Chè đậu xanh",
    "Cháo sườn",
    "Súp gà ngô non",
    "Bánh bông lan, sữa",
    "Khoai lang hấp, sữa",
)
_ALLERGENS: tuple[list[str], ...] = (
    ["milk", "egg"],
    ["shellfish"],
    ["egg", "wheat"],
    ["soy"],
    ["fish", "milk"],
    [],
)


def menu(rng: random.Random) -> list[dict[str, Any]]:
    """Five days of meals."""
    orders = [rng.sample(range(6), 5) for _ in range(3)]
    return [
        {
            "breakfast": _BREAKFASTS[orders[0][day]],
            "lunch": _LUNCHES[orders[1][day]],
            "snack": _SNACKS[orders[2][day]],
            "allergen_kinds": _ALLERGENS[(orders[1][day] + day) % 6],
        }
        for day in range(5)
    ]
