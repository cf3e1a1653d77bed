"""Where an office finds the letters that a person looks after."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Shelf(TextChoices):
    POST = "post", _("For the post")
    COUNTER = "counter", _("To collect at the counter")
    FAILED = "failed", _("Not delivered")
    DONE = "done", _("Done")
