"""Texts of the office's own pages: notices, papers and standard pages."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from demo.attachments import Paper
from demo.texts.pages import NoticeDraft
from demo.texts.stories import Part, paragraph
from demo.texts.voice import next_school_year, school_year

OFFICE_NAME = "Phòng Giáo dục và Đào tạo quận Long Biên"
INTRODUCTION = (
    "Tin tức, tuyển sinh, văn bản và đường tới trang của 87 trường mầm non, tiểu học, "
    "trung học cơ sở."
)

OFFICE_CONTACT = {
    "address": "Số 0, phố Demo, phường Demo, Hà Nội",
    "address_en": "0 Demo Street, Demo Ward, Hanoi",
    "phone": "024 0000 0000",
    "email": "vanphong@demo.invalid",
    "spokesperson_name": "Phạm Demo",
    "spokesperson_post": "Trưởng phòng",
    "spokesperson_phone": "024 0000 0001",
    "spokesperson_email": "phatngon@demo.invalid",
}
"""Nobody can be reached by any of it; the spokesperson is the first of `office_staff`."""

ABOUT = "gioi-thieu"
"""Slug of the page about the office in these drafts."""

URGENT = "Học sinh nghỉ học khi có cảnh báo mưa rất lớn"
"""The notice that the office also sends to all schools as an urgent banner."""

_NOTICES: tuple[tuple[str, str, str, int, int], ...] = (
    (
        URGENT,
        "Các trường nhắn tin tới gia đình trước 6 giờ sáng. Nhà trường vẫn đón học sinh đã "
        "đến và giữ an toàn cho các em.",
        "Gia đình tự quyết định cho con ở nhà khi đường ngập và chỉ cần báo giáo viên "
        "chủ nhiệm trong ngày; buổi nghỉ này không tính là vắng. Nhà trường có học sinh "
        "ở lại giữ bếp ăn và phân công người trực đến khi em cuối cùng được đón.",
        1,
        2,
    ),
    (
        "Lịch tiếp công dân của lãnh đạo phòng",
        "Tiếp công dân vào thứ Năm của tuần thứ hai và tuần thứ tư trong tháng, từ 8 giờ đến "
        "11 giờ 30 "
        "tại phòng tiếp dân tầng một.",
        "Người dân đăng ký trước theo số điện thoại ở trang Liên hệ hoặc đến trực tiếp, "
        "mang theo giấy tờ liên quan nếu có. Ai không đến được có thể gửi câu hỏi bằng "
        "thư; câu trả lời có trong mười ngày làm việc.",
        5,
        90,
    ),
    (
        "Hội thi giáo viên dạy giỏi cấp quận: danh sách vòng thực hành",
        "Danh sách và lịch dạy thực hành được gửi tới các trường, công khai tại mục Tài liệu.",
        "Mỗi giáo viên dạy một tiết tại trường bạn và được góp ý ngay sau tiết dạy. Các "
        "trường bố trí người dạy thay để không lớp nào phải nghỉ học.",
        3,
        20,
    ),
    (
        "Tập huấn quản trị trang tin dành cho 87 trường",
        "Mỗi trường cử hai người. Nội dung: viết tin ngắn, quyền hình ảnh trẻ em, gửi tin "
        "lên trang của phòng.",
        "Người học mang theo một tin thật của trường để làm ngay tại lớp. Lớp buổi sáng "
        "dành cho mầm non và tiểu học, buổi chiều cho trung học cơ sở; tài liệu được gửi "
        "lại sau buổi học.",
        8,
        12,
    ),
    (
        "Kiểm tra công tác bán trú và an toàn thực phẩm",
        "Các đoàn kiểm tra không báo trước trong tháng này. Kết quả được công khai ở trang "
        "từng trường.",
        "Đoàn xem nơi nhận hàng, bếp, mẫu thức ăn lưu và sổ ghi suất ăn, rồi ăn trưa "
        "cùng học sinh. Trường được góp ý báo việc đã sửa trong vòng một tuần.",
        12,
        25,
    ),
    (
        "Rà soát dữ liệu học sinh theo Đề án 06",
        "Các trường hoàn thành đối chiếu mã số định danh trước ngày 15 tháng sau và hỗ trợ "
        "gia đình sửa sai sót.",
        "Gia đình chỉ cung cấp giấy tờ cho văn phòng nhà trường, không gửi qua nhóm trò "
        "chuyện. Mọi cuộc gọi xin mật khẩu hay mã xác nhận đều không phải của ngành giáo "
        "dục.",
        15,
        30,
    ),
    (
        "Phát động cuộc thi “Một việc tốt, ba trăm chữ”",
        "Học sinh tiểu học và trung học cơ sở viết về một việc tốt có thật. Bài hay được "
        "giới thiệu trong mục Gương sáng.",
        "Bài viết tay hay đánh máy đều được, gửi cho thầy cô dạy văn trước ngày cuối "
        "tháng. Người được kể tên phải đồng ý trước khi bài được đăng.",
        18,
        45,
    ),
    (
        "Khung thời gian năm học và lịch nghỉ Tết",
        "Lịch nghỉ Tết thống nhất cho ba cấp học. Các trường thông báo tới gia đình trước "
        "ngày nghỉ ít nhất hai tuần.",
        "Tuần trước Tết các trường không giao bài tập dài. Trường mầm non có thể nhận "
        "giữ trẻ thêm cho gia đình làm ca nếu có từ mười em đăng ký.",
        25,
        100,
    ),
    (
        "Kết quả khảo sát hài lòng của phụ huynh",
        "Hơn mười nghìn phiếu trả lời. Ba điều được góp ý nhiều nhất: giờ đón trẻ, bữa ăn "
        "bán trú, bài tập về nhà.",
        "Mỗi trường nhận phần kết quả của mình và trả lời phụ huynh bằng một việc làm cụ "
        "thể cho từng điều được góp ý. Bảng tổng hợp không ghi tên người trả lời.",
        40,
        200,
    ),
)


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A standard page of the portal."""

    slug: str
    title: str
    summary: str
    parts: tuple[Part, ...]


