"""What happened to people, in their own words: the groups in which categories are offered."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    ILLNESS = "illness", _("Illness, treatment, the way to a hospital")
    DISABILITY = "disability", _("Disability")
    INCOME = "income", _("Little money, hard times")
    DISASTER = "disaster", _("Fire, flood or another disaster")
    BURIAL = "burial", _("Somebody has died")
    CHILDREN = "children", _("Children, large family, guardianship")
    STUDIES = "studies", _("Paying for studies")
    VETERANS = "veterans", _("Veterans, home-front workers, camp prisoners")
    WORK = "work", _("A young specialist, or a new start in life")
    OTHER = "other", _("Something else")
