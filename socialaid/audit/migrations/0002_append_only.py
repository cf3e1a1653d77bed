from django.db import migrations

from socialaid.audit.triggers import protect


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [protect("audit_event"), protect("audit_reading")]
