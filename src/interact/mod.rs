//! Events in, effects out.
