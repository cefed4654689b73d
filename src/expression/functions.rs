//! The functions: their names, how many arguments they take, and where each is computed.

use super::{dates, lists, operators, texts};
use crate::color::Space;
use crate::data::Value;
use crate::text;
use crate::time::{Part, Zone};

/// How many items lists and texts may get in one evaluation by functions that make many of few.
pub const BUDGET: usize = 100_000;

/// Any number of arguments.
const ANY: u8 = u8::MAX;

/// Declares the functions in one list: the name in expressions, the name here, the least and the most arguments.
macro_rules! functions {
    ($($name:literal $variant:ident $least:literal $most:expr;)*) => {
        /// A function of the language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Function {
            $($variant,)*
        }
        const FUNCTIONS: &[(&str, Function, u8, u8)] = &[$(($name, Function::$variant, $least, $most),)*];
    };
}

functions! {
    "abs" Abs 1 ANY;
    "acos" Acos 1 ANY;
    "asin" Asin 1 ANY;
    "atan" Atan 1 ANY;
    "atan2" Atan2 2 ANY;
    "ceil" Ceil 1 ANY;
    "clamp" Clamp 3 3;
    "clampRange" ClampRange 3 3;
    "contrast" Contrast 2 ANY;
    "cos" Cos 1 ANY;
    "date" Date 1 ANY;
    "datetime" DateTime 1 7;
    "day" Day 1 ANY;
    "dayAbbrevFormat" DayAbbrevFormat 1 ANY;
    "dayFormat" DayFormat 1 ANY;
    "dayofyear" DayOfYear 1 ANY;
    "encodeURIComponent" EncodeUriComponent 1 ANY;
    "exp" Exp 1 ANY;
    "extent" Extent 1 ANY;
    "floor" Floor 1 ANY;
    "flush" Flush 5 6;
    "format" Format 2 ANY;
    "hcl" Hcl 1 4;
    "hours" Hours 1 ANY;
    "hsl" Hsl 1 4;
    "hypot" Hypot 0 ANY;
    "if" If 3 3;
    "indexof" IndexOf 1 3;
    "inrange" InRange 2 4;
    "interpolateLinear" InterpolateLinear 2 ANY;
    "isArray" IsArray 1 ANY;
    "isBoolean" IsBoolean 1 ANY;
    "isDate" IsDate 1 ANY;
    "isDefined" IsDefined 1 ANY;
    "isFinite" IsFinite 1 ANY;
    "isNaN" IsNan 1 ANY;
    "isNumber" IsNumber 1 ANY;
    "isObject" IsObject 1 ANY;
    "isRegExp" IsRegExp 1 ANY;
    "isString" IsString 1 ANY;
    "isValid" IsValid 1 ANY;
    "isoweek" IsoWeek 1 ANY;
    "join" Join 1 2;
    "lab" Lab 1 4;
    "lastindexof" LastIndexOf 1 3;
    "length" Length 1 ANY;
    "lerp" Lerp 2 ANY;
    "log" Log 1 ANY;
    "lower" Lower 1 ANY;
    "luminance" Luminance 1 ANY;
    "max" Max 0 ANY;
    "merge" Merge 0 ANY;
    "milliseconds" Milliseconds 1 ANY;
    "min" Min 0 ANY;
    "minutes" Minutes 1 ANY;
    "month" Month 1 ANY;
    "monthAbbrevFormat" MonthAbbrevFormat 1 ANY;
    "monthFormat" MonthFormat 1 ANY;
    "pad" Pad 2 4;
    "parseFloat" ParseFloat 1 ANY;
    "parseInt" ParseInt 1 2;
    "peek" Peek 1 ANY;
    "pluck" Pluck 2 ANY;
    "pow" Pow 2 ANY;
    "quarter" Quarter 1 ANY;
    "replace" Replace 3 3;
    "reverse" Reverse 1 ANY;
    "rgb" Rgb 1 4;
    "round" Round 1 ANY;
    "seconds" Seconds 1 ANY;
    "sequence" Sequence 1 3;
    "sin" Sin 1 ANY;
    "slice" Slice 1 3;
    "sort" Sort 1 ANY;
    "span" Span 1 ANY;
    "split" Split 1 3;
    "sqrt" Sqrt 1 ANY;
    "substring" Substring 1 3;
    "tan" Tan 1 ANY;
    "time" Time 1 ANY;
    "timeFormat" TimeFormat 1 2;
    "timeOffset" TimeOffset 2 3;
    "timeParse" TimeParse 2 2;
    "timeSequence" TimeSequence 3 4;
    "timezoneoffset" TimezoneOffset 1 ANY;
    "toBoolean" ToBoolean 1 ANY;
    "toDate" ToDate 1 ANY;
    "toNumber" ToNumber 1 ANY;
    "toString" ToString 1 ANY;
    "trim" Trim 1 ANY;
    "truncate" Truncate 2 4;
    "upper" Upper 1 ANY;
    "utc" Utc 1 7;
    "utcFormat" UtcFormat 1 2;
    "utcOffset" UtcOffset 2 3;
    "utcParse" UtcParse 2 2;
    "utcSequence" UtcSequence 3 4;
    "utcdate" UtcDate 1 ANY;
    "utcday" UtcDay 1 ANY;
    "utcdayofyear" UtcDayOfYear 1 ANY;
    "utchours" UtcHours 1 ANY;
    "utcisoweek" UtcIsoWeek 1 ANY;
    "utcmilliseconds" UtcMilliseconds 1 ANY;
    "utcminutes" UtcMinutes 1 ANY;
    "utcmonth" UtcMonth 1 ANY;
    "utcquarter" UtcQuarter 1 ANY;
    "utcseconds" UtcSeconds 1 ANY;
    "utcweek" UtcWeek 1 ANY;
    "utcyear" UtcYear 1 ANY;
    "week" Week 1 ANY;
    "year" Year 1 ANY;
}

