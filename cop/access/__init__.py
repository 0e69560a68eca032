"""Who may: every view says whom it is open to, and attempts are counted."""

from cop.access.guards import Open, open_to
from cop.access.requiring import found, require

__all__ = ["Open", "found", "open_to", "require"]
