"""What is typed into a draft and not saved yet, when somebody last worked on it, and which consent was given."""

from typing import Any

import django.utils.timezone
from django.db import migrations, models
from django.db.models import F

import socialaid.lib.encryption


def touched_when_begun(apps: Any, schema_editor: Any) -> None:
    """Drafts of before were last worked on when they were begun, as far as anybody knows."""
    apps.get_model("applications", "Application").objects.update(touched_at=F("started_at"))


class Migration(migrations.Migration):
    dependencies = [("applications", "0002_household")]

    operations = [
        migrations.AddField("application", "consent_version", models.CharField(blank=True, max_length=20)),
        migrations.AddField("application", "kept", socialaid.lib.encryption.EncryptedTextField(blank=True, default="")),
        migrations.AddField("application", "touched_at", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("application", "warned_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddIndex(
            "application",
            models.Index(
                condition=models.Q(("state", "draft")), fields=["touched_at"], name="application_drafts_by_touch"
            ),
        ),
        migrations.RunPython(touched_when_begun, migrations.RunPython.noop),
    ]
