"""Paragraph 24 and annex 1: where the departments, the directorate and the akimat are, and when they receive."""

from datetime import time

import pytest

from offices.actions import loading
from offices.models import Office

EVERY_WORKDAY = [0, 1, 2, 3, 4]

ANNEX_1 = [
    (
        "akkol",
        "Ақкөл ауданы, Ақкөл қаласы, Нұрмағамбетов көшесі, 81",
        ["8 (71638) 2-10-48"],
        ["Sobes_akkol@gcvp.kz"],
        ["www.akmol.kz"],
    ),
    (
        "arshaly",
        "Аршалы ауданы, Аршалы селосы, Тәшенов көшесі, 47",
        ["8 (71644) 2-13-76"],
        ["Arshaly_rotz@kokshetau.online.kz"],
        ["www.akmol.kz"],
    ),
    (
        "astrakhan",
        "Астрахан ауданы, Астраханка селосы, Әл-Фараби көшесі, 50",
        ["8 (71641) 2-25-34"],
        ["Astr_socz@kokshetau.online.kz"],
        ["www.akmol.kz"],
    ),
    (
        "atbasar",
        "Атбасар ауданы, Атбасар қаласы, Уәлиханов көшесі, 9",
        ["8 (71643) 4-28-07"],
        ["Atb_rotzisn@kokshetau.online.kz"],
        ["www.akmol.kz"],
    ),
    (
        "bulandy",
        "Бұланды ауданы, Макинск қаласы, Некрасов көшесі, 19",
        ["8 (71646) 2-21-38"],
        ["Bulandy_rozsp15k@mail.kz"],
        ["www.akmol.kz"],
    ),
    (
        "egindikol",
        "Егіндікөл ауданы, Егіндікөл селосы, Жеңіс көшесі, 6",
        ["8 (71642) 2-15-44"],
        ["Egindykol_ozsp@mail.ru"],
        ["www.akmol.kz"],
    ),
    (
        "enbekshilder",
        "Еңбекшілдер ауданы, Степняк қаласы, Ленин көшесі, 64",
        ["8 (71639) 2-21-29"],
        ["enbekrotz@mail.kz"],
        ["www.akmol.kz"],
    ),
    (
        "ereimentau",
        "Ерейментау ауданы, Ерейментау қаласы, Кенесары көшесі, 87",
        ["8 (71633) 2-11-73"],
        ["eremzsp@kokshetau.online.kz"],
        ["www.ereymen.kz"],
    ),
    (
        "esil",
        "Есіл ауданы, Есіл қаласы, Қонаев көшесі, 5",
        ["8 (71647) 2-16-57"],
        ["sobes@kokshetau.online.kz"],
        ["www.akmol.kz"],
    ),
    (
        "zhaksy",
        "Жақсы ауданы, Жақсы селосы, Дружба көшесі, 3",
        ["8 (71635) 2-13-00"],
        ["soc_zanita_21@kokshetau.online.kz"],
        ["www.akmol.kz"],
    ),
    (
        "zharkain",
        "Жарқайың ауданы, Державинск қаласы, Ленин көшесі, 32",
        ["8 (71648) 9-17-02"],
        ["Sobes_derzhavinsk@gcvp.kz"],
        ["www.akmol.kz"],
    ),
    (
        "zerendi",
        "Зеренді ауданы, Зеренді селосы, Бейбітшілік көшесі, 64",
        ["8 (71632) 2-11-68"],
        ["zer_cz@kokshetau.online.kz", "byx@kokshetau.online.kz"],
        ["www.akmol.kz"],
    ),
    (
        "korgalzhyn",
        "Қорғалжын ауданы, Қорғалжын селосы, Балғамбаев көшесі, 9",
        ["8 (71637) 2-11-83"],
        ["kszn@kokshetau.online.kz"],
        ["akmol.kz/admin.html"],
    ),
    (
        "sandyktau",
        "Сандықтау ауданы, Балкашино селосы, Ленин көшесі, 117",
        ["8 (71640) 9-17-43"],
        ["Sondyktau_OZSP@kokshetau.online.kz"],
        ["www.sand.akmol.kz"],
    ),
    (
        "tselinograd",
        "Целиноград ауданы, Ақмол селосы, Гагарин көшесі, 15",
        ["8 (71651) 3-11-10"],
        ["Otdel_zan@mail.kz"],
        ["www.akmol.kz"],
    ),
    (
        "shortandy",
        "Шортанды ауданы, Шортанды кенті, Абылайхан көшесі, 22",
        ["8 (71631) 2-19-75"],
        ["shortsobez@mail.ru"],
        ["www.akmol.kz"],
    ),
    (
        "shchuche",
        "Щучье ауданы, Щучинск қаласы, 8 март көшесі, 24",
        ["8 (71636) 4-27-68"],
        ["depart@kokshetau.online.kz"],
        ["www.burabau-akimat.kz"],
    ),
    (
        "stepnogorsk",
        "Степногорск қаласы, 4-ықшам аудан",
        ["8 (71645) 6-26-33", "8 (71645) 6-20-30"],
        ["soc-progr@yandex.ru"],
        ["www.akmol.kz"],
    ),
    (
        "kokshetau",
        "Көкшетау қаласы, Локомотивная көшесі, 9а",
        ["8 (7162) 31-92-76", "8 (7162) 31-92-81"],
        ["sobes_kokshe@kokshetau.online.kz"],
        ["www.zakupki.akmol.kz"],
    ),
]


