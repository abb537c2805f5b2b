"""Earlier results of state quality inspection: kept with their notice, found by the same goods."""
