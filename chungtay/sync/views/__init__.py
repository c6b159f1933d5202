"""Pages of the offline shell: the worker and its list, what waits, what is held."""
