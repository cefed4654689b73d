//! The growing frame around the plots.

use crate::geometry::{Rect, Size};
use crate::spec::{AutosizeKind, Orient};

/// What has been put around the plots so far. The plots' corner is the origin.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The plots alone; of facets, nothing: their extent is in the bounds.
    pub plot: Rect,
    /// Everything.
    pub all: Rect,
    /// The plots with y axes, beside which legends stand.
    pub across: Rect,
    /// The plots with x axes, above and below which legends stand.
    pub down: Rect,
    /// Plots beside each other.
    pub columns: usize,
    /// Plots below each other.
    pub rows: usize,
    /// The first plot's extent.
    pub cell: Size,
}

impl Frame {
    /// Around one plot.
    pub fn new(plot: Rect) -> Self {
        Self {
            plot,
            all: plot,
            across: plot,
            down: plot,
            columns: 1,
            rows: 1,
            cell: Size::new(plot.width, plot.height),
        }
    }

    /// Takes in something.
    pub fn add(&mut self, shape: Rect) {
        self.all = self.all.union(shape);
    }

    /// Takes in a part of an axis.
    pub fn add_axis(&mut self, shape: Rect, vertical: bool) {
        if vertical {
            self.across = self.across.union(shape);
        } else {
            self.down = self.down.union(shape);
        }
        self.add(shape);
    }

    /// Takes in what stands around all plots.
    pub fn add_around(&mut self, shape: Rect) {
        self.across = self.across.union(shape);
        self.down = self.down.union(shape);
        self.add(shape);
    }

    /// Takes in a legend. Where the picture has a fixed size a legend counts only across its side: otherwise a long one would
    /// leave no room for the plot.
    pub fn add_legend(&mut self, shape: Option<Rect>, orient: Orient, autosize: AutosizeKind) {
        let Some(shape) = shape else { return };
        let fixed = matches!(autosize, AutosizeKind::Fit | AutosizeKind::FitX | AutosizeKind::FitY);
        self.add(match (fixed, orient) {
            (true, Orient::Left | Orient::Right) => Rect::new(shape.x, self.all.y, shape.width, 0.0),
            (true, Orient::Top | Orient::Bottom) => Rect::new(self.all.x, shape.y, 0.0, shape.height),
            (true, _) => return,
            (false, _) => shape,
        });
    }

    /// Whole pixels outside of the plot: left, top, right, bottom.
    pub fn margins(&self) -> [f64; 4] {
        let whole = |pixels: f64| (pixels - 1e-9).ceil().max(0.0);
        [
            whole(-self.all.x),
            whole(-self.all.y),
            whole(self.all.right() - self.plot.width),
            whole(self.all.bottom() - self.plot.height),
        ]
    }

    /// The extent of one plot with which the picture would be as large as `target`.
    pub fn fitted(&self, inner: Size, target: Size, fit_x: bool, fit_y: bool) -> Size {
        let share = |now: f64, inner: f64, target: f64, count: usize, fit: bool| {
            if fit { (now - (inner - target) / count.max(1) as f64).max(1.0) } else { now }
        };
        Size::new(
            share(self.cell.width, inner.width, target.width, self.columns, fit_x),
            share(self.cell.height, inner.height, target.height, self.rows, fit_y),
        )
    }
}
