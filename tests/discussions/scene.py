"""A session with a discussion on a point: Sari wrote, Bayu answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from cop.discussions.models import Post
from cop.sessions.models import AgendaItem, Session

SARI_WROTE = "Rak 800 **kosong** sejak Senin."
BAYU_WROTE = "Di cabang kami rak 500 juga."


@dataclass
class Scene:
    """A session, a point of it, and the two posts in the point's discussion."""

    session: Session
    point: AgendaItem
    first: Post
    second: Post
    thread: str = field(init=False)

    def __post_init__(self) -> None:
        """Know the address of the point's discussion."""
        self.thread = self.address_of(self.point.thread_id)

    def address_of(self, thread_id: int) -> str:
        """Return the address of a discussion under the session."""
        session = self.session
        return f"/groups/{session.group.slug}/sessions/{session.number}/threads/{thread_id}"

    def post(self, post: Post, verb: str = "") -> str:
        """Return the address of a post, or of what is done to it."""
        return f"{self.thread}/posts/{post.id}{verb and '/'}{verb}"
