"""What happens to files that people upload, at every address that takes one."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from library.models import CustomDocument, CustomImage
from tests.library import files
from tests.support.district import DistrictTestCase, client_of

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512


class UploadCase(DistrictTestCase):
    """Uploads as a school's editor, through every form there is."""

    school_count = 1

    def setUp(self) -> None:
        super().setUp()
        people = self.district.schools[0]
        self.collection = people.school.collection
        self.person = people.editor
        self.client = client_of(self.person)

    def fields(self, **values: Any) -> dict[str, Any]:
        return {"title": "Ngày khai trường", "collection": self.collection.pk, "tags": "", **values}

    def send(self, address: str, file: SimpleUploadedFile) -> Any:
        """POST one file as the form behind the address wants it."""
        if address.endswith(":add_multiple"):
            data = self.fields(**{"files[]": file})
            return self.client.post(
                reverse(address), data, headers={"x-requested-with": "XMLHttpRequest"}
            )
        prefix = {
            "wagtailimages_chooser:create": "image-chooser-upload-",
            "wagtaildocs_chooser:create": "document-chooser-upload-",
        }.get(address, "")
        data = {f"{prefix}{name}": value for name, value in self.fields(file=file).items()}
        return self.client.post(reverse(address), data)


PICTURE_FORMS = ("wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create")
PAPER_FORMS = ("wagtaildocs:add", "wagtaildocs:add_multiple", "wagtaildocs_chooser:create")


