//! One chart: spec, data, size and state.
