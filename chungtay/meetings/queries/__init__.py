"""What can be asked about meetings."""

from chungtay.meetings.queries.offline import offline_meeting_pages, offline_pages

__all__ = ["offline_meeting_pages", "offline_pages"]
