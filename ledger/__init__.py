"""What people did: the uploads they sent and those they withdrew. Entries are added and never changed."""
