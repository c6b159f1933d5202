"""Tests of the shared shell."""
