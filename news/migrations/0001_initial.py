import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("library", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticeIndexPage",
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
                    models.CharField(blank=True, max_length=300, verbose_name="introduction"),
                ),
            ],
            options={
                "verbose_name": "notice list",
                "verbose_name_plural": "notice lists",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="NoticePage",
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
                    "date",
                    models.DateField(
                        db_index=True, default=django.utils.timezone.localdate, verbose_name="date"
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        help_text="After this day the notice leaves the lists. Leave empty to keep it there.",
                        null=True,
                        verbose_name="applies until",
                    ),
                ),
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
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="SectionPage",
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
                    "summary",
                    models.CharField(
                        blank=True, max_length=240, verbose_name="what this section shows"
                    ),
                ),
                (
                    "order",
                    models.CharField(
                        choices=[
                            ("newest", "Newest acceptance first"),
                            ("story_date", "Newest story first"),
                            ("hand", "By hand, then newest"),
                        ],
                        default="hand",
                        max_length=12,
                        verbose_name="order",
                    ),
                ),
                (
                    "how_many",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="how many on the portal home",
                    ),
                ),
                (
                    "changed_items",
                    models.CharField(
                        choices=[
                            ("stays", "It stays while it is reviewed"),
                            ("held", "It is hidden until it is reviewed"),
                        ],
                        default="stays",
                        max_length=8,
                        verbose_name="an item that changed after acceptance",
                    ),
                ),
                (
                    "on_home",
                    models.BooleanField(default=True, verbose_name="show on the portal home"),
                ),
            ],
            options={
                "verbose_name": "district section",
                "verbose_name_plural": "district sections",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StoryIndexPage",
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
                    models.CharField(blank=True, max_length=300, verbose_name="introduction"),
                ),
            ],
            options={
                "verbose_name": "news list",
                "verbose_name_plural": "news lists",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StoryPage",
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
                    "summary",
                    models.TextField(
                        help_text="Two sentences: what happened, for whom. Shown in lists and in search.",
                        max_length=320,
                        validators=[django.core.validators.MaxLengthValidator(320)],
                        verbose_name="summary",
                    ),
                ),
                (
                    "cover_alt",
                    models.CharField(
                        blank=True,
                        help_text="Read aloud to readers who cannot see the picture.",
                        max_length=240,
                        verbose_name="what the cover shows",
                    ),
                ),
                (
                    "cover_decorative",
                    models.BooleanField(default=False, verbose_name="the cover is decoration only"),
                ),
                (
                    "date",
                    models.DateField(
                        db_index=True, default=django.utils.timezone.localdate, verbose_name="date"
                    ),
                ),
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
                (
                    "author_credit",
                    models.CharField(
                        blank=True,
                        help_text="For example: class 4A, or the teacher's name.",
                        max_length=120,
                        verbose_name="author",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="StoryTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=255, unique=True)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
                ("name", models.CharField(max_length=160, unique=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=160, verbose_name="English name")),
                (
                    "slug",
                    models.SlugField(
                        max_length=80, unique=True, verbose_name="short name for addresses"
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        help_text="Shown above headlines and on filters.",
                        max_length=40,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_en",
                    models.CharField(max_length=40, verbose_name="English short name"),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=400, verbose_name="what belongs here"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
            },
        ),
        migrations.CreateModel(
            name="Feature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "story_key",
                    models.UUIDField(
                        db_index=True,
                        editable=False,
                        help_text="Translation key of the story: finds it in the reader's language.",
                    ),
                ),
                (
                    "story_title",
                    models.CharField(
                        default="",
                        editable=False,
                        max_length=255,
                        verbose_name="title when it was offered",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Waiting at the office"),
                            ("returned", "Returned with a comment"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn by the school"),
                            ("taken_down", "Taken down by the office"),
                        ],
                        db_index=True,
                        default="offered",
                        editable=False,
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, max_length=600, verbose_name="note to the office"),
                ),
                ("offered_at", models.DateTimeField(db_index=True, verbose_name="offered at")),
                (
                    "claimed_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="held until"),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("privacy", "Privacy of children or staff"),
                            ("quality", "Text or pictures need work"),
                            ("off_topic", "Not our topic"),
                            ("duplicate", "Already featured"),
                            ("out_of_date", "Out of date"),
                            ("legal", "Legal reasons"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                (
                    "comment",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="comment to the school"
                    ),
                ),
                (
                    "headline",
                    models.CharField(
                        blank=True,
                        help_text="Leave empty to show the story's own title.",
                        max_length=160,
                        verbose_name="own headline",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Leave empty to show the story's own summary.",
                        max_length=320,
                        verbose_name="own summary",
                    ),
                ),
                (
                    "image_alt",
                    models.CharField(
                        blank=True, max_length=240, verbose_name="what the picture shows"
                    ),
                ),
                (
                    "rank",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Lower stands first; empty = automatic.",
                        null=True,
                        verbose_name="place",
                    ),
                ),
                ("pinned", models.BooleanField(default=False, verbose_name="keep at the top")),
                (
                    "visible_from",
                    models.DateTimeField(blank=True, null=True, verbose_name="show from"),
                ),
                (
                    "visible_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="show until"),
                ),
                (
                    "update_policy",
                    models.CharField(
                        choices=[
                            ("follow", "Show the new text at once"),
                            ("re_review", "Tell the desk, which looks again"),
                        ],
                        default="follow",
                        max_length=10,
                        verbose_name="when the school edits the story",
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="accepted at"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="changed since acceptance",
                    ),
                ),
                (
                    "accepted_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
                (
                    "claimed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="held by",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="library.customimage",
                        verbose_name="own picture",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="offered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "feature",
                "verbose_name_plural": "features",
                "ordering": ["-offered_at", "-pk"],
            },
        ),
    ]
