"""Where the income counts: the department next door to that of the cast, and a family to write down there."""

from typing import Any

from applications.actions import drafting, household
from applications.models import Application, HouseholdMember
from entitlements.models import Category
from offices.models import Office
from portal.demo import cases
from portal.demo.cases import Setting
from socialaid.accounts.models import User
from tests.applications.scene import clock
from tests.cast import Cast


def next_door(cast: Cast) -> Setting:
    """The department of Arshaly, which asks for document 14 and looks at the subsistence minimum."""
    office = Office.objects.get(code="arshaly")
    people = {user.username.partition(".")[2]: user for user in User.objects.filter(username__startswith="arshaly.")}
    return Setting(office, people, cast.setting.names, cast.setting.calendar, cast.setting.today)


def hardship() -> Category:
    return Category.objects.get(code="arshaly-hardship-2010")


def begun_next_door(cast: Cast, user: User | None = None) -> Application:
    """An empty draft that asks for the family and its income."""
    setting = next_door(cast)
    return drafting.begin(
        user=user or cast.applicant, office=setting.office, category=hardship(), today=setting.today, now=clock(cast)
    )


def place_of_hardship(cast: Cast) -> int:
    codes = [category.code for category in cases.categories_of(next_door(cast).office, cast.setting.today)]
    return codes.index(hardship().code)


def ready_next_door(cast: Cast) -> Application:
    """A draft with nothing missing, the family among it."""
    setting = next_door(cast)
    return cases.begun(setting, cast.applicant, setting.today, place=place_of_hardship(cast))


def filed_next_door(cast: Cast, back: int = 1) -> Application:
    setting = next_door(cast)
    return cases.filed_online(setting, cast.applicant, setting.back(back), place=place_of_hardship(cast))


def added(cast: Cast, case: Application, name: str = "Бекова Айару", **more: Any) -> HouseholdMember:
    answers = {"relation": "child", "birth_date": None, "by": cast.applicant} | more
    return household.add_member(application=case, name=name, today=cast.setting.today, now=clock(cast), **answers)


def income(cast: Cast, case: Application, member: HouseholdMember | None = None, /, **sums: int) -> HouseholdMember:
    """What the applicant writes down for a member, or for herself."""
    return household.write_income(
        application=case,
        member=member.pk if member else None,
        sums=sums,
        by=cast.applicant,
        today=cast.setting.today,
        now=clock(cast),
    )
