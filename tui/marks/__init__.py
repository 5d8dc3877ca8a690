"""The reader’s marks: where they are kept, how they are asked for, and how they are told of."""