@pytest.fixture(autouse=True)
def _reference(db):
    loading.load()


def test_paragraph_24_the_departments_are_those_of_annex_1():
    offices = Office.objects.departments()

    assert [(o.code, o.address_kk, o.phones, o.emails, o.websites) for o in offices] == ANNEX_1


def test_paragraph_24_departments_stand_in_the_order_of_the_annex():
    assert list(Office.objects.departments().values_list("order", flat=True)) == list(range(1, 20))


def test_paragraph_24_heads_of_departments_receive_in_the_hours_of_the_office():
    receptions = {str(office.leadership_reception) for office in Office.objects.departments()}
    reception = Office.objects.get(code="akkol").leadership_reception[0]

    assert len(receptions) == 1
    assert reception["days"] == EVERY_WORKDAY
    assert (reception["from"], reception["to"]) == ("09:00", "18:00")
    assert (reception["break_from"], reception["break_to"]) == ("13:00", "14:00")
    assert reception["post"]["kk"] == "бөлім бастығы және оның орынбасарлары"


def test_paragraph_24_the_directorate_is_in_kokshetau():
    directorate = Office.objects.directorate()

    assert directorate.name_kk == (
        "«Ақмола облысының жұмыспен қамтуды және әлеуметтік бағдарламаларды үйлестіру басқармасы» мемлекеттік мекемесі"
    )
    assert directorate.address_kk == (
        "020000, Қазақстан Республикасы, Ақмола облысы, Көкшетау қаласы, А.С.Пушкин атындағы көше, 23, 301-кабинет"
    )
    assert directorate.phones == ["8 (7162) 76-36-90"]
    assert directorate.emails == ["akmout@mail.online.kz"]
    assert directorate.websites == ["www.akmo.kz"]


def test_paragraph_24_the_head_and_the_deputies_of_the_directorate_receive_in_the_afternoon():
    receptions = Office.objects.directorate().leadership_reception

    assert [(r["post"]["ru"], r["days"], r["from"], r["to"]) for r in receptions] == [
        ("начальник управления", [0, 3], "15:00", "18:00"),
        ("заместитель начальника управления", [2, 3], "15:00", "18:00"),
        ("заместитель начальника управления", [3], "15:00", "18:00"),
    ]


def test_paragraph_24_the_akimat_stands_above_the_directorate():
    akimat = Office.objects.get(kind="akimat")

    assert (akimat.name_kk, akimat.address_kk, akimat.websites) == (
        "Ақмола облысының әкімдігі",
        "Көкшетау қаласы, Абай көшесі, 83",
        ["www.akmo.kz"],
    )


def test_paragraph_10_departments_receive_from_nine_to_six_with_a_break_at_one():
    hours = set(Office.objects.departments().values_list("opens", "closes", "break_from", "break_to"))
    workdays = [office.workdays for office in Office.objects.departments()]

    assert hours == {(time(9), time(18), time(13), time(14))}
    assert workdays == [EVERY_WORKDAY] * 19
