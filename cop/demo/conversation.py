"""What is written in the discussions of a sitting, and who has read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cop.chain.actions import tell_of_post
from cop.demo.notation import Said
from cop.discussions import actions as discussions
from cop.discussions.models import Post
from cop.people.models import Person
from cop.text import quoted

if TYPE_CHECKING:
    from cop.demo.scene import Scene

READ_AT = "+1 07.40"  # before the next talk everybody looks at what was written since


class Conversation:
    """Lets people write in the threads of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._posts: dict[int, Post] = {}

    def go_on(self) -> None:
        """Let everything be written in its time, and read by those who were there."""
        for place, said in enumerate(self._scene.sitting.talk):
            self._scene.then(said.when, self._write, place, said)
            if said.edited:
                self._scene.then(said.edited[0], self._edit, place, said)
            if said.removed:
                when, login = said.removed
                self._scene.then(when, self._remove, place, self._scene.stage.person(login))
        self._scene.then(READ_AT, self._read)

    def _write(self, place: int, said: Said) -> None:
        by = self._scene.stage.person(said.by)
        thread, text = self._thread(said.on), self._text(said)
        post = discussions.write(thread, text, by=by, nameless=said.nameless)
        self._posts[place] = post
        tell_of_post(post, by=by)

    def _text(self, said: Said) -> str:
        text = self._scene.words(said.text)
        if said.quotes is None:
            return text
        author = self._scene.stage.person(self._scene.sitting.talk[said.quotes].by)
        return quoted(self._posts[said.quotes].source, author.name) + text

    def _thread(self, on: str | int | None) -> int:
        item = None if on is None else self._scene.agenda.item_called(on)
        return item.thread_id if item else self._scene.session.thread_id

    def _edit(self, place: int, said: Said) -> None:
        post, by = self._posts[place], self._scene.stage.person(said.by)
        text = self._scene.words(said.edited[1] if said.edited else said.text)
        discussions.edit(post, text, base=post.version, by=by)

    def _remove(self, place: int, by: Person) -> None:
        discussions.remove(self._posts[place], by=by)

    def _read(self) -> None:
        newest = {post.thread_id: post.id for _, post in sorted(self._posts.items())}
        sitting, stage = self._scene.sitting, self._scene.stage
        present = {self._scene.leader.login, *sitting.here.split(), *sitting.remote.split()}
        for login in sorted(present):
            for thread_id, post_id in newest.items():
                discussions.mark_read(stage.people[login].id, thread_id, post_id)
