//! The names of the columns that encodings make, as Vega-Lite names them: `mean_b`, `bin_maxbins_10_x`, `yearmonth_date`.

use crate::number;
use crate::spec::{Aggregate, BinParams, ChannelDef, Source, TimeUnit};

/// The column of counts.
pub const COUNT: &str = "__count";

/// The column that holds what a definition shows.
pub fn column(def: &ChannelDef, binning: Option<&BinParams>) -> String {
    let field = match &def.source {
        Source::Field(path) => path.flat(),
        Source::None | Source::Datum(_) | Source::Value(_) => String::new(),
    };
    if def.aggregate == Some(Aggregate::Count) {
        return COUNT.to_owned();
    }
    let function = match (binning, &def.aggregate, &def.time_unit) {
        (Some(params), _, _) => bin(params),
        (None, Some(Aggregate::ArgMin(Some(by))), _) => return ["argmin_", &by.flat(), ".", &field].concat(),
        (None, Some(Aggregate::ArgMax(Some(by))), _) => return ["argmax_", &by.flat(), ".", &field].concat(),
        (None, Some(op), _) => op.name().to_owned(),
        (None, None, Some(unit)) if !unit.binned => time_unit(unit),
        (None, None, _) => return field,
    };
    if field.is_empty() { function } else { [&function, "_", &field].concat() }
}

fn bin(params: &BinParams) -> String {
    let mut name = "bin".to_owned();
    let mut put = |key: &str, value: Option<f64>| {
        if let Some(value) = value {
            name.push('_');
            name.push_str(key);
            name.push('_');
            name.push_str(&number::to_js(value));
        }
    };
    put("anchor", params.anchor);
    put("base", params.base);
    put("extent_from", params.extent.map(|extent| extent[0]));
    put("extent_to", params.extent.map(|extent| extent[1]));
    put("maxbins", params.maxbins);
    put("minstep", params.minstep);
    put("nice", params.nice.map(|nice| f64::from(u8::from(nice))));
    put("step", params.step);
    for divide in params.divide.iter().flatten() {
        put("divide", Some(*divide));
    }
    for step in params.steps.iter().flatten() {
        put("steps", Some(*step));
    }
    name
}

fn time_unit(unit: &TimeUnit) -> String {
    let mut name = if unit.utc { "utc".to_owned() } else { String::new() };
    name.push_str(if unit.unit.is_empty() { "timeunit" } else { &unit.unit });
    for (key, value) in [("_step_", unit.step), ("_maxbins_", unit.maxbins)] {
        if let Some(value) = value {
            name.push_str(key);
            name.push_str(&number::to_js(value));
        }
    }
    name
}
