import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("library", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ward",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=80, verbose_name="English name"),
                ),
                (
                    "slug",
                    models.SlugField(
                        max_length=80, unique=True, verbose_name="short name for addresses"
                    ),
                ),
            ],
            options={
                "verbose_name": "ward",
                "verbose_name_plural": "wards",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="FormerHost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "hostname",
                    models.CharField(max_length=253, unique=True, verbose_name="host name"),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_hosts",
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "former host name",
                "verbose_name_plural": "former host names",
            },
        ),
        migrations.CreateModel(
            name="SiteSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "palette",
                    models.CharField(
                        choices=[
                            ("ink", "Ink violet"),
                            ("flame", "Flame tree"),
                            ("chalkboard", "Chalkboard"),
                            ("sky", "Sky"),
                            ("terracotta", "Terracotta"),
                            ("lotus", "Lotus"),
                            ("rice", "Rice"),
                            ("sea", "Sea"),
                        ],
                        default="ink",
                        max_length=12,
                        verbose_name="colour",
                    ),
                ),
                (
                    "tagline",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="line under the name"
                    ),
                ),
                ("facebook_url", models.URLField(blank=True, verbose_name="Facebook page")),
                ("zalo_url", models.URLField(blank=True, verbose_name="Zalo page")),
                ("youtube_url", models.URLField(blank=True, verbose_name="YouTube channel")),
                (
                    "banner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="library.customimage",
                        verbose_name="banner picture",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="library.customimage",
                        verbose_name="logo",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "look of the site",
                "verbose_name_plural": "looks of the sites",
            },
        ),
        migrations.CreateModel(
            name="School",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Short and lasting; it is also the first part of the site's address.",
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z][a-z0-9]{1,39}$",
                                "Use lower-case letters and digits only, beginning with a letter.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("kindergarten", "Kindergarten"),
                            ("primary", "Primary school"),
                            ("lower_secondary", "Lower-secondary school"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                ("name", models.CharField(max_length=160, unique=True, verbose_name="name")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="English name"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=240, verbose_name="address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("map_url", models.URLField(blank=True, verbose_name="link to a map")),
                (
                    "spokesperson_name",
                    models.CharField(blank=True, max_length=120, verbose_name="spokesperson"),
                ),
                (
                    "spokesperson_post",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="spokesperson's post"
                    ),
                ),
                (
                    "spokesperson_phone",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="spokesperson's telephone"
                    ),
                ),
                (
                    "spokesperson_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="spokesperson's e-mail"
                    ),
                ),
                (
                    "root_key",
                    models.UUIDField(
                        editable=False,
                        help_text="Translation key of the root page: finds the root in every language.",
                        unique=True,
                    ),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="opened at")),
                (
                    "collection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school",
                        to="wagtailcore.collection",
                    ),
                ),
                (
                    "editors",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_edited",
                        to="auth.group",
                    ),
                ),
                (
                    "root_page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_rooted",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school",
                        to="wagtailcore.site",
                    ),
                ),
                (
                    "webmasters",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_mastered",
                        to="auth.group",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schools",
                        to="school_sites.ward",
                        verbose_name="ward",
                    ),
                ),
            ],
            options={
                "verbose_name": "school",
                "verbose_name_plural": "schools",
                "ordering": ["level", "name"],
            },
        ),
    ]
