//! Open ends: a floor such as "5 or more" has no upper end, and its rule or bar ends in an arrow there.

use crate::color::Paint;
use crate::data::Table;
use crate::geometry::{Point, Symbol};
use crate::number::Qualifier;
use crate::scene::{Geometry, Item, Mark, Role, Style, SymbolAt};
use crate::spec::OpenEnd;

/// Arrow heads for rules and bars that are open; nothing where none is.
#[inline(never)]
pub fn arrows(items: &[Item], open: OpenEnd, horizontal: bool, rows: &Table) -> Option<Mark> {
    let mut heads = Vec::new();
    for item in items {
        let Some((start, end, thickness)) = ends(item, horizontal) else { continue };
        let (at_start, at_end) = match open {
            OpenEnd::Start => (true, false),
            OpenEnd::End => (false, true),
            OpenEnd::Both => (true, true),
            OpenEnd::Qualifier => by_qualifier(item, rows),
        };
        let color = match (&item.style.stroke, &item.style.fill) {
            (Some(stroke), _) => stroke.paint.clone(),
            (None, Some(fill)) => fill.clone(),
            (None, None) => continue,
        };
        let Some(Paint::Color(color) | Paint::Hatch(color)) = Some(color) else { continue };
        // The outline of a bar that is not filled is not covered.
        let outline = matches!(item.geometry, Geometry::Rect(_)) && item.style.fill.is_none();
        let side = (thickness * if outline { 1.0 } else { 2.0 }).clamp(9.0, 22.0);
        let out = if outline { side / 2.0 } else { 0.0 };
        let beside = |at: Point, by: f64| {
            if horizontal { Point::new(at.x + by, at.y) } else { Point::new(at.x, at.y - by) }
        };
        let mut head = |at: Point, symbol: Symbol| {
            heads.push(Item {
                geometry: Geometry::Symbol(SymbolAt { at, size: side * side, symbol, angle: 0.0 }),
                style: Style { fill: Some(Paint::Color(color)), fill_opacity: 1.0, ..Style::default() },
                datum: None,
            });
        };
        if at_start {
            head(beside(start, -out), if horizontal { Symbol::TriangleLeft } else { Symbol::TriangleDown });
        }
        if at_end {
            head(beside(end, out), if horizontal { Symbol::TriangleRight } else { Symbol::TriangleUp });
        }
    }
    (!heads.is_empty()).then_some(Mark { role: Role::Symbol, clip: false, items: heads })
}

/// The low end, the high end and the thickness.
fn ends(item: &Item, horizontal: bool) -> Option<(Point, Point, f64)> {
    match &item.geometry {
        Geometry::Rule(rule) => {
            let low_first = if horizontal { rule.from.x <= rule.to.x } else { rule.from.y >= rule.to.y };
            let (low, high) = if low_first { (rule.from, rule.to) } else { (rule.to, rule.from) };
            Some((low, high, item.style.stroke.as_ref().map_or(1.0, |stroke| stroke.width)))
        }
        Geometry::Rect(shape) => {
            let (rect, middle) = (shape.rect, shape.rect.center());
            Some(if horizontal {
                (Point::new(rect.x, middle.y), Point::new(rect.right(), middle.y), rect.height)
            } else {
                (Point::new(middle.x, rect.bottom()), Point::new(middle.x, rect.y), rect.width)
            })
        }
        Geometry::Symbol(_)
        | Geometry::Line(_)
        | Geometry::Area(_)
        | Geometry::Trail(_)
        | Geometry::Text(_)
        | Geometry::Arc(_) => None,
    }
}

/// What the row's own words leave open: below and above.
fn by_qualifier(item: &Item, rows: &Table) -> (bool, bool) {
    let Some(row) = item.datum.as_ref().and_then(|datum| datum.rows.first()) else { return (false, false) };
    let qualifier = Qualifier::named(&rows.value(row.row as usize, "qualifier").to_text()).unwrap_or_default();
    (qualifier.is_open_below(), qualifier.is_open_above())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Color;
    use crate::data::Value;
    use crate::scene::{Datum, RowId, Rule, Stroke};
    use std::rc::Rc;

    #[track_caller]
    fn check(open: OpenEnd, qualifier: &str, expected: &[(f64, Symbol)]) {
        let rule = Item {
            geometry: Geometry::Rule(Rule { from: Point::new(50.0, 5.0), to: Point::new(10.0, 5.0) }),
            style: Style {
                stroke: Some(Stroke {
                    paint: Paint::Color(Color::hex(0)),
                    width: 4.0,
                    dash: Rc::from([]),
                    dash_offset: 0.0,
                }),
                ..Style::default()
            },
            datum: Some(Rc::new(Datum { rows: vec![RowId::default()], ..Datum::default() })),
        };
        let row = Value::from_json(&serde_json::json!({"qualifier": qualifier}));
        let rows = Table::from_values(&[row]);
        let heads: Vec<(f64, Symbol)> = arrows(&[rule], open, true, &rows)
            .into_iter()
            .flat_map(|mark| mark.items)
            .filter_map(|item| match item.geometry {
                Geometry::Symbol(symbol) => Some((symbol.at.x, symbol.symbol)),
                _ => None,
            })
            .collect();
        assert_eq!(heads, expected);
    }

    #[test]
    fn a_floor_is_open_above() {
        check(OpenEnd::End, "exact", &[(50.0, Symbol::TriangleRight)]);
        check(OpenEnd::Qualifier, "at_least", &[(50.0, Symbol::TriangleRight)]);
    }

    #[test]
    fn a_ceiling_is_open_below() {
        check(OpenEnd::Qualifier, "at_most", &[(10.0, Symbol::TriangleLeft)]);
    }

    #[test]
    fn the_arrow_of_an_outlined_bar_begins_where_the_bar_ends() {
        let bar = |fill: Option<Paint>| Item {
            geometry: Geometry::Rect(crate::scene::Box {
                rect: crate::geometry::Rect::new(10.0, 0.0, 40.0, 14.0),
                ..crate::scene::Box::default()
            }),
            style: Style {
                fill,
                stroke: Some(Stroke {
                    paint: Paint::Color(Color::hex(0)),
                    width: 1.5,
                    dash: Rc::from([4.0, 3.0]),
                    dash_offset: 0.0,
                }),
                ..Style::default()
            },
            datum: None,
        };
        let place = |bar: Item| {
            let head = arrows(&[bar], OpenEnd::End, true, &Table::default())?.items.pop()?;
            let Geometry::Symbol(symbol) = head.geometry else { return None };
            Some((symbol.at.x, symbol.size.sqrt()))
        };
        assert_eq!(place(bar(None)), Some((57.0, 14.0)));
        assert_eq!(place(bar(Some(Paint::Color(Color::hex(0))))), Some((50.0, 22.0)));
    }

    #[test]
    fn an_exact_figure_is_closed() {
        check(OpenEnd::Qualifier, "exact", &[]);
    }
}
