//! Long lines, cut down to what pixels can show.

use crate::geometry::Point;

/// At most this many points a column: the first, the lowest, the highest and the last.
const A_COLUMN: usize = 4;

/// The line with no more points than its columns of `width` pixels need, where it has more than `columns` can show.
pub(super) fn decimate(points: impl ExactSizeIterator<Item = Point>, columns: usize, width: f64) -> Vec<Point> {
    if points.len() <= A_COLUMN * columns.max(1) {
        return points.collect();
    }
    let mut kept = Vec::with_capacity(A_COLUMN * columns.min(points.len()));
    let mut column: Option<Column> = None;
    for (order, point) in points.enumerate() {
        let place = (point.x / width).floor();
        match &mut column {
            Some(column) if column.place == place => column.add(order, point),
            _ => {
                if let Some(column) = column.take() {
                    column.flush(&mut kept);
                }
                column = Some(Column::new(place, order, point));
            }
        }
    }
    if let Some(column) = column {
        column.flush(&mut kept);
    }
    kept
}

struct Column {
    place: f64,
    first: (usize, Point),
    least: (usize, Point),
    most: (usize, Point),
    last: (usize, Point),
}

impl Column {
    fn new(place: f64, order: usize, point: Point) -> Self {
        let only = (order, point);
        Self { place, first: only, least: only, most: only, last: only }
    }

    fn add(&mut self, order: usize, point: Point) {
        if point.y < self.least.1.y {
            self.least = (order, point);
        } else if point.y > self.most.1.y {
            self.most = (order, point);
        }
        self.last = (order, point);
    }

    fn flush(self, kept: &mut Vec<Point>) {
        let (early, late) = if self.least.0 <= self.most.0 { (self.least, self.most) } else { (self.most, self.least) };
        let mut before = None;
        for (order, point) in [self.first, early, late, self.last] {
            if before != Some(order) {
                kept.push(point);
            }
            before = Some(order);
        }
    }
}
