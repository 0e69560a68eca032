"""What the archive finds of an output."""

from __future__ import annotations

from cop import text
from cop.outputs.models import Output, OutputVersion
from cop.search.actions import forget, index
from cop.search.words import DocKind


def index_output(output: Output, version: OutputVersion | None) -> None:
    """Put the published output into the search index, anew."""
    forget(DocKind.OUTPUT, output.id)
    body = text.plain_text(version.html) if version else ""
    published_at = output.published_at
    if published_at is None:
        return
    index(
        DocKind.OUTPUT,
        output.id,
        0,
        group_id=output.group_id,
        date=published_at.date(),
        language=output.language,
        title=output.title,
        body="\n".join((output.abstract, _described(output), body)),
        path=f"/outputs/{output.id}/{output.slug}",
        facts={
            "group": output.group.name,
            "type": output.type.value,
            "authors": [one.shown_name for one in output.contributors],
            "licence": output.licence.value,
        },
    )


def _described(output: Output) -> str:
    words = [subject.words for subject in output.subjects]
    return "\n".join(words + [one.shown_name for one in output.contributors])
