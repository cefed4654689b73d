//! A mark's properties as they end up: the mark's own, those of its styles, of config and the grammar's defaults.
//!
//! The defaults are Vega-Lite's.

use crate::color::{Color, Paint};
use crate::data::Gather;
use crate::expression::Expression;
use crate::spec::{Config, MarkDef, MarkProps, MarkType, Orientation, Setting};
use serde_json::Value as Json;

/// The colour of marks without one.
const BLUE: Color = Color::rgb(0x4c, 0x78, 0xa8);
const BLACK: Color = Color::rgb(0, 0, 0);
/// The opacity of points among which some lie over others.
pub const REDUCED_OPACITY: f64 = 0.7;

/// What is said of an item rather than shown; whoever says it asks row by row.
const SAID: [&str; 4] = ["text", "tooltip", "description", "href"];

/// Where a mark's properties are looked up, most telling first.
#[derive(Clone)]
pub struct Look<'a> {
    /// The mark's own properties.
    pub own: &'a MarkProps,
    /// The mark's own, styles, the mark's config, and last the config for all marks.
    levels: Vec<&'a MarkProps>,
    /// How many of these are styles.
    styles: usize,
    kind: MarkType,
}

impl<'a> Look<'a> {
    /// The properties of `mark` under `config`.
    pub fn new(mark: &'a MarkDef, config: &'a Config) -> Self {
        let mut levels = vec![&mark.props];
        let names = mark.style.iter().rev().map(String::as_str).chain([name(mark.kind)]);
        for style in names {
            levels.extend(config.style.get(style));
        }
        let styles = levels.len() - 1;
        levels.extend(config.marks.get(&mark.kind));
        levels.push(&config.mark);
        Self { own: &mark.props, levels, styles, kind: mark.kind }
    }

    /// The config: styles and the mark's own, and that for all marks.
    fn of_config(&self) -> (&[&'a MarkProps], Option<&'a MarkProps>) {
        match &self.levels[..] {
            [_, specific @ .., general] => (specific, Some(general)),
            _ => (&[], None),
        }
    }

    /// The expressions that depend on the row, but for those of [`SAID`].
    pub fn by_row(&self) -> Vec<&'a Expression> {
        let said: Vec<&Expression> = SAID.iter().filter_map(|name| self.expression(name)).gather();
        let mut found = Vec::new();
        for level in &self.levels {
            found.extend(level.by_row().into_iter().filter(|expression| !said.contains(expression)));
        }
        found
    }

