"""Questions that join rooms; nothing here changes anything."""

from chungtay.portal.queries.docs import generated_docs
from chungtay.portal.queries.home import offline_pages

__all__ = ["generated_docs", "offline_pages"]
