"""Samples of filled applications, one for each thing that happens to people; the people are invented (Standard §11)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from entitlements.topics import Topic


@dataclass(frozen=True, slots=True)
class Sample:
    """One filled application: whose it is, where she lives, and her words."""

    topic: Topic
    name: Any
    address: Any
    born: str
    words: Any

    @property
    def title(self) -> Any:
        return self.topic.label


SAMPLES = {
    sample.topic: sample
    for sample in (
        Sample(
            Topic.ILLNESS,
            _("Serikbayeva Aigul Maratovna"),
            _("Akkol town, Abai street, house 12, flat 3"),
            "15.02.1984",
            _(
                "I ask for assistance because of illness. Since August I have been treated at the regional hospital"
                " and cannot work. I travel to the hospital twice a month, and medicines cost about 20,000 tenge a "
                "month. The hospital's certificate is added. Please pay the sum to my account."
            ),
        ),
        Sample(
            Topic.DISABILITY,
            _("Omarov Yerlan Kairatovich"),
            _("Shchuchinsk town, Auezov street, house 5"),
            "03.09.1971",
            _(
                "I ask for assistance as a person with a disability of the second group. I live alone, my only "
                "income is the benefit. I need money for a trip to the rehabilitation centre. The certificate of "
                "disability is added."
            ),
        ),
        Sample(
            Topic.INCOME,
            _("Kim Svetlana Andreyevna"),
            _("Makinsk town, Lenin street, house 41, flat 8"),
            "21.06.1990",
            _(
                "I ask for assistance because our family has little money. I bring up three children alone and earn"
                " 95,000 tenge a month; there is no other income. The money does not last for food and winter "
                "clothes. Papers about my income for the past three months are added."
            ),
        ),
        Sample(
            Topic.DISASTER,
            _("Zhaksybekov Nurlan Serikovich"),
            _("Arshaly village, Taukent street, house 7"),
            "11.12.1965",
            _(
                "I ask for assistance after a fire. On the night of 4 October our house burned down; nobody was "
                "hurt. We lost furniture, clothes and firewood and live with relatives now. The certificate of the "
                "fire service is added."
            ),
        ),
        Sample(
            Topic.BURIAL,
            _("Petrova Irina Viktorovna"),
            _("Atbasar town, Mira street, house 19"),
            "30.01.1978",
            _(
                "I ask for assistance with a burial. My mother died on 2 October. I paid for the burial myself and "
                "earn little. The certificate of death is added. Please pay the sum to my account."
            ),
        ),
        Sample(
            Topic.CHILDREN,
            _("Abdrakhmanova Gulnara Bolatovna"),
            _("Yereymentau town, Bogenbai street, house 23"),
            "08.04.1988",
            _(
                "I ask for assistance for my children. We have five children, the youngest is one year old. My "
                "husband works, I am at home with the child. We need clothes and school things. The children's "
                "certificates of birth are added."
            ),
        ),
        Sample(
            Topic.STUDIES,
            _("Tulegenov Arman Daurenovich"),
            _("Stepnyak town, Birzhan-sal street, house 14"),
            "17.05.2007",
            _(
                "I ask for assistance to pay for my studies. I am a first-year student of a medical college; my "
                "parents have four more children and little income. The contract with the college and its "
                "certificate are added."
            ),
        ),
        Sample(
            Topic.VETERANS,
            _("Ivanova Nina Petrovna"),
            _("Zerenda village, Zhenis street, house 2"),
            "09.05.1931",
            _(
                "I ask for assistance as a home-front worker. I worked at the collective farm from 1943. I need new"
                " glasses and repairs to the stove before winter. A copy of my certificate is added."
            ),
        ),
        Sample(
            Topic.WORK,
            _("Seitova Dana Yerlanovna"),
            _("Balkashino village, Abylai khan street, house 31"),
            "26.11.2001",
            _(
                "I ask for assistance as a young specialist. In September I began to work as a nurse at the village"
                " clinic and moved here with my child. I need help to settle in: a bed, dishes, coal for the "
                "winter. The certificate from my work is added."
            ),
        ),
        Sample(
            Topic.OTHER,
            _("Muratov Kanat Askarovich"),
            _("Stepnogorsk town, 3rd microdistrict, house 10, flat 44"),
            "14.07.1959",
            _(
                "I ask for assistance because I am in a difficult situation: in September I was released and have "
                "no work yet. I live at my sister's. I need money for documents, clothes and food for the first "
                "months. The certificate of release is added."
            ),
        ),
    )
}


def sample_for(topic: str) -> Sample:
    """The sample of a topic; of an unknown one, the sample for something else."""
    return SAMPLES.get(Topic(topic), SAMPLES[Topic.OTHER]) if topic in Topic.values else SAMPLES[Topic.OTHER]
