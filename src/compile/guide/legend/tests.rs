use super::*;
use crate::color::{Color, Interpolation, Ramp, Space};
use crate::compile::theme;
use crate::data::{FieldPath, Value};
use crate::locale::Locale;
use crate::scale::{Continuous, Ordinal, Output, Range, Transform};
use crate::spec::{Config, MarkType, Setting, Source};
use crate::text::{Font, MeasureText};
use crate::time::Zone;

struct Typewriter;
impl MeasureText for Typewriter {
    fn width(&self, text: &str, font: &Font) -> f64 {
        text.chars().count() as f64 * font.size
    }
}

fn field(name: &str) -> ChannelDef {
    ChannelDef { source: Source::Field(FieldPath::new(name)), ..ChannelDef::default() }
}

fn colors(names: &[&str]) -> Scale {
    let domain = names.iter().map(|name| Value::text(name)).collect();
    let range = [0xff0000, 0x00ff00].map(|rgb| Output::Color(Color::hex(rgb))).to_vec();
    Scale::Ordinal(Ordinal::new(domain, range))
}

fn ramp(low: f64, high: f64) -> Scale {
    let ramp = Ramp::new(&[Color::hex(0), Color::hex(0xffffff)], Interpolation { space: Space::Rgb, gamma: 1.0 });
    Scale::Continuous(Continuous::new(Transform::Linear, vec![low, high], Range::Colors(ramp.unwrap())).unwrap())
}

fn sizes(high: f64) -> Scale {
    Scale::Continuous(Continuous::new(Transform::Linear, vec![0.0, high], Range::Numbers(vec![0.0, 361.0])).unwrap())
}

struct Part {
    channel: Channel,
    scale: Scale,
    def: ChannelDef,
    kind: FieldType,
    mark: MarkType,
}

fn look_at(parts: &[Part], theme: &Config, room: Option<Size>) -> Vec<LegendBlock> {
    let mut encoding = Encoding::default();
    for part in parts {
        encoding.insert(part.channel, vec![part.def.clone()]);
    }
    let marks: Vec<MarkDef> = parts.iter().map(|part| MarkDef { kind: part.mark, ..MarkDef::default() }).collect();
    let sources: Vec<LegendSource<'_>> = parts
        .iter()
        .zip(&marks)
        .map(|(part, mark)| LegendSource {
            channel: part.channel,
            scale: &part.scale,
            def: &part.def,
            kind: part.kind,
            mark,
            filled: !matches!(part.mark, MarkType::Line | MarkType::Point | MarkType::Rule),
            opacity: matches!(part.mark, MarkType::Point | MarkType::Circle).then_some(0.7),
            datum_color: None,
            encoding: &encoding,
        })
        .collect();
    let config = theme::layered(&Config::default(), theme);
    let look = Look { config: &config, text: &Typewriter, locale: Locale::En, zone: Zone::UTC, room };
    legends(&sources, Size::new(200.0, 150.0), look)
}

/// Title, kind and channels, then for each entry the label, paints and size.
#[track_caller]
fn check(parts: &[Part], expected: &[&str]) {
    let found: Vec<String> = look_at(parts, &Config::default(), None)
        .iter()
        .map(|block| {
            let legend = &block.legend;
            let entries: Vec<String> = legend
                .entries
                .iter()
                .map(|entry| {
                    let hex = |color: Option<Color>| color.map_or("-".to_owned(), Color::to_hex);
                    match entry.size {
                        Some(size) => format!("{} {}/{} {size:.0}", entry.label, hex(entry.fill), hex(entry.stroke)),
                        None => entry.label.to_string(),
                    }
                })
                .collect();
            let title = legend.title.as_deref().unwrap_or("-");
            format!("{title} {:?} {}: {}", legend.kind, legend.channels.join("+"), entries.join(", "))
        })
        .collect();
    assert_eq!(found, expected);
}

