//! Which properties of an axis hold: what layers wrote, then the config by side, direction and type, then defaults.

use std::rc::Rc;

use super::{AxisInput, AxisSource};
use crate::compile::guide::field_title::{default_title, written_pair};
use crate::compile::guide::format::is_time;
use crate::data::Value;
use crate::scale::Scale;
use crate::scene::Side;
use crate::spec::{Axis, Bin, Config, FieldType, LabelOverlap, MarkType, Orient, Setting, Sort, Source};
use crate::time::{self, Part, Zone};

/// What holds for one axis.
pub(super) struct Resolved {
    /// The side.
    pub side: Side,
    /// Properties from authors and config, those with a default of their own filled in.
    pub props: Axis,
    /// The title.
    pub title: Option<Rc<str>>,
    /// Grid lines.
    pub grid: bool,
    /// What happens to overlapping labels.
    pub overlap: LabelOverlap,
    /// Tolerance within which the first and last label are drawn inwards.
    pub flush: Option<f64>,
    /// Degrees, from 0 to below 360; none where nobody said.
    pub angle: Option<f64>,
    /// Whether the whole axis is painted above the marks.
    pub above: bool,
}

/// The properties; none for an axis that is switched off.
pub(super) fn resolve(input: &AxisInput<'_>, config: &Config) -> Option<Resolved> {
    // One layer that switches the axis off is enough.
    if input.sources.iter().any(|source| source.def.axis.is_off()) {
        return None;
    }
    let written = written(input.sources);
    let side = input.side.unwrap_or_else(|| side(input.sources, input.scale, input.horizontal, config).0);
    let cascade = cascade(input.scale, input.horizontal, side, config);
    let cascade = cascade.or(&styled(cascade.style(), config));
    let cascade = styled(written.style(), config).or(&cascade);
    let asked = input.sources.iter().any(|source| source.def.axis.on().is_some());
    if !asked && cascade.disable() == Some(true) {
        return None;
    }
    let mut props = written.or(&cascade);
    // Ticks are for one axis only.
    props.set_values(written.values().map(<[Value]>::to_vec));
    let first = |default: &dyn Fn(&AxisSource<'_>) -> Option<f64>| input.sources.iter().find_map(default);
    let angle = props.label_angle().map(normalized).or_else(|| {
        let upright = |source: &AxisSource<'_>| {
            let turned = input.horizontal && is_discrete(source.kind) && source.def.time_unit.is_none();
            turned.then_some(270.0)
        };
        first(&upright)
    });
    let discrete_scale = !matches!(input.scale, Scale::Continuous(_));
    let default_grid = input.sources.first().is_some_and(|source| {
        !discrete_scale && is_field(source) && matches!(source.def.bin, Setting::Unset | Setting::Off)
    });
    let grid = match written.grid() {
        Some(grid) => grid,
        None => input.grid && cascade.grid().unwrap_or(default_grid),
    };
    if props.tick_min_step().is_none() {
        props.set_tick_min_step(first(&default_min_step));
    }
    let overlap =
        props.label_overlap().or_else(|| input.sources.iter().find_map(|source| default_overlap(source, input.scale)));
    let flush = match props.label_flush() {
        Some(Setting::On(tolerance)) => Some(tolerance),
        Some(Setting::Off) => None,
        Some(Setting::Unset) | None => {
            let measured = |source: &AxisSource<'_>| !is_discrete(source.kind);
            (input.horizontal && input.sources.iter().any(measured)).then_some(1.0)
        }
    };
    let zindex = props.zindex().or_else(|| {
        let framed =
            |source: &AxisSource<'_>| source.mark == MarkType::Rect && (is_discrete(source.kind) || is_binned(source));
        input.sources.first().filter(|source| framed(source)).map(|_| 1.0)
    });
    let title = match title(input.sources, config) {
        Title::Unset | Title::Off => None,
        Title::Written(title) => Some(title).filter(|title| !title.is_empty()),
        Title::Parts(parts) => match cascade.title() {
            // A title that Vega is to find in its own config is not found there: titles are no config to it.
            Some(Setting::On(_)) if !has_own_title(input, &written, config) => None,
            Some(Setting::On(title)) => Some(Rc::from(title.as_str())),
            Some(Setting::Off) => None,
            Some(Setting::Unset) | None => joined(&parts),
        },
    };
    Some(Resolved {
        side,
        title,
        grid,
        overlap: overlap.unwrap_or(LabelOverlap::Keep),
        flush,
        angle,
        above: zindex.is_some_and(|zindex| zindex > 0.0),
        props,
    })
}

