"""What happens to the list: headings are used, proposed, put right, merged and retired."""

from cop.subjects.actions.editing import (
    Described,
    Named,
    add_subject,
    change_subject,
    decline_subject,
    restore_subject,
    retire_subject,
)
from cop.subjects.actions.merging import merge_subjects
from cop.subjects.actions.starting import begin_list
from cop.subjects.actions.using import give_subjects, note_indexed, recognised

__all__ = [
    "Described",
    "Named",
    "add_subject",
    "begin_list",
    "change_subject",
    "decline_subject",
    "give_subjects",
    "merge_subjects",
    "note_indexed",
    "recognised",
    "restore_subject",
    "retire_subject",
]