fn part(channel: Channel, scale: Scale, def: ChannelDef, kind: FieldType, mark: MarkType) -> Part {
    Part { channel, scale, def, kind, mark }
}

#[test]
fn categories_have_a_symbol_each() {
    let bar = part(Channel::Color, colors(&["a", "b"]), field("c"), FieldType::Nominal, MarkType::Bar);
    check(&[bar], &["c Symbol fill: a #ff0000/- 100, b #00ff00/- 100"]);
    let line = part(Channel::Color, colors(&["a"]), field("c"), FieldType::Nominal, MarkType::Line);
    check(&[line], &["c Symbol stroke: a -/#ff0000 100"]);
}

#[test]
fn numbers_as_colours_have_a_ramp() {
    let bar = part(Channel::Color, ramp(0.0, 100.0), field("v"), FieldType::Quantitative, MarkType::Bar);
    check(&[bar], &["v Gradient fill: 0, 50, 100"]);
}

#[test]
fn a_size_of_nothing_is_left_out() {
    let point = part(Channel::Size, sizes(100.0), field("v"), FieldType::Quantitative, MarkType::Point);
    check(
        &[point],
        &["v Symbol size: 20 -/#4c78a8 72, 40 -/#4c78a8 144, 60 -/#4c78a8 217, 80 -/#4c78a8 289, 100 -/#4c78a8 361"],
    );
}

#[test]
fn channels_of_one_field_share_a_legend() {
    let shapes = Scale::Ordinal(Ordinal::new(
        vec!["a".into(), "b".into()],
        vec![Output::Text("circle".into()), Output::Text("square".into())],
    ));
    let parts = [
        part(Channel::Color, colors(&["a", "b"]), field("c"), FieldType::Nominal, MarkType::Point),
        part(Channel::Shape, shapes, field("c"), FieldType::Nominal, MarkType::Point),
    ];
    check(&parts, &["c Symbol shape+stroke: a -/#ff0000 100, b -/#00ff00 100"]);
}

#[test]
fn fields_of_their_own_have_legends_of_their_own() {
    let parts = [
        part(Channel::Color, colors(&["a"]), field("c"), FieldType::Nominal, MarkType::Circle),
        part(Channel::Size, sizes(10.0), field("v"), FieldType::Quantitative, MarkType::Circle),
    ];
    check(
        &parts,
        &[
            "c Symbol fill: a #ff0000/- 100",
            "v Symbol size: 2 #000000/- 72, 4 #000000/- 144, 6 #000000/- 217, 8 #000000/- 289, 10 #000000/- 361",
        ],
    );
}

#[test]
fn null_is_no_legend() {
    let off = ChannelDef { legend: Setting::Off, ..field("c") };
    check(&[part(Channel::Color, colors(&["a"]), off, FieldType::Nominal, MarkType::Bar)], &[]);
}

#[test]
fn thirty_entries_are_enough() {
    let names: Vec<String> = (0..40).map(|at| at.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let bar = part(Channel::Color, colors(&names), field("c"), FieldType::Nominal, MarkType::Bar);
    let blocks = look_at(&[bar], &Config::default(), None);
    let entries = &blocks[0].legend.entries;
    assert_eq!((entries.len(), entries[29].label.as_ref()), (30, "…11 entries"));
}

#[test]
fn on_a_phone_a_legend_lies_above_and_within_the_page() {
    let names = ["全市财政教育支出", "市本级财政教育支出", "其他支出"];
    let bar = part(Channel::Color, colors(&names), field("c"), FieldType::Nominal, MarkType::Bar);
    let blocks = look_at(&[bar], &theme::portal(theme::Mode::Light), Some(Size::new(320.0, 400.0)));
    assert_eq!(blocks[0].orient, Orient::Top);
    assert!(blocks[0].size.width <= 320.0, "{:?}", blocks[0].size);
    assert!(blocks[0].size.height >= 32.0, "{:?}", blocks[0].size);
}
