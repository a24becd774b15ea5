"""What one text alone says: its phrases, and how likely each is a keyword."""