/// What the layers wrote; the first one wins where two disagree.
fn written(sources: &[AxisSource<'_>]) -> Axis {
    let mut written = Axis::default();
    for axis in sources.iter().filter_map(|source| source.def.axis.on()) {
        written = written.or(axis);
    }
    written
}

/// The side, and whether an author chose it in the encoding.
pub(super) fn side(sources: &[AxisSource<'_>], scale: &Scale, horizontal: bool, config: &Config) -> (Side, bool) {
    let fits = |orient: Option<Orient>| {
        let side = match orient? {
            Orient::Left => Side::Left,
            Orient::Right => Side::Right,
            Orient::Top => Side::Top,
            Orient::Bottom => Side::Bottom,
            Orient::TopLeft | Orient::TopRight | Orient::BottomLeft | Orient::BottomRight | Orient::None => {
                return None;
            }
        };
        (matches!(side, Side::Top | Side::Bottom) == horizontal).then_some(side)
    };
    if let Some(side) = fits(written(sources).orient()) {
        return (side, true);
    }
    let channel = config.axes.get(if horizontal { "axisX" } else { "axisY" });
    let usual = fits(channel.and_then(|axis| axis.orient()))
        .or_else(|| fits(config.axis.orient()))
        .unwrap_or(if horizontal { Side::Bottom } else { Side::Left });
    // What the config says about the axes of that side, or about those of such scales, may move the axis away.
    (fits(cascade(scale, horizontal, usual, config).orient()).unwrap_or(usual), false)
}

/// What the config says, the most special entry first.
fn cascade(scale: &Scale, horizontal: bool, side: Side, config: &Config) -> Axis {
    let direction = if horizontal { "X" } else { "Y" };
    let mut names = typed(scale, direction);
    let side = match side {
        Side::Left => "axisLeft",
        Side::Right => "axisRight",
        Side::Top => "axisTop",
        Side::Bottom => "axisBottom",
    };
    names.push(side.to_owned());
    names.push(["axis", direction].concat());
    let mut found: Option<Axis> = None;
    for axis in names.iter().filter_map(|name| config.axes.get(name)) {
        found = Some(found.map_or_else(|| axis.clone(), |found| found.or(axis)));
    }
    found.map_or_else(|| config.axis.clone(), |found| found.or(&config.axis))
}

/// The names of config that holds for the type of a scale.
fn typed(scale: &Scale, direction: &str) -> Vec<String> {
    let types: &[&str] = match scale.type_name() {
        "band" => &["Band", "Discrete"],
        "point" => &["Point", "Discrete"],
        "time" | "utc" => &["Temporal"],
        "linear" | "log" | "pow" | "sqrt" | "symlog" => &["Quantitative"],
        _ => &[],
    };
    let names = |direction: &str| types.iter().map(|kind| ["axis", direction, kind].concat()).collect::<Vec<_>>();
    [names(direction), names("")].concat()
}

/// Whether a title of config is one that Vega-Lite sets itself: of a style, or of the type of scale.
fn has_own_title(input: &AxisInput<'_>, written: &Axis, config: &Config) -> bool {
    let direction = if input.horizontal { "X" } else { "Y" };
    let names = typed(input.scale, direction);
    let of_type = names.iter().filter_map(|name| config.axes.get(name)).any(|axis| axis.title().is_some());
    of_type || styled(written.style(), config).title().is_some()
}

/// What named styles say, the last one first.
fn styled(names: Option<&[String]>, config: &Config) -> Axis {
    let styles = names.unwrap_or_default().iter().rev().filter_map(|name| config.axis_styles.get(name));
    styles.fold(Axis::default(), |styled, style| styled.or(style))
}

/// A title on its way through the layers.
#[derive(Clone, PartialEq)]
enum Title {
    /// Nothing was said.
    Unset,
    /// Written: none.
    Off,
    /// Written.
    Written(Rc<str>),
    /// Made from fields: the column and the title of each.
    Parts(Vec<(Rc<str>, Rc<str>)>),
}

/// The title of layers that share an axis.
fn title(sources: &[AxisSource<'_>], config: &Config) -> Title {
    let mut merged = Title::Unset;
    for source in sources.iter().filter(|source| !source.def.axis.is_off()) {
        let own = own_title(source, config);
        merged = match (merged, own) {
            (Title::Unset, own) => own,
            (merged, Title::Unset) => merged,
            (Title::Parts(_), written @ (Title::Off | Title::Written(_))) => written,
            (written @ (Title::Off | Title::Written(_)), Title::Parts(_)) => written,
            (Title::Off, _) | (_, Title::Off) => Title::Off,
            (Title::Written(a), Title::Written(b)) if a == b || b.is_empty() => Title::Written(a),
            (Title::Written(a), Title::Written(b)) if a.is_empty() => Title::Written(b),
            (Title::Written(a), Title::Written(b)) => Title::Written(Rc::from([&a, ", ", &b].concat())),
            (Title::Parts(mut parts), Title::Parts(more)) => {
                more.into_iter().for_each(|part| add(&mut parts, part));
                Title::Parts(parts)
            }
        };
    }
    merged
}

fn own_title(source: &AxisSource<'_>, config: &Config) -> Title {
    let of_axis = source.def.axis.on().and_then(|axis| axis.title());
    match of_axis {
        Some(Setting::On(title)) => return Title::Written(Rc::from(title.as_str())),
        Some(Setting::Off) => return Title::Off,
        Some(Setting::Unset) | None => {}
    }
    // The title of a datum is for legends.
    if matches!(source.def.source, Source::Datum(_)) {
        return Title::Parts(Vec::new());
    }
    match written_pair(source.def, source.def2) {
        Setting::On(title) => Title::Written(title),
        Setting::Off => Title::Off,
        Setting::Unset => {
            let mut parts = Vec::new();
            for (def, column) in std::iter::once(source.def).chain(source.def2).zip(source.columns) {
                if let Some(title) = default_title(def, config) {
                    add(&mut parts, (Rc::from(column), title));
                }
            }
            Title::Parts(parts)
        }
    }
}

/// A field's title behind those of other fields. One field has one title, but the same words may stand for two.
fn add(parts: &mut Vec<(Rc<str>, Rc<str>)>, part: (Rc<str>, Rc<str>)) {
    if parts.iter().all(|(column, _)| *column != part.0) {
        parts.push(part);
    }
}

/// `a, b`; none for nothing.
fn joined(parts: &[(Rc<str>, Rc<str>)]) -> Option<Rc<str>> {
    let titles: Vec<&str> = parts.iter().map(|(_, title)| &**title).collect();
    let joined = titles.join(", ");
    (!joined.is_empty()).then(|| Rc::from(joined))
}

fn default_overlap(source: &AxisSource<'_>, scale: &Scale) -> Option<LabelOverlap> {
    let sorted = matches!(source.def.sort, Setting::On(Sort::Values(_) | Sort::Channel(..) | Sort::Field(_)));
    let dated = source.def.time_unit.is_some() && !sorted;
    if !dated && is_discrete(source.kind) {
        return None;
    }
    Some(match scale.type_name() {
        "log" | "symlog" => LabelOverlap::Greedy,
        _ => LabelOverlap::Parity,
    })
}

fn default_min_step(source: &AxisSource<'_>) -> Option<f64> {
    let axis = source.def.axis.on();
    if axis.and_then(|axis| axis.format()) == Some("d") && !is_time(source.def, source.kind, axis) {
        return Some(1.0);
    }
    if !is_field(source) {
        return None;
    }
    let written = source.def.time_unit.as_ref()?;
    let step = written.step.unwrap_or(1.0);
    let start = time::make(2001.0, 0.0, [1.0, 0.0, 0.0, 0.0, 0.0], Zone::UTC);
    let end = match time::TimeUnit::parse(&written.unit)?.smallest() {
        Part::Year => time::make(2001.0 + step, 0.0, [1.0, 0.0, 0.0, 0.0, 0.0], Zone::UTC),
        Part::Quarter => time::make(2001.0, 3.0 * step, [1.0, 0.0, 0.0, 0.0, 0.0], Zone::UTC),
        Part::Month => time::make(2001.0, step, [1.0, 0.0, 0.0, 0.0, 0.0], Zone::UTC),
        Part::Day => return None,
        Part::Week | Part::IsoWeek => start + step * time::WEEK,
        Part::Date | Part::DayOfYear => start + step * time::DAY,
        Part::Hours => start + step * time::HOUR,
        Part::Minutes => start + step * time::MINUTE,
        Part::Seconds => start + step * time::SECOND,
        Part::Milliseconds => start + step,
    };
    Some(end - start)
}

/// Whether values of this type are categories.
pub(super) fn is_discrete(kind: FieldType) -> bool {
    matches!(kind, FieldType::Nominal | FieldType::Ordinal)
}

/// Whether the channel is binned here, rather than in the data.
pub(super) fn is_binned(source: &AxisSource<'_>) -> bool {
    matches!(source.def.bin, Setting::On(Bin::Params(_)))
}

/// Whether the channel shows a field or a count rather than one value.
pub(super) fn is_field(source: &AxisSource<'_>) -> bool {
    match source.def.source {
        Source::Field(_) | Source::None => true,
        Source::Datum(_) | Source::Value(_) => false,
    }
}

/// An angle from 0 to below 360.
fn normalized(degrees: f64) -> f64 {
    degrees.rem_euclid(360.0)
}
