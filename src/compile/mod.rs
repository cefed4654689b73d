//! From spec, data and size to a finished view.
