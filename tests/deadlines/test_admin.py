from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from deadlines import models
from deadlines.models import CalendarDay
from tests.deadlines.days import day
from tests.deadlines.people import running, somebody


@pytest.fixture
def administrator(reference):
    user = somebody("Administrator", is_staff=True, is_superuser=True)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    return user


def test_administrator_edits_a_day_and_running_terms_follow(client, office, administrator):
    due = running(office, day("Fri 30 Oct 2026"))
    client.force_login(administrator)

    client.post(reverse("admin:deadlines_calendarday_add"), {"date": "2026-11-14", "working": "on"})

    due.refresh_from_db()
    assert CalendarDay.objects.filter(date=date(2026, 11, 14), working=True).exists()
    assert due.act_by == day("Sat 14 Nov 2026")


def test_day_is_never_deleted_there(administrator):
    request = RequestFactory().get("/")
    request.user = administrator

    assert not admin.site.get_model_admin(CalendarDay).has_delete_permission(request)


@pytest.mark.parametrize("model", [models.Due, models.DueStep, models.Breach, models.DigestLine])
def test_terms_and_breaches_are_not_in_the_administrators_pages(model):
    assert not admin.site.is_registered(model)
