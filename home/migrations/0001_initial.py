import core.site_root
import django.db.models.deletion
import home.models.week_menu
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "introduction",
                    models.TextField(blank=True, max_length=600, verbose_name="introduction"),
                ),
                (
                    "office_hours",
                    models.CharField(blank=True, max_length=200, verbose_name="office hours"),
                ),
            ],
            options={
                "verbose_name": "contact page",
                "verbose_name_plural": "contact pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="DayMenu",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                        ],
                        verbose_name="day",
                    ),
                ),
                (
                    "breakfast",
                    models.CharField(blank=True, max_length=200, verbose_name="morning meal"),
                ),
                ("lunch", models.CharField(max_length=200, verbose_name="lunch")),
                (
                    "snack",
                    models.CharField(blank=True, max_length=200, verbose_name="afternoon meal"),
                ),
                (
                    "allergens",
                    models.CharField(blank=True, max_length=160, verbose_name="allergens"),
                ),
            ],
            options={
                "verbose_name": "menu of a day",
                "verbose_name_plural": "menus of the days",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DocumentsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "introduction",
                    models.TextField(blank=True, max_length=600, verbose_name="introduction"),
                ),
            ],
            options={
                "verbose_name": "document list",
                "verbose_name_plural": "document lists",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ListedDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(blank=True, max_length=240, verbose_name="title shown")),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="For example 12/KH-TH.",
                        max_length=60,
                        verbose_name="number and symbol",
                    ),
                ),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
            ],
            options={
                "verbose_name": "listed document",
                "verbose_name_plural": "listed documents",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PortalHomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "office_name",
                    models.CharField(max_length=160, verbose_name="name of the office"),
                ),
                (
                    "introduction",
                    models.CharField(blank=True, max_length=300, verbose_name="introduction"),
                ),
            ],
            options={
                "verbose_name": "portal home page",
                "verbose_name_plural": "portal home pages",
            },
            bases=(core.site_root.SiteRootMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="SchoolHomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("welcome", models.TextField(blank=True, max_length=600, verbose_name="welcome")),
            ],
            options={
                "verbose_name": "school home page",
                "verbose_name_plural": "school home pages",
            },
            bases=(core.site_root.SiteRootMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="StaffMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("post", models.CharField(max_length=120, verbose_name="post")),
                ("duties", models.CharField(blank=True, max_length=240, verbose_name="duties")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "is_leader",
                    models.BooleanField(default=False, verbose_name="belongs to the leaders"),
                ),
            ],
            options={
                "verbose_name": "staff member",
                "verbose_name_plural": "staff",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StaffPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "introduction",
                    models.TextField(blank=True, max_length=600, verbose_name="introduction"),
                ),
            ],
            options={
                "verbose_name": "leaders and staff page",
                "verbose_name_plural": "leaders and staff pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StandardPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("summary", models.TextField(blank=True, max_length=320, verbose_name="summary")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("quote", 4),
                            ("picture", 7),
                            ("gallery", 11),
                            ("video", 14),
                            ("document", 17),
                            ("table", 18),
                            ("callout", 22),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("blocks.heading.HeadingBlock", (), {"group": "Text"}),
                            1: ("blocks.paragraph.ParagraphBlock", (), {"group": "Text"}),
                            2: ("wagtail.blocks.TextBlock", (), {"label": "Quotation", "rows": 3}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Who said it", "max_length": 120, "required": False},
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 2), ("source", 3)]],
                                {"group": "Text"},
                            ),
                            5: ("wagtail.images.blocks.ImageBlock", [], {"label": "Picture"}),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 240, "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 5), ("caption", 6)]],
                                {"group": "Pictures and video"},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "label": "Title of the gallery",
                                    "max_length": 120,
                                    "required": False,
                                },
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("image", 5), ("caption", 6)]], {}),
                            10: (
                                "wagtail.blocks.ListBlock",
                                (9,),
                                {"label": "Pictures", "max_num": 30, "min_num": 2},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 8), ("pictures", 10)]],
                                {"group": "Pictures and video"},
                            ),
                            12: ("wagtail.blocks.URLBlock", (), {"label": "Address of the video"}),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title", "max_length": 160},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("url", 12), ("title", 13)]],
                                {"group": "Pictures and video"},
                            ),
                            15: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Document"},
                            ),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Leave empty to show the document's own title.",
                                    "label": "Title shown",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("document", 15), ("title", 16)]],
                                {"group": "More"},
                            ),
                            18: ("blocks.table.TableBlock", (), {"group": "More"}),
                            19: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("note", "Note"),
                                        ("date", "Date to remember"),
                                        ("important", "Important"),
                                    ],
                                    "label": "Kind",
                                },
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 120, "required": False},
                            ),
                            21: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "link", "ul"], "label": "Text"},
                            ),
                            22: (
                                "wagtail.blocks.StructBlock",
                                [[("kind", 19), ("heading", 20), ("text", 21)]],
                                {"group": "More"},
                            ),
                        },
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="WeekMenuPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "week_of",
                    models.DateField(
                        default=home.models.week_menu.this_monday, verbose_name="Monday of the week"
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=240, verbose_name="remark")),
            ],
            options={
                "verbose_name": "menu of the week",
                "verbose_name_plural": "menus of the week",
            },
            bases=("wagtailcore.page",),
        ),
    ]
