//! What a symbol of a legend looks like apart from what its scales say: as far as can be, like the mark.

use super::LegendSource;
use crate::color::{Color, Paint};
use crate::data::{Gather, Value};
use crate::geometry::Symbol;
use crate::spec::{Channel, ChannelDef, Config, Legend, MarkProps, MarkType, Setting, Source};

/// The colour of marks without one.
const BLUE: Color = Color::hex(0x4c78a8);

/// Fixed looks of symbols. Unset ones are Vega's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Swatch {
    /// The fill, transparent where it must not be Vega's own.
    pub fill: Option<Color>,
    /// The stroke.
    pub stroke: Option<Color>,
    /// 0 to 1.
    pub opacity: Option<f64>,
    /// 0 to 1.
    pub fill_opacity: Option<f64>,
    /// 0 to 1.
    pub stroke_opacity: Option<f64>,
    /// In CSS pixels.
    pub stroke_width: Option<f64>,
    /// Dashes.
    pub dash: Option<Vec<f64>>,
}

impl Swatch {
    /// The looks for one channel of one layer.
    pub fn of(source: &LegendSource<'_>, legend: &Legend, config: &Config) -> Self {
        let filled = source.filled && source.mark.kind != MarkType::Trail;
        let symbol_opacity = legend.symbol_opacity().or(config.legend.symbol_opacity());
        let opacity = match symbol_opacity {
            Some(_) => None,
            None => value_number(source, Channel::Opacity).or(source.opacity),
        };
        let mut swatch = Swatch {
            stroke_width: from_config(source, config, |props| props.stroke_width()),
            stroke_opacity: from_config(source, config, |props| props.stroke_opacity()),
            fill_opacity: from_config(source, config, |props| props.fill_opacity()),
            dash: from_config(source, config, |props| props.stroke_dash().map(<[f64]>::to_vec)),
            opacity: symbol_opacity,
            ..Swatch::default()
        };
        let [fill, stroke] = paints(source, filled, config);
        let own_fill = source.channel == Channel::Fill || (filled && source.channel == Channel::Color);
        let own_stroke = source.channel == Channel::Stroke || (!filled && source.channel == Channel::Color);
        let wants_fill = matches!(legend.symbol_fill_color(), Some(Setting::On(_)));
        let wants_stroke = matches!(legend.symbol_stroke_color(), Some(Setting::On(_)));
        match fill {
            Painted::Scaled if !own_fill && !wants_fill => {
                swatch.fill = Some(Color::hex(0x000000));
                swatch.fill_opacity = Some(opacity.unwrap_or(1.0));
            }
            Painted::Fixed(color) if !own_fill => swatch.fill = Some(color),
            Painted::Scaled | Painted::Fixed(_) | Painted::No => {}
        }
        match stroke {
            Painted::Fixed(color) if !own_stroke && !wants_stroke => swatch.stroke = Some(color),
            Painted::Scaled | Painted::Fixed(_) | Painted::No => {}
        }
        if source.channel != Channel::Opacity && opacity.is_some_and(|opacity| opacity != 0.0) {
            swatch.opacity = opacity;
        }
        // A filled symbol needs no frame.
        if swatch.fill.is_some_and(|fill| fill.opacity > 0.0) && swatch.stroke.is_none() && !own_stroke {
            swatch.stroke = Some(Color::TRANSPARENT);
        }
        swatch
    }
}

/// A paint of the mark.
#[derive(Clone, Copy)]
enum Painted {
    No,
    /// By a scale.
    Scaled,
    Fixed(Color),
}

/// Fill and stroke of the mark.
fn paints(source: &LegendSource<'_>, filled: bool, config: &Config) -> [Painted; 2] {
    let hollow = matches!(source.mark.kind, MarkType::Bar | MarkType::Point | MarkType::Circle | MarkType::Square);
    let mut fill = mark_paint(source, MarkProps::fill, filled, config);
    if matches!(fill, Painted::No) && hollow {
        fill = Painted::Fixed(Color::TRANSPARENT);
    }
    let mut stroke = mark_paint(source, MarkProps::stroke, !filled, config);
    let by_channel = |channel: Channel, paint: &mut Painted| {
        let Some(def) = definition(source, channel) else { return };
        // Where a condition decides, what holds without it stands for all, else the first colour that it can give.
        let conditional = || def.conditions.iter().find_map(|condition| color_of(&condition.then.source));
        let datum = source.datum_color.filter(|_| channel == Channel::Color && matches!(def.source, Source::Datum(_)));
        match color_of(&def.source).or_else(conditional).or(datum) {
            Some(color) => *paint = Painted::Fixed(color),
            None if matches!(def.source, Source::Field(_) | Source::Datum(_)) || def.aggregate.is_some() => {
                *paint = Painted::Scaled;
            }
            None => {}
        }
    };
    // A paint that the mark itself names stands above the colour channel.
    let own = &source.mark.props;
    if if filled { own.fill() } else { own.stroke() }.is_none() {
        by_channel(Channel::Color, if filled { &mut fill } else { &mut stroke });
    }
    by_channel(Channel::Fill, &mut fill);
    by_channel(Channel::Stroke, &mut stroke);
    [fill, stroke]
}

