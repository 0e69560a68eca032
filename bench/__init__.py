"""What the site may cost, and what it does: `python -m bench` prints the budgets in one table."""
