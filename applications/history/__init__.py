"""What happened to an application, as a story: who did what, when, from what and to what.

It is read from the events that the database itself keeps of every change (django-pghistory), so
nothing has to be written for it and nothing can be forgotten. What never changes once it is there
(a submission, a signature, a request for completion) is an event by itself and is read from its
own row. What one person changes in one part, pausing no longer than `PAUSE`, is told as one entry.
(docs/decisions/0172-the-story-is-read-from-the-events.md)
"""

from __future__ import annotations

from .acts import lead_transfers
from .story import Entry, Story, newest, story

__all__ = ["Entry", "Story", "lead_transfers", "newest", "story"]
