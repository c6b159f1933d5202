"""HTTP of the pages that join rooms."""
