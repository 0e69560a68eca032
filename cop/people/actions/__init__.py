"""What happens to people: they are added, change their profile, sign in and out."""

from cop.people.actions.absences import (
    AbsenceText,
    correct_absence,
    remove_absence,
    say_absence,
)
from cop.people.actions.accounts import (
    add_person,
    choose_digest,
    choose_language,
    claim_subjects,
    deactivate,
    reactivate,
    set_role,
    update_profile,
)
from cop.people.actions.affiliations import (
    AffiliationText,
    affiliate,
    correct_affiliation,
    end_affiliation,
    remove_affiliation,
    tie_names,
)
from cop.people.actions.credentials import (
    LINK_LASTS,
    answer_wish,
    change_password,
    make_password_link,
    set_password,
    use_password_link,
    wish_for_link,
)
from cop.people.actions.signing_in import (
    recognise,
    sign_in,
    sign_out,
    sign_out_elsewhere,
    touch_device,
)

__all__ = [
    "LINK_LASTS",
    "AbsenceText",
    "AffiliationText",
    "add_person",
    "affiliate",
    "answer_wish",
    "change_password",
    "choose_digest",
    "choose_language",
    "claim_subjects",
    "correct_absence",
    "correct_affiliation",
    "deactivate",
    "end_affiliation",
    "make_password_link",
    "reactivate",
    "recognise",
    "remove_absence",
    "remove_affiliation",
    "say_absence",
    "set_password",
    "set_role",
    "sign_in",
    "sign_out",
    "sign_out_elsewhere",
    "tie_names",
    "touch_device",
    "update_profile",
    "use_password_link",
    "wish_for_link",
]
