"""What is kept in both languages: pairs of strings and the stories told twice."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from demo.texts.plots import DATA

OFFICE: dict[str, str] = {
    "Các tổ của Phòng và người phụ trách; nội dung trình diễn.": (
        "The office's teams and who leads them; content for demonstration."
    ),
    "Phòng Giáo dục và Đào tạo quận Long Biên": "Long Biên Education Office",
    "Tin tức, tuyển sinh, văn bản và đường tới trang của 87 trường mầm non, tiểu học, trung "
    "học cơ sở.": (
        "News, admissions, documents and the way to the sites of 87 kindergartens, primary and "
        "lower-secondary schools."
    ),
    "Tuyển sinh lớp 1, lớp 6": "Admission to grades 1 and 6",
    "Tuyến, lịch, hồ sơ": "Areas, dates, papers",
    "Tìm trường của con": "Find your child's school",
    "Theo phường, cấp học": "By ward and level",
    "Văn bản mới": "New documents",
    "Kế hoạch, hướng dẫn, mẫu đơn": "Plans, guidance, forms",
    "Góp ý, hỏi đáp": "Ask and comment",
    "Trả lời trong 5 ngày": "Answered within 5 days",
    "Giới thiệu": "About the office",
    "Phòng phụ trách giáo dục mầm non, tiểu học và trung học cơ sở công lập trên địa bàn.": (
        "The office looks after the public kindergartens, primary and lower-secondary "
        "schools of the area."
    ),
    "Chúng tôi làm gì": "What we do",
    "Chúng tôi giúp các trường dạy tốt hơn, bảo đảm trẻ được an toàn, và trả lời mọi câu hỏi "
    "của gia đình.": (
        "We help schools to teach better, see that children are safe, and answer every "
        "question of families."
    ),
    "Trang này giới thiệu những việc hay do chính các trường viết; mỗi bài có một địa chỉ "
    "duy nhất ở trang của trường.": (
        "This site presents good work in the schools' own words; every story has one "
        "address, on the school's site."
    ),
    "Đây là nội dung trình diễn, do phần mềm sinh ra.": (
        "This is demonstration content, made by software."
    ),
    "Tuyển sinh đầu cấp": "Admissions",
    "Mầm non, lớp 1, lớp 6: tuyến tuyển sinh, lịch đăng ký, hồ sơ và nơi được giúp.": (
        "Kindergarten, grade 1, grade 6: areas, dates, papers and where to get help."
    ),
    "Ai học trường nào": "Which child goes where",
    "Trẻ học theo tuyến được giao cho mỗi trường. Thông tin cư trú được tra trên cơ sở dữ "
    "liệu quốc gia về dân cư.": (
        "Children go to the school of their area. The address is looked up in the national "
        "population database."
    ),
    "Gia đình chưa quen đăng ký trực tuyến có thể đến bất cứ trường nào để được giúp.": (
        "Families who are not used to registering online get help at any school."
    ),
    "Mọi góp ý đều có người đọc và được trả lời trong năm ngày làm việc.": (
        "Every comment is read and answered within five working days."
    ),
    "Thứ Hai đến thứ Sáu, 8 giờ đến 11 giờ 30, 13 giờ 30 đến 17 giờ": (
        "Monday to Friday, 8:00 to 11:30 and 13:30 to 17:00"
    ),
    "Chuyển đổi số": "Digital schools",
    "Học bạ số, dịch vụ công trực tuyến, tin học và "
    "dữ liệu.": "Digital records, online services, computing and data.",
    "Hướng nghiệp, hội nhập": "Careers and the wider world",
    "Chọn đường sau lớp 9, học cùng bạn bè quốc tế.": "Choosing a road after grade 9, learning "
    "with friends abroad.",
}
"""Strings of the portal: Vietnamese and English."""

DUTIES: dict[str, str] = {
    "Phụ trách chung, người phát ngôn": "General direction, spokesperson",
    "Chuyên môn, chất lượng giáo dục": "Teaching and its quality",
    "Cơ sở vật chất, bán trú, an toàn": "Buildings, boarding, safety",
    "Kế hoạch dạy học, bồi dưỡng giáo viên": "Teaching plans, training of teachers",
    "Biên tập, duyệt tin bài của trường": "Editing and approving the school's news",
    "Phong trào, câu lạc bộ, lễ hội": "Clubs and festivals",
    "Sức khỏe học đường, vệ sinh thực phẩm": "Health, food hygiene",
    "Tuyển sinh, hồ sơ, dịch vụ công trực tuyến": "Admission, papers, online services",
}
"""Duties of a school's people; their posts are in the product's own list."""

UNIT_DUTIES: dict[str, str] = {
    "Lãnh đạo, chịu trách nhiệm chung": "Direction and general responsibility",
    "Trẻ từ 3 đến 6 tuổi": "Children aged 3 to 6",
    "Trẻ dưới 3 tuổi": "Children under 3",
    "Bếp ăn, thực đơn, an toàn thực phẩm": "Kitchen, menus, food safety",
    "Kế hoạch bài dạy, dự giờ, bồi dưỡng": "Lesson plans, class visits, training",
    "Kế hoạch bài dạy, câu lạc bộ": "Lesson plans, clubs",
    "Phong trào, lễ hội, việc tốt": "Activities, festivals, good deeds",
    "Toán, Tin học, Công nghệ": "Mathematics, computing, technology",
    "Ngữ văn, Lịch sử và Địa lí, Giáo dục công dân": (
        "Literature, history and geography, civic education"
    ),
    "Phong trào, câu lạc bộ, hướng nghiệp": "Activities, clubs, careers",
    "Tuyển sinh, hồ sơ, y tế, dịch vụ công trực tuyến": (
        "Admission, papers, health, online services"
    ),
    "Sức khỏe, vệ sinh thực phẩm": "Health, food hygiene",
    "Chỉ đạo chung": "General direction",
    "Trường mầm non, bữa ăn, phổ cập": "Kindergartens, meals, schooling for all",
    "Chương trình, chất lượng lớp 1 đến lớp 5": "Curriculum and quality of grades 1 to 5",
    "Chương trình, thi, hướng nghiệp": "Curriculum, examinations, careers",
    "Văn thư, tiếp dân": "Letters, receiving citizens",
    "Biên tập cổng thông tin, trả lời báo chí": "Editing the portal, answering the press",
}
"""What the units of charts do; their names are in the product's own list."""

