//! Messages about what a chart asks for.

use super::Diagnostic;

/// An offset inside an axis of numbers or times.
pub fn offset_on_continuous_axis(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "an offset needs a position of categories or calendar units; it is left out")
}

/// An offset in calendar intervals, in which the mark has no place of its own.
pub fn offset_without_band_position(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "in Vega-Lite an offset in a calendar interval leaves this mark without a place; give the position a `bandPosition`",
    )
}

/// Sectors along calendar intervals.
pub fn sector_of_interval(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "Vega-Lite draws no sectors along calendar units of a temporal field; make its type ordinal",
    )
}

/// A format of numbers that d3 refuses.
pub fn unreadable_number_format(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "`format` is no number format of d3 such as `,.1f`; numbers are written plainly, and Vega-Lite would draw nothing",
    )
}

/// An offset of calendar units beside an aggregate.
pub fn offset_without_place(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "in Vega-Lite an offset of calendar units leaves aggregated marks without a place; make its type ordinal",
    )
}

/// A header's expression with an operator beside the label.
pub fn label_without_brackets(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "Vega-Lite loses what `labelExpr` of a header joins to `datum.label`; write `(datum.label)` in brackets",
    )
}

/// Layers whose scales are their own, and which have no size in common.
pub fn no_common_size(pointer: &str, extent: &str) -> Diagnostic {
    let message = [
        "scales that are not shared leave the layers no common ",
        extent,
        ", and Vega-Lite draws without one; write it in pixels",
    ];
    Diagnostic::warning(pointer, message.concat())
}

/// Rows with the same key.
pub fn key_of_several_rows(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "several rows have the same `key`; Vega-Lite draws one mark for each key")
}

/// Numbers beside a logarithmic axis.
pub fn no_logarithm(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "zero, and numbers of the other sign, have no place on a logarithmic scale")
}

/// A channel that a mark cannot show.
pub fn channel_not_for_mark(pointer: &str, mark: &str) -> Diagnostic {
    Diagnostic::warning(pointer, ["the mark `", mark, "` has no such channel; it is left out"].concat())
}

/// `color` beside `fill` or `stroke`.
pub fn color_is_overridden(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "`fill` or `stroke` is given too and goes before `color`, which is left out")
}

/// A size of lines that would change along the line.
pub fn line_of_changing_width(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "a line has one width; use the mark `trail` for one that changes")
}

/// A list of definitions for the order.
pub fn listed_order(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "Vega-Lite leaves out an order that is a list; give one definition")
}

/// A definition with neither field nor datum nor value.
pub fn definition_without_field(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "there is neither `field` nor `datum` nor `value`; the channel is left out")
}

/// A field that no row has.
pub fn unknown_field(pointer: &str, field: &str, known: &[&str]) -> Diagnostic {
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    Diagnostic::warning(pointer, ["no row has the field `", field, "` (fields: ", &known, ")"].concat())
}

/// There is nothing to draw.
pub fn no_rows(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "there are no rows to draw")
}

/// A data source that nobody provided.
pub fn unknown_source(name: &str, known: &[&str]) -> String {
    let known = if known.is_empty() { String::new() } else { ["; there are `", &known.join("`, `"), "`"].concat() };
    ["no data are named `", name, "`", &known].concat()
}

/// Facets inside layers or facets.
pub fn facet_within_a_view() -> String {
    "facets within layers or other facets are not supported".to_owned()
}

/// A scale type that does not suit its channel or field.
pub fn scale_type_does_not_fit(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "this type of scale does not suit the channel or its field; the default is taken")
}

/// Categories on an axis whose written domain does not list them.
pub fn category_not_listed(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "the scale's domain does not list every category of the data; the others are left out")
}

/// An order of plots that has no effect.
pub fn order_of_aggregated_plots(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "the plots of an aggregated view are sorted by themselves or by their count only, as in Vega-Lite; this order has no \
         effect",
    )
}

/// Sorted rows or columns of plots, some of which have no rows of data.
pub fn sorted_plots_with_gaps(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "some of these plots have no data; Vega-Lite would draw others under headers that are not theirs",
    )
}

