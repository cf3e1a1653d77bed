from django.db import migrations

from socialaid.audit.triggers import protect


class Migration(migrations.Migration):
    """On SQLite a breach could be replaced by way of its due row, which is unique."""

    dependencies = [("deadlines", "0001_initial"), ("audit", "0003_sealing")]

    operations = [protect("deadlines_breach", changes_allowed=True, unique=("due_id",))]
