"""Who is reported to say, hold or want what: cues with their contents and sources, made rows."""
