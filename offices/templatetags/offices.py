"""Template filters for the hours of an office."""

from django import template

from offices import wording
from offices.models import Office

register = template.Library()


@register.filter
def hours(office: Office) -> str:
    return wording.hours_words(office)


@register.filter
def reception_hours(office: Office) -> list[tuple[str, str]]:
    return wording.reception_words(office)
