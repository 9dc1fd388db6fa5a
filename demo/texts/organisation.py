"""Charts of schools and of the office, their people, and the sites that they link to."""

from __future__ import annotations

from dataclasses import dataclass

from demo.texts.pages import StaffDraft


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit; `people` are places in the staff list, the first of them leads."""

    name: str
    step: int
    duties: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A linked site."""

    label: str
    url: str
    topic: str
    for_schools: bool = False


_TEAMS: dict[str, tuple[UnitDraft, ...]] = {
    "k": (
        UnitDraft("Tổ Mẫu giáo", 2, "Trẻ từ 3 đến 6 tuổi", (3, 4)),
        UnitDraft("Tổ Nhà trẻ", 2, "Trẻ dưới 3 tuổi", (5,)),
        UnitDraft("Tổ Nuôi dưỡng", 2, "Bếp ăn, thực đơn, an toàn thực phẩm", (6,)),
    ),
    "p": (
        UnitDraft("Tổ chuyên môn khối 1, 2, 3", 2, "Kế hoạch bài dạy, dự giờ, bồi dưỡng", (3,)),
        UnitDraft("Tổ chuyên môn khối 4, 5", 2, "Kế hoạch bài dạy, câu lạc bộ", (4,)),
        UnitDraft("Đội Thiếu niên", 2, "Phong trào, lễ hội, việc tốt", (5,)),
    ),
    "s": (
        UnitDraft("Tổ Toán – Tin", 2, "Toán, Tin học, Công nghệ", (3,)),
        UnitDraft("Tổ Ngữ văn – Xã hội", 2, "Ngữ văn, Lịch sử và Địa lí, Giáo dục công dân", (4,)),
        UnitDraft("Liên đội", 2, "Phong trào, câu lạc bộ, hướng nghiệp", (5,)),
    ),
}

_OFFICE = UnitDraft("Tổ Văn phòng", 2, "Tuyển sinh, hồ sơ, y tế, dịch vụ công trực tuyến", (7,))
_HEALTH = UnitDraft("Y tế học đường", 3, "Sức khỏe, vệ sinh thực phẩm", (6,))


def school_units(letter: str) -> list[UnitDraft]:
    """Return the chart of a school of one level, from the top down."""
    top = UnitDraft("Ban giám hiệu", 1, "Lãnh đạo, chịu trách nhiệm chung", (0, 1, 2))
    health = () if letter == "k" else (_HEALTH,)
    return [top, *_TEAMS[letter], _OFFICE, *health]


def office_staff() -> list[StaffDraft]:
    """Return the office's people, plainly invented."""
    return [
        StaffDraft("Phạm Demo", "Trưởng phòng", "Phụ trách chung, người phát ngôn", True),
        StaffDraft("Hoàng Demo", "Phó trưởng phòng", "Mầm non, tiểu học", True),
        StaffDraft("Vũ Demo", "Phó trưởng phòng", "Trung học cơ sở, thi, tuyển sinh", True),
        StaffDraft("Chuyên viên Demo 1", "Chuyên viên", "Giáo dục mầm non", False),
        StaffDraft("Chuyên viên Demo 2", "Chuyên viên", "Giáo dục tiểu học", False),
        StaffDraft("Chuyên viên Demo 3", "Chuyên viên", "Trung học cơ sở", False),
        StaffDraft("Chuyên viên Demo 4", "Chuyên viên", "Truyền thông, cổng thông tin", False),
    ]


def office_units() -> list[UnitDraft]:
    """Return the office's chart."""
    return [
        UnitDraft("Lãnh đạo Phòng", 1, "Chỉ đạo chung", (0, 1, 2)),
        UnitDraft("Tổ Mầm non", 2, "Trường mầm non, bữa ăn, phổ cập", (3,)),
        UnitDraft("Tổ Tiểu học", 2, "Chương trình, chất lượng lớp 1 đến lớp 5", (4,)),
        UnitDraft("Tổ Trung học cơ sở", 2, "Chương trình, thi, hướng nghiệp", (5,)),
        UnitDraft("Tổ Văn phòng", 2, "Văn thư, tiếp dân", (6,)),
        UnitDraft("Bộ phận truyền thông", 3, "Biên tập cổng thông tin, trả lời báo chí", (6,)),
    ]


def office_links() -> list[LinkDraft]:
    """Return sites of authorities that every school shows, and the office's own."""
    return [
        LinkDraft("Bộ Giáo dục và Đào tạo", "https://moet.gov.vn/", "ministry", True),
        LinkDraft("Sở Giáo dục và Đào tạo Hà Nội", "https://hanoi.edu.vn/", "city", True),
        LinkDraft("Cổng Dịch vụ công Quốc gia", "https://dichvucong.gov.vn/", "services", True),
        LinkDraft("Công báo Chính phủ", "https://congbao.chinhphu.vn/", "ministry"),
        LinkDraft("Cổng thông tin thành phố Hà Nội", "https://hanoi.gov.vn/", "city"),
    ]


def school_links() -> list[LinkDraft]:
    """Return what a school adds."""
    return [
        LinkDraft("Thư viện Quốc gia Việt Nam", "https://nlv.gov.vn/", "learning"),
        LinkDraft("Trang mẫu của một câu lạc bộ", "https://example.org/", "other"),
    ]
