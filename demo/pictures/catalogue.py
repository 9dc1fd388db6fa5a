"""The scenes by name: what each shows, in both languages, and the moods that suit it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from demo.pictures.canvas import Canvas
from demo.pictures.colour import Palette
from demo.pictures.scenes import festive, gatherings, meals, rooms, still, ways, yard

_DAY = ("morning", "clear", "mint", "harvest", "sea", "brick", "lotus", "dusk", "violet")
_GREEN = ("morning", "clear", "mint", "harvest", "sea", "brick")
_CALM = ("morning", "clear", "mint", "sea", "lotus", "violet", "brick")


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that can be drawn. ``alt`` and ``alt_en`` say what is to be seen."""

    name: str
    draw: Callable[[Canvas, random.Random, Palette], None]
    title: str
    alt: str
    alt_en: str
    moods: tuple[str, ...] = _DAY


_ALL = (
    Scene(
        "yard",
        yard.yard,
        "Sân trường giờ ra chơi",
        "Tranh vẽ học sinh vui chơi trên sân trường có dãy nhà ngói đỏ, cờ dây nhiều màu",
        "Illustration of pupils playing in a school yard in front of a tiled school house",
    ),
    Scene(
        "flame_season",
        yard.flame_season,
        "Mùa phượng nở",
        "Tranh vẽ cây phượng nở đỏ, một chiếc xe đạp và ba học sinh dưới tán cây",
        "Illustration of a flame tree in flower, a bicycle and three pupils below it",
        _GREEN,
    ),
    Scene(
        "ceremony",
        yard.ceremony,
        "Buổi lễ trên sân trường",
        "Tranh vẽ học sinh xếp hàng dự lễ trước sân khấu có trống, bóng bay và cờ màu",
        "Illustration of pupils in rows before a stage with a drum, balloons and plain flags",
    ),
    Scene(
        "sports",
        yard.sports,
        "Ngày hội thể thao",
        "Tranh vẽ các em thi chạy trên đường chạy, bạn bè đứng cổ vũ",
        "Illustration of children racing on a track while friends cheer",
    ),
    Scene(
        "rain",
        yard.rain,
        "Tan học ngày mưa",
        "Tranh vẽ học sinh che ô nhiều màu trên sân trường dưới mưa",
        "Illustration of children under bright umbrellas in the rain",
        ("rain",),
    ),
    Scene(
        "gate",
        yard.gate_morning,
        "Buổi sáng ở cổng trường",
        "Tranh vẽ cha mẹ dắt tay con tới cổng trường vào buổi sáng",
        "Illustration of parents bringing children to the school gate",
    ),
    Scene(
        "playground",
        yard.playground,
        "Sân chơi của bé",
        "Tranh vẽ trẻ chơi cầu trượt và xích đu trên sân cỏ",
        "Illustration of children on a slide and swings",
    ),
    Scene(
        "garden",
        yard.garden,
        "Vườn rau của trường",
        "Tranh vẽ trẻ đội nón lá tưới rau trong vườn trường",
        "Illustration of children in leaf hats watering a vegetable garden",
        _GREEN,
    ),
    Scene(
        "traffic",
        yard.traffic,
        "Thực hành sang đường an toàn",
        "Tranh vẽ cô giáo hướng dẫn học sinh đội mũ bảo hiểm đi qua vạch kẻ đường",
        "Illustration of a teacher leading pupils in helmets over a zebra crossing",
    ),
    Scene(
        "classroom",
        rooms.classroom,
        "Giờ học trên lớp",
        "Tranh vẽ cô giáo mặc áo dài giảng bài bên bảng xanh, học sinh giơ tay phát biểu",
        "Illustration of a teacher at a green board and pupils raising hands",
        _CALM,
    ),
    Scene(
        "library",
        rooms.library,
        "Góc đọc sách",
        "Tranh vẽ ba em nhỏ ngồi đọc sách giữa các giá sách, nắng chiếu qua cửa sổ",
        "Illustration of three children reading between bookcases in the sunlight",
        _CALM,
    ),
    Scene(
        "science",
        rooms.science,
        "Câu lạc bộ khoa học",
        "Tranh vẽ học sinh làm thí nghiệm bên bình thủy tinh và một chú rô-bốt nhỏ",
        "Illustration of pupils with flasks and a small robot",
        _CALM,
    ),
    Scene(
        "art",
        rooms.art,
        "Phòng mỹ thuật",
        "Tranh vẽ các em đứng vẽ bên giá vẽ, tranh treo trên dây",
        "Illustration of children painting at easels",
        _CALM,
    ),
    Scene(
        "canteen",
        gatherings.canteen,
        "Bữa trưa ở trường",
        "Tranh vẽ các cô nuôi đội mũ trắng chia cơm canh cho trẻ",
        "Illustration of cooks in white hats serving children",
        _CALM,
    ),
    Scene(
        "music",
        gatherings.music,
        "Sân khấu văn nghệ",
        "Tranh vẽ các em nhỏ hát múa trên sân khấu dưới ánh đèn",
        "Illustration of children singing on a stage",
        ("violet", "dusk", "lotus", "sea", "clear", "mint"),
    ),
    Scene(
        "meeting",
        gatherings.meeting,
        "Buổi họp",
        "Tranh vẽ năm người lớn trao đổi quanh bàn họp, trên tường có biểu đồ",
        "Illustration of five grown-ups around a table with charts on the wall",
        _CALM,
    ),
    Scene(
        "computers",
        rooms.computers,
        "Giờ tin học",
        "Tranh vẽ học sinh ngồi trước máy tính, phía sau là màn hình lớn",
        "Illustration of pupils at laptops before a large screen",
        _CALM,
    ),
    Scene(
        "wash_hands",
        gatherings.wash_hands,
        "Rửa tay đúng cách",
        "Tranh vẽ bốn em nhỏ đứng rửa tay bên bồn nước",
        "Illustration of four children washing their hands",
        _CALM,
    ),
    Scene(
        "writing_desk",
        still.writing_desk,
        "Trang vở mực tím",
        "Tranh vẽ quyển vở ô li viết mực tím, lọ mực, cây bút và hoa phượng rơi",
        "Illustration of a squared exercise book in purple ink with fallen flame flowers",
        ("morning", "clear", "brick", "sea"),
    ),
    Scene(
        "book_world",
        still.book_world,
        "Thế giới trong trang sách",
        "Tranh vẽ cuốn sách mở ra ngọn đồi có cây phượng, ngôi nhà và những cánh diều",
        "Illustration of an open book with a hill, a flame tree and kites growing out of it",
        _GREEN,
    ),
    Scene(
        "meal",
        meals.meal,
        "Khay cơm trưa",
        "Tranh vẽ khay cơm có cơm, canh, rau, món mặn, cam và hộp sữa",
        "Illustration of a lunch tray with rice, soup, greens, fruit and milk",
        ("morning", "clear", "sea", "brick", "lotus"),
    ),
    Scene(
        "milk",
        meals.milk,
        "Sữa học đường",
        "Tranh vẽ những cốc sữa và hộp sữa trên bàn gỗ",
        "Illustration of glasses and cartons of milk on a table",
        _CALM,
    ),
    Scene(
        "map",
        ways.map_view,
        "Bản đồ tuyến tuyển sinh",
        "Tranh vẽ bản đồ khu phố có sông, cầu và các điểm trường",
        "Illustration of a plain town map with a river and school pins",
        ("clear", "sea", "mint", "morning", "lotus"),
    ),
    Scene(
        "records",
        still.records,
        "Hồ sơ số",
        "Tranh vẽ máy tính bảng hiện hồ sơ học sinh bên những tờ giấy",
        "Illustration of a tablet with a pupil's record beside papers",
        _CALM,
    ),
    Scene(
        "pathways",
        ways.pathways,
        "Những ngả đường sau lớp 9",
        "Tranh vẽ ba con đường tới ba ngôi nhà khác nhau và cột chỉ đường",
        "Illustration of three roads and a signpost",
        _DAY,
    ),
    Scene(
        "lanterns",
        festive.lanterns,
        "Đêm hội trăng rằm",
        "Tranh vẽ các em rước đèn ông sao, đèn lồng dưới trăng tròn",
        "Illustration of children with lanterns under the full moon",
        ("night",),
    ),
    Scene(
        "kites",
        festive.kites,
        "Thả diều bên sông",
        "Tranh vẽ bốn em nhỏ thả diều trên triền đê, xa xa là cây cầu sắt",
        "Illustration of children flying kites on a dyke, an iron bridge far away",
        _GREEN,
    ),
    Scene(
        "tree_planting",
        festive.tree_planting,
        "Trồng cây đầu xuân",
        "Tranh vẽ học sinh cùng trồng một cây non trên đồi cỏ",
        "Illustration of pupils planting a young tree",
        _GREEN,
    ),
)

SCENES: dict[str, Scene] = {scene.name: scene for scene in _ALL}
