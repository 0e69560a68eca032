"""What the archive knows of its texts, so that staff find in seconds what a past session found out.

It stores a kind, an id, a circle, a date, a language and words, and knows nothing of sessions:
the rooms that write those call `actions.index`, the archive's page calls `queries.find`.
"""
