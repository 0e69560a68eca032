"""The story of the demo: circles of librarians in two libraries over four months, told until now.

It is told through the actions of the rooms, each at its moment: what stands on a page happened.
"""

from __future__ import annotations

from datetime import timedelta

from flask_babel import force_locale

from cop.demo.between import talk_between
from cop.demo.circles import begin
from cop.demo.libraries import LIBRARIES
from cop.demo.morning import MORNING_TALK
from cop.demo.notation import Figure
from cop.demo.people import BESIDES, PASSWORD, PEOPLE
from cop.demo.study import STUDY_GROUP
from cop.demo.timeline import ZONE, Days, Timeline, at
from cop.demo.writing import WRITING_CIRCLE
from cop.kit.clock import now
from cop.libraries.actions import add_library
from cop.notices.actions import let_lie
from cop.people.actions import AffiliationText, add_person, affiliate, claim_subjects
from cop.people.models import Person
from cop.subjects.actions import begin_list

LANGUAGE = "id"
CIRCLES = (WRITING_CIRCLE, MORNING_TALK, STUDY_GROUP)
NEW = timedelta(days=4)  # what people were told since then, they have not read yet
FIRST_DAY = -88  # working days; nobody is there before


def tell() -> list[tuple[str, str, str]]:
    """Fill an empty site with the story; return login, password and name of everybody in it.

    Writes in the unit of work of the caller. Days are counted from today; the times are WIB.
    """
    moment = now()
    days, timeline = Days.around(moment), Timeline(until=moment)
    with force_locale(LANGUAGE):
        with at(days.moment(FIRST_DAY, "08.00")):
            begin_list()
            for library in LIBRARIES:
                add_library(library)
            people = {figure.login: _person(figure) for figure in PEOPLE}
            for login, where, post, since, until in BESIDES:
                affiliate(people[login], AffiliationText(where, post, since, until))
        for circle in CIRCLES:
            made = days.moment(circle.made, "09.10")
            timeline.then(made, begin, circle, people, days, timeline)
        talk_between(people, days, timeline)
        timeline.run()
        let_lie(moment - NEW)
    return [(figure.login, PASSWORD, figure.name) for figure in PEOPLE]


def _person(figure: Figure) -> Person:
    person = add_person(
        email=figure.email,
        name=figure.name,
        login=figure.login,
        role=figure.role,
        password=PASSWORD,
        locale=LANGUAGE,
        time_zone=ZONE,
    )
    claim_subjects(person, figure.knows)
    affiliate(person, AffiliationText(figure.library, figure.post))
    return person
