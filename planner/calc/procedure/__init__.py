"""The eviction clock: what an act or a hearing sets going, and until when one may act."""
