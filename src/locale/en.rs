//! English.

use super::Words;

pub(super) const WORDS: Words = Words {
    colon: ": ",
    comma: ", ",
    quotes: ["“", "”"],
    period: "Period",
    status: "Status",
    statuses: ["actual", "target", "standard", "other"],
    qualifier: "Qualifier",
    qualifiers: ["about", "nearly", "over", "at least", "at most", "less than", "up to"],
    note: "Note",
    formula: "Formula",
    derived: "Derived, not stated in the report",
    source: "Read it in the report",
    more_sources: "and {} more sources",
    position: "{} of {}",
    chart: "Chart",
    keys: "Arrow keys walk the data, Enter keeps the tooltip, Enter again opens the source, Escape leaves.",
    retry: "Try again",
    failed: "The chart cannot be shown: {}",
    http_status: "{} could not be had, the server answered {}",
    unreachable: "{} could not be reached, please check the connection",
    no_such_chart: "the dataset has no chart “{}”, it has: {}",
    no_chart_chosen: "no chart is chosen by the chart attribute, there are: {}",
    no_source: "there is no data: set the src attribute or the spec property",
    no_room: "the chart's place has no extent (width {}, height {} pixels)",
    warnings: "{} parts of the chart's definition were not used",
};
