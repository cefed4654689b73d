//! Looks: Vega-Lite's defaults, and the portal's own theme in the grammar's own terms.
//!
//! In: what the author wrote as `config`. Out: one [`Config`] in which every look of a guide is settled. Nothing here knows data.

use std::collections::BTreeMap;

use crate::color::{Color, Paint};
use crate::spec::{
    Anchor, Axis, Config, ConfigRange, Header, Legend, MarkProps, MarkType, Orient, Orientation, SchemeDef, Setting,
    Title,
};

/// Light or dark ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Dark text on a light ground.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// The fonts of the portal: the system's own, Chinese included, so that nothing is loaded.
pub const FONT: &str = "system-ui, -apple-system, \"PingFang SC\", \"Microsoft YaHei\", \"Noto Sans CJK SC\", \"Noto Sans SC\", sans-serif";

/// The colours of a look.
struct Palette {
    ground: Color,
    /// Titles and figures.
    strong: Color,
    /// Labels.
    text: Color,
    /// Subtitles and notes.
    quiet: Color,
    /// Axis lines and ticks.
    line: Color,
    grid: Color,
    accent: Color,
    scheme: &'static str,
    ramp: &'static str,
}

const LIGHT: Palette = Palette {
    ground: Color::hex(0xffffff),
    strong: Color::hex(0x1a1e24),
    text: Color::hex(0x444b55),
    quiet: Color::hex(0x5d6570),
    line: Color::hex(0x8a929c),
    grid: Color::hex(0xe4e7eb),
    accent: Color::hex(0x1f5fa8),
    scheme: "report-light",
    ramp: "blues",
};

const DARK: Palette = Palette {
    ground: Color::hex(0x15191e),
    strong: Color::hex(0xf2f4f6),
    text: Color::hex(0xc6ccd3),
    quiet: Color::hex(0xa2abb5),
    line: Color::hex(0x6d7783),
    grid: Color::hex(0x2c333b),
    accent: Color::hex(0x6aa9f0),
    scheme: "report-dark",
    ramp: "darkblue",
};

/// The portal's own look: titles at the left, legends above the plot, horizontal grid lines instead of frames, one accent.
pub fn portal(mode: Mode) -> Config {
    let palette = match mode {
        Mode::Light => LIGHT,
        Mode::Dark => DARK,
    };
    Config {
        background: Some(palette.ground),
        padding: Some([4.0; 4]),
        font: Some(FONT.to_owned()),
        adapt: Some(true),
        mark: MarkProps {
            color: Some(Paint::Color(palette.accent)),
            hatch: Some(Setting::On("derived".to_owned())),
            ..MarkProps::default()
        },
        marks: marks(&palette),
        style: styles(&palette),
        axis: axis(&palette),
        axes: axes(&palette),
        legend: legend(&palette),
        title: title(&palette),
        header: Header {
            label_anchor: Some(Anchor::Start),
            label_color: Some(palette.strong),
            label_font_size: Some(13.0),
            label_font_weight: Some(600),
            label_padding: Some(8.0),
            title_color: Some(palette.quiet),
            title_font_size: Some(12.0),
            title_font_weight: Some(400),
            title_anchor: Some(Anchor::Start),
            ..Header::default()
        },
        scale: BTreeMap::from([("bandPaddingInner".to_owned(), 0.32), ("bandPaddingOuter".to_owned(), 0.16)]),
        range: BTreeMap::from([
            ("category".to_owned(), scheme(palette.scheme)),
            ("ordinal".to_owned(), scheme(palette.ramp)),
            ("ramp".to_owned(), scheme(palette.ramp)),
        ]),
        view: MarkProps { stroke: Some(Setting::Off), ..MarkProps::default() },
        view_step: Some(34.0),
        view_continuous: [Some(480.0), Some(260.0)],
        facet_spacing: Some(28.0),
        ..Config::default()
    }
}

fn scheme(name: &str) -> ConfigRange {
    ConfigRange::Scheme(SchemeDef { name: name.to_owned(), extent: None, count: None })
}

