"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class OutputType(StrEnum):
    """What kind of work an output is."""

    SUMMARY = "summary"
    DIGEST = "digest"
    GUIDELINE = "guideline"
    ARTICLE = "article"
    READING_LIST = "reading-list"
    REPORT = "report"
    SLIDES = "slides"
    DATA = "data"
    TRAINING_MODULE = "training-module"


class OutputStatus(StrEnum):
    """Where an output stands."""

    DRAFT = "draft"
    PUBLISHED = "published"


class ContributorRole(StrEnum):
    """What somebody did for an output."""

    AUTHOR = "author"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    TRANSLATOR = "translator"


class Licence(StrEnum):
    """What others may do with an output."""

    CC0 = "CC0-1.0"
    BY = "CC-BY-4.0"
    BY_SA = "CC-BY-SA-4.0"
    BY_NC = "CC-BY-NC-4.0"
    BY_NC_SA = "CC-BY-NC-SA-4.0"
    BY_ND = "CC-BY-ND-4.0"
    BY_NC_ND = "CC-BY-NC-ND-4.0"
    RESERVED = "all-rights-reserved"


OUTPUT_TYPES = {
    OutputType.SUMMARY: _l("Summary"),
    OutputType.DIGEST: _l("Digest"),
    OutputType.GUIDELINE: _l("Guideline"),
    OutputType.ARTICLE: _l("Article"),
    OutputType.READING_LIST: _l("Reading list"),
    OutputType.REPORT: _l("Report"),
    OutputType.SLIDES: _l("Slides"),
    OutputType.DATA: _l("Data"),
    OutputType.TRAINING_MODULE: _l("Training module"),
}
OUTPUT_STATUSES = {
    OutputStatus.DRAFT: _l("draft"),
    OutputStatus.PUBLISHED: _l("published"),
}
CONTRIBUTOR_ROLES = {
    ContributorRole.AUTHOR: _l("Author"),
    ContributorRole.EDITOR: _l("Editor"),
    ContributorRole.REVIEWER: _l("Reviewer"),
    ContributorRole.TRANSLATOR: _l("Translator"),
}
LICENCES = {
    Licence.BY: "CC BY 4.0",
    Licence.BY_SA: "CC BY-SA 4.0",
    Licence.BY_NC: "CC BY-NC 4.0",
    Licence.BY_NC_SA: "CC BY-NC-SA 4.0",
    Licence.BY_ND: "CC BY-ND 4.0",
    Licence.BY_NC_ND: "CC BY-NC-ND 4.0",
    Licence.CC0: "CC0 1.0",
    Licence.RESERVED: _l("All rights reserved"),
}
LICENCE_ADDRESSES = {
    Licence.CC0: "creativecommons.org/publicdomain/zero/1.0",
    **{
        licence: f"creativecommons.org/licenses/{licence[3:-4].lower()}/4.0"
        for licence in Licence
        if licence.startswith("CC-")
    },
}
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
