"""Ideas every room shares and no framework knows: acts and reach, money, months, paths, errors, Vietnamese words.

Imports nothing but the standard library (a contract in pyproject.toml holds it to that).
"""
