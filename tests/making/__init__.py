"""What `tests.make` is put together from."""
