"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class View(StrEnum):
    """How a month is shown; unless chosen, a wide screen shows the grid and a phone the list."""

    MONTH = "month"
    LIST = "list"


VIEWS = {View.MONTH: _l("Month"), View.LIST: _l("List")}
