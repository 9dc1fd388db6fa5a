"""Make the one workflow, so that a fresh database has it before anybody runs a command.

`moderation.services.workflow.workflow_sync` keeps it right afterwards, its name included.
"""

from __future__ import annotations

from django.db import migrations

NAME = "Approval"


def make_workflow(apps, schema_editor):
    """Create task, workflow and the two attachments if they are missing."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    ApprovalTask = apps.get_model("moderation", "ApprovalTask")
    if ApprovalTask.objects.exists():
        return
    task_type, _ = ContentType.objects.get_or_create(app_label="moderation", model="approvaltask")
    task = ApprovalTask.objects.create(name=NAME, active=True, content_type=task_type)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=NAME, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    if root is not None:
        apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
            page=root, defaults={"workflow": workflow}
        )
    feature_type, _ = ContentType.objects.get_or_create(app_label="news", model="feature")
    apps.get_model("wagtailcore", "WorkflowContentType").objects.update_or_create(
        content_type=feature_type, defaults={"workflow": workflow}
    )


def remove_workflow(apps, schema_editor):
    """Remove what was made; states of running workflows go with it."""
    tasks = apps.get_model("moderation", "ApprovalTask").objects.values_list("pk", flat=True)
    apps.get_model("wagtailcore", "Workflow").objects.filter(
        workflow_tasks__task__in=list(tasks)
    ).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(pk__in=list(tasks)).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_initial"),
        ("news", "0002_relations"),
        ("school_sites", "0002_remove_wagtail_defaults"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_workflow, remove_workflow)]
