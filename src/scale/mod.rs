//! Scales: from data values to positions and colours.
