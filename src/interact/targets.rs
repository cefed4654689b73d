//! What can be pointed at in a finished picture: every item that stands for data, every point of a line that does.

use std::rc::Rc;

use crate::compile::View;
use crate::geometry::{Point, Rect};
use crate::scene::{Datum, Geometry, Item, RowId, Scene};

use super::nearest::Grid;

/// The number of a target, in the order in which the keyboard walks.
pub type TargetId = u32;

/// One thing that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it stands for.
    pub datum: Rc<Datum>,
    /// The row it stands for; for a point of a line the row of that point.
    pub row: RowId,
    /// What it covers, in CSS pixels of the picture.
    pub area: Rect,
    /// Where a tooltip points to.
    pub anchor: Point,
}

/// All targets of a view. Nothing of the picture is copied: a line keeps its points to itself.
#[derive(Debug, Default)]
pub struct Targets {
    view: Rc<View>,
    shapes: Vec<Shape>,
    grid: Grid,
    count: TargetId,
}

/// One item of the scene that stands for data, by its place.
#[derive(Debug)]
pub(super) struct Shape {
    /// The number of its plot; none for the overlay.
    plot: Option<u32>,
    mark: u32,
    item: u32,
    /// The first of its targets.
    pub(super) first: TargetId,
    /// How many targets it has: one, or one for each point of a line.
    count: u32,
}

/// A shape together with what it is the place of.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) item: &'a Item,
    /// The top left corner of its plot.
    pub(super) origin: Point,
    /// The first of its targets.
    pub(super) first: TargetId,
    /// How many targets it has.
    pub(super) count: u32,
}

impl Targets {
    /// The targets of a view, in the order of plots, marks and items.
    pub fn of(view: Rc<View>) -> Self {
        let mut shapes = Vec::new();
        let mut first = 0;
        let mut add = |item: &Item, place: (Option<u32>, usize, usize)| {
            let count = match (&item.datum, points(&item.geometry)) {
                (None, _) => return,
                (Some(_), None) => 1,
                (Some(datum), Some(points)) => points.min(datum.rows.len()) as u32,
            };
            shapes.push(Shape { plot: place.0, mark: place.1 as u32, item: place.2 as u32, first, count });
            first += count;
        };
        for (number, plot) in view.scene.plots.iter().enumerate() {
            for (mark, items) in plot.marks.iter().map(|mark| &mark.items).enumerate() {
                items.iter().enumerate().for_each(|(at, item)| add(item, (Some(number as u32), mark, at)));
            }
        }
        view.scene.overlay.iter().enumerate().for_each(|(at, item)| add(item, (None, 0, at)));
        let grid = Grid::new(&view.scene, &shapes);
        Self { view, shapes, grid, count: first }
    }

    /// The view that these are the targets of.
    pub fn view(&self) -> &Rc<View> {
        &self.view
    }

    /// How many targets there are.
    pub fn len(&self) -> TargetId {
        self.count
    }

    /// Whether nothing can be pointed at.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The target with this number.
    pub fn get(&self, id: TargetId) -> Option<Target> {
        let at = self.shapes.partition_point(|shape| shape.first <= id).checked_sub(1)?;
        let shape = self.shapes.get(at)?.placed(&self.view.scene)?;
        let part = id.checked_sub(shape.first).filter(|part| *part < shape.count)? as usize;
        let datum = shape.item.datum.clone()?;
        let row = datum.rows.get(part).or(datum.rows.first()).copied().unwrap_or_default();
        let area = shape.area(part);
        Some(Target { datum, row, area, anchor: shape.anchor(part, area) })
    }

    /// The target at or nearest to a point, no further than a finger's width away.
    pub fn at(&self, point: Point) -> Option<TargetId> {
        self.grid.nearest(&self.view.scene, &self.shapes, point)
    }
}

impl Shape {
    /// The shape with its item.
    pub(super) fn placed<'a>(&self, scene: &'a Scene) -> Option<Placed<'a>> {
        let (item, origin) = match self.plot {
            Some(number) => {
                let plot = scene.plots.get(number as usize)?;
                (plot.marks.get(self.mark as usize)?.items.get(self.item as usize)?, plot.origin())
            }
            None => (scene.overlay.get(self.item as usize)?, Point::default()),
        };
        Some(Placed { item, origin, first: self.first, count: self.count })
    }
}

impl Placed<'_> {
    /// What the target number `part` of this shape covers, in CSS pixels of the picture.
    pub(super) fn area(&self, part: usize) -> Rect {
        let around = |at: Point, radius: f64| Rect::new(at.x, at.y, 0.0, 0.0).expand(radius);
        let area = match &self.item.geometry {
            Geometry::Rect(shape) => shape.rect,
            Geometry::Symbol(symbol) => around(symbol.at, (symbol.size.max(0.0)).sqrt() / 2.0),
            Geometry::Line(line) => around(line.points.get(part).copied().flatten().unwrap_or_default(), 3.0),
            Geometry::Trail(trail) => {
                let (at, width) = trail.points.get(part).copied().flatten().unwrap_or_default();
                around(at, width / 2.0)
            }
            Geometry::Area(area) => {
                let (top, bottom) = area.points.get(part).copied().flatten().unwrap_or_default();
                Rect::from_corners(top, bottom).expand(1.0)
            }
            Geometry::Rule(rule) => Rect::from_corners(rule.from, rule.to).expand(2.0),
            Geometry::Text(text) => {
                let height = text.line_height.max(text.font.size) * text.lines.len() as f64;
                around(text.at, height / 2.0)
            }
            Geometry::Arc(arc) => {
                let middle = (arc.start + arc.end) / 2.0;
                let radius = (arc.inner + arc.outer) / 2.0;
                let at = Point::new(arc.center.x + radius * middle.sin(), arc.center.y - radius * middle.cos());
                around(at, ((arc.outer - arc.inner) / 2.0).abs())
            }
        };
        area.offset(self.origin)
    }

    /// Where a tooltip points to: the end of a bar, the end of a line's segment, the middle of all else.
    fn anchor(&self, part: usize, area: Rect) -> Point {
        match &self.item.geometry {
            Geometry::Area(shape) => {
                shape.points.get(part).copied().flatten().map_or(area.center(), |(top, _)| top.offset(self.origin))
            }
            Geometry::Rect(_) => Point::new(area.center().x, area.y + area.height.min(8.0) / 2.0),
            _ => area.center(),
        }
    }
}

/// How many points a line has; nothing for an item that is one target.
pub(super) fn points(geometry: &Geometry) -> Option<usize> {
    match geometry {
        Geometry::Line(line) => Some(line.points.len()),
        Geometry::Area(area) => Some(area.points.len()),
        Geometry::Trail(trail) => Some(trail.points.len()),
        Geometry::Rect(_) | Geometry::Symbol(_) | Geometry::Rule(_) | Geometry::Text(_) | Geometry::Arc(_) => None,
    }
}