/// Functions of Vega that are not supported, by the reason.
const UNSUPPORTED: [(&str, &str); 5] = [
    ("it depends on the clock", "now"),
    ("it depends on chance", "random sampleLogNormal sampleNormal sampleUniform"),
    ("regular expressions are not supported", "regexp test"),
    (
        "scales, other data and the pointer are out of reach here",
        "bandspace bandwidth containerSize copy data domain encode event geoArea geoBounds geoCentroid geoScale geoShape \
         geoTranslate gradient group inScope indata intersect intersectLasso invert item lassoAppend lassoPath modify \
         pathShape pinchAngle pinchDistance range scale screen setdata treeAncestors treePath view vlSelectionIdTest \
         vlSelectionResolve vlSelectionTest vlSelectionTuples windowSize x xy y",
    ),
    (
        "nothing needs it yet",
        "atob btoa cumulativeLogNormal cumulativeNormal cumulativeUniform debug densityLogNormal densityNormal \
         densityUniform info isTuple panLinear panLog panPow panSymlog \
         quantileLogNormal quantileNormal quantileUniform timeUnitSpecifier warn zoomLinear zoomLog zoomPow \
         zoomSymlog",
    ),
];

/// What is known of a function's name.
pub enum Lookup {
    /// The function with its least and most arguments.
    Known(Function, usize, usize),
    /// Vega has it, and why it is not supported.
    Unsupported(&'static str),
    /// There is no such function.
    Unknown,
}

/// Looks a function up.
pub fn lookup(name: &str) -> Lookup {
    if let Some(&(_, function, least, most)) = FUNCTIONS.iter().find(|(known, ..)| *known == name) {
        return Lookup::Known(function, usize::from(least), usize::from(most));
    }
    match UNSUPPORTED.iter().find(|(_, names)| names.split(' ').any(|known| known == name)) {
        Some((reason, _)) => Lookup::Unsupported(reason),
        None => Lookup::Unknown,
    }
}

/// The names of all supported functions.
pub fn names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().map(|(name, ..)| *name)
}

const ABSENT: &Value = &Value::Missing;

/// The arguments of a call, and what the call may use.
pub struct Call<'a> {
    arguments: &'a [Value],
    /// Where local times are.
    pub zone: Zone,
    /// How many more items may be made.
    pub budget: &'a mut usize,
}

impl Call<'_> {
    /// An argument, [`Value::Missing`] where it was not given.
    pub fn value(&self, at: usize) -> &Value {
        self.arguments.get(at).unwrap_or(ABSENT)
    }

    /// An argument as a number.
    pub fn number(&self, at: usize) -> f64 {
        self.value(at).to_number()
    }

    /// An argument as a number, unless it was not given.
    pub fn number_given(&self, at: usize) -> Option<f64> {
        (*self.value(at) != Value::Missing).then(|| self.number(at))
    }

    /// An argument as text.
    pub fn text(&self, at: usize) -> std::rc::Rc<str> {
        operators::to_text(self.value(at), self.zone)
    }

    /// All arguments.
    pub fn values(&self) -> &[Value] {
        self.arguments
    }

    /// Takes `items` from the budget; false if there are not so many left.
    pub fn afford(&mut self, items: usize) -> bool {
        let left = self.budget.checked_sub(items);
        *self.budget = left.unwrap_or(0);
        left.is_some()
    }
}

