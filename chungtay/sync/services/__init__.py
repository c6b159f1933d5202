"""What happens to late forms: received once, held, sent on, given up; and a meeting opened only to be looked at."""

from chungtay.sync.services.holding import drop, hold, post, send_on
from chungtay.sync.services.receiving import came_before, write_receipt
from chungtay.sync.services.rehearsing import rehearsed_meeting

__all__ = ["came_before", "drop", "hold", "post", "rehearsed_meeting", "send_on", "write_receipt"]
