//! The browser: elements, events, canvas.
