use std::rc::Rc;

use serde_json::json;

use super::*;
use crate::compile::channels::Encoded;
use crate::compile::theme;
use crate::data::{FieldPath, Value};
use crate::locale::Locale;
use crate::scale::{Band, Continuous, Range, Spacing, Transform};
use crate::spec::{Channel, Config, Setting, Source};
use crate::text::{Font, MeasureText};
use crate::time::Zone;

fn written(axis: serde_json::Value) -> crate::spec::Axis {
    crate::spec::read_config(&json!({ "axis": axis })).0.axis
}

struct Typewriter;
impl MeasureText for Typewriter {
    fn width(&self, text: &str, font: &Font) -> f64 {
        text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>() * font.size
    }
}

fn field(name: &str, axis: crate::spec::Axis) -> ChannelDef {
    ChannelDef { source: Source::Field(FieldPath::new(name)), axis: Setting::On(axis), ..ChannelDef::default() }
}

fn linear(low: f64, high: f64, range: (f64, f64)) -> Scale {
    let range = Range::Numbers(vec![range.0, range.1]);
    Scale::Continuous(Continuous::new(Transform::Linear, vec![low, high], range).unwrap())
}

fn bands(names: &[&str], length: f64) -> Scale {
    let domain = names.iter().map(|name| Value::text(name)).collect();
    let spacing = Spacing { inner: 0.1, outer: 0.05, ..Spacing::default() };
    Scale::Band(Band::new(domain, (0.0, length), spacing).unwrap())
}

struct Case<'a> {
    horizontal: bool,
    scale: Scale,
    defs: Vec<(ChannelDef, FieldType)>,
    theme: Config,
    room: Option<Size>,
    locale: Locale,
    plot: Size,
    text: &'a dyn MeasureText,
}

impl Case<'_> {
    fn new(horizontal: bool, scale: Scale, defs: Vec<(ChannelDef, FieldType)>) -> Self {
        Case {
            horizontal,
            scale,
            defs,
            theme: Config::default(),
            room: None,
            locale: Locale::En,
            plot: Size::new(200.0, 200.0),
            text: &Typewriter,
        }
    }

    fn axis(&self) -> Option<Axis> {
        let columns: Vec<Rc<str>> = self.defs.iter().map(|(def, _)| Encoded::new(def, Channel::X).column).collect();
        let source = |(of_def, column)| {
            let (def, kind): &(ChannelDef, FieldType) = of_def;
            let column: &Rc<str> = column;
            AxisSource { def, def2: None, columns: [column, ""], kind: *kind, mark: MarkType::Bar }
        };
        let sources: Vec<AxisSource<'_>> = self.defs.iter().zip(&columns).map(source).collect();
        let input = AxisInput {
            horizontal: self.horizontal,
            scale: &self.scale,
            sources: &sources,
            plot: self.plot,
            parts: AxisParts::Both,
            side: None,
            grid: true,
        };
        let config = theme::layered(&Config::default(), &self.theme);
        let look = Look { config: &config, text: self.text, locale: self.locale, zone: Zone::UTC, room: self.room };
        axis(&input, look)
    }

    /// Side, title, grid, then each tick's label and position; brackets around hidden ones.
    fn summary(&self) -> String {
        let Some(axis) = self.axis() else { return "none".to_owned() };
        let ticks: Vec<String> = axis
            .ticks
            .iter()
            .map(|tick| match tick.hidden {
                true => format!("({})", tick.label),
                false => format!("{}@{}", tick.label, (tick.position * 1e3).round() / 1e3),
            })
            .collect();
        let title = axis.title.as_deref().unwrap_or("-");
        let grid = if axis.grid { " grid" } else { "" };
        format!("{:?} {title}{grid}: {}", axis.side, ticks.join(" "))
    }
}

#[track_caller]
fn check(case: &Case<'_>, expected: &str) {
    assert_eq!(case.summary(), expected);
}

#[test]
fn numbers_get_a_tick_each_40_pixels_and_a_grid() {
    let defs = vec![(field("v", crate::spec::Axis::default()), FieldType::Quantitative)];
    let case = Case::new(false, linear(0.0, 100.0, (200.0, 0.0)), defs);
    check(&case, "Left v grid: 0@200 20@160 40@120 60@80 80@40 100@0");
}