SCHOOL: dict[str, str] = {
    "Ai phụ trách việc gì trong nhà trường; nội dung trình diễn.": (
        "Who looks after what at the school; content for demonstration."
    ),
    "Danh sách trình diễn, tên người do phần mềm đặt.": (
        "A list for demonstration: software made up the names."
    ),
    "Văn phòng trả lời trong giờ hành chính, góp ý được trả lời trong năm ngày làm việc.": (
        "The school office answers during office hours, comments within five working days."
    ),
    "Thứ Hai đến thứ Sáu, 7 giờ 30 đến 16 giờ 30": "Monday to Friday, 7:30 to 16:30",
    "Chào mừng gia đình đến với Trường Mầm non Hoa Sữa, nơi mỗi ngày của bé có sân chơi, bữa "
    "ăn ngon và một vòng tay chờ đón.": (
        "Welcome to Hoa Sữa Kindergarten, where every day has a playground, a good meal and "
        "open arms."
    ),
    "Chào mừng đến với Trường Tiểu học Ái Mộ A: nơi các em được hỏi, được thử và được tin "
    "trong từng giờ học.": (
        "Welcome to Ái Mộ A Primary School, where children may ask, may try and are trusted "
        "in every lesson."
    ),
    "Chào mừng đến với Trường THCS Ái Mộ, nơi học sinh học cách nghĩ độc lập, làm cùng nhau "
    "và chọn đường đi của mình.": (
        "Welcome to Ái Mộ Lower-Secondary School, where pupils learn to think for themselves, work "
        "together and choose their own road."
    ),
}
"""Strings of the schools that have an English site."""

ALBUMS: dict[str, str] = {
    "Góc sân, góc lớp của chúng mình": "Corners of our yard and classrooms",
    "Những góc quen trong trường qua nét vẽ: sân chơi, lớp học, bữa ăn, vườn cây.": (
        "Familiar corners of the school in drawings: playground, classrooms, meals, garden."
    ),
    "Nhìn lại học kỳ qua tranh": "The term in pictures",
    "Ngày hội, giờ học ngoài trời và những buổi chiều câu lạc bộ.": (
        "Festivals, lessons outdoors and afternoons in the clubs."
    ),
    "Phim mẫu: Big Buck Bunny": "Sample film: Big Buck Bunny",
    "Một năm học ở quận nhà": "A school year in our district",
    "Tranh vẽ về mùa phượng, sân trường và bàn học; nội dung trình diễn.": (
        "Drawings of the flame trees in flower, school yards and desks; content for demonstration."
    ),
    "Sân trường giờ ra chơi": "The yard at break time",
    "Mùa phượng nở": "The flame tree in flower",
    "Buổi lễ trên sân trường": "A ceremony in the school yard",
    "Ngày hội thể thao": "Sports day",
    "Tan học ngày mưa": "Going home in the rain",
    "Buổi sáng ở cổng trường": "Morning at the school gate",
    "Sân chơi của bé": "The children's playground",
    "Vườn rau của trường": "The school's vegetable garden",
    "Thực hành sang đường an toàn": "Practising to cross the street",
    "Giờ học trên lớp": "A lesson",
    "Góc đọc sách": "The reading corner",
    "Câu lạc bộ khoa học": "The science club",
    "Phòng mỹ thuật": "The art room",
    "Bữa trưa ở trường": "Lunch at school",
    "Sân khấu văn nghệ": "On the stage",
    "Giờ tin học": "A computing lesson",
    "Rửa tay đúng cách": "Washing hands properly",
    "Trang vở mực tím": "A page in purple ink",
    "Thế giới trong trang sách": "The world in a book",
    "Khay cơm trưa": "The lunch tray",
    "Đêm hội trăng rằm": "The night of the full moon",
    "Thả diều bên sông": "Kites by the river",
    "Trồng cây đầu xuân": "Planting a tree in spring",
}
"""Words of albums. Some captions are left out: readers of English see them marked as Vietnamese."""


@lru_cache(maxsize=1)
def told_twice() -> dict[str, list[dict[str, Any]]]:
    """Stories in both languages by school code."""
    data: dict[str, list[dict[str, Any]]] = json.loads(
        (DATA / "bilingual.json").read_text(encoding="utf-8")
    )
    return data


@lru_cache(maxsize=1)
def told_twice_titles() -> frozenset[str]:
    """The Vietnamese titles of all stories that are told twice."""
    return frozenset(story["title"][0] for stories in told_twice().values() for story in stories)


def story_pairs(story: dict[str, Any]) -> dict[str, str]:
    """The {Vietnamese: English} pairs of one story."""
    pairs = {story["title"][0]: story["title"][1], story["summary"][0]: story["summary"][1]}
    for part in story["parts"]:
        pairs[part[1]] = part[2]
        if part[0] == "quote":
            pairs[part[3]] = part[4]
    pairs["Ban truyền thông nhà trường"] = "The school's news team"
    return pairs
