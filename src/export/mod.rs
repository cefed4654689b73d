//! Writes a finished view as SVG, CSV or JSON.