fn color_of(source: &Source) -> Option<Color> {
    match source {
        Source::Value(Value::Text(text)) => Color::parse(text),
        _ => None,
    }
}

fn definition<'a>(source: &'a LegendSource<'_>, channel: Channel) -> Option<&'a ChannelDef> {
    source.encoding.get(&channel)?.first()
}

/// The largest number that a channel with fixed values gives.
fn value_number(source: &LegendSource<'_>, channel: Channel) -> Option<f64> {
    let def = definition(source, channel)?;
    let number = |source: &Source| match source {
        Source::Value(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let mut conditions = def.conditions.iter().filter_map(|condition| number(&condition.then.source)).peekable();
    match (number(&def.source), conditions.peek()) {
        (Some(otherwise), _) => Some(conditions.fold(otherwise, f64::max)),
        // Where only a condition gives a number, Vega-Lite finds none that would be the largest.
        (None, Some(_)) => Some(1.0),
        (None, None) => None,
    }
}

/// A colour that the mark or its config fixes.
fn mark_paint(
    source: &LegendSource<'_>,
    get: fn(&MarkProps) -> Option<&Setting<Paint>>,
    colored: bool,
    config: &Config,
) -> Painted {
    let solid = |paint: &Paint| match paint {
        Paint::Color(color) | Paint::Hatch(color) => Painted::Fixed(*color),
        Paint::Gradient { stops, .. } => stops.first().map_or(Painted::No, |(_, color)| Painted::Fixed(*color)),
    };
    let setting = |setting: &Setting<Paint>| setting.on().map_or(Painted::No, solid);
    let own = &source.mark.props;
    if let Some(paint) = get(own) {
        return setting(paint);
    }
    if colored && let Some(color) = own.color() {
        return solid(color);
    }
    for props in levels(source, config) {
        if let Some(paint) = get(props) {
            return setting(paint);
        }
        if colored && let Some(color) = props.color() {
            return solid(color);
        }
    }
    if !colored {
        return Painted::No;
    }
    match source.mark.kind {
        MarkType::Rule | MarkType::Text => Painted::Fixed(Color::hex(0x000000)),
        _ => config.mark.color().map_or(Painted::Fixed(BLUE), solid),
    }
}

/// The config of the mark, the strongest first.
fn levels<'a>(source: &LegendSource<'_>, config: &'a Config) -> Vec<&'a MarkProps> {
    let mut levels = source.mark.style.iter().rev().filter_map(|name| config.style.get(name)).gather();
    levels.extend(config.marks.get(&source.mark.kind));
    levels
}

fn from_config<T>(source: &LegendSource<'_>, config: &Config, get: impl Fn(&MarkProps) -> Option<T>) -> Option<T> {
    levels(source, config).into_iter().find_map(&get).or_else(|| get(&config.mark))
}

/// The symbol of a layer's legend where no author says otherwise.
pub(super) fn default_symbol(source: &LegendSource<'_>) -> Symbol {
    if source.channel != Channel::Shape {
        let by_channel = definition(source, Channel::Shape).and_then(|def| match &def.source {
            Source::Value(Value::Text(name)) => symbol(name),
            _ => def.conditions.iter().find_map(|condition| match &condition.then.source {
                Source::Value(Value::Text(name)) => symbol(name),
                _ => None,
            }),
        });
        if let Some(symbol) = by_channel.or_else(|| source.mark.props.shape().cloned()) {
            return symbol;
        }
    }
    match source.mark.kind {
        MarkType::Bar | MarkType::Rect | MarkType::Square => Symbol::Square,
        MarkType::Line | MarkType::Trail | MarkType::Rule => Symbol::Stroke,
        MarkType::Arc
        | MarkType::Area
        | MarkType::Circle
        | MarkType::Point
        | MarkType::Text
        | MarkType::Tick
        | MarkType::Figure
        | MarkType::Pictogram
        | MarkType::Gauge => Symbol::Circle,
    }
}

/// A symbol by Vega's name, or an SVG path.
pub(super) fn symbol(name: &str) -> Option<Symbol> {
    let is_path = name.starts_with(['M', 'm']);
    Symbol::named(name).or_else(|| is_path.then(|| Symbol::Path(name.to_owned())))
}
