//! From items to shapes.

use super::{Drawing, Scene};

/// The shapes of a scene in paint order.
pub fn finish(scene: &Scene) -> Drawing {
    Drawing { size: scene.size, background: scene.background, shapes: Vec::new() }
}
