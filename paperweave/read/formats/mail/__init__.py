"""Mails that list papers."""
