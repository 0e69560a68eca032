"""What every room uses and what knows nothing of libraries: time, pages, htmx, files."""
