//! Paints a finished scene through plotters.
