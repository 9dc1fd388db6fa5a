"""`open_schools`: the office's list as it is, and what is wrong with it in plain words."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase
from openpyxl import Workbook
from wagtail.models import Page

from sites.importing import FileProblem, running, schools_import, table_read
from sites.models import School
from sites.services import school_change_host
from tests.support.district import DistrictTestCase, client_of

HEADER = "code,level,name,name_en,ward,subdomain"
GOOD = (
    "mnhoamai,kindergarten,Trường Mầm non Hoa Mai,Hoa Mai Kindergarten,Phúc Đồng,mnhoamai",
    "thbinhminh,primary,Trường Tiểu học Bình Minh,,Sài Đồng,binhminh",
)
BAD = {
    3: (b"thdaihoc,university,Truong Dai hoc,,Viet Hung,thdaihoc", "level", "university"),
    4: (b"mnhoamai,primary,Truong khac,,Viet Hung,truongkhac", "code", "dòng 2"),
    5: ("thkhac,primary,Trường Mầm non Hoa Mai,,Việt Hưng,thkhac".encode(), "name", "dòng 2"),
    6: (b"thtrung,primary,Truong trung,,Viet Hung,mnhoamai", "subdomain", "dòng 2"),
    7: (b"thwww,primary,Truong www,,Viet Hung,www", "subdomain", "www"),
    8: (b"thsai,primary,Truong sai,,Viet Hung,sai_ten", "subdomain", "sai_ten"),
    9: (b"thkhongphuong,primary,Truong khong phuong,,,thkp", "ward", "phường"),
    10: (b"thkhongten,primary,,,Viet Hung,thkt", "name", "tên"),
    11: (b"1th,primary,Truong mot,,Viet Hung,motth", "code", "1th"),
    12: (b"thdai" + b"a" * 40 + b",primary,Truong dai,,Viet Hung,thdai", "code", "40"),
    13: (b"ththieu,primary,Truong thieu", "", "3 cột"),
    14: (b"thma,primary,Tr\xbb\xdfng,,Viet Hung,thma", "", "UTF-8"),
    15: (b"truong1,primary,Truong la,,Viet Hung,truongla", "code", "Trường Thử nghiệm số 1"),
}


def as_file(*rows: str | bytes, header: str = HEADER, line_end: bytes = b"\n") -> io.BytesIO:
    """Return a CSV file with a header."""
    lines = [row.encode() if isinstance(row, str) else row for row in (header, *rows)]
    return io.BytesIO(line_end.join(lines) + line_end)


class OpenTests(DistrictTestCase):
    """From a file to answering sites."""

    school_count = 1

    def _command(self, file: io.BytesIO, *options: str) -> tuple[str, str, int]:
        out, errors, code = io.StringIO(), io.StringIO(), 0
        with tempfile.NamedTemporaryFile(suffix=".csv") as handle:
            handle.write(file.getvalue())
            handle.flush()
            try:
                call_command("open_schools", handle.name, *options, stdout=out, stderr=errors)
            except CommandError as error:
                errors.write(str(error))
                code = error.returncode
        return out.getvalue(), errors.getvalue(), code

    def test_a_good_file_opens_every_school_once(self) -> None:
        out, errors, code = self._command(as_file(*GOOD))
        self.assertEqual((errors, code), ("", 0))
        self.assertIn("Đã mở 2 trường", out)
        self.assertEqual(client_of(host="binhminh.localhost").get("/").status_code, 200)
        out, errors, code = self._command(as_file(*GOOD))
        self.assertEqual((errors, code), ("", 0))
        self.assertIn("Đã mở 0 trường, 2 trường đã có", out)
        self.assertEqual(School.objects.count(), 3)
        self.assertEqual(Page.find_problems(), ([], [], [], [], []))

    def test_thirteen_kinds_of_bad_rows_give_thirteen_clear_messages(self) -> None:
        rows = [GOOD[0], *(row for row, _column, _word in BAD.values())]
        _out, errors, code = self._command(as_file(*rows))
        messages = errors.strip().splitlines()
        self.assertEqual(len(messages), len(BAD) + 1)
        for message, (line, (_row, column, word)) in zip(messages, BAD.items(), strict=False):
            with self.subTest(line=line):
                place = f"Dòng {line}, cột “{column}”: " if column else f"Dòng {line}: "
                self.assertTrue(message.startswith(place), message)
                self.assertIn(word, message)
        self.assertIn("Đã mở 1 trường", messages[-1])
        self.assertEqual(code, 1)
        self.assertTrue(School.objects.filter(code="mnhoamai").exists())

    def test_all_or_nothing_opens_none_if_one_is_bad(self) -> None:
        _out, errors, code = self._command(as_file(*GOOD, BAD[7][0]), "--all-or-nothing")
        self.assertIn("Dòng 4", errors)
        self.assertEqual((School.objects.count(), code), (1, 1))
        _out, _errors, code = self._command(as_file(*GOOD), "--all-or-nothing")
        self.assertEqual((School.objects.count(), code), (3, 0))

    def test_all_or_nothing_takes_back_what_was_opened_when_a_later_one_fails(self) -> None:
        real, calls = running.school_open, []

        def second_fails(**kwargs: object) -> School:
            calls.append(kwargs)
            if len(calls) == 2:
                raise RuntimeError
            return real(**kwargs)

        with patch.object(running, "school_open", second_fails), self.assertRaises(RuntimeError):
            schools_import(stream=as_file(*GOOD), all_or_nothing=True)
        self.assertEqual(School.objects.count(), 1)
        self.assertEqual(Page.find_problems(), ([], [], [], [], []))

    def test_a_school_that_somebody_else_opens_meanwhile_is_no_problem(self) -> None:
        real = running.school_open

        def overtaken(**kwargs: object) -> School:
            real(**kwargs)
            return real(**kwargs)

        with patch.object(running, "school_open", overtaken):
            report = schools_import(stream=as_file(*GOOD))
        self.assertEqual((len(report.already), report.opened, report.problems), (2, [], []))

    def test_a_webmaster_who_was_deactivated_is_reported_at_the_row(self) -> None:
        self.district.schools[0].editor.is_active = False
        self.district.schools[0].editor.save()
        row = f"{GOOD[0]},{self.district.schools[0].editor.email}"
        report = schools_import(stream=as_file(row, header=f"{HEADER},E-mail"))
        self.assertEqual([(p.line, p.column) for p in report.problems], [(2, "E-mail")])
        self.assertEqual(School.objects.count(), 1)

    def test_a_dry_run_reports_and_opens_nothing(self) -> None:
        _out, errors, code = self._command(as_file(*GOOD, BAD[7][0]), "--dry-run")
        self.assertIn("Dòng 4, cột “subdomain”", errors)
        self.assertIn("2 trường sẽ mở", errors)
        self.assertEqual((School.objects.count(), code), (1, 1))

    def test_a_school_that_moved_to_another_host_is_still_known(self) -> None:
        self._command(as_file(*GOOD))
        school_change_host(school=School.objects.get(code="mnhoamai"), label="hoamai")
        _out, errors, code = self._command(as_file(*GOOD))
        self.assertEqual((errors, code), ("", 0))

    def test_a_missing_file_is_one_sentence_and_exit_code_two(self) -> None:
        with self.assertRaises(CommandError) as caught:
            call_command("open_schools", str(Path("khong") / "co.csv"))
        self.assertEqual(caught.exception.returncode, 2)

    def test_the_way_a_file_was_saved_does_not_matter(self) -> None:
        wild = "Mã;CẤP HỌC;Tên trường;Tên tiếng Anh;Phường;Tên miền;;"
        rows = ('MNHoaMai; Mầm non ;"Trường Mầm non; Hoa Mai";;Phúc Đồng;;;', "", ";;;;;;;")
        files = {
            "semicolons, BOM, CRLF, Vietnamese headers": b"\xef\xbb\xbf"
            + as_file(*rows, header=wild, line_end=b"\r\n").getvalue(),
            "UTF-16 as Excel writes it": as_file(*rows, header=wild)
            .getvalue()
            .decode()
            .encode("utf-16"),
            "tabs": as_file(*rows, header=wild)
            .getvalue()
            .replace(b"; Hoa Mai", b", Hoa Mai")
            .replace(b";", b"\t"),
        }
        for name, raw in files.items():
            with self.subTest(name):
                report = schools_import(stream=io.BytesIO(raw), dry_run=True)
                self.assertEqual([str(problem) for problem in report.problems], [])
                [row] = report.good
                self.assertEqual((row.line, row.data.code), (2, "mnhoamai"))
                self.assertEqual(row.data.level, "kindergarten")

    def test_every_way_to_write_a_level(self) -> None:
        words = {
            "kindergarten": ("Mầm non", "MẦM NON", "mam non", "MN", "Kindergarten"),
            "primary": ("Tiểu học", "TH", "primary"),
            "lower_secondary": ("THCS", "Trung học cơ sở", "lower_secondary", "Cấp 2"),
        }
        for level, writings in words.items():
            for writing in writings:
                with self.subTest(writing):
                    row = f"thabc,{writing},Trường A,,Bồ Đề,"
                    report = schools_import(stream=as_file(row), dry_run=True)
                    self.assertEqual([row.data.level for row in report.good], [level])

    def test_excel_files_are_read_like_csv(self) -> None:
        book = Workbook()
        sheet = book.active
        sheet.append(["Mã", "Cấp", "Tên", "Phường"])
        sheet.append(["mnhoamai", "Mầm non", "Trường Mầm non Hoa Mai", "Phúc Đồng"])
        sheet.append([None, None, None, None])
        sheet.append(["thbinhminh", "Đại học", 2024.0, "Sài Đồng"])
        stream = io.BytesIO()
        book.save(stream)
        report = schools_import(stream=io.BytesIO(stream.getvalue()))
        self.assertEqual([school.code for school in report.opened], ["mnhoamai"])
        self.assertEqual([(p.line, p.column) for p in report.problems], [(4, "Cấp")])


class UnreadableFileTests(SimpleTestCase):
    """Files without a usable table are refused with a reason."""

    def test_each_says_what_to_do(self) -> None:
        cases = {
            "rỗng": b"  \n",
            "Cột không nhận ra “màu”": "code,level,name,ward,màu\n".encode(),
            "ward": b"code,level,name\nx,y,z\n",
            "hai lần": b"code,level,name,ward,CODE\n",
            ".xls": b"\xd0\xcf\x11\xe0rest",
            "Excel": b"PK\x03\x04damaged",
            "5 MB": b"x" * 5_000_001,
            "“\ufffd": b"code,level,name,ward,\xff\xfe\x00\n",
        }
        for word, raw in cases.items():
            with self.subTest(word), self.assertRaises(FileProblem) as caught:
                table_read(io.BytesIO(raw))
            if not word.startswith("“"):
                self.assertIn(word, str(caught.exception))

    def test_an_unclosed_quotation_mark_is_reported_at_its_line(self) -> None:
        table = table_read(as_file(GOOD[0], 'th,primary,"Trường,,Bồ Đề,x'))
        self.assertEqual([problem.line for problem in table.problems], [3])
        self.assertEqual(len(table.rows), 1)