fn marks(palette: &Palette) -> BTreeMap<MarkType, MarkProps> {
    let paint = |color| Some(Paint::Color(color));
    BTreeMap::from([
        (MarkType::Bar, MarkProps { corner_radius_end: Some(2.0), ..MarkProps::default() }),
        (
            MarkType::Arc,
            MarkProps {
                stroke: Some(Setting::On(Paint::Color(palette.ground))),
                stroke_width: Some(1.5),
                ..MarkProps::default()
            },
        ),
        (MarkType::Line, MarkProps { stroke_width: Some(2.5), ..MarkProps::default() }),
        (MarkType::Area, MarkProps { opacity: Some(0.85), ..MarkProps::default() }),
        (
            MarkType::Point,
            MarkProps { filled: Some(true), size: Some(90.0), opacity: Some(1.0), ..MarkProps::default() },
        ),
        (MarkType::Circle, MarkProps { size: Some(90.0), opacity: Some(0.9), ..MarkProps::default() }),
        (MarkType::Rule, MarkProps { color: paint(palette.line), ..MarkProps::default() }),
        (
            MarkType::Tick,
            MarkProps {
                color: paint(palette.strong),
                thickness: Some(2.0),
                opacity: Some(1.0),
                ..MarkProps::default()
            },
        ),
        (MarkType::Text, MarkProps { color: paint(palette.strong), font_size: Some(12.0), ..MarkProps::default() }),
    ])
}

fn styles(palette: &Palette) -> BTreeMap<String, MarkProps> {
    let text = |color, size, weight| MarkProps {
        fill: Some(Setting::On(Paint::Color(color))),
        font_size: Some(size),
        font_weight: Some(weight),
        ..MarkProps::default()
    };
    BTreeMap::from([
        ("guide-label".to_owned(), text(palette.text, 12.0, 400)),
        ("guide-title".to_owned(), text(palette.quiet, 12.0, 400)),
        ("group-title".to_owned(), text(palette.strong, 17.0, 600)),
        ("group-subtitle".to_owned(), text(palette.quiet, 13.0, 400)),
        ("figure-value".to_owned(), text(palette.strong, 44.0, 600)),
        ("figure-label".to_owned(), text(palette.text, 14.0, 400)),
        ("figure-note".to_owned(), text(palette.quiet, 12.0, 400)),
        ("figure-up".to_owned(), text(palette.accent, 13.0, 600)),
        (
            "guide-rest".to_owned(),
            MarkProps { fill: Some(Setting::On(Paint::Color(palette.grid))), ..MarkProps::default() },
        ),
    ])
}

fn axis(palette: &Palette) -> Axis {
    Axis {
        domain: Some(false),
        ticks: Some(false),
        domain_color: Some(palette.line),
        tick_color: Some(palette.line),
        grid_color: Some(palette.grid),
        // Every label stands under its line; the plot leaves room for the outer halves.
        label_flush: Some(Setting::Off),
        label_padding: Some(8.0),
        label_limit: Some(260.0),
        label_separation: Some(6.0),
        title_padding: Some(10.0),
        ..Axis::default()
    }
}

fn axes(palette: &Palette) -> BTreeMap<String, Axis> {
    // Categories across stay upright and wrap; a base line says where bars begin.
    let upright = Axis { label_angle: Some(0.0), ..Axis::default() };
    let base =
        Axis { domain: Some(true), domain_color: Some(palette.line), domain_width: Some(1.0), ..Axis::default() };
    BTreeMap::from([
        ("axisXDiscrete".to_owned(), upright.or(&base)),
        ("axisXTemporal".to_owned(), Axis { ticks: Some(true), grid: Some(false), ..base.clone() }),
        (
            "axisYDiscrete".to_owned(),
            Axis { label_font_size: Some(13.0), label_color: Some(palette.strong), ..Axis::default() },
        ),
    ])
}

fn legend(palette: &Palette) -> Legend {
    Legend {
        orient: Some(Orient::Top),
        direction: Some(Orientation::Horizontal),
        title_orient: Some(Orient::Left),
        title_padding: Some(10.0),
        offset: Some(12.0),
        column_padding: Some(18.0),
        row_padding: Some(6.0),
        symbol_size: Some(120.0),
        label_offset: Some(6.0),
        label_limit: Some(240.0),
        label_color: Some(palette.text),
        ..Legend::default()
    }
}

fn title(palette: &Palette) -> Title {
    Title {
        anchor: Some(Anchor::Start),
        frame_bounds: Some(true),
        offset: Some(18.0),
        subtitle_padding: Some(7.0),
        color: Some(palette.strong),
        font_size: Some(17.0),
        font_weight: Some(600),
        line_height: Some(23.0),
        subtitle_color: Some(palette.quiet),
        subtitle_font_size: Some(13.0),
        subtitle_line_height: Some(19.0),
        ..Title::default()
    }
}

