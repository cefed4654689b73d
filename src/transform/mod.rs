//! Data to data.
