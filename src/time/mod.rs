//! Calendar arithmetic, date parsing and d3-time-format, in an explicit time zone.