/// Calls a function.
pub fn call(function: Function, arguments: &[Value], zone: Zone, budget: &mut usize) -> Value {
    use Function as F;
    let mut call = Call { arguments, zone, budget };
    let utc = Zone::UTC;
    match function {
        F::Abs => Value::Number(call.number(0).abs()),
        F::Acos => Value::Number(call.number(0).acos()),
        F::Asin => Value::Number(call.number(0).asin()),
        F::Atan => Value::Number(call.number(0).atan()),
        F::Atan2 => Value::Number(call.number(0).atan2(call.number(1))),
        F::Ceil => Value::Number(call.number(0).ceil()),
        F::Cos => Value::Number(call.number(0).cos()),
        F::Exp => Value::Number(call.number(0).exp()),
        F::Floor => Value::Number(call.number(0).floor()),
        F::Log => Value::Number(call.number(0).ln()),
        F::Pow => Value::Number(power(call.number(0), call.number(1))),
        F::Round => Value::Number(round(call.number(0))),
        F::Sin => Value::Number(call.number(0).sin()),
        F::Sqrt => Value::Number(call.number(0).sqrt()),
        F::Tan => Value::Number(call.number(0).tan()),
        F::Hypot => Value::Number(arguments.iter().fold(0.0_f64, |sum, value| sum.hypot(value.to_number()))),
        F::Max => Value::Number(arguments.iter().fold(f64::NEG_INFINITY, |a, b| larger(a, b.to_number()))),
        F::Min => Value::Number(arguments.iter().fold(f64::INFINITY, |a, b| smaller(a, b.to_number()))),
        F::Clamp => Value::Number(larger(call.number(1), smaller(call.number(2), call.number(0)))),
        F::If => call.value(if call.value(0).is_truthy() { 1 } else { 2 }).clone(),

        F::IsArray => Value::Bool(matches!(call.value(0), Value::List(_))),
        F::IsBoolean => Value::Bool(matches!(call.value(0), Value::Bool(_))),
        F::IsDate => Value::Bool(matches!(call.value(0), Value::Time(_))),
        F::IsDefined => Value::Bool(*call.value(0) != Value::Missing),
        F::IsFinite => Value::Bool(matches!(call.value(0), Value::Number(number) if number.is_finite())),
        F::IsNan => Value::Bool(matches!(call.value(0), Value::Number(number) if number.is_nan())),
        F::IsNumber => Value::Bool(matches!(call.value(0), Value::Number(_))),
        F::IsObject => Value::Bool(matches!(call.value(0), Value::Object(_) | Value::List(_) | Value::Time(_))),
        F::IsRegExp => Value::Bool(false),
        F::IsString => Value::Bool(matches!(call.value(0), Value::Text(_))),
        F::IsValid => {
            let not_a_number = matches!(call.value(0), Value::Number(number) if number.is_nan());
            Value::Bool(!call.value(0).is_nothing() && !not_a_number)
        }
        F::ToBoolean => texts::to_boolean(&call),
        F::ToDate => dates::to_date(call.value(0), zone),
        F::ToNumber => texts::to_number(&call),
        F::ToString => texts::to_string(&call),

        F::Format => texts::format(&call),
        F::Lower => Value::text(&text::to_lower(&call.text(0))),
        F::Upper => Value::text(&text::to_upper(&call.text(0))),
        F::Trim => Value::text(call.text(0).trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')),
        F::Pad => texts::pad(&mut call),
        F::ParseFloat => texts::parse_float(&call),
        F::ParseInt => texts::parse_int(&call),
        F::Replace => texts::replace(&mut call),
        F::Split => texts::split(&mut call),
        F::Substring => texts::substring(&call),
        F::Truncate => texts::truncate(&call),
        F::Contrast => texts::contrast(&call),
        F::Luminance => texts::luminance(&call),
        F::Rgb => texts::color_in(Space::Rgb, &call),
        F::Hsl => texts::color_in(Space::Hsl, &call),
        F::Lab => texts::color_in(Space::Lab, &call),
        F::Hcl => texts::color_in(Space::Hcl, &call),
        F::EncodeUriComponent => texts::encode_uri_component(&mut call),

        F::ClampRange => lists::clamp_range(&call),
        F::Extent => lists::extent(&call),
        F::Flush => lists::flush(&call),
        F::IndexOf => lists::index_of(&call),
        F::InRange => lists::in_range(&call),
        F::InterpolateLinear => lists::interpolate_linear(&call),
        F::Join => lists::join(&mut call),
        F::LastIndexOf => lists::last_index_of(&call),
        F::Length => call.value(0).member("length"),
        F::Lerp => lists::lerp(&call),
        F::Merge => lists::merge(&call),
        F::Peek => lists::peek(call.value(0)),
        F::Pluck => lists::pluck(&call),
        F::Reverse => lists::reverse(&call),
        F::Sequence => lists::sequence(&mut call),
        F::Slice => lists::slice(&call),
        F::Sort => lists::sort(&call),
        F::Span => lists::span(&call),

        F::DateTime => dates::datetime(&call, zone),
        F::Utc => Value::Number(dates::from_parts(&call, utc)),
        F::Time => Value::Number(dates::moment(call.value(0), zone)),
        F::TimezoneOffset => dates::offset_minutes(&call),
        F::Year => dates::part(&call, Part::Year, zone),
        F::Quarter => dates::part(&call, Part::Quarter, zone),
        F::Month => dates::part(&call, Part::Month, zone),
        F::Week => dates::part(&call, Part::Week, zone),
        F::IsoWeek => dates::part(&call, Part::IsoWeek, zone),
        F::Date => dates::part(&call, Part::Date, zone),
        F::Day => dates::part(&call, Part::Day, zone),
        F::DayOfYear => dates::part(&call, Part::DayOfYear, zone),
        F::Hours => dates::part(&call, Part::Hours, zone),
        F::Minutes => dates::part(&call, Part::Minutes, zone),
        F::Seconds => dates::part(&call, Part::Seconds, zone),
        F::Milliseconds => dates::part(&call, Part::Milliseconds, zone),
        F::UtcYear => dates::part(&call, Part::Year, utc),
        F::UtcQuarter => dates::part(&call, Part::Quarter, utc),
        F::UtcMonth => dates::part(&call, Part::Month, utc),
        F::UtcWeek => dates::part(&call, Part::Week, utc),
        F::UtcIsoWeek => dates::part(&call, Part::IsoWeek, utc),
        F::UtcDate => dates::part(&call, Part::Date, utc),
        F::UtcDay => dates::part(&call, Part::Day, utc),
        F::UtcDayOfYear => dates::part(&call, Part::DayOfYear, utc),
        F::UtcHours => dates::part(&call, Part::Hours, utc),
        F::UtcMinutes => dates::part(&call, Part::Minutes, utc),
        F::UtcSeconds => dates::part(&call, Part::Seconds, utc),
        F::UtcMilliseconds => dates::part(&call, Part::Milliseconds, utc),
        F::TimeFormat => dates::format(&call, zone),
        F::UtcFormat => dates::format(&call, utc),
        F::TimeParse => dates::parse(&call, zone),
        F::UtcParse => dates::parse(&call, utc),
        F::TimeOffset => dates::offset(&call, zone),
        F::UtcOffset => dates::offset(&call, utc),
        F::TimeSequence => dates::sequence(&mut call, zone),
        F::UtcSequence => dates::sequence(&mut call, utc),
        F::MonthFormat => dates::name(&call, Part::Month, "%B"),
        F::MonthAbbrevFormat => dates::name(&call, Part::Month, "%b"),
        F::DayFormat => dates::name(&call, Part::Day, "%A"),
        F::DayAbbrevFormat => dates::name(&call, Part::Day, "%a"),
    }
}

/// JavaScript's `Math.round`: halves go up.
fn round(number: f64) -> f64 {
    let floor = number.floor();
    if number - floor >= 0.5 { floor + 1.0 } else { floor }
}

/// JavaScript's `**`: one to a power that is no finite number is NaN.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite()) {
        return f64::NAN;
    }
    base.powf(exponent)
}

/// The larger, or NaN if one is.
pub fn larger(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() { f64::NAN } else { a.max(b) }
}

/// The smaller, or NaN if one is.
pub fn smaller(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() { f64::NAN } else { a.min(b) }
}
