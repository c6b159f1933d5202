"""Questions that join rooms; nothing here changes anything."""
