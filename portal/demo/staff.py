"""The people of the 19 departments, their commissions, the directorate and the administrator, with sign-ins."""

from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.contrib.auth.hashers import make_password

from commission.models import Commission, Member
from commission.models.composition import MemberRole
from offices.models import Membership, Office, Role
from portal.demo.names import Names
from socialaid.accounts.models import User

SINCE_DAYS = 500
POSTS = {
    Role.SPECIALIST: ("бөлім маманы", "специалист отдела", "specialist"),
    Role.HEAD: ("бөлім бастығы", "начальник отдела", "head of department"),
    Role.DEPUTY: ("бөлім бастығының орынбасары", "заместитель начальника отдела", "deputy head of department"),
    Role.SECRETARY: ("комиссия хатшысы", "секретарь комиссии", "commission secretary"),
    Role.CHAIR: ("комиссия төрағасы", "председатель комиссии", "commission chair"),
    Role.MEMBER: ("комиссия мүшесі", "член комиссии", "commission member"),
    Role.DIRECTORATE: ("басқарма маманы", "специалист управления", "specialist of the directorate"),
    Role.ADMINISTRATOR: ("әкімші", "администратор", "administrator"),
}
OFFICE_CAST = (
    ("specialist", Role.SPECIALIST),
    ("specialist2", Role.SPECIALIST),
    ("head", Role.HEAD),
    ("deputy", Role.DEPUTY),
    ("secretary", Role.SECRETARY),
    ("chair", Role.CHAIR),
    ("member", Role.MEMBER),
)
OUTSIDE_MEMBERS = (
    ("мәслихат депутаты", "депутат маслихата"),
    ("қаржы бөлімінің маманы", "специалист отдела финансов"),
    ("білім бөлімінің маманы", "специалист отдела образования"),
    ("аурухана өкілі", "представитель больницы"),
    ("қоғамдық бірлестік өкілі", "представитель общественного объединения"),
)
LEGAL_BASIS = (
    "Комиссия құрамы жергілікті әкімдіктің қаулысымен бекітілген.",
    "Состав комиссии утверждён постановлением местного акимата.",
)


class Staff:
    """Enlists people once; a second run finds them."""

    def __init__(self, names: Names, today: date) -> None:
        self.names = names
        self.since = today - timedelta(days=SINCE_DAYS)
        self.password = make_password(settings.DEMO_PASSWORD)

    def sign_in(self, username: str, **more: Any) -> User:
        """An account with a confirmed example address."""
        person = self.names.person_of(username)
        user = User.objects.create(
            username=username,
            password=self.password,
            email=f"{username}@example.com",
            surname=person.surname,
            given_name=person.given_name,
            patronymic=person.patronymic,
            **more,
        )
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def post(self, username: str, office: Office, role: Role, **more: Any) -> User:
        """An account with a post and a second factor."""
        user = self.sign_in(username, **more)
        kk, ru, en = POSTS[role]
        Membership.objects.create(
            user=user, office=office, role=role, post_kk=kk, post_ru=ru, post_en=en, since=self.since
        )
        secret = get_adapter().encrypt(generate_totp_secret())
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})
        return user

    def department(self, office: Office) -> dict[str, User]:
        """Everybody of one department, and its commission of seven with a secretary who does not vote."""
        cast = {name: self.post(f"{office.code}.{name}", office, role) for name, role in OFFICE_CAST}
        commission = Commission.objects.create(
            office=office, legal_basis_kk=LEGAL_BASIS[0], legal_basis_ru=LEGAL_BASIS[1]
        )
        self._seat(commission, cast["chair"], MemberRole.CHAIR, votes=True)
        self._seat(commission, cast["member"], MemberRole.MEMBER, votes=True)
        self._seat(commission, cast["secretary"], MemberRole.SECRETARY, votes=False)
        for kk, ru in OUTSIDE_MEMBERS:
            person = self.names.person()
            Member.objects.create(
                commission=commission,
                surname=person.surname,
                given_name=person.given_name,
                patronymic=person.patronymic,
                post_kk=kk,
                post_ru=ru,
                since=self.since,
            )
        return cast

    def _seat(self, commission: Commission, user: User, role: MemberRole, *, votes: bool) -> None:
        post = user.memberships.get()
        Member.objects.create(
            commission=commission,
            user=user,
            surname=user.surname,
            given_name=user.given_name,
            patronymic=user.patronymic,
            post_kk=post.post_kk,
            post_ru=post.post_ru,
            role=role,
            votes=votes,
            since=self.since,
        )

    def region(self, directorate: Office) -> None:
        """The directorate's reviewer and the administrator."""
        self.post("directorate.reviewer", directorate, Role.DIRECTORATE)
        self.post("administrator", directorate, Role.ADMINISTRATOR, is_staff=True, is_superuser=True)
