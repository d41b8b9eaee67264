"""Pure functions from printed text to typed values. They know no sheet and no file."""
