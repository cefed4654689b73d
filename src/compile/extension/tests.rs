use super::*;
use crate::compile::theme;
use crate::data::Value;
use crate::locale::Locale;
use crate::scene::{Geometry, Item, RowId};
use crate::spec::{Config, MarkProps};
use crate::text::{Font, MeasureText};
use crate::time::Zone;
use serde_json::{Value as Json, json};

struct Typewriter;
impl MeasureText for Typewriter {
    fn width(&self, text: &str, font: &Font) -> f64 {
        text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>() * font.size
    }
}

fn drawn(kind: MarkType, rows: &Json, channels: &[(Channel, &str)], props: MarkProps, plot: Size) -> Vec<Mark> {
    let Value::List(values) = Value::from_json(rows) else { return Vec::new() };
    let rows = Table::from_values(&values);
    let field = |name: &str| ChannelDef { source: Source::Field(FieldPath::new(name)), ..ChannelDef::default() };
    let encoding: Encoding = channels.iter().map(|(channel, name)| (*channel, vec![field(name)])).collect();
    let mark = MarkDef { kind, props, ..MarkDef::default() };
    let datum = |row: usize| Rc::new(Datum { rows: vec![RowId { layer: 0, row: row as u32 }], ..Datum::default() });
    let color = |_: usize| Color::hex(0x1f5fa8);
    let config = theme::layered(&Config::default(), &theme::portal(theme::Mode::Light));
    let look = Look { config: &config, text: &Typewriter, locale: Locale::ZhCn, zone: Zone::UTC, room: Some(plot) };
    let subject = Subject { rows: &rows, encoding: &encoding, mark: &mark, plot, datum: &datum, color: &color };
    marks(&subject, look)
}

/// All texts, and how many other items stand for each row.
fn summary(marks: &[Mark]) -> String {
    let items: Vec<&Item> = marks.iter().flat_map(|mark| &mark.items).collect();
    let texts: Vec<String> = items
        .iter()
        .filter_map(|item| match &item.geometry {
            Geometry::Text(text) => Some(text.lines.join("|")),
            _ => None,
        })
        .collect();
    let mut counts: Vec<(u32, usize)> = Vec::new();
    for row in items.iter().filter_map(|item| item.datum.as_ref()?.rows.first()).map(|row| row.row) {
        match counts.iter_mut().find(|(known, _)| *known == row) {
            Some((_, count)) => *count += 1,
            None => counts.push((row, 1)),
        }
    }
    let counts: Vec<String> = counts.iter().map(|(row, count)| format!("{row}:{count}")).collect();
    format!("{} / {}", texts.join(" "), counts.join(" "))
}

#[track_caller]
fn check(kind: MarkType, rows: Json, channels: &[(Channel, &str)], props: MarkProps, expected: &str) {
    let plot = Size::new(300.0, 200.0);
    let marks = drawn(kind, &rows, channels, props, plot);
    assert_eq!(summary(&marks), expected);
    // Everything stays inside of its plot.
    for item in marks.iter().flat_map(|mark| &mark.items) {
        if let Some(shape) = crate::compile::guide::bounds(item, &Typewriter) {
            let inside = shape.x >= -1.0 && shape.y >= -1.0 && shape.right() <= 301.0 && shape.bottom() <= 201.0;
            assert!(inside, "{shape:?} of {item:?}");
        }
    }
}

fn written(props: serde_json::Value) -> MarkProps {
    crate::spec::read_config(&json!({ "mark": props })).0.mark
}

const VALUE: &[(Channel, &str)] = &[(Channel::Text, "value")];

#[test]
fn a_figure_is_the_reports_own_words_in_large() {
    let rows = json!([{"label": "全市财政教育支出", "value": 13552000000.0, "display": "135.52亿元", "growth": "10%"}]);
    let props = written(json!({"change": "同比增长{growth}"}));
    check(MarkType::Figure, rows, VALUE, props, "全市财政教育支出 135.52 亿元 同比增长10% / 0:1");
}

#[test]
fn a_derived_figure_says_so() {
    let rows = json!([{"value": 5, "unit": "人", "derived": true, "formula": "a + b"}]);
    let derived = Locale::ZhCn.words().status_derived;
    check(MarkType::Figure, rows, VALUE, MarkProps::default(), &format!("5 人 {derived}：a + b / 0:1"));
}

#[test]
fn icons_stand_for_an_amount_each_and_the_last_one_in_part() {
    let rows = json!([{"label": "建成", "value": 370, "unit": "所"}, {"label": "整治", "value": 177, "unit": "所"}]);
    check(MarkType::Pictogram, rows, VALUE, MarkProps::default(), "建成 370所 整治 177所 / 0:8 1:4");
}

#[test]
fn a_share_is_a_waffle() {
    let rows = json!([{"label": "毛入学率", "value": 97.5, "unit": "%"}]);
    check(MarkType::Pictogram, rows, VALUE, MarkProps::default(), "毛入学率：97.5% / 0:98");
}

#[test]
fn other_icons_are_filled_in_part_too() {
    let rows = json!([{"value": 1.5}]);
    let props = written(json!({"shape": "circle"}));
    let marks = drawn(MarkType::Pictogram, &rows, VALUE, props, Size::new(300.0, 100.0));
    let fills: Vec<bool> =
        marks[0].items.iter().map(|item| matches!(item.style.fill, Some(Paint::Gradient { .. }))).collect();
    assert_eq!(fills, [false, true]);
}

#[test]
fn a_gauge_has_its_ends_its_value_and_its_target() {
    let rows = json!([{"label": "巩固率", "value": 95.5, "unit": "%", "goal": 98}]);
    let channels = [(Channel::Theta, "value"), (Channel::Theta2, "goal")];
    check(MarkType::Gauge, rows, &channels, MarkProps::default(), "95.5 % 0% 100% 目标：98% 巩固率 / 0:1");
}

#[test]
fn strange_rows_do_no_harm() {
    let hostile = json!([
        {}, {"value": null}, {"value": -5}, {"value": 1e300}, {"value": "text"}, {"value": 0, "label": "零"},
        {"value": 3, "label": "一个非常非常非常非常非常非常非常非常非常非常非常非常长的名字"}
    ]);
    for kind in [MarkType::Figure, MarkType::Pictogram, MarkType::Gauge] {
        for plot in [Size::new(0.0, 0.0), Size::new(300.0, 200.0)] {
            let marks = drawn(kind, &hostile, VALUE, MarkProps::default(), plot);
            assert!(marks.iter().map(|mark| mark.items.len()).sum::<usize>() < 5000, "{kind:?}");
            drawn(kind, &json!([]), VALUE, MarkProps::default(), plot);
            drawn(kind, &hostile, &[], MarkProps::default(), plot);
        }
    }
}
