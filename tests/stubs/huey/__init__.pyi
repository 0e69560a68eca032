from collections.abc import Callable
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])

class Consumer:
    def run(self) -> None: ...

class SqliteHuey:
    def __init__(
        self,
        name: str,
        *,
        filename: str,
        journal_mode: str = "wal",
        results: bool = True,
    ) -> None: ...
    def flush(self) -> None: ...
    def periodic_task(self, due: object) -> Callable[[F], F]: ...
    def create_consumer(
        self, *, workers: int, initial_delay: float, max_delay: float
    ) -> Consumer: ...

def crontab(minute: str = "*") -> object: ...