/// Plots sorted by how many rows each has, though what is drawn are aggregates.
pub fn counted_before_aggregation(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "plots are sorted by the number of their rows; Vega-Lite sorts by the number of their marks",
    )
}

/// Rows that are filled in within each plot of a facet.
pub fn filled_in_each_plot(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "each plot is filled in by itself; Vega-Lite fills in over all plots together, and then the new rows are in none",
    )
}

/// Layers that share a scale whose fields cannot.
pub fn scales_do_not_go_together(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "categories, times and numbers of different layers have no scale in common; give them the same type, or resolve \
         the scale as independent",
    )
}

/// Expressions over the row where an item has many rows.
pub fn look_by_row(pointer: &str) -> Diagnostic {
    Diagnostic::refusal(
        pointer,
        "an expression that depends on the row is not supported where the mark has not one item a row",
    )
}

/// Legends of marks of which each looks otherwise.
pub fn legend_of_looks_by_row(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "the symbols of legends show the mark without what expressions make of it row by row")
}

/// More looks than are told apart.
pub fn too_many_looks(pointer: &str, limit: usize) -> Diagnostic {
    let message =
        ["expressions give more than ", &limit.to_string(), " different looks; further rows are not drawn"].concat();
    Diagnostic::refusal(pointer, message)
}

/// An expression that says more than anybody reads.
pub fn said_too_much(pointer: &str, reason: &str) -> Diagnostic {
    Diagnostic::warning(pointer, [reason, "; what the expression says is left out"].concat())
}

/// Filled stacks along bins that are categories.
pub fn stack_over_named_bins(pointer: &str) -> Diagnostic {
    Diagnostic::refusal(
        pointer,
        "stacked areas along bins that are categories are not supported: they have no places, in Vega-Lite either",
    )
}

/// Titles of single plots of a facet.
pub fn title_of_plots(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "the title of the inner view is not drawn at each plot, as Vega-Lite does")
}

/// A ramp that would be made of categories.
pub fn ramp_of_categories(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "a legend of categories has symbols here, and Vega-Lite draws a gradient")
}

/// Legends of single plots of a facet.
pub fn legends_of_plots_together(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "the legends of all plots stand together, and Vega-Lite puts each beside its own plot")
}

/// A scheme that nobody knows.
pub fn unknown_scheme(pointer: &str, name: &str) -> Diagnostic {
    Diagnostic::warning(pointer, ["there is no colour scheme `", name, "`; the default is taken"].concat())
}

/// A link that leads to something other than a page.
pub fn refused_link(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "links lead to http and https addresses only; others are left out")
}

/// A step along a position that has no bands or points.
pub fn step_of_continuous(pointer: &str, extent: &str) -> Diagnostic {
    let message = ["`", extent, "` asks for steps, but the position is continuous; the default is taken"].concat();
    Diagnostic::warning(pointer, message)
}

/// Binned positions without their ends.
pub fn bin_without_end(pointer: &str) -> Diagnostic {
    Diagnostic::warning(pointer, "data that are binned already need the ends of bins in x2 or y2, or `bin.step`")
}

/// A domain that a scale cannot have, such as zero on a logarithmic one.
pub fn domain_does_not_fit(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "the domain does not suit the scale (a logarithm knows neither zero nor both signs); only positive values are shown",
    )
}

/// A scale over one datum.
pub fn one_value_as_domain(pointer: &str) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        "one value alone makes no domain, and nothing has a place on it, as in Vega-Lite; give `scale.domain` two values",
    )
}

/// More items than any screen can show.
pub fn too_many_items(pointer: &str, found: usize, limit: usize) -> Diagnostic {
    Diagnostic::warning(pointer, format!("{found} items are more than can be told apart; the first {limit} are drawn"))
}

/// More categories on an axis than labels can be read.
pub fn too_many_labels(pointer: &str, found: usize, limit: usize) -> Diagnostic {
    Diagnostic::warning(
        pointer,
        format!("{found} categories are more than can be read; at most {limit} of them, evenly spread, have a label"),
    )
}
