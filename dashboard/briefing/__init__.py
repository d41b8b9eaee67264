"""Briefings: what a presenter has pinned, made ready to be shown, checked, and compared with what came later."""
