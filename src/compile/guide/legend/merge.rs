//! Which channels share a legend: first the layers of each channel, then channels of the same field.

use std::rc::Rc;

use super::LegendSource;
use super::symbol::{self, Swatch};
use crate::compile::guide::field_title::default_title;
use crate::data::{Gather, stable_sort};
use crate::geometry::Symbol;
use crate::scale::Scale;
use crate::spec::{Channel, Config, FieldType, Legend, LegendKind, Setting, Source};

/// A visual property that a legend explains, in the order in which Vega picks the scale that makes the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    Size,
    Shape,
    Fill,
    Stroke,
    StrokeWidth,
    StrokeDash,
    Opacity,
}

impl Shown {
    pub fn name(self) -> &'static str {
        match self {
            Shown::Size => "size",
            Shown::Shape => "shape",
            Shown::Fill => "fill",
            Shown::Stroke => "stroke",
            Shown::StrokeWidth => "strokeWidth",
            Shown::StrokeDash => "strokeDash",
            Shown::Opacity => "opacity",
        }
    }
}

/// A legend in the making.
pub(super) struct Draft<'a> {
    /// The source that came first: its field is the one that is written.
    pub first: &'a LegendSource<'a>,
    /// What authors wrote; the first one wins.
    pub props: Legend,
    /// The title and whether an author wrote it.
    title: (Option<Rc<str>>, bool),
    disabled: Option<bool>,
    /// What it explains, with the scales, in order.
    pub scales: Vec<(Shown, &'a Scale)>,
    /// The symbol where no author says otherwise; none of a ramp.
    pub symbol: Option<Symbol>,
    /// How symbols look beyond what scales say.
    pub swatch: Swatch,
    /// Whether that was said about a ramp, of which only the opacity counts and which says nothing about symbols.
    pub of_ramp: bool,
    /// The kind, where it is not what the scale suggests.
    pub kind: Option<LegendKind>,
}

impl Draft<'_> {
    /// The title; none where there is none.
    pub fn title(&self) -> Option<Rc<str>> {
        self.title.0.clone().filter(|title| !title.is_empty())
    }

    /// The scale that makes the entries.
    pub fn main_scale(&self) -> Option<&Scale> {
        self.scales.first().map(|(_, scale)| *scale)
    }

    /// The scale of a property.
    pub fn scale(&self, shown: Shown) -> Option<&Scale> {
        self.scales.iter().find(|(name, _)| *name == shown).map(|(_, scale)| *scale)
    }
}

