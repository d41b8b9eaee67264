"""What must hold of the data: rules compiled from the catalog, hand-written ones across tables, and their runner."""
