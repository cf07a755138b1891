"""The calendar: months and years across networks."""
