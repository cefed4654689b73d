//! The colours of ranges: written ones, those of schemes, those of the config.

use super::range::RangeChoice;
use crate::color::{Color, Interpolation, Ramp, Scheme, scheme};
use crate::data::Gather;
use crate::diagnostic::{Diagnostic, compile as messages};
use crate::spec::{Config, ConfigRange, RangeDef, SchemeDef};

/// Colours for values.
pub enum Palette {
    /// These.
    Colors(Vec<Color>),
    /// Those of a scheme.
    Scheme(Scheme),
}

/// The colours of a range. `pointer` is the definition that asks for them.
pub fn palette(
    choice: &RangeChoice,
    interpolation: Interpolation,
    config: &Config,
    pointer: &str,
    notes: &mut Vec<Diagnostic>,
) -> Palette {
    match choice {
        RangeChoice::Scheme(def) if !def.colors.is_empty() => match Ramp::new(&def.colors, interpolation) {
            Some(ramp) => Palette::Scheme(Scheme::Continuous(ramp)),
            None => Palette::Colors(def.colors.clone()),
        },
        RangeChoice::Scheme(def) => of_scheme(def, pointer, notes),
        RangeChoice::Values(values) => {
            Palette::Colors(values.iter().filter_map(|value| Color::parse(&value.to_text())).gather())
        }
        RangeChoice::Named(name) => of_config(name, config, pointer, notes),
        RangeChoice::Written(name) => of_config(name, config, pointer, notes),
        _ => of_config("category", config, pointer, notes),
    }
}

fn of_config(name: &str, config: &Config, pointer: &str, notes: &mut Vec<Diagnostic>) -> Palette {
    match config.range.get(name) {
        Some(ConfigRange::Scheme(def)) => of_scheme(def, pointer, notes),
        Some(ConfigRange::Range(RangeDef::Values(values))) => {
            Palette::Colors(values.iter().filter_map(|value| Color::parse(&value.to_text())).gather())
        }
        Some(ConfigRange::Range(RangeDef::Step(_) | RangeDef::Named(_) | RangeDef::Field(_))) | None => {
            default_palette(name)
        }
    }
}

fn default_palette(name: &str) -> Palette {
    let (scheme_name, reversed) = match name {
        "category" => ("tableau10", false),
        "heatmap" => ("yellowgreenblue", false),
        "diverging" => ("blueorange", true),
        _ => ("blues", false),
    };
    match scheme(scheme_name) {
        Some(Scheme::Continuous(ramp)) if reversed => Palette::Scheme(Scheme::Continuous(ramp.with_extent(1.0, 0.0))),
        Some(found) => Palette::Scheme(found),
        None => Palette::Colors(vec![Color::rgb(0x4c, 0x78, 0xa8)]),
    }
}

fn of_scheme(def: &SchemeDef, pointer: &str, notes: &mut Vec<Diagnostic>) -> Palette {
    match scheme(&def.name) {
        Some(Scheme::Continuous(ramp)) => Palette::Scheme(Scheme::Continuous(match def.extent {
            Some([start, end]) => ramp.with_extent(start, end),
            None => ramp,
        })),
        Some(found) => Palette::Scheme(found),
        None => {
            notes.push(messages::unknown_scheme(pointer, &def.name));
            default_palette("category")
        }
    }
}
