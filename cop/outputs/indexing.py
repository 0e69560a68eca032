"""What the archive finds of an output."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from cop import text
from cop.db import db
from cop.db.unit import lock
from cop.outputs.models import Contributor, Output, OutputSubject, OutputVersion
from cop.outputs.queries import newest_version
from cop.outputs.words import OutputStatus
from cop.search.actions import Findable, forget, index
from cop.search.words import DocKind
from cop.subjects.queries import names_for_search


def index_output(output: Output, version: OutputVersion | None) -> None:
    """Put the published output into the search index, anew."""
    forget(DocKind.OUTPUT, output.id)
    body = text.plain_text(version.html) if version else ""
    published_at = output.published_at
    if published_at is None:
        return
    authors = [one.shown_name for one in output.contributors]
    subjects, names = names_for_search(OutputSubject, output.id)
    found = Findable(
        kind=DocKind.OUTPUT,
        ref=output.id,
        group_id=output.group_id,
        date=published_at.date(),
        language=output.language,
        title=output.title,
        body="\n".join((output.abstract, body)),
        names=(*names, *authors),
        path=f"/outputs/{output.id}/{output.slug}",
        output_type=output.type.value,
        subjects=subjects,
        authors=authors,
        facts={
            "group": output.group.name,
            "type": output.type.value,
            "authors": authors,
            "licence": output.licence.value,
        },
    )
    index(found)


def naming(person_id: int) -> Sequence[int]:
    """Return the ids of the outputs that name the person as contributor."""
    credited = select(Contributor.output_id).where(Contributor.person_id == person_id)
    return db.session.scalars(credited.distinct().order_by(Contributor.output_id)).all()


def index_again(output_id: int) -> None:
    """Index the output as it stands, if it is published."""
    output = db.session.get(Output, output_id)
    if output is None:
        return
    lock(output)
    if output.status is OutputStatus.PUBLISHED:
        index_output(output, newest_version(output, published=True))
