"""Tests of commendation."""
