"""Questions that join rooms; nothing here changes anything."""

from chungtay.portal.queries.docs import generated_docs

__all__ = ["generated_docs"]
