"""How does a batch of closed histories come into the archive? It may be retried: nothing is kept twice."""

from dataclasses import dataclass

from temporalio import activity
from temporalio.client import Client

from audit import options
from audit.archive import Archive
from audit.export import export_closed
from audit.messages import Swept


@dataclass(frozen=True, slots=True)
class Archiving:
    """The activity with the client that it asks and the archive that it fills."""

    client: Client
    archive: Archive

    @activity.defn(name="archive_closed")
    async def archive_closed(self) -> Swept:
        """At most one batch."""
        return await export_closed(
            self.client, self.archive, limit=options.BATCH, progress=activity.heartbeat
        )
