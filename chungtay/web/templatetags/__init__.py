"""Template filters and tags of the shared shell."""
