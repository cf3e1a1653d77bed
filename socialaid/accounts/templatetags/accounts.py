"""How the pages of an account show devices and numbers."""

from django import template

from socialaid.accounts import devices, phones

register = template.Library()
register.filter("device_name", devices.device_name)
register.filter("mask_phone", phones.mask_phone)
