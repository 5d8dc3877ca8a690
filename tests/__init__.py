"""Sentences that are true of newsread."""
