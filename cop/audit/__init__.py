"""What was removed or decided over others' heads leaves a line here."""
