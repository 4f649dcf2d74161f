"""Candidate pairs → how alike their words run, the values left out."""
