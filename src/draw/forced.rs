//! Colours for readers who chose their own for all pages.

use crate::color::{Color, contrast};
use crate::scene::{Drawing, Fill, Outline, Part};

/// What a mark's colour must have against the ground to be told from it.
const LEAST: f64 = 3.0;

/// How much of the text's colour the lines of axes have: a grid in its full colour would outshine the data.
const FAINT: f64 = 0.4;

/// Gives texts and guides the reader's own colour. Marks keep theirs, which may tell them apart, where it can be seen on the
/// reader's ground.
pub fn force_colors(drawing: &mut Drawing, ground: Color, text: Color) {
    drawing.background = None;
    for shape in &mut drawing.shapes {
        let is_mark = match shape.part {
            Part::Mark(_) | Part::Legend | Part::Overlay => {
                !matches!(shape.outline, Outline::Text(_)) || is_on_mark(shape.part)
            }
            Part::Background | Part::Axis | Part::Title | Part::Header => false,
        };
        let is_line_of_axis = shape.part == Part::Axis && !matches!(shape.outline, Outline::Text(_));
        let new = |color: Color| {
            let seen = contrast(color.over(ground), ground) >= LEAST;
            if is_mark && seen || color.opacity == 0.0 {
                return color;
            }
            let strength = if is_line_of_axis { FAINT } else { 1.0 };
            Color { opacity: color.opacity * strength, ..text }
        };
        if shape.part == Part::Background {
            // A panel in the colour of text would hide what lies on it.
            shape.fill = None;
        }
        if let Some(Fill::Color(color)) = &mut shape.fill {
            *color = new(*color);
        }
        if let Some(pen) = &mut shape.pen {
            pen.color = new(pen.color);
        }
    }
}

/// A text among marks may lie on one of them, whose colour it was chosen for.
fn is_on_mark(part: Part) -> bool {
    matches!(part, Part::Mark(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Rect;
    use crate::scene::{Role, Shape};

    const WHITE: Color = Color::rgb(255, 255, 255);
    const BLACK: Color = Color::rgb(0, 0, 0);

    #[track_caller]
    fn check(part: Part, fill: Color, expected: Option<Color>) {
        let shape = Shape {
            outline: Outline::Rect(Rect::default(), [0.0; 4]),
            fill: Some(Fill::Color(fill)),
            pen: None,
            datum: None,
            part,
        };
        let mut drawing = Drawing { shapes: vec![shape], ..Drawing::default() };
        force_colors(&mut drawing, BLACK, WHITE);
        assert_eq!(drawing.shapes[0].fill, expected.map(Fill::Color));
    }

    #[test]
    fn marks_keep_colours_that_can_be_seen() {
        let blue = Color::rgb(106, 169, 240);
        check(Part::Mark(Role::Rect), blue, Some(blue));
        check(Part::Mark(Role::Rect), Color::rgb(20, 30, 60), Some(WHITE));
    }

    #[test]
    fn guides_have_the_readers_colour_and_panels_none() {
        check(Part::Axis, Color::rgb(228, 231, 235), Some(Color { opacity: 0.4, ..WHITE }));
        check(Part::Title, Color::rgb(28, 31, 35), Some(WHITE));
        check(Part::Background, WHITE, None);
    }
}
