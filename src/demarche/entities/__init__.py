"""Who is who, where, when and how many: parties, places, dates and counts of claims."""