/// Vega-Lite's own look of guides. Looks of marks and rules that depend on scales live where they are applied.
fn base() -> Config {
    const BLACK: Color = Color::hex(0x000000);
    const GRAY: Color = Color::hex(0x888888);
    const LIGHT_GRAY: Color = Color::hex(0xdddddd);
    let text = |size, weight| MarkProps {
        fill: Some(Setting::On(Paint::Color(BLACK))),
        font_size: Some(size),
        font_weight: Some(weight),
        ..MarkProps::default()
    };
    Config {
        padding: Some([5.0; 4]),
        background: Some(Color::hex(0xffffff)),
        style: BTreeMap::from([
            ("guide-label".to_owned(), text(10.0, 400)),
            ("guide-title".to_owned(), text(11.0, 700)),
            ("group-title".to_owned(), text(13.0, 700)),
            ("group-subtitle".to_owned(), text(12.0, 400)),
            ("figure-value".to_owned(), text(40.0, 700)),
            ("figure-label".to_owned(), text(13.0, 400)),
            ("figure-note".to_owned(), text(11.0, 400)),
            ("figure-up".to_owned(), text(12.0, 700)),
            (
                "guide-rest".to_owned(),
                MarkProps { fill: Some(Setting::On(Paint::Color(LIGHT_GRAY))), ..MarkProps::default() },
            ),
        ]),
        axis: Axis {
            min_extent: Some(0.0),
            max_extent: Some(200.0),
            band_position: Some(0.5),
            domain: Some(true),
            domain_width: Some(1.0),
            domain_color: Some(GRAY),
            grid_width: Some(1.0),
            grid_color: Some(LIGHT_GRAY),
            labels: Some(true),
            label_limit: Some(180.0),
            label_offset: Some(0.0),
            label_padding: Some(2.0),
            ticks: Some(true),
            tick_color: Some(GRAY),
            tick_offset: Some(0.0),
            tick_round: Some(true),
            tick_size: Some(5.0),
            tick_width: Some(1.0),
            title_padding: Some(4.0),
            translate: Some(0.5),
            ..Axis::default()
        },
        axes: BTreeMap::from([("axisBand".to_owned(), Axis { tick_offset: Some(-0.5), ..Axis::default() })]),
        legend: Legend {
            padding: Some(0.0),
            offset: Some(18.0),
            column_padding: Some(10.0),
            row_padding: Some(2.0),
            gradient_thickness: Some(16.0),
            label_limit: Some(160.0),
            symbol_limit: Some(30.0),
            symbol_size: Some(100.0),
            symbol_offset: Some(0.0),
            symbol_stroke_width: Some(1.5),
            title_limit: Some(180.0),
            title_padding: Some(5.0),
            ..Legend::default()
        },
        title: Title { offset: Some(4.0), subtitle_padding: Some(3.0), ..Title::default() },
        header: Header { title_padding: Some(10.0), label_padding: Some(10.0), ..Header::default() },
        ..Config::default()
    }
}

/// The author's config over a theme over Vega-Lite's defaults. With an empty theme this is Vega-Lite's own look.
pub fn layered(author: &Config, theme: &Config) -> Config {
    over(&over(author, theme), &base())
}

