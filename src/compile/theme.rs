//! Looks: Vega-Lite's defaults, and the portal's own theme in the grammar's own terms.
//!
//! In: what the author wrote as `config`. Out: one [`Config`] in which every look of a guide is settled. Nothing here knows data.

use std::cell::RefCell;

use crate::data::SortedMap;
use crate::diagnostic::Diagnostic;
use crate::spec::{self, Axis, Config, Header, MarkProps};

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

/// The theme, with the names of colours for colours.
const PORTAL: &str = include_str!("theme/portal.json");

/// Vega-Lite's own look of guides. Looks of marks and rules that depend on scales live where they are applied.
const VEGA_LITE: &str = include_str!("theme/vega_lite.json");

/// What the names of the theme stand for. `$strong` is for titles and figures, `$text` for labels, `$quiet` for subtitles and
/// notes, `$line` for axis lines and ticks.
type Palette = [(&'static str, &'static str); 9];

const LIGHT: Palette = [
    ("$ground", "#ffffff"),
    ("$strong", "#1a1e24"),
    ("$text", "#444b55"),
    ("$quiet", "#5d6570"),
    ("$line", "#8a929c"),
    ("$grid", "#e4e7eb"),
    ("$accent", "#1f5fa8"),
    ("$scheme", "report-light"),
    ("$ramp", "blues"),
];

const DARK: Palette = [
    ("$ground", "#15191e"),
    ("$strong", "#f2f4f6"),
    ("$text", "#c6ccd3"),
    ("$quiet", "#a2abb5"),
    ("$line", "#6d7783"),
    ("$grid", "#2c333b"),
    ("$accent", "#6aa9f0"),
    ("$scheme", "report-dark"),
    ("$ramp", "darkblue"),
];

thread_local! {
    /// What [`VEGA_LITE`] says: every chart is laid over it.
    static BASE: Config = read(VEGA_LITE).0;
    /// The portal's looks that were asked for: a page has many charts.
    static LOOKS: RefCell<Vec<(Mode, Config)>> = const { RefCell::new(Vec::new()) };
}

/// The portal's own look: titles at the left, legends above the plot, horizontal grid lines instead of frames, one accent.
pub fn portal(mode: Mode) -> Config {
    let known = LOOKS.with_borrow(|all| all.iter().find(|(known, _)| *known == mode).map(|(_, look)| look.clone()));
    known.unwrap_or_else(|| {
        let (mut look, _) = read(&portal_text(mode));
        look.font = Some(FONT.to_owned());
        LOOKS.with_borrow_mut(|all| all.push((mode, look.clone())));
        look
    })
}

fn portal_text(mode: Mode) -> String {
    let palette = match mode {
        Mode::Light => LIGHT,
        Mode::Dark => DARK,
    };
    palette.iter().fold(PORTAL.to_owned(), |text, (name, meaning)| text.replace(name, meaning))
}

/// A config of this module, and what is wrong with it.
fn read(text: &str) -> (Config, Vec<Diagnostic>) {
    spec::read_config(&spec::read_bounded(text, &[]).unwrap_or_default())
}

/// The author's config over a theme over Vega-Lite's defaults. With an empty theme this is Vega-Lite's own look.
pub fn layered(author: &Config, theme: &Config) -> Config {
    BASE.with(|base| over(&over(author, theme), base))
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
        axis_styles: merged(&top.axis_styles, &below.axis_styles, Axis::or),
        legend: top.legend.or(&below.legend),
        title: top.title.or(&below.title),
        header: top.header.or(&below.header),
        headers: merged(&top.headers, &below.headers, Header::or),
        scale: merged(&top.scale, &below.scale, |a, _| *a),
        range: merged(&top.range, &below.range, |a, _| a.clone()),
        view: top.view.or(&below.view),
        view_continuous: pair(top.view_continuous, below.view_continuous),
        view_discrete: pair(top.view_discrete, below.view_discrete),
        view_step: pair(top.view_step, below.view_step),
        scale_invalid: merged(&top.scale_invalid, &below.scale_invalid, |a, _| a.clone()),
        facet_columns: top.facet_columns.or(below.facet_columns),
        facet_spacing: top.facet_spacing.or(below.facet_spacing),
        font: top.font.clone().or_else(|| below.font.clone()),
        count_title: top.count_title.clone().or_else(|| below.count_title.clone()),
        number_format: top.number_format.clone().or_else(|| below.number_format.clone()),
        normalized_number_format: (top.normalized_number_format.clone())
            .or_else(|| below.normalized_number_format.clone()),
        time_format: top.time_format.clone().or_else(|| below.time_format.clone()),
        tooltip_format: [0, 1, 2].map(|at| {
            let of = |config: &Config| config.tooltip_format.get(at).cloned().flatten();
            of(top).or_else(|| of(below))
        }),
        field_title: top.field_title,
        adapt: top.adapt.or(below.adapt),
        background: top.background.or(below.background),
        padding: top.padding.or(below.padding),
        time_zone_offset: top.time_zone_offset.or(below.time_zone_offset),
    }
}

fn merged<K: Ord + Clone, T: Clone>(
    top: &SortedMap<K, T>,
    below: &SortedMap<K, T>,
    or: fn(&T, &T) -> T,
) -> SortedMap<K, T> {
    let mut all = below.clone();
    for (key, value) in top.iter() {
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
    use crate::color::{Color, Paint, Scheme, contrast, scheme as named};
    use crate::spec::{ConfigRange, MarkType, Setting};

    fn texts(config: &Config) -> Vec<Color> {
        let fill = |props: &MarkProps| match (props.fill(), props.color()) {
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
        found.extend(
            [config.title.color(), config.title.subtitle_color(), config.legend.label_color()].into_iter().flatten(),
        );
        found.extend([config.header.label_color(), config.header.title_color()].into_iter().flatten());
        found.extend(config.axes.values().filter_map(|axis| axis.label_color()));
        found
    }

    fn shapes(config: &Config) -> Vec<Color> {
        let mut found: Vec<Color> = Vec::new();
        if let Some(Paint::Color(color)) = config.mark.color() {
            found.push(*color);
        }
        found.extend([config.axis.domain_color(), config.axis.tick_color()].into_iter().flatten());
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
    fn the_themes_say_what_the_grammar_knows() {
        for text in [VEGA_LITE, &portal_text(Mode::Light), &portal_text(Mode::Dark)] {
            assert_eq!(read(text).1, []);
        }
    }

    #[test]
    fn the_author_wins_over_the_theme_and_the_theme_over_vega_lite() {
        let author = spec::read_config(&serde_json::json!({"axis": {"gridColor": "#ff0000"}})).0;
        let config = layered(&author, &portal(Mode::Light));
        assert_eq!(config.axis.grid_color(), Some(Color::hex(0xff0000)));
        assert_eq!(config.axis.domain(), Some(false));
        assert_eq!(config.axis.tick_size(), Some(5.0));
        assert_eq!(layered(&author, &Config::default()).axis.domain(), Some(true));
    }
}