#[test]
fn crowded_labels_are_halved() {
    let defs = vec![(field("v", crate::spec::Axis::default()), FieldType::Quantitative)];
    let case = Case::new(true, linear(0.0, 10_000_000.0, (0.0, 200.0)), defs);
    check(&case, "Bottom v grid: 0@0 (2,000,000) 4,000,000@80 (6,000,000) 8,000,000@160 (10,000,000)");
}

#[test]
fn categories_have_no_grid_and_are_all_kept() {
    let defs = vec![(field("c", crate::spec::Axis::default()), FieldType::Nominal)];
    let case = Case::new(true, bands(&["one", "two"], 40.0), defs);
    check(&case, "Bottom c: one@9.5 two@29.5");
}

#[test]
fn layers_share_titles_and_the_first_one_decides() {
    let first = field("a", written(json!({"grid": false})));
    let second = field("b", written(json!({"grid": true, "values": [5]})));
    let defs = vec![(first, FieldType::Quantitative), (second, FieldType::Quantitative)];
    check(&Case::new(true, linear(0.0, 10.0, (0.0, 200.0)), defs), "Bottom a, b: 5@100");
}

#[test]
fn a_written_title_wins_over_one_made_from_fields() {
    let titled = field("a", written(json!({"title": null})));
    let defs = vec![(titled, FieldType::Quantitative), (field("b", Default::default()), FieldType::Quantitative)];
    let case = Case::new(true, linear(0.0, 5.0, (0.0, 200.0)), defs);
    check(&case, "Bottom - grid: 0@0 1@40 2@80 3@120 4@160 5@200");
}

#[test]
fn an_axis_can_be_switched_off() {
    let off = ChannelDef { axis: Setting::Off, ..field("a", Default::default()) };
    check(&Case::new(true, linear(0.0, 1.0, (0.0, 40.0)), vec![(off, FieldType::Quantitative)]), "none");
}

#[test]
fn labels_can_be_expressions() {
    let axis = written(json!({"labelExpr": "datum.value > 5 ? datum.label + '!' : ''", "values": [0, 10]}));
    let case = Case::new(true, linear(0.0, 10.0, (0.0, 200.0)), vec![(field("a", axis), FieldType::Quantitative)]);
    check(&case, "Bottom a grid: @0 10!@200");
}

#[test]
fn money_reads_in_the_readers_own_steps() {
    let axis = written(json!({"format": "元", "formatType": "report", "labelOverlap": false}));
    let defs = vec![(field("v", axis), FieldType::Quantitative)];
    let mut case = Case::new(true, linear(0.0, 15e9, (0.0, 120.0)), defs);
    case.plot.width = 120.0;
    case.locale = Locale::ZhCn;
    check(&case, "Bottom v grid: 0元@0 50亿元@40 100亿元@80 150亿元@120");
    case.locale = Locale::En;
    check(&case, "Bottom v grid: CNY 0@0 CNY 5 billion@40 CNY 10 billion@80 CNY 15 billion@120");
}

/// The lines of the labels, on a phone in the portal's look.
#[track_caller]
fn check_lines(horizontal: bool, names: &[&str], plot: Size, expected: &[&str]) {
    let length = if horizontal { plot.width } else { plot.height };
    let title = written(json!({"title": null}));
    let mut case = Case::new(horizontal, bands(names, length), vec![(field("c", title), FieldType::Nominal)]);
    case.theme = theme::portal(theme::Mode::Light);
    case.room = Some(Size::new(320.0, 400.0));
    case.plot = plot;
    let axis = case.axis().unwrap();
    let texts: Vec<String> = axis
        .below
        .iter()
        .filter_map(|item| match &item.geometry {
            crate::scene::Geometry::Text(text) => Some(text.lines.join("|")),
            _ => None,
        })
        .collect();
    assert_eq!(texts, expected);
}

#[test]
fn long_categories_wrap_within_their_share_of_a_phone() {
    let names = ["全市财政教育支出总额", "教师"];
    check_lines(false, &names, Size::new(180.0, 80.0), &["全市财政教|育支出总额", "教师"]);
    check_lines(true, &names, Size::new(140.0, 200.0), &["全市财政教|育支出总额", "教师"]);
    check_lines(
        true,
        &["a long word", "b", "c", "d", "e", "f"],
        Size::new(120.0, 200.0),
        &["a long word", "b", "c", "d", "e", "f"],
    );
}