def portal_notices(rng: random.Random, today: date) -> list[NoticeDraft]:
    """The office's notices, newest first."""
    drafts = []
    for title, text, details, back, ahead in _NOTICES:
        body = paragraph("Kính gửi các trường và gia đình học sinh.", rng)
        body += paragraph(details, rng)
        drafts.append(
            NoticeDraft(
                title,
                text,
                today - timedelta(days=back),
                today + timedelta(days=ahead),
                (("paragraph", body),),
            )
        )
    return sorted(drafts, key=lambda draft: draft.day, reverse=True)


def portal_pages(rng: random.Random) -> list[PageDraft]:
    """About the office and admissions; every string has its English in `demo.texts.english`."""
    return [
        PageDraft(
            ABOUT,
            "Giới thiệu",
            "Phòng phụ trách giáo dục mầm non, tiểu học và trung học cơ sở công lập trên địa bàn.",
            (
                ("heading", "Chúng tôi làm gì"),
                (
                    "paragraph",
                    paragraph(
                        "Chúng tôi giúp các trường dạy tốt hơn, bảo đảm trẻ được an toàn, và trả "
                        "lời mọi câu hỏi của gia đình.",
                        rng,
                    )
                    + paragraph(
                        "Trang này giới thiệu những việc hay do chính các trường viết; mỗi bài có "
                        "một địa chỉ duy nhất ở trang của trường.",
                        rng,
                    )
                    + paragraph("Đây là nội dung trình diễn, do phần mềm sinh ra.", rng),
                ),
            ),
        ),
        PageDraft(
            "tuyen-sinh-dau-cap",
            "Tuyển sinh đầu cấp",
            "Mầm non, lớp 1, lớp 6: tuyến tuyển sinh, lịch đăng ký, hồ sơ và nơi được giúp.",
            (
                ("heading", "Ai học trường nào"),
                (
                    "paragraph",
                    paragraph(
                        "Trẻ học theo tuyến được giao cho mỗi trường. Thông tin cư trú được tra "
                        "trên cơ sở dữ liệu quốc gia về dân cư.",
                        rng,
                    )
                    + paragraph(
                        "Gia đình chưa quen đăng ký trực tuyến có thể đến bất cứ trường nào để "
                        "được giúp.",
                        rng,
                    ),
                ),
            ),
        ),
    ]


