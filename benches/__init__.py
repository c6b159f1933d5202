"""How fast it is, as ratios against the bare database in the same run: `python -m benches [name …]`."""
