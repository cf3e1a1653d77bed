"""People of the demo who act for others: a daughter with her father's case, a social worker with a list."""

from datetime import date, datetime
from typing import Any

from applications.acting import Ground, LettersTo
from applications.actions import drafting, filing, people, representing
from applications.models import Application, Represented, Way
from portal.demo.cases import Setting, categories_of, hand_in_scans, moment, with_family
from portal.demo.names import Invented
from portal.demo.staff import Staff
from socialaid.accounts.models import User

DAUGHTER, SOCIAL_WORKER = "applicant.dina", "social.saule"
POWER_OF_ATTORNEY = "Сенімхат № 512, 03.03.2026, нотариус Ә. Серікова"
ORDER = "Бұйрық № 18-ж, 12.01.2026, аудандық бөлім"


def people_who_act(setting: Setting, staff: Staff) -> None:
    """Sign-ins of two people who act for others, their lists, and the cases that they have filed."""
    daughter, helper = staff.sign_in(DAUGHTER), staff.sign_in(SOCIAL_WORKER)
    begun, sent = setting.back(3), setting.back(2)
    father = somebody(setting, daughter, Ground.PROXY, POWER_OF_ATTORNEY, begun, sex="men", email="father@example.com")
    filed_for(setting, daughter, father, sent, letters_to=LettersTo.BOTH, language="ru")
    listed = [somebody(setting, helper, Ground.SOCIAL_WORKER, ORDER, begun) for _place in range(3)]
    for place, person in enumerate(listed[:2]):
        filed_for(setting, helper, person, sent, letters_to=LettersTo.REPRESENTATIVE, place=place)


def somebody(
    setting: Setting, user: User, ground: Ground, words: str, day: date, *, sex: str = "", email: str = ""
) -> Represented:
    """An invented person on the list of `user`."""
    person = setting.names.person(sex)
    address = setting.names.address(setting.office.territory_kk)
    typed: dict[str, Any] = {"ground": ground, "words": words, "address": address, "email": email}
    return people.keep(user=user, now=moment(day, 18), **typed, **_who(person))


def _who(person: Invented) -> dict[str, Any]:
    fields = ("surname", "given_name", "patronymic", "iin", "birth_date", "phone")
    return {field: getattr(person, field) for field in fields}


def begun_for(
    setting: Setting, user: User, person: Represented, now: datetime, *, letters_to: LettersTo, place: int = 0
) -> Application:
    """A draft about `person`, with who acts for it."""
    choices = categories_of(setting.office, now.date())
    category = choices[place % len(choices)]
    draft = drafting.begin(user=user, office=setting.office, category=category, today=now.date(), now=now)
    representing.act_for(draft=draft, person=person, by=user)
    phone = setting.names.person_of(user.username).phone
    representing.answer_about_acting(draft=draft, name=user.full_name, phone=phone, letters_to=letters_to)
    return draft


def filed_for(
    setting: Setting,
    user: User,
    person: Represented,
    day: date,
    *,
    letters_to: LettersTo,
    language: str = "kk",
    place: int = 0,
) -> Application:
    """A case that `user` has filed for `person`, with every answer and scan in its place."""
    now = moment(day, 19, 20)
    draft = begun_for(setting, user, person, now, letters_to=letters_to, place=place)
    words = setting.names.words(language)
    drafting.answer(draft=draft, account=setting.names.account(), words=words, way=Way.VISIT, language=language)
    with_family(draft, user, now)
    draft.refresh_from_db()
    hand_in_scans(draft, user, now)
    return filing.file(draft=draft, by=user, consent=True, may_act=True, today=day, now=moment(day, 19, 55))
