"""Which versions has a declaration had, what changed in each, and what became of the work done before it?"""

from records.versions.reading import Version, missing, of_declaration
from records.versions.story import judged, last_judged, story_vi

__all__ = ["Version", "judged", "last_judged", "missing", "of_declaration", "story_vi"]
