"""Commands of the shared shell."""
