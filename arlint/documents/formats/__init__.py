"""One small module per format, each with ``read(source) -> Iterable[Segment]``; see documents/reading.py."""
