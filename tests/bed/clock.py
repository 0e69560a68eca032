"""The hands of the site's clock; in a test it goes on from where it is set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cop.kit import clock


class Clock:
    """Moves the one clock that the application reads."""

    def move(self, **by: float) -> None:
        """Move the clock on, by what `timedelta` takes: `clock.move(days=1)`."""
        self.set(clock.now() + timedelta(**by))

    def set(self, moment: datetime) -> None:
        """Set the clock to an aware moment."""
        clock.set_offset((moment - datetime.now(UTC)).total_seconds())

    def reset(self) -> None:
        """Let the clock show the machine's time again."""
        clock.set_offset(0)
