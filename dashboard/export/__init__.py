"""Views as files to take away: pictures, slides, sheets and tables."""
