"""Tests of the kernel: tables of cases and properties, without a database."""
