"""Permanent addresses, kept in the ledger."""
