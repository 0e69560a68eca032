"""Decisions: what circles decided, under which point."""