/// One config with what it does not set taken from another.
fn over(top: &Config, below: &Config) -> Config {
    let pair = |a: [Option<f64>; 2], b: [Option<f64>; 2]| [a[0].or(b[0]), a[1].or(b[1])];
    Config {
        mark: top.mark.or(&below.mark),
        marks: merged(&top.marks, &below.marks, MarkProps::or),
        style: merged(&top.style, &below.style, MarkProps::or),
        axis: top.axis.or(&below.axis),
        axes: merged(&top.axes, &below.axes, Axis::or),
        legend: top.legend.or(&below.legend),
        title: top.title.or(&below.title),
        header: top.header.or(&below.header),
        headers: merged(&top.headers, &below.headers, Header::or),
        scale: merged(&top.scale, &below.scale, |a, _| *a),
        range: merged(&top.range, &below.range, |a, _| a.clone()),
        view: top.view.or(&below.view),
        view_continuous: pair(top.view_continuous, below.view_continuous),
        view_discrete: pair(top.view_discrete, below.view_discrete),
        view_step: top.view_step.or(below.view_step),
        scale_invalid: merged(&top.scale_invalid, &below.scale_invalid, |a, _| a.clone()),
        facet_columns: top.facet_columns.or(below.facet_columns),
        facet_spacing: top.facet_spacing.or(below.facet_spacing),
        font: top.font.clone().or_else(|| below.font.clone()),
        count_title: top.count_title.clone().or_else(|| below.count_title.clone()),
        number_format: top.number_format.clone().or_else(|| below.number_format.clone()),
        normalized_number_format: (top.normalized_number_format.clone())
            .or_else(|| below.normalized_number_format.clone()),
        time_format: top.time_format.clone().or_else(|| below.time_format.clone()),
        field_title: top.field_title,
        adapt: top.adapt.or(below.adapt),
        background: top.background.or(below.background),
        padding: top.padding.or(below.padding),
        time_zone_offset: top.time_zone_offset.or(below.time_zone_offset),
    }
}

fn merged<K: Ord + Clone, T: Clone>(
    top: &BTreeMap<K, T>,
    below: &BTreeMap<K, T>,
    or: fn(&T, &T) -> T,
) -> BTreeMap<K, T> {
    let mut all = below.clone();
    for (key, value) in top {
        let value = match below.get(key) {
            Some(below) => or(value, below),
            None => value.clone(),
        };
        all.insert(key.clone(), value);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::{Scheme, contrast, scheme as named};

    fn texts(config: &Config) -> Vec<Color> {
        let fill = |props: &MarkProps| match (&props.fill, &props.color) {
            (Some(Setting::On(Paint::Color(color))), _) | (_, Some(Paint::Color(color))) => Some(*color),
            _ => None,
        };
        let mut found: Vec<Color> = config
            .style
            .iter()
            .filter(|(name, _)| *name != "guide-rest")
            .filter_map(|(_, props)| fill(props))
            .collect();
        found.extend(config.marks.get(&MarkType::Text).and_then(fill));
        found
            .extend([config.title.color, config.title.subtitle_color, config.legend.label_color].into_iter().flatten());
        found.extend([config.header.label_color, config.header.title_color].into_iter().flatten());
        found.extend(config.axes.values().filter_map(|axis| axis.label_color));
        found
    }

    fn shapes(config: &Config) -> Vec<Color> {
        let mut found: Vec<Color> = Vec::new();
        if let Some(Paint::Color(color)) = &config.mark.color {
            found.push(*color);
        }
        found.extend([config.axis.domain_color, config.axis.tick_color].into_iter().flatten());
        if let Some(ConfigRange::Scheme(scheme)) = config.range.get("category")
            && let Some(Scheme::Categorical(colors)) = named(&scheme.name)
        {
            found.extend(colors);
        }
        found
    }

    #[track_caller]
    fn check(mode: Mode) {
        let config = portal(mode);
        let ground = config.background.unwrap_or(Color::TRANSPARENT);
        let weak = |colors: Vec<Color>, least: f64| -> Vec<String> {
            colors.into_iter().filter(|&color| contrast(color, ground) < least).map(Color::to_hex).collect()
        };
        assert!(texts(&config).len() > 8);
        assert_eq!(weak(texts(&config), 4.5), Vec::<String>::new(), "texts");
        assert!(shapes(&config).len() > 8);
        assert_eq!(weak(shapes(&config), 3.0), Vec::<String>::new(), "marks");
    }

    #[test]
    fn everything_can_be_seen_on_a_light_ground() {
        check(Mode::Light);
    }

    #[test]
    fn everything_can_be_seen_on_a_dark_ground() {
        check(Mode::Dark);
    }

    #[test]
    fn the_author_wins_over_the_theme_and_the_theme_over_vega_lite() {
        let mut author = Config::default();
        author.axis.grid_color = Some(Color::hex(0xff0000));
        let config = layered(&author, &portal(Mode::Light));
        assert_eq!(config.axis.grid_color, author.axis.grid_color);
        assert_eq!(config.axis.domain, Some(false));
        assert_eq!(config.axis.tick_size, Some(5.0));
        assert_eq!(layered(&author, &Config::default()).axis.domain, Some(true));
    }
}
