"""What did an amendment change, and what became of what had been done before it (rows I3, A2)?"""

from models.versions.changes import FieldChange, change_vi, changes
from models.versions.effects import Judged, effects_vi

__all__ = ["FieldChange", "Judged", "change_vi", "changes", "effects_vi"]
