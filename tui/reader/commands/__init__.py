"""What the keys do to the article: functions of a `Reading`, or of the view for moving."""
