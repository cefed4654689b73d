//! Points, sizes and rectangles in CSS pixels, y downwards.

pub mod snap;

/// A position in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// This point moved by `by`.
    pub fn offset(self, by: Point) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y }
    }
}

/// A width and a height in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Horizontal extent.
    pub width: f64,
    /// Vertical extent.
    pub height: f64,
}

impl Size {
    /// The size `width` by `height`.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

/// An axis-aligned rectangle; `width` and `height` are never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Horizontal extent.
    pub width: f64,
    /// Vertical extent.
    pub height: f64,
}

impl Rect {
    /// The rectangle with its top left corner at `x`, `y`.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The smallest rectangle that has both points as corners, in whichever order they come.
    pub fn from_corners(a: Point, b: Point) -> Self {
        Self { x: a.x.min(b.x), y: a.y.min(b.y), width: (a.x - b.x).abs(), height: (a.y - b.y).abs() }
    }

    /// The right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// The middle.
    pub fn center(self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        point.x >= self.x && point.x <= self.right() && point.y >= self.y && point.y <= self.bottom()
    }

    /// The part that both share, if they touch.
    pub fn intersection(self, other: Rect) -> Option<Rect> {
        let (left, top) = (self.x.max(other.x), self.y.max(other.y));
        let (right, bottom) = (self.right().min(other.right()), self.bottom().min(other.bottom()));
        (right >= left && bottom >= top).then(|| Rect::new(left, top, right - left, bottom - top))
    }

    /// The smallest rectangle that holds both.
    pub fn union(self, other: Rect) -> Rect {
        let (left, top) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(left, top, self.right().max(other.right()) - left, self.bottom().max(other.bottom()) - top)
    }

    /// This rectangle moved by `by`.
    pub fn offset(self, by: Point) -> Rect {
        Rect { x: self.x + by.x, y: self.y + by.y, ..self }
    }

    /// This rectangle grown on every side; shrunk where `by` is negative, down to nothing.
    pub fn expand(self, by: f64) -> Rect {
        let (width, height) = ((self.width + 2.0 * by).max(0.0), (self.height + 2.0 * by).max(0.0));
        Rect { x: self.x - by, y: self.y - by, width, height }
    }
}

/// How the points of a line are joined.
#[allow(missing_docs, reason = "the names are d3's own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Interpolate {
    #[default]
    Linear,
    LinearClosed,
    Step,
    StepBefore,
    StepAfter,
    Basis,
    BasisClosed,
    BasisOpen,
    Cardinal,
    CardinalClosed,
    CardinalOpen,
    CatmullRom,
    Monotone,
    Natural,
    Bundle,
}

/// The outline of a point symbol.
#[allow(missing_docs, reason = "the names are Vega's own")]
#[derive(Clone, Debug, PartialEq)]
pub enum Symbol {
    Circle,
    Square,
    Cross,
    Diamond,
    Triangle,
    TriangleUp,
    TriangleDown,
    TriangleRight,
    TriangleLeft,
    Arrow,
    Wedge,
    Stroke,
    /// An SVG path in a box from -1 to 1.
    Path(String),
}

impl Interpolate {
    /// Vega's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Interpolate::Linear => "linear",
            Interpolate::LinearClosed => "linear-closed",
            Interpolate::Step => "step",
            Interpolate::StepBefore => "step-before",
            Interpolate::StepAfter => "step-after",
            Interpolate::Basis => "basis",
            Interpolate::BasisClosed => "basis-closed",
            Interpolate::BasisOpen => "basis-open",
            Interpolate::Cardinal => "cardinal",
            Interpolate::CardinalClosed => "cardinal-closed",
            Interpolate::CardinalOpen => "cardinal-open",
            Interpolate::CatmullRom => "catmull-rom",
            Interpolate::Monotone => "monotone",
            Interpolate::Natural => "natural",
            Interpolate::Bundle => "bundle",
        }
    }
}

impl Symbol {
    /// The outlines that have names.
    pub const NAMED: [Symbol; 12] = [
        Symbol::Circle,
        Symbol::Square,
        Symbol::Cross,
        Symbol::Diamond,
        Symbol::Triangle,
        Symbol::TriangleUp,
        Symbol::TriangleDown,
        Symbol::TriangleRight,
        Symbol::TriangleLeft,
        Symbol::Arrow,
        Symbol::Wedge,
        Symbol::Stroke,
    ];

    /// The outline that Vega calls so.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|symbol| symbol.name() == name).cloned()
    }

    /// Vega's name for it; the path data of an outline of one's own.
    pub fn name(&self) -> &str {
        match self {
            Symbol::Circle => "circle",
            Symbol::Square => "square",
            Symbol::Cross => "cross",
            Symbol::Diamond => "diamond",
            Symbol::Triangle => "triangle",
            Symbol::TriangleUp => "triangle-up",
            Symbol::TriangleDown => "triangle-down",
            Symbol::TriangleRight => "triangle-right",
            Symbol::TriangleLeft => "triangle-left",
            Symbol::Arrow => "arrow",
            Symbol::Wedge => "wedge",
            Symbol::Stroke => "stroke",
            Symbol::Path(data) => data,
        }
    }
}
