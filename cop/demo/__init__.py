"""The demo: a story told through the actions, so that it tests them."""
