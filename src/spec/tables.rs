//! The tables of objects that are read by hand.

#[cfg(not(target_arch = "wasm32"))]
use super::support::Shape;
use super::support::{Table, members};

/// A list of `shape`.
#[cfg(not(target_arch = "wasm32"))]
fn list(shape: Shape) -> Shape {
    Shape::List(Box::new(shape))
}

/// A text or its lines.
#[cfg(not(target_arch = "wasm32"))]
fn lines() -> Shape {
    Shape::OneOf(vec![Shape::Text, list(Shape::Text)])
}

/// Any of `words`.
#[cfg(not(target_arch = "wasm32"))]
fn words(words: &[&'static str]) -> Shape {
    Shape::Words(words.to_vec())
}

/// One of two shapes.
#[cfg(not(target_arch = "wasm32"))]
fn either(a: Shape, b: Shape) -> Shape {
    Shape::OneOf(vec![a, b])
}

/// A shape, or `null`.
#[cfg(not(target_arch = "wasm32"))]
fn nullable(shape: Shape) -> Shape {
    either(shape, Shape::Null)
}

/// An object that may also be written as `true`, `false` or `null`.
#[cfg(not(target_arch = "wasm32"))]
fn switchable(name: &'static str) -> Shape {
    Shape::OneOf(vec![Shape::Object(name), Shape::Switch, Shape::Null])
}

/// One operation or none.
#[cfg(not(target_arch = "wasm32"))]
fn operation() -> Shape {
    either(words(AGGREGATES), Shape::Object("argmin or argmax"))
}

/// A range of the config.
#[cfg(not(target_arch = "wasm32"))]
fn ranges() -> Shape {
    Shape::OneOf(vec![list(Shape::Any), Shape::Text, Shape::Object("range scheme")])
}

/// The names of marks.
#[cfg(not(target_arch = "wasm32"))]
pub const MARKS: &[&str] = &[
    "arc",
    "area",
    "bar",
    "circle",
    "line",
    "point",
    "rect",
    "rule",
    "square",
    "text",
    "tick",
    "trail",
    "figure",
    "pictogram",
    "gauge",
];

/// The names of aggregate operations.
#[cfg(not(target_arch = "wasm32"))]
pub const AGGREGATES: &[&str] = &[
    "count",
    "valid",
    "missing",
    "distinct",
    "sum",
    "product",
    "mean",
    "average",
    "variance",
    "variancep",
    "stdev",
    "stdevp",
    "stderr",
    "median",
    "q1",
    "q3",
    "ci0",
    "ci1",
    "min",
    "max",
    "values",
];

/// A view, with what only the outermost has.
pub const VIEW: Table = Table {
    what: "a view",
    members: members! {
        "$schema" Silent (Text) "The address of Vega-Lite's schema, any version.";
        "config" Supported (Object("config")) "Looks and defaults of all views; at the outermost view only.";
        "background" Supported (nullable(Color)) "What paints the whole picture; `null` for nothing.";
        "padding" Supported (either(Number, Object("padding"))) "CSS pixels around the picture.";
        "autosize" Supported (either(words(&["pad", "fit", "fit-x", "fit-y", "none"]), Object("autosize"))) "Whether `width` and `height` measure the plot or everything together.";
        "datasets" Supported (Map(Box::new(Any))) "Tables that `data` refers to by name.";
        "usermeta" Silent (Any) "Anything that other programs keep here.";
        "name" Silent (Text) "A name for other programs.";
        "title" Supported (Shape::OneOf(vec![lines(), Object("title"), Null])) "The title.";
        "description" Supported (Text) "A sentence for readers who do not see the picture.";
        "data" Supported (nullable(Object("data"))) "Where the rows come from; those of the view around it where absent.";
        "transform" Supported (list(Object("transform"))) "Steps before the encoding, in order.";
        "mark" Supported (either(words(MARKS), Object("mark"))) "What is drawn for each row.";
        "encoding" Supported (Object("encoding")) "What the channels of the mark show.";
        "layer" Supported (list(Object("view"))) "Views over each other, from back to front.";
        "facet" Supported (either(Object("channel"), Object("facet"))) "The fields for each value of which the inner view is drawn.";
        "spec" Supported (Object("view")) "The view that is drawn for each value of `facet`.";
        "columns" Supported (Count) "How many facets stand beside each other before a new row begins.";
        "spacing" Supported (either(Number, Object("spacing"))) "CSS pixels between facets.";
        "width" Supported (Shape::OneOf(vec![Number, words(&["container"]), Object("step")])) "The plot's width in CSS pixels, the page element's, or by steps of a discrete scale.";
        "height" Supported (Shape::OneOf(vec![Number, words(&["container"]), Object("step")])) "The plot's height in CSS pixels, the page element's, or by steps of a discrete scale.";
        "view" Supported (Object("mark properties")) "Fill and frame of the plot.";
        "resolve" Supported (Object("resolve")) "Whether layers and facets have scales, axes and legends in common.";
        "align" Ignored "Facets have rows and columns in common.";
        "bounds" Ignored "Facets stand far enough from each other for their axes.";
        "center" Ignored "Facets begin at the left and at the top.";
        "params" Supported (list(Object("parameter"))) "Variables, and selections that a reader makes.";
        "projection" Refused "Maps are not drawn.";
        "concat" Refused "Views side by side are not drawn as one chart.";
        "hconcat" Refused "Views side by side are not drawn as one chart.";
        "vconcat" Refused "Views side by side are not drawn as one chart.";
        "repeat" Refused "Repeated views are not drawn as one chart.";
        "selection" Refused "Selections change a picture while it is read.";
    },
};

/// A parameter.
pub const PARAM: Table = Table {
    what: "a parameter",
    members: members! {
        "name" Supported (Text) "The name by which expressions and tests call it.";
        "value" Supported (Any) "What a variable stands for, or what is selected at first.";
        "expr" Supported (Expression) "What a variable stands for, by variables before it.";
        "bind" Supported (Shape::OneOf(vec![words(&["scales", "legend"]), Object("control"), Map(Box::new(Object("control")))])) "Controls that set it; `scales` to zoom and pan by an interval, `legend` to choose points by entries of a legend.";
        "select" Supported (either(words(&["point", "interval"]), Object("selection"))) "How a reader selects rows.";
        "views" Silent (list(Text)) "A selection is made anywhere in the plot.";
    },
};

/// A selection.
pub const SELECT: Table = Table {
    what: "a selection",
    members: members! {
        "type" Supported (words(&["point", "interval"])) "By single marks or by a rectangle.";
        "encodings" Supported (list(Text)) "The channels whose values are compared.";
        "fields" Supported (list(Text)) "The fields whose values are compared.";
        "on" Supported (Text) "`click`, `pointerover`, or for an interval a drag, with or without the shift key.";
        "clear" Supported (either(Text, Switch)) "`dblclick`, `pointerout`, or `false` for never.";
        "toggle" Supported (either(Text, Switch)) "Whether further points are added: always, never, or with keys such as `event.shiftKey`.";
        "nearest" Supported (Switch) "Whether the mark nearest to the pointer is meant, however far it is.";
        "translate" Supported (either(Text, Switch)) "Whether a drag moves an interval, or the domains that are bound to it.";
        "zoom" Supported (either(Text, Switch)) "Whether the wheel makes an interval, or the domains that are bound to it, smaller and larger; always with the control key, so that the page can scroll.";
        "mark" Supported (Object("rectangle")) "What the rectangle of an interval looks like.";
        "resolve" Silent (Text) "A chart has one plot to select in.";
    },
};

/// The rectangle of an interval.
pub const RECTANGLE: Table = Table {
    what: "a rectangle",
    members: members! {
        "fill" Supported (Color) "What fills it.";
        "fillOpacity" Supported (Number) "How opaque the fill is.";
        "stroke" Supported (Color) "The colour of its edge.";
        "strokeOpacity" Supported (Number) "How opaque the edge is.";
        "strokeWidth" Supported (Number) "How thick the edge is.";
        "strokeDash" Supported (list(Number)) "Whether the edge is dashed.";
        "strokeDashOffset" Ignored "Dashes begin at the start of a line.";
        "cursor" Ignored "The pointer keeps its shape.";
    },
};

/// A control.
pub const CONTROL: Table = Table {
    what: "a control",
    members: members! {
        "input" Supported (words(&["range", "select", "radio", "checkbox", "number", "text"])) "What it looks like.";
        "name" Supported (Text) "Its label; otherwise the name of what it sets.";
        "min" Supported (Number) "The least value of a slider, 0.";
        "max" Supported (Number) "The greatest value of a slider, 100.";
        "step" Supported (Number) "The distance of a slider's values.";
        "options" Supported (list(Any)) "The values of a list or of radio buttons.";
        "labels" Supported (list(Text)) "The labels of the options; otherwise the values.";
        "debounce" Silent (Number) "The picture follows at the next frame.";
        "placeholder" Silent (Text) "A label says what is asked for.";
        "autocomplete" Silent (Text) "Browsers decide by themselves.";
        "element" Ignored "Controls stand below the chart.";
    },
};

/// Width or height by steps.
pub const STEP: Table = Table {
    what: "a step",
    members: members! {
        "step" Supported (Number) "CSS pixels for each step of the discrete scale.";
        "for" Supported (words(&["position", "offset"])) "Whether the step is that of the position or that of the offset within it.";
    },
};

/// Padding by sides.
pub const PADDING: Table = Table {
    what: "padding",
    members: members! {
        "left" Supported (Number) "CSS pixels.";
        "top" Supported (Number) "CSS pixels.";
        "right" Supported (Number) "CSS pixels.";
        "bottom" Supported (Number) "CSS pixels.";
    },
};

/// Autosize.
pub const AUTOSIZE: Table = Table {
    what: "autosize",
    members: members! {
        "type" Supported (words(&["pad", "fit", "fit-x", "fit-y", "none"])) "Whether `width` and `height` measure the plot or everything together.";
        "contains" Supported (words(&["content", "padding"])) "Whether they include the padding.";
        "resize" Silent (Switch) "A chart is always laid out anew.";
    },
};

/// The channels of a view.
pub const ENCODING: Table = Table {
    what: "an encoding",
    members: members! {
        "x" Supported (Object("channel")) "Horizontal position.";
        "y" Supported (Object("channel")) "Vertical position.";
        "x2" Supported (Object("channel")) "The other end of a horizontal range.";
        "y2" Supported (Object("channel")) "The other end of a vertical range.";
        "xOffset" Supported (Object("channel")) "Position within the band of x.";
        "yOffset" Supported (Object("channel")) "Position within the band of y.";
        "theta" Supported (Object("channel")) "Angle of an arc.";
        "theta2" Supported (Object("channel")) "The other angle of an arc.";
        "radius" Supported (Object("channel")) "Outer radius of an arc.";
        "radius2" Supported (Object("channel")) "Inner radius of an arc.";
        "color" Supported (Object("channel")) "Fill of filled marks, stroke of others.";
        "fill" Supported (Object("channel")) "Fill.";
        "stroke" Supported (Object("channel")) "Stroke.";
        "opacity" Supported (Object("channel")) "Opacity, 0 to 1.";
        "fillOpacity" Supported (Object("channel")) "Opacity of the fill.";
        "strokeOpacity" Supported (Object("channel")) "Opacity of the stroke.";
        "strokeWidth" Supported (Object("channel")) "Width of the stroke.";
        "strokeDash" Supported (Object("channel")) "Dashes of the stroke.";
        "size" Supported (Object("channel")) "Area of a symbol, thickness of a bar, size of a text.";
        "shape" Supported (Object("channel")) "Symbol of a point.";
        "angle" Supported (Object("channel")) "Turn of a symbol or text, in degrees.";
        "text" Supported (Object("channel")) "What a text says.";
        "tooltip" Supported (Shape::OneOf(vec![Object("channel"), list(Object("channel")), Null])) "What is shown under the pointer.";
        "href" Supported (Object("channel")) "An address to open; http and https only.";
        "description" Supported (Object("channel")) "The sentence of an item for readers who do not see it.";
        "detail" Supported (either(Object("channel"), list(Object("channel")))) "Fields that make groups and show nowhere.";
        "order" Supported (either(Object("channel"), list(Object("channel")))) "Order of stacking, of the points of a line, and of painting.";
        "key" Supported (Object("channel")) "What makes an item the same from one picture to the next.";
        "row" Supported (Object("channel")) "A plot for each value, below each other.";
        "column" Supported (Object("channel")) "A plot for each value, beside each other.";
        "facet" Supported (Object("channel")) "A plot for each value, in rows that are wrapped.";
        "latitude" Refused "Maps are not drawn.";
        "latitude2" Refused "Maps are not drawn.";
        "longitude" Refused "Maps are not drawn.";
        "longitude2" Refused "Maps are not drawn.";
        "url" Refused "Images are not drawn.";
        "time" Refused "Animation is not supported.";
        "xError" Refused "Error bars are not drawn from a spread.";
        "xError2" Refused "Error bars are not drawn from a spread.";
        "yError" Refused "Error bars are not drawn from a spread.";
        "yError2" Refused "Error bars are not drawn from a spread.";
    },
};

/// A channel's definition. What a channel can have is narrowed by `reader/channel.rs`.
pub const CHANNEL: Table = Table {
    what: "a channel",
    members: members! {
        "field" Supported (Text) "The field that is shown, such as `a`, `a.b` or `a[0]`.";
        "type" Supported (words(&["quantitative", "temporal", "ordinal", "nominal"])) "The kind of measurement.";
        "datum" Supported (Any) "A value of the data's domain in place of a field.";
        "value" Supported (Any) "What is drawn, such as a colour or CSS pixels, in place of a field.";
        "aggregate" Supported (operation()) "How the values of a group become one.";
        "bin" Supported (Shape::OneOf(vec![Switch, words(&["binned"]), Object("bin"), Null])) "Whether and how numbers are binned.";
        "timeUnit" Supported (either(Text, Object("time unit"))) "The calendar unit to which moments are rounded down.";
        "title" Supported (nullable(lines())) "The title of axis, legend or header; `null` for none.";
        "bandPosition" Supported (Number) "Where in a band or bin the mark stands, 0 to 1.";
        "scale" Supported (nullable(Object("scale"))) "How values become what is drawn; `null` to draw them as they are.";
        "axis" Supported (switchable("axis")) "The axis of x or y; `null` for none.";
        "legend" Supported (switchable("legend")) "The legend; `null` for none.";
        "header" Supported (switchable("header")) "Titles and labels of facets; `null` for none.";
        "sort" Supported (Any) "The order of a discrete domain: `ascending`, `descending`, a channel such as `-y`, a list of values, `{field, op, order}`, `{encoding, order}`, or `null` for that of the data.";
        "stack" Supported (Shape::OneOf(vec![words(&["zero", "normalize", "center"]), Switch, Null])) "Whether and from where marks are stacked.";
        "impute" Supported (nullable(Object("impute"))) "What stands for missing values.";
        "format" Supported (Text) "A pattern of d3-format or d3-time-format.";
        "formatType" Supported (words(&["number", "time", "report"])) "How the pattern is to be read.";
        "condition" Supported (either(Object("condition"), list(Object("condition")))) "What is shown where a test holds.";
        "columns" Supported (Count) "For `facet`: plots in a row.";
        "spacing" Supported (either(Number, Object("spacing"))) "For `row`, `column` and `facet`: CSS pixels between plots.";
        "align" Ignored "Facets have rows and columns in common.";
        "bounds" Ignored "Facets stand far enough from each other for their axes.";
        "center" Ignored "Facets begin at the left and at the top.";
        "rescale" Refused "Animation is not supported.";
    },
};

/// A condition of a channel.
pub const CONDITION: Table = Table {
    what: "a condition",
    members: members! {
        "test" Supported (either(Expression, Object("predicate"))) "What must hold for a row.";
        "param" Supported (Text) "The selection that the row must be in.";
        "empty" Supported (Switch) "Whether every row is in a selection in which nothing is chosen, `true`.";
        "selection" Refused "Selections are named by `param`.";
    },
};

/// Binning.
pub const BIN: Table = Table {
    what: "a bin",
    members: members! {
        "anchor" Supported (Number) "A value that is the edge of a bin.";
        "base" Supported (Number) "The number base of round steps.";
        "binned" Supported (Switch) "Whether the data are binned already.";
        "divide" Supported (list(Number)) "By what round steps are divided.";
        "extent" Supported (list(Number)) "The range of the bins; the data's where absent.";
        "maxbins" Supported (Number) "The most bins.";
        "minstep" Supported (Number) "The smallest step.";
        "nice" Supported (Switch) "Whether edges are round numbers.";
        "step" Supported (Number) "The exact step.";
        "steps" Supported (list(Number)) "Steps to choose from.";
    },
};

/// A calendar unit.
pub const TIME_UNIT: Table = Table {
    what: "a time unit",
    members: members! {
        "unit" Supported (Text) "Its name, such as `yearmonth`.";
        "utc" Supported (Switch) "In UTC rather than in the chart's zone.";
        "binned" Supported (Switch) "Whether the data are rounded already.";
        "step" Supported (Number) "Several units at a time.";
        "maxbins" Supported (Number) "The most bins, for a unit that follows from the data.";
    },
};

/// Filling of missing values.
pub const IMPUTE: Table = Table {
    what: "impute",
    members: members! {
        "value" Supported (Any) "What is filled in.";
        "method" Supported (words(&["value", "mean", "median", "max", "min"])) "How it is found.";
        "frame" Supported (list(nullable(Number))) "Rows before and after that are looked at.";
        "keyvals" Supported (either(list(Any), Object("sequence"))) "Keys that must be there.";
    },
};

/// The order by a field or channel.
pub const SORT: Table = Table {
    what: "a sort order",
    members: members! {
        "field" Supported (Text) "The field.";
        "op" Supported (words(AGGREGATES)) "How the values of a group become one.";
        "order" Supported (nullable(words(&["ascending", "descending"]))) "Small to large or large to small.";
        "encoding" Supported (Text) "The channel by whose values is ordered.";
    },
};

/// A scale.
pub const SCALE: Table = Table {
    what: "a scale",
    members: members! {
        "type" Supported (words(&["linear", "log", "pow", "sqrt", "symlog", "time", "utc", "quantile", "quantize", "threshold", "bin-ordinal", "ordinal", "point", "band"])) "The type.";
        "domain" Supported (Shape::OneOf(vec![list(Any), words(&["unaggregated"]), Object("union")])) "The values that are shown.";
        "domainMin" Supported (Any) "The low end of the domain.";
        "domainMax" Supported (Any) "The high end of the domain.";
        "domainMid" Supported (Number) "The middle of a diverging domain.";
        "range" Supported (Shape::OneOf(vec![list(Any), Text, Object("step"), Object("range of a field")])) "What is drawn for the domain: CSS pixels, colours, symbols, or a name of `config.range`.";
        "rangeMin" Supported (Any) "The low end of the range.";
        "rangeMax" Supported (Any) "The high end of the range.";
        "scheme" Supported (Shape::OneOf(vec![Text, list(Color), Object("scheme")])) "A named colour scheme, or colours between which others lie.";
        "reverse" Supported (Switch) "Whether the range runs backwards.";
        "round" Supported (Switch) "Whether positions are rounded.";
        "clamp" Supported (Switch) "Whether values outside the domain stay in the range.";
        "zero" Supported (Switch) "Whether the domain includes zero.";
        "nice" Supported (Shape::OneOf(vec![Switch, Number, Text, Object("interval")])) "Whether the domain ends at round values.";
        "padding" Supported (Number) "Pixels at both ends of a continuous scale, shares of a step for bands and points.";
        "paddingInner" Supported (Number) "Share of a step between bands.";
        "paddingOuter" Supported (Number) "Share of a step outside the bands.";
        "align" Supported (Number) "Where bands stand in the free space, 0 to 1.";
        "base" Supported (Number) "Base of a log scale.";
        "exponent" Supported (Number) "Exponent of a pow scale.";
        "constant" Supported (Number) "Constant of a symlog scale.";
        "interpolate" Supported (either(Text, Object("interpolation"))) "How colours are mixed, such as `hcl`.";
        "bins" Supported (either(list(Number), Object("sequence"))) "The edges of bins; where they start and stop follows from the domain unless it is written.";
        "domainRaw" Refused "Use `domain`.";
    },
};

/// Formats of tooltips.
pub const TOOLTIP_FORMAT: Table = Table {
    what: "formats of tooltips",
    members: members! {
        "numberFormat" Supported (Text) "The pattern of numbers.";
        "normalizedNumberFormat" Supported (Text) "The pattern of shares of a normalised stack.";
        "timeFormat" Supported (Text) "The pattern of moments.";
        "numberFormatType" Refused "Formats are those of d3.";
        "normalizedNumberFormatType" Refused "Formats are those of d3.";
        "timeFormatType" Refused "Formats are those of d3.";
    },
};

/// A range that the data have.
pub const FIELD_RANGE: Table = Table {
    what: "a range of a field",
    members: members! {
        "field" Supported (Text) "The field with what is drawn, in the order of the values that the encoding shows.";
    },
};

/// A colour scheme.
pub const SCHEME: Table = Table {
    what: "a scheme",
    members: members! {
        "name" Supported (Text) "Its name.";
        "extent" Supported (list(Number)) "The part that is used, from 0 to 1.";
        "count" Supported (Number) "How many colours.";
    },
};

/// A linear gradient.
pub const GRADIENT: Table = Table {
    what: "a gradient",
    members: members! {
        "gradient" Supported (words(&["linear"])) "Its kind.";
        "x1" Supported (Number) "Where it starts, as a share of the width.";
        "y1" Supported (Number) "Where it starts, as a share of the height.";
        "x2" Supported (Number) "Where it ends, as a share of the width.";
        "y2" Supported (Number) "Where it ends, as a share of the height.";
        "stops" Supported (list(Object("gradient stop"))) "Its colours.";
    },
};

/// Data.
pub const DATA: Table = Table {
    what: "data",
    members: members! {
        "values" Supported (Any) "Rows, or text of a `csv` or `tsv` format.";
        "url" Supported (Text) "An address, relative to the spec.";
        "name" Supported (Text) "A table of `datasets`, one that the page supplies, or `facts` for the figures of the dataset.";
        "sequence" Supported (Object("sequence")) "Consecutive numbers.";
        "format" Supported (Object("format")) "How to read the text.";
        "sphere" Refused "Maps are not drawn.";
        "graticule" Refused "Maps are not drawn.";
    },
};

/// The format of data.
pub const FORMAT: Table = Table {
    what: "a data format",
    members: members! {
        "type" Supported (words(&["json", "csv", "tsv", "dsv"])) "The kind of text; by the ending of the address where absent.";
        "property" Supported (Text) "Where in a JSON document the rows are.";
        "delimiter" Supported (Text) "What separates values of `dsv`.";
        "parse" Supported (nullable(Map(Box::new(nullable(Text))))) "What fields are read as: `number`, `boolean`, `string`, `date`, `date:'%Y'`, `utc:'%Y'`, or `null` for what they are.";
        "feature" Refused "Maps are not drawn.";
        "mesh" Refused "Maps are not drawn.";
    },
};

/// Consecutive numbers.
pub const SEQUENCE: Table = Table {
    what: "a sequence",
    members: members! {
        "start" Supported (Number) "The first.";
        "stop" Supported (Number) "The end, not included.";
        "step" Supported (Number) "The distance; 1 where absent.";
        "as" Supported (Text) "The field's name; `data` where absent.";
    },
};

/// What layers and facets have in common.
pub const RESOLVE: Table = Table {
    what: "resolve",
    members: members! {
        "scale" Supported (Map(Box::new(words(&["shared", "independent"])))) "By channel.";
        "axis" Supported (Map(Box::new(words(&["shared", "independent"])))) "For x and y.";
        "legend" Supported (Map(Box::new(words(&["shared", "independent"])))) "By channel.";
    },
};

/// Rows and columns of facets.
pub const FACET: Table = Table {
    what: "a facet",
    members: members! {
        "row" Supported (Object("channel")) "A row of plots for each value.";
        "column" Supported (Object("channel")) "A column of plots for each value.";
    },
};

/// Space across and down.
pub const SPACING: Table = Table {
    what: "spacing",
    members: members! {
        "row" Supported (Number) "CSS pixels between rows.";
        "column" Supported (Number) "CSS pixels between columns.";
    },
};

/// A test of one field, or several.
pub const PREDICATE: Table = Table {
    what: "a predicate",
    members: members! {
        "and" Supported (list(Object("predicate"))) "All must hold.";
        "or" Supported (list(Object("predicate"))) "Any must hold.";
        "not" Supported (Object("predicate")) "The inner one must not hold.";
        "field" Supported (Text) "The field that is tested.";
        "timeUnit" Supported (either(Text, Object("time unit"))) "The calendar unit that is compared.";
        "equal" Supported (Any) "The value is this one.";
        "lt" Supported (Any) "The value is below.";
        "lte" Supported (Any) "The value is below or the same.";
        "gt" Supported (Any) "The value is above.";
        "gte" Supported (Any) "The value is above or the same.";
        "range" Supported (list(Any)) "The value lies between these two, ends included; `null` is an open end.";
        "oneOf" Supported (list(Any)) "The value is one of these.";
        "valid" Supported (Switch) "The value is neither null nor NaN.";
        "param" Supported (Text) "The selection that the row must be in.";
        "empty" Supported (Switch) "Whether every row is in a selection in which nothing is chosen, `true`.";
        "selection" Refused "Selections are named by `param`.";
    },
};

/// One step of a transform: the member that names it, and those that go with it.
pub const TRANSFORM: Table = Table {
    what: "a transform",
    members: members! {
        "filter" Supported (either(Expression, Object("predicate"))) "Keeps the rows for which it holds.";
        "calculate" Supported (Expression) "Adds a field.";
        "aggregate" Supported (list(Object("aggregation"))) "One row for each group.";
        "joinaggregate" Supported (list(Object("aggregation"))) "Adds the aggregates of its group to each row.";
        "bin" Supported (either(True, Object("bin"))) "Adds the edges of the bin.";
        "timeUnit" Supported (either(Text, Object("time unit"))) "Adds the moment rounded down.";
        "fold" Supported (list(Text)) "Columns to rows.";
        "flatten" Supported (list(Text)) "One row for each item of lists.";
        "window" Supported (list(Object("window field"))) "Running computations over ordered rows.";
        "stack" Supported (Text) "Adds start and end of each value in its stack.";
        "impute" Supported (Text) "Fills missing values.";
        "pivot" Supported (Text) "Rows to columns.";
        "lookup" Supported (Text) "Adds fields of another table.";
        "quantile" Supported (Text) "Quantiles of a field.";
        "as" Supported (either(Text, list(Text))) "The names of what is added.";
        "field" Supported (Text) "The field of `bin` and `timeUnit`.";
        "groupby" Supported (list(Text)) "What makes a group.";
        "sort" Supported (list(Object("sort"))) "The order within a group.";
        "frame" Supported (list(nullable(Number))) "Rows before and after that are looked at.";
        "ignorePeers" Supported (Switch) "Whether rows of the same rank are told apart.";
        "offset" Supported (words(&["zero", "normalize", "center"])) "Where stacks start.";
        "key" Supported (Text) "What tells rows of a group apart.";
        "keyvals" Supported (either(list(Any), Object("sequence"))) "Keys that must be there.";
        "method" Supported (words(&["value", "mean", "median", "max", "min"])) "How the filling is found.";
        "value" Supported (Any) "For `impute` what is filled in, for `pivot` the field that fills the columns.";
        "limit" Supported (Count) "For `pivot` the most columns.";
        "op" Supported (words(AGGREGATES)) "For `pivot` how several values become one.";
        "from" Supported (Object("lookup")) "For `lookup` the other table.";
        "default" Supported (Any) "For `lookup` what stands for keys that are not found.";
        "probs" Supported (list(Number)) "For `quantile` the probabilities.";
        "step" Supported (Number) "For `quantile` the distance of probabilities.";
        "sample" Refused "A random choice of rows is another chart each time.";
        "density" Refused "Densities are not estimated.";
        "regression" Refused "Regressions are not computed.";
        "loess" Refused "Regressions are not computed.";
        "extent" Refused "Parameters change a picture while it is read.";
    },
};

/// The other table of a lookup.
pub const LOOKUP: Table = Table {
    what: "a lookup",
    members: members! {
        "data" Supported (Object("data")) "Where its rows come from.";
        "key" Supported (Text) "Its key.";
        "fields" Supported (list(Text)) "What is taken; the whole row as an object where absent.";
        "param" Refused "Selections change a picture while it is read.";
        "selection" Refused "Selections change a picture while it is read.";
    },
};

/// A computed field.
pub const AGGREGATION: Table = Table {
    what: "a computed field",
    members: members! {
        "op" Supported (Text) "How it is computed.";
        "field" Supported (Text) "Of what; absent for a count.";
        "param" Supported (Number) "The parameter of window operations.";
        "as" Supported (Text) "Its name.";
    },
};

/// `config`.
pub const CONFIG: Table = Table {
    what: "config",
    members: members! {
        "background" Supported (nullable(Color)) "What paints the whole picture.";
        "padding" Supported (either(Number, Object("padding"))) "CSS pixels around the picture.";
        "autosize" Supported (either(words(&["pad", "fit", "fit-x", "fit-y", "none"]), Object("autosize"))) "Whether `width` and `height` measure the plot or everything together.";
        "font" Supported (Text) "The font family of all texts.";
        "mark" Supported (Object("mark properties")) "Properties of all marks.";
        "arc" Supported (Object("mark properties")) "Properties of arcs.";
        "area" Supported (Object("mark properties")) "Properties of areas.";
        "bar" Supported (Object("mark properties")) "Properties of bars.";
        "circle" Supported (Object("mark properties")) "Properties of circles.";
        "line" Supported (Object("mark properties")) "Properties of lines.";
        "point" Supported (Object("mark properties")) "Properties of points.";
        "rect" Supported (Object("mark properties")) "Properties of rectangles.";
        "rule" Supported (Object("mark properties")) "Properties of rules.";
        "square" Supported (Object("mark properties")) "Properties of squares.";
        "text" Supported (Object("mark properties")) "Properties of texts.";
        "tick" Supported (Object("mark properties")) "Properties of ticks.";
        "trail" Supported (Object("mark properties")) "Properties of trails.";
        "figure" Supported (Object("mark properties")) "Properties of figures: an extension.";
        "pictogram" Supported (Object("mark properties")) "Properties of pictograms: an extension.";
        "gauge" Supported (Object("mark properties")) "Properties of gauges: an extension.";
        "style" Supported (Map(Box::new(Shape::OneOf(vec![Object("mark properties"), Object("axis")])))) "Named properties that marks, texts and axes refer to.";
        "axis" Supported (Object("axis")) "Properties of all axes.";
        "axisX" Supported (Object("axis")) "Properties of x axes.";
        "axisY" Supported (Object("axis")) "Properties of y axes.";
        "axisLeft" Supported (Object("axis")) "Properties of axes at the left.";
        "axisRight" Supported (Object("axis")) "Properties of axes at the right.";
        "axisTop" Supported (Object("axis")) "Properties of axes at the top.";
        "axisBottom" Supported (Object("axis")) "Properties of axes at the bottom.";
        "axisBand" Supported (Object("axis")) "Properties of axes of band scales.";
        "axisPoint" Supported (Object("axis")) "Properties of axes of point scales.";
        "axisDiscrete" Supported (Object("axis")) "Properties of axes of discrete scales.";
        "axisQuantitative" Supported (Object("axis")) "Properties of axes of numbers.";
        "axisTemporal" Supported (Object("axis")) "Properties of axes of time.";
        "axisXBand" Supported (Object("axis")) "Properties of x axes of band scales.";
        "axisXPoint" Supported (Object("axis")) "Properties of x axes of point scales.";
        "axisXDiscrete" Supported (Object("axis")) "Properties of x axes of discrete scales.";
        "axisXQuantitative" Supported (Object("axis")) "Properties of x axes of numbers.";
        "axisXTemporal" Supported (Object("axis")) "Properties of x axes of time.";
        "axisYBand" Supported (Object("axis")) "Properties of y axes of band scales.";
        "axisYPoint" Supported (Object("axis")) "Properties of y axes of point scales.";
        "axisYDiscrete" Supported (Object("axis")) "Properties of y axes of discrete scales.";
        "axisYQuantitative" Supported (Object("axis")) "Properties of y axes of numbers.";
        "axisYTemporal" Supported (Object("axis")) "Properties of y axes of time.";
        "legend" Supported (Object("legend")) "Properties of legends.";
        "title" Supported (Object("title")) "Properties of titles.";
        "header" Supported (Object("header")) "Properties of headers.";
        "headerRow" Supported (Object("header")) "Properties of headers of rows.";
        "headerColumn" Supported (Object("header")) "Properties of headers of columns.";
        "headerFacet" Supported (Object("header")) "Properties of headers of wrapped facets.";
        "scale" Supported (Object("scale config")) "Defaults of scales.";
        "range" Supported (Object("range config")) "Ranges by name.";
        "view" Supported (Object("view config")) "Fill, frame and default size of plots.";
        "facet" Supported (Object("facet config")) "Defaults of facets.";
        "countTitle" Supported (Text) "The title of a count.";
        "fieldTitle" Supported (words(&["verbal", "functional", "plain"])) "How titles name functions.";
        "numberFormat" Supported (Text) "The pattern of numbers.";
        "timeFormat" Supported (Text) "The pattern of moments.";
        "adapt" Supported (Switch) "Whether guides adapt to a narrow page: an extension.";
        "timeZoneOffset" Supported (Number) "The chart's zone as minutes east of UTC: an extension.";
        "aria" Ignored "Every chart can be read without seeing it.";
        "concat" Silent (Any) "Views side by side are not drawn as one chart.";
        "params" Refused "Parameters change a picture while it is read.";
        "color" Refused "Names for colours are not given a second meaning.";
        "selection" Silent (Any) "There are no selections.";
        "projection" Silent (Any) "Maps are not drawn.";
        "geoshape" Silent (Any) "Maps are not drawn.";
        "image" Silent (Any) "Images are not drawn.";
        "boxplot" Silent (Any) "Box plots are not drawn.";
        "errorband" Silent (Any) "Error bands are not drawn.";
        "errorbar" Silent (Any) "Error bars are not drawn.";
        "customFormatTypes" Refused "Formats are those of d3.";
        "numberFormatType" Refused "Formats are those of d3.";
        "timeFormatType" Refused "Formats are those of d3.";
        "normalizedNumberFormat" Supported (Text) "The pattern of shares of a normalised stack.";
        "normalizedNumberFormatType" Refused "Formats are those of d3.";
        "tooltipFormat" Supported (Object("tooltip format")) "Patterns for tooltips alone.";
        "lineBreak" Refused "Lines of a text are separated by line feeds.";
        "locale" Refused "Numbers and dates are written in the chart's language.";
    },
};

/// `config.view`, besides the properties of marks.
pub const VIEW_CONFIG: &[&str] = &["continuousWidth", "continuousHeight", "discreteWidth", "discreteHeight", "step"];

/// `config.facet`.
pub const FACET_CONFIG: Table = Table {
    what: "config.facet",
    members: members! {
        "spacing" Supported (Number) "CSS pixels between plots.";
        "columns" Supported (Count) "Plots in a row of wrapped facets.";
    },
};

/// `config.scale`: numbers and switches.
pub const SCALE_CONFIG: Table = Table {
    what: "config.scale",
    members: members! {
        "bandPaddingInner" Supported (Number) "Share of a step between bands.";
        "bandPaddingOuter" Supported (Number) "Share of a step outside the bands.";
        "bandWithNestedOffsetPaddingInner" Supported (Number) "Share of a step between bands that hold offsets.";
        "bandWithNestedOffsetPaddingOuter" Supported (Number) "Share of a step outside bands that hold offsets.";
        "barBandPaddingInner" Supported (Number) "Share of a step between bars.";
        "rectBandPaddingInner" Supported (Number) "Share of a step between rectangles.";
        "tickBandPaddingInner" Supported (Number) "Share of a step between ticks.";
        "offsetBandPaddingInner" Supported (Number) "Share of a step between bands of an offset.";
        "offsetBandPaddingOuter" Supported (Number) "Share of a step outside the bands of an offset.";
        "pointPadding" Supported (Number) "Share of a step outside the points.";
        "continuousPadding" Supported (Number) "CSS pixels at the ends of continuous scales.";
        "clamp" Supported (Switch) "Whether values outside a domain stay in the range.";
        "round" Supported (Switch) "Whether positions are rounded.";
        "zero" Supported (Switch) "Whether domains include zero.";
        "xReverse" Supported (Switch) "Whether x runs from right to left.";
        "useUnaggregatedDomain" Supported (Switch) "Whether domains are those of the rows before they are aggregated.";
        "maxBandSize" Supported (Number) "The thickest bar of a size scale.";
        "minBandSize" Supported (Number) "The thinnest bar of a size scale.";
        "maxFontSize" Supported (Number) "The largest text of a size scale.";
        "minFontSize" Supported (Number) "The smallest text of a size scale.";
        "maxOpacity" Supported (Number) "The most opaque.";
        "minOpacity" Supported (Number) "The least opaque.";
        "maxSize" Supported (Number) "The largest symbol.";
        "minSize" Supported (Number) "The smallest symbol.";
        "maxStrokeWidth" Supported (Number) "The widest stroke.";
        "minStrokeWidth" Supported (Number) "The narrowest stroke.";
        "quantileCount" Supported (Number) "How many quantiles.";
        "quantizeCount" Supported (Number) "How many steps of a quantised scale.";
        "invalid" Supported (Map(Box::new(Any))) "By channel, what is drawn for values that a scale has no place for: `zero-or-min` or `{\"value\": …}`.";
        "animationDuration" Silent (Number) "There is no animation.";
        "framesPerSecond" Silent (Number) "There is no animation.";
    },
};

/// `config.range`.
pub const RANGE_CONFIG: Table = Table {
    what: "config.range",
    members: members! {
        "category" Supported (ranges()) "Colours of nominal fields.";
        "ordinal" Supported (ranges()) "Colours of ordinal fields.";
        "ramp" Supported (ranges()) "Colours of numbers.";
        "heatmap" Supported (ranges()) "Colours of numbers in rectangles.";
        "diverging" Supported (ranges()) "Colours of numbers around a middle.";
        "symbol" Supported (list(Text)) "Symbols of nominal fields.";
    },
};
