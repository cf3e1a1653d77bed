"""The offices, the people who work in them, and the versions of the standard."""

from offices.models.office import Office, OriginalsBy
from offices.models.staff import Membership, Role, Substitution
from offices.models.standard import StandardVersion

__all__ = ["Membership", "Office", "OriginalsBy", "Role", "StandardVersion", "Substitution"]