class PictureTests(UploadCase):
    """Pictures."""

    def stored(self) -> Image.Image:
        image = CustomImage.objects.latest("pk")
        with image.file.open() as file:
            self.content = file.read()
        self.name = image.filename
        return Image.open(BytesIO(self.content))

    def test_a_phones_photo_loses_place_and_owner_and_stands_upright(self) -> None:
        for address in PICTURE_FORMS:
            with self.subTest(address):
                CustomImage.objects.all().delete()
                self.send(address, files.sent("Sân trường.JPG", files.phone_photo()))
                stored = self.stored()
                self.assertEqual(dict(stored.getexif()), {})
                self.assertNotIn(b"Bphone", self.content)
                self.assertEqual(stored.size, (60, 90))
                self.assertGreater(stored.convert("RGB").getpixel((30, 5))[0], 200)
                self.assertRegex(self.name, r"^san-truong[\w-]*\.jpg$")

    def test_a_large_photo_that_is_spooled_to_disk_is_cleaned_too(self) -> None:
        with override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=0):
            for address in PICTURE_FORMS:
                with self.subTest(address):
                    CustomImage.objects.all().delete()
                    self.send(address, files.sent("a.jpg", files.phone_photo()))
                    self.stored()
                    self.assertNotIn(b"Bphone", self.content)

    def test_heic_of_a_phone_is_accepted_and_stored_as_jpeg(self) -> None:
        for address in PICTURE_FORMS:
            with self.subTest(address):
                CustomImage.objects.all().delete()
                self.send(address, files.sent("IMG_0042.HEIC", files.phone_photo("HEIF")))
                stored = self.stored()
                self.assertEqual(stored.format, "JPEG")
                self.assertEqual(dict(stored.getexif()), {})
                self.assertTrue(self.name.endswith(".jpg"))

    def test_replacing_the_file_of_a_picture_cleans_it(self) -> None:
        self.send("wagtailimages:add", files.sent("a.png", files.picture("PNG")))
        image = CustomImage.objects.get()
        edit = reverse("wagtailimages:edit", args=[image.pk])
        self.client.post(edit, self.fields(file=files.sent("b.jpg", files.phone_photo())))
        self.assertEqual(self.stored().format, "JPEG")
        self.assertNotIn(b"Bphone", self.content)
        self.client.post(edit, self.fields(file=files.sent("c.jpg", files.SECRET)))
        self.assertEqual(self.stored().format, "JPEG")

    def test_every_accepted_kind_is_stored_as_what_it_is(self) -> None:
        for kind in ("PNG", "WEBP", "GIF", "AVIF"):
            with self.subTest(kind):
                CustomImage.objects.all().delete()
                name = f"a.{kind.lower()}"
                self.send("wagtailimages:add", files.sent(name, files.picture(kind)))
                self.assertEqual(self.stored().format, kind)

    def test_a_wrongly_named_picture_gets_its_right_name(self) -> None:
        self.send("wagtailimages:add", files.sent("zalo.jpg", files.picture("WEBP")))
        self.assertEqual(self.stored().format, "WEBP")
        self.assertTrue(self.name.endswith(".webp"))

    def test_moving_pictures_keep_moving(self) -> None:
        frames = [Image.new("RGB", (20, 20), (shade, 0, 0)) for shade in (0, 120, 240)]
        out = BytesIO()
        frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=files.SECRET)
        self.send("wagtailimages:add", files.sent("a.gif", out.getvalue()))
        self.assertEqual(self.stored().n_frames, 3)
        self.assertNotIn(files.SECRET, self.content)

    def test_what_hides_in_a_picture_does_not_survive(self) -> None:
        hidden = {
            "comment": files.picture("JPEG", comment=files.SECRET),
            "behind": files.picture("JPEG") + files.archive(("x.html", files.SECRET)),
            "page": files.picture("PNG") + files.SECRET,
            "profile": files.picture("JPEG", icc_profile=b"\0" * 128 + files.SECRET),
        }
        for what, content in hidden.items():
            with self.subTest(what):
                CustomImage.objects.all().delete()
                kind = "png" if what == "page" else "jpg"
                self.send("wagtailimages:add", files.sent(f"a.{kind}", content, "image/jpeg"))
                self.stored()
                self.assertNotIn(files.SECRET, self.content)
                self.assertNotIn(b"PK\x03\x04", self.content)

    def test_what_is_no_picture_is_refused_with_advice(self) -> None:
        svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
        refused = {
            "a.svg": (svg, "không được nhận làm hình ảnh"),
            "b.jpg": (svg, "bị hỏng hoặc không phải là hình ảnh"),
            "c.png": (b"<html>" + files.SECRET, "bị hỏng hoặc không phải là hình ảnh"),
            "d.php": (files.picture(), "không được nhận làm hình ảnh"),
            "e.jpg": (files.picture()[:300], "bị hỏng hoặc không phải là hình ảnh"),
            "f.tiff": (files.picture("TIFF"), "không được nhận làm hình ảnh"),
            "g.jpg": (files.picture("TIFF"), "bị hỏng hoặc không phải là hình ảnh"),
            "h.png": (files.bomb(), "quá nhiều điểm ảnh"),
        }
        for address in PICTURE_FORMS:
            for name, (content, message) in refused.items():
                with self.subTest(address, name=name):
                    answer = self.send(address, files.sent(name, content, "image/jpeg"))
                    text = answer.content.decode()
                    if answer["Content-Type"] == "application/json":
                        text = str(json.loads(text))
                    self.assertIn(message, text)
        self.assertFalse(CustomImage.objects.exists())
        self.assertFalse(UploadedFile.objects.exists())

    @override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=1000)
    def test_a_file_that_is_too_big_says_how_big(self) -> None:
        content = files.picture("PNG") + b"\0" * 2000
        answer = self.send("wagtailimages:add", files.sent("a.png", content))
        self.assertRegex(answer.content.decode(), r"Tệp này nặng 2[.,]\d.KB")

    def test_what_waits_for_its_title_is_clean_already(self) -> None:
        data = self.fields(title="x" * 300, **{"files[]": files.sent("a.jpg", files.phone_photo())})
        answer = self.client.post(reverse("wagtailimages:add_multiple"), data)
        waiting = UploadedFile.objects.get()
        with waiting.file.open() as file:
            self.assertNotIn(b"Bphone", file.read())
        form = re.search(r'name="(uploaded-image-\d+)-title"', answer.json()["form"])
        assert form is not None
        self.client.post(
            reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
            {f"{form[1]}-{name}": value for name, value in self.fields().items()},
        )
        self.assertEqual(dict(self.stored().getexif()), {})

    def test_the_picture_of_an_account_is_cleaned_and_shown(self) -> None:
        address = reverse("wagtailadmin_account")
        person, form = self.person, self.account_form(address)
        for name, kind in (("toi.jpg", "JPEG"), ("toi.heic", "HEIF")):
            upload = SimpleUploadedFile(name, files.phone_photo(kind))
            saved = self.client.post(address, {**form, "avatar-avatar": upload})
            self.assertEqual(saved.status_code, 302, name)
            avatar = UserProfile.objects.get(user=person).avatar
            with avatar.open() as file:
                picture = Image.open(file)
                self.assertEqual((dict(picture.getexif()), picture.format), ({}, "JPEG"))
                self.assertEqual(picture.size, (60, 90))
            self.assertEqual(self.client.get(avatar.url).status_code, 200)
        for bad in (files.bomb(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", files.SECRET):
            upload = SimpleUploadedFile("toi.png", bad)
            answer = self.client.post(address, {**form, "avatar-avatar": upload})
            self.assertEqual(answer.status_code, 200)
            self.assertEqual(UserProfile.objects.get(user=person).avatar, avatar)

    def account_form(self, address: str) -> dict[str, str]:
        """Return the fields of the account screen as a browser would send them."""
        panels = self.client.get(address).context["panels_by_tab"].values()
        forms = [panel.get_form() for tab in panels for panel in tab if panel.name != "password"]
        fields = (form[name] for form in forms for name in form.fields if name != "avatar")
        return {field.html_name: str(field.value() or "") for field in fields}

    def test_the_original_has_no_address(self) -> None:
        self.send("wagtailimages:add", files.sent("a.jpg", files.picture()))
        image = CustomImage.objects.get()
        for host in ("localhost", self.district.schools[0].host):
            for path in (image.file.url, f"/media/images/../{image.file.name}"):
                self.assertEqual(client_of(host=host).get(path).status_code, 404)


class PaperTests(UploadCase):
    """Documents."""

    def test_ordinary_documents_are_accepted_under_a_safe_name(self) -> None:
        ooxml = (("[Content_Types].xml", b"<Types/>"),)
        accepted = {
            "Kế hoạch tháng 9.PDF": files.pdf(),
            "b.docx": files.docx(),
            "c.xlsx": files.archive(*ooxml, ("xl/workbook.xml", b"<w/>")),
            "d.pptx": files.archive(*ooxml, ("ppt/presentation.xml", b"<p/>")),
            "e.odt": files.archive(("mimetype", b"application/vnd.oasis.opendocument.text")),
            "f.doc": OLE,
            "g.csv": "họ tên,lớp\nAn,1A\n".encode(),
            "h.txt": "Thông báo".encode("utf-16"),
            "i.zip": files.archive(("thong-bao.pdf", files.pdf())),
        }
        for address in PAPER_FORMS:
            for name, content in accepted.items():
                with self.subTest(address, name=name):
                    CustomDocument.objects.all().delete()
                    self.send(address, files.sent(name, content))
                    document = CustomDocument.objects.get()
                    self.assertRegex(document.filename, r"^[\w-]+\.[a-z]{3,4}$", name)
        self.send("wagtaildocs:add", files.sent("Kế hoạch.php.PDF", files.pdf()))
        self.assertRegex(CustomDocument.objects.latest("pk").filename, r"^ke-hoach-php\w*\.pdf$")

    def test_what_does_not_fit_its_name_is_refused_with_advice(self) -> None:
        page = b"<!DOCTYPE html>" + files.SECRET
        refused = {
            "a.html": page,
            "b.svg": b"<svg/>",
            "c.pdf": page,
            "d.pdf": files.pdf(inside=page),
            "e.pdf": files.pdf(behind=files.archive(("x.html", page))),
            "f.pdf": files.pdf(behind=page),
            "g.docx": files.archive(("x.html", page)),
            "h.docx": page + files.docx(),
            "i.docx": files.docx(("word/vbaProject.bin", b"macro")),
            "j.txt": page,
            "k.csv": b"\0\1\2",
            "l.zip": files.archive(("setup.exe", b"MZ")),
            "m.zip": files.archive(("zeros.txt", b"\0" * 20_000_000)),
            "n.doc": b"MZ" + b"\0" * 600,
            "o.exe": b"MZ",
            "p": files.pdf(),
            "q.odt": files.archive(("mimetype", b"text/html")),
        }
        for address in PAPER_FORMS:
            for name, content in refused.items():
                with self.subTest(address, name=name):
                    self.send(address, files.sent(name, content, "application/pdf"))
                    self.assertFalse(CustomDocument.objects.exists())
        self.assertFalse(UploadedFile.objects.exists())
        answer = self.send("wagtaildocs:add", files.sent("i.docx", refused["i.docx"]))
        self.assertContains(answer, "macro")
        answer = self.send("wagtaildocs:add", files.sent("c.pdf", page))
        self.assertContains(answer, "không đúng là tệp PDF")
