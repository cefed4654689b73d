//! The finished picture, before anything paints it.