def portal_papers(rng: random.Random, today: date) -> list[tuple[Paper, date, str]]:
    """Documents of the office with day of issue and kind of file (a scan among them)."""
    year, coming = school_year(today), next_school_year(today)
    first = int(year[:4])
    rows = (
        (
            f"Hướng dẫn thực hiện nhiệm vụ năm học {year}",
            "HD-GDĐT",
            date(first, 9, 4),
            "pdf",
            (
                "Các trường xây dựng kế hoạch giáo dục ngắn gọn, có người chịu trách nhiệm "
                "và mốc thời gian cho từng việc.",
                "Trọng tâm: chất lượng giờ học, an toàn trường học, giảm hồ sơ sổ sách, "
                "chuyển đổi số thực chất.",
                "Chế độ báo cáo thực hiện trên hệ thống, không gửi bản giấy.",
            ),
        ),
        (
            f"Kế hoạch truyền thông về giáo dục và đào tạo năm học {year}",
            "KH-GDĐT",
            date(first, 9, 18),
            "pdf",
            (
                "Cung cấp thông tin chủ động, kịp thời về hoạt động của ngành và gương người "
                "tốt, việc tốt.",
                "Mỗi trường có kế hoạch truyền thông, người phát ngôn và gửi tin bài về "
                "phòng để giới thiệu.",
                "Hằng tháng tổng hợp vấn đề dư luận quan tâm và kết quả xử lý.",
            ),
        ),
        (
            f"Kế hoạch tuyển sinh mầm non, lớp 1, lớp 6 năm học {year}",
            "KH-TS",
            date(first, 5, 12),
            "pdf",
            (
                "Tuyển sinh theo tuyến, đăng ký trực tuyến bằng mã số định danh cá nhân.",
                "Lịch: lớp 1 từ ngày 1 đến 3 tháng 7; mầm non 5 tuổi từ ngày 4 đến 6 tháng "
                "7; lớp 6 từ ngày 7 đến 9 tháng 7.",
                "Các trường bố trí người hỗ trợ gia đình trong suốt đợt tuyển sinh.",
            ),
        ),
        (
            f"Dự kiến số lớp, số học sinh năm học {coming}",
            "BC-GDĐT",
            date(first, 11, 5),
            "xlsx",
            (
                "Tổng hợp dự kiến của các trường theo phường và cấp học.",
                "Số liệu trình diễn, không dùng để tra cứu.",
            ),
        ),
        (
            "Hướng dẫn thực hiện học bạ số ở tiểu học và trung học cơ sở",
            "HD-CNTT",
            date(first, 10, 8),
            "pdf",
            (
                "Học bạ số có giá trị như học bạ giấy khi đủ chữ ký số của giáo viên và "
                "hiệu trưởng.",
                "Gia đình xem học bạ qua tài khoản của mình; chuyển trường không cần bản sao giấy.",
            ),
        ),
        (
            "Triển khai Đề án 06 trong các trường học",
            "KH-ĐA06",
            date(first, 10, 2),
            "pdf",
            (
                "Rà soát, làm sạch dữ liệu học sinh và đối chiếu với cơ sở dữ liệu quốc gia "
                "về dân cư.",
                "Không thu thập thông tin đã có; bảo vệ dữ liệu cá nhân của trẻ em.",
            ),
        ),
        (
            "Quy chế phát ngôn và cung cấp thông tin cho báo chí",
            "QC-GDĐT",
            date(first, 3, 20),
            "docx",
            (
                "Người phát ngôn của trường là hiệu trưởng hoặc người được ủy quyền bằng văn bản.",
                "Trả lời báo chí trong thời hạn quy định, báo cáo phòng khi có vấn đề nóng.",
            ),
        ),
        (
            "Phiếu đồng ý cho sử dụng hình ảnh học sinh",
            "MĐ-01",
            date(first, 8, 20),
            "docx",
            (
                "Tôi là phụ huynh của em …………… lớp ………",
                "Tôi đồng ý / không đồng ý để nhà trường đăng hình ảnh của con tôi trên "
                "trang tin của trường.",
            ),
        ),
        (
            "Hướng dẫn an toàn thực phẩm bếp ăn bán trú",
            "HD-YT",
            date(first, 9, 25),
            "pdf",
            (
                "Thực hiện bếp một chiều, lưu mẫu thức ăn 24 giờ, công khai thực đơn và giá "
                "mỗi ngày.",
                "Phụ huynh được giám sát không cần báo trước.",
            ),
        ),
        (
            f"Lịch công tác học kỳ I năm học {year}",
            "LCT",
            date(first, 9, 1),
            "docx",
            ("Lịch các hội thi, tập huấn, kiểm tra và các mốc báo cáo.",),
        ),
        (
            "Biểu dương tập thể điển hình tiên tiến (bản quét)",
            "QĐ-KT",
            date(first, 10, 28),
            "scan",
            (
                "Biểu dương các tập thể có sáng kiến giáo dục kỹ năng sống, tổ chức hoạt động "
                "trải nghiệm và thư viện xanh.",
                "Phòng quan tâm nhân rộng cách làm hay tới tất cả các trường.",
            ),
        ),
    )
    made = []
    for number, (title, symbol, day, kind, texts) in enumerate(rows, start=1):
        shown = day if day <= today else today - timedelta(days=rng.randint(3, 40))
        paper = Paper(
            issuer="PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
            number=f"{rng.randint(20, 900)}/{symbol}",
            place_and_date=f"Long Biên, ngày {shown.day} tháng {shown.month} năm {shown.year}",
            title=title,
            paragraphs=texts,
            signer="TRƯỞNG PHÒNG (bản trình diễn)",
            file_stem=f"phong-gddt-{number}",
        )
        made.append((paper, shown, kind))
    return made
