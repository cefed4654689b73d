//! Every string a reader sees, one file a language.
