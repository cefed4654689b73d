//! From a report's text to facts with provenance.