/// The legends, those switched off left out.
pub(super) fn merge<'a>(sources: &'a [LegendSource<'a>], config: &Config) -> Vec<Draft<'a>> {
    // Channels in the order in which they come, each with all its layers.
    let mut channels: Vec<(Channel, Option<String>, Draft<'a>)> = Vec::new();
    for source in sources {
        let Some(draft) = draft(source, config) else { continue };
        let key = field_key(source);
        match channels.iter_mut().find(|(channel, ..)| *channel == source.channel) {
            Some((_, known, existing)) => {
                // Layers that show different fields in one channel are known by the channel.
                if key.is_some() && *known != key {
                    *known = if known.is_none() { key } else { Some(String::new()) };
                }
                existing.absorb(draft);
            }
            None => channels.push((source.channel, key, draft)),
        }
    }
    let mut groups: Vec<(String, Draft<'a>)> = Vec::new();
    for (channel, key, draft) in channels {
        let key = match key.filter(|key| !key.is_empty()) {
            Some(field) => ["f", &field].concat(),
            None => ["c", &format!("{channel:?}")].concat(),
        };
        let fits = |other: &Draft<'_>| other.is_discrete() == draft.is_discrete() && !other.quarrels_with(&draft);
        match groups.iter_mut().find(|(known, other)| *known == key && fits(other)) {
            Some((_, existing)) => existing.absorb(draft),
            None => {
                // Legends of one field stay together even where they can not be one.
                let at = groups.iter().rposition(|(known, _)| *known == key).map_or(groups.len(), |at| at + 1);
                groups.insert(at, (key, draft));
            }
        }
    }
    let off = config.legend.disable() == Some(true);
    groups.into_iter().map(|(_, draft)| draft).filter(|draft| !draft.disabled.unwrap_or(off)).gather()
}

/// The field by which channels are told to show the same; a count has none.
fn field_key(source: &LegendSource<'_>) -> Option<String> {
    match &source.def.source {
        Source::Field(field) => Some(field.flat()),
        Source::None | Source::Datum(_) | Source::Value(_) => None,
    }
}

fn draft<'a>(source: &'a LegendSource<'a>, config: &Config) -> Option<Draft<'a>> {
    use crate::spec::MarkType::{Figure, Gauge, Pictogram};
    let shown = match source.channel {
        // What an extension mark measures stands beside it in words.
        Channel::Size if matches!(source.mark.kind, Figure | Gauge | Pictogram) => return None,
        Channel::Color if source.filled && source.mark.kind != crate::spec::MarkType::Trail => Shown::Fill,
        Channel::Color => Shown::Stroke,
        Channel::Fill => Shown::Fill,
        Channel::Stroke => Shown::Stroke,
        Channel::Size if source.mark.kind == crate::spec::MarkType::Trail => Shown::StrokeWidth,
        Channel::Size => Shown::Size,
        Channel::Shape => Shown::Shape,
        Channel::StrokeWidth => Shown::StrokeWidth,
        Channel::StrokeDash => Shown::StrokeDash,
        Channel::Opacity => Shown::Opacity,
        _ => return None,
    };
    let (props, disabled) = match &source.def.legend {
        Setting::Unset => (Legend::default(), None),
        Setting::Off => (Legend::default(), Some(true)),
        Setting::On(legend) => (legend.clone(), Some(legend.disable() == Some(true))),
    };
    let written = |title: &Setting<String>| match title {
        Setting::On(title) => Some((Some(Rc::from(title.as_str())), true)),
        Setting::Off => Some((None, true)),
        Setting::Unset => None,
    };
    let title = props.title().and_then(written).or_else(|| written(&source.def.title));
    let kind = props.kind().or_else(|| default_kind(source));
    let colored = matches!(source.channel, Channel::Color | Channel::Fill | Channel::Stroke);
    let by_scale = colored && matches!(source.scale, Scale::Continuous(_));
    let of_ramp = kind.map_or(by_scale, |kind| kind == LegendKind::Gradient);
    Some(Draft {
        first: source,
        // Config has no titles for legends, and yet takes away those that nobody wrote.
        title: title.unwrap_or_else(|| {
            let usual = || default_title(source.def, config);
            (if config.legend.title().is_some() { None } else { usual() }, false)
        }),
        disabled,
        scales: vec![(shown, source.scale)],
        symbol: (!of_ramp).then(|| symbol::default_symbol(source)),
        swatch: Swatch::of(source, &props, config),
        of_ramp,
        kind,
        props,
    })
}

/// Symbols where a ramp of moments would say nothing.
fn default_kind(source: &LegendSource<'_>) -> Option<LegendKind> {
    let unit = source.def.time_unit.as_ref().map(|unit| unit.unit.as_str());
    let color = matches!(source.channel, Channel::Color | Channel::Fill | Channel::Stroke);
    (color && matches!(unit, Some("quarter" | "month" | "day"))).then_some(LegendKind::Symbol)
}

impl<'a> Draft<'a> {
    fn is_discrete(&self) -> bool {
        self.main_scale().is_some_and(|scale| match scale {
            Scale::Band(_) | Scale::Ordinal(_) => true,
            Scale::Steps(steps) => steps.kind() == crate::scale::StepsKind::BinOrdinal,
            Scale::Continuous(_) => false,
        })
    }

    /// Whether two authors want them on different sides.
    fn quarrels_with(&self, other: &Self) -> bool {
        matches!((self.props.orient(), other.props.orient()), (Some(a), Some(b)) if a != b)
    }

    /// Takes in what another one says.
    fn absorb(&mut self, other: Draft<'a>) {
        self.props = self.props.or(&other.props);
        self.disabled = self.disabled.or(other.disabled);
        self.title = match (&self.title, other.title) {
            ((_, true), (_, false)) => self.title.clone(),
            ((_, false), other @ (_, true)) => other,
            ((None, true), _) | (_, (None, true)) => (None, true),
            ((Some(a), written), (Some(b), _)) if *a != b && !a.is_empty() && !b.is_empty() => {
                (Some(Rc::from([a, ", ", &b].concat())), *written)
            }
            ((None, false), other) => other,
            ((Some(a), _), other @ (Some(_), _)) if a.is_empty() => other,
            _ => self.title.clone(),
        };
        if self.symbol.is_none() || other.symbol == Some(Symbol::Circle) {
            self.symbol = other.symbol;
        }
        // What came first holds, be it about a ramp or about symbols.
        let unsaid = if self.of_ramp { self.swatch.opacity.is_none() } else { self.swatch == Swatch::default() };
        if unsaid {
            (self.swatch, self.of_ramp) = (other.swatch, other.of_ramp);
        }
        if self.kind != other.kind {
            self.kind = Some(LegendKind::Symbol);
        }
        for (shown, scale) in other.scales {
            if self.scale(shown).is_none() {
                self.scales.push((shown, scale));
            }
        }
        stable_sort(&mut self.scales, |(a, _), (b, _)| a.cmp(b));
    }

    /// The type of the field that is written.
    pub fn field_type(&self) -> FieldType {
        self.first.kind
    }
}
