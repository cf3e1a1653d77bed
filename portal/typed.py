"""What somebody typed into a form that could not be taken, so that nothing typed is lost."""

from django.http import HttpRequest

NEVER_SHOWN = ("csrfmiddlewaretoken", "password", "code", "next")
SHORTEST_SHOWN = 3


def typed_in(request: HttpRequest) -> list[str]:
    """The texts of the form that was sent; secrets, choices and numbers of rows are left out."""
    return [
        value
        for name, values in request.POST.lists()
        if not name.startswith(NEVER_SHOWN) and "password" not in name
        for value in values
        if len(value.strip()) >= SHORTEST_SHOWN
    ]
