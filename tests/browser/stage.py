"""An office at work, and where each of the cast begins to look at it: what the walks over all pages share."""

from django.urls import reverse

from applications.states import Outcome
from portal.demo import cases
from tests import cast as stage
from tests.cast import Cast
from tests.portal.addresses import PAGES, PUBLIC
from tests.portal.world import World, arguments, world_of

PARTS = ("nobody", "applicant", "specialist", "head", "secretary", "member", "directorate", "administrator", "stranger")
# What is no page: pictures, files, answers to machines.
NOT_SHOWN = {"scan", "scan-preview", "my-print", "desk:print", "desk:sitting-minutes", "look"}
NOT_SHOWN |= {"healthz", "readyz", "record-heads", "print-keys", "stand-sheet", "desk:journal-xlsx"}
NOT_SHOWN |= {"desk:letter-print", "desk:letter-labels"}
ENTRANCE = (
    *("/kk/", "/kk/?office=akkol", "/kk/account/password/reset/", "/kk/account/password/reset/done/"),
    *("/kk/account/inactive/", "/kk/look-up/"),
)
ACCOUNT = (
    *("/kk/start/", "/kk/", "/kk/my/new/akkol/", "/kk/account/logout/", "/kk/account/email/"),
    *("/kk/account/password/change/", "/kk/account/phone/change/", "/kk/account/sessions/", "/kk/account/3rdparty/"),
    *("/kk/account/2fa/", "/kk/account/reauthenticate/"),
)

Seeds = dict[str, list[str]]


def busy_office(cast: Cast) -> Seeds:
    """A case in most states, and all that an address can name; the answer says where each of the cast begins."""
    world = world_of(cast)
    stage.registered(cast)
    stage.decided(cast, Outcome.REFUSED)
    stage.ordered(cast, back=5)
    cases.returned(cast.setting, stage.filed(cast, 2), cast.setting.back(1))
    cases.stopped(cast.setting, stage.registered(cast, 2), cast.setting.back(1))
    return seeds_of(world)


def seeds_of(world: World) -> Seeds:
    """Every address of ours once, at the first of the cast who may open it; and where all of them come in."""
    seeds: Seeds = {part: list(ACCOUNT) for part in PARTS} | {"nobody": list(ENTRANCE)}
    for name in sorted({*PUBLIC, *PAGES} - NOT_SHOWN):
        people = PAGES.get(name, "nobody").split()
        seeds[next(part for part in PARTS if part in people)].append(reverse(name, args=arguments(world, name)))
    return seeds
