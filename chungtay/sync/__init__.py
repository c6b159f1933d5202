"""Forms that arrive late from phones: what was posted, what is held for a person with the reason."""
