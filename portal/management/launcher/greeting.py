"""What stands on the screen once the portal is up."""

from portal.demo_people import DemoPerson, people


def demo_table() -> list[str]:
    """One person of each role: role, name to sign in with, password, secret of the second factor."""
    rows = [("Role", "Sign in as", "Password", "Secret of the second factor")]
    rows += [(each.role_code, each.username, each.password, each.secret or "none") for each in _one_of_each_role()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _one_of_each_role() -> list[DemoPerson]:
    shown: dict[str, DemoPerson] = {}
    for person in people():
        shown.setdefault(person.role_code, person)
    return list(shown.values())