    /// The expression that the first level that sets a property has for it, by the property's name.
    pub fn expression(&self, name: &str) -> Option<&'a Expression> {
        self.levels.iter().find_map(|level| level.expression(name))
    }

    /// Each level with what the expressions give for one row, for [`Look::over`].
    pub fn settled(&self, value: &mut dyn FnMut(&Expression) -> Option<Json>) -> Vec<MarkProps> {
        self.levels.iter().map(|level| level.settled(value)).collect()
    }

    /// This look over other levels; none where they are not as many.
    pub fn over<'b>(&self, levels: &'b [MarkProps]) -> Option<Look<'b>> {
        Some(Look { own: levels.first()?, levels: levels.iter().collect(), styles: self.styles, kind: self.kind })
    }

    /// The first value that the mark, its styles or config give.
    pub fn get<T>(&self, property: fn(&'a MarkProps) -> Option<T>) -> Option<T> {
        self.levels.iter().find_map(|level| property(level))
    }

    /// The first value that styles or config give.
    pub fn config<T>(&self, property: fn(&'a MarkProps) -> Option<T>) -> Option<T> {
        self.levels.iter().skip(1).find_map(|level| property(level))
    }

    /// The first value that the mark, its styles or its own config give, then the grammar's for this mark, then what is
    /// said for all marks.
    pub fn typed<T>(&self, property: fn(&'a MarkProps) -> Option<T>, default: Option<T>) -> Option<T> {
        let (specific, general) = self.of_config();
        let written = property(self.own).or_else(|| specific.iter().find_map(|level| property(level)));
        written.or(default).or_else(|| property(general?))
    }

    /// A number with the grammar's default.
    pub fn number(&self, property: fn(&'a MarkProps) -> Option<f64>, default: f64) -> f64 {
        self.get(property).unwrap_or(default)
    }

    /// Whether the colour goes into the fill rather than into the stroke.
    pub fn filled(&self) -> bool {
        let hollow = matches!(self.kind, MarkType::Point | MarkType::Line | MarkType::Rule);
        self.get(MarkProps::filled).unwrap_or(!hollow)
    }

    /// Paints of fill and stroke where no channel has a say. A paint that is switched off is none.
    pub fn paints(&self) -> [Option<Paint>; 2] {
        let filled = self.filled();
        let fill = self.paint(MarkProps::fill, filled);
        let stroke = self.paint(MarkProps::stroke, !filled);
        [fill, stroke]
    }

    fn paint(&self, property: fn(&'a MarkProps) -> Option<&'a Setting<Paint>>, colored: bool) -> Option<Paint> {
        if let Some(setting) = property(self.own) {
            return setting.on().cloned();
        }
        if colored && let Some(color) = self.own.color() {
            return Some(color.clone());
        }
        let black = matches!(self.kind, MarkType::Rule | MarkType::Text);
        let (specific, general) = self.of_config();
        let general = general.filter(|_| !black);
        for (index, level) in specific.iter().chain(&general).enumerate() {
            // Where `color` paints, a style's own fill or stroke has no say, as in Vega-Lite.
            let silent = colored && index < self.styles;
            if let Some(setting) = property(level).filter(|_| !silent) {
                return setting.on().cloned();
            }
            if colored && let Some(color) = level.color() {
                return Some(color.clone());
            }
        }
        colored.then_some(Paint::Color(if black { BLACK } else { BLUE }))
    }

    /// The width of strokes where no channel has a say.
    pub fn stroke_width(&self) -> f64 {
        let thick = matches!(self.kind, MarkType::Line | MarkType::Point | MarkType::Circle | MarkType::Square);
        self.typed(MarkProps::stroke_width, thick.then_some(2.0)).unwrap_or(1.0)
    }

    /// The width that is written for a line or a rule, whose size it is too; it leaves nothing to the width's own channel.
    pub fn line_width(&self) -> Option<f64> {
        let either = |level: &MarkProps| level.stroke_width().or(level.size());
        let (specific, general) = self.of_config();
        let written = either(self.own).or_else(|| specific.iter().find_map(|level| either(level)));
        written.or_else(|| general?.stroke_width())
    }

    /// Pixels between the marks of neighbouring bins.
    pub fn bin_spacing(&self) -> f64 {
        self.number(MarkProps::bin_spacing, if self.kind == MarkType::Bar { 1.0 } else { 0.0 })
    }

    /// The smallest extent along a band.
    pub fn min_band_size(&self) -> f64 {
        let rect_based = matches!(self.kind, MarkType::Bar | MarkType::Rect | MarkType::Tick);
        self.config(MarkProps::min_band_size).unwrap_or(if rect_based { 0.25 } else { 0.0 })
    }

    /// The extent on a continuous axis.
    pub fn continuous_band_size(&self) -> f64 {
        self.config(MarkProps::continuous_band_size).unwrap_or(5.0)
    }

    /// Where in a time unit's interval the mark lies, if that has a say.
    pub fn time_unit_band_position(&self) -> Option<f64> {
        let given = self.config(MarkProps::time_unit_band_position);
        let rect_based = matches!(self.kind, MarkType::Bar | MarkType::Rect | MarkType::Tick);
        given.or(rect_based.then_some(0.5))
    }

    /// The share of a time unit's interval that the mark takes.
    pub fn time_unit_band_size(&self) -> f64 {
        self.config(MarkProps::time_unit_band_size).unwrap_or(1.0)
    }

    /// The written orientation.
    pub fn orient(&self) -> Option<Orientation> {
        self.get(MarkProps::orient)
    }
}

/// The name of a mark, which is also that of its style.
pub fn name(kind: MarkType) -> &'static str {
    match kind {
        MarkType::Arc => "arc",
        MarkType::Area => "area",
        MarkType::Bar => "bar",
        MarkType::Circle => "circle",
        MarkType::Line => "line",
        MarkType::Point => "point",
        MarkType::Rect => "rect",
        MarkType::Rule => "rule",
        MarkType::Square => "square",
        MarkType::Text => "text",
        MarkType::Tick => "tick",
        MarkType::Trail => "trail",
        MarkType::Figure => "figure",
        MarkType::Pictogram => "pictogram",
        MarkType::Gauge => "gauge",
    }
}

/// The mark's own properties over those of its styles and config.
pub fn folded(look: &Look<'_>) -> MarkProps {
    look.levels.iter().fold(MarkProps::default(), |props, level| props.or(level))
}
