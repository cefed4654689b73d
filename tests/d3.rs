//! Numbers, time, colours and scales against d3 and Vega: `tests/cases/d3` holds what their own packages answer, written by
//! `generate.mjs` beside it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // A test stops at what it cannot read.

use report_charts::color::{self, Color, Interpolation, Ramp, Scheme, Space};
use report_charts::data::Value;
use report_charts::number::{self, Format, Formatter, decimal};
use report_charts::scale::{
    Band, Continuous, LegendStyle, Output, Range, Scale, Spacing, Steps, StepsKind, TickCount, Transform, bin_unit,
    pan, ticks, zoom,
};
use report_charts::time::{self, ENGLISH, Interval, MultiFormat, TimeUnit, VEGA_LITE, Zone};
use std::fs;

/// Runs every line of a case file; `answer` gives what we say to the fields and what is expected.
#[track_caller]
fn check(file: &str, answer: impl Fn(&[&str]) -> Option<(String, String)>) {
    let path = format!("{}/tests/cases/d3/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let mut faults = Vec::new();
    let mut asked = 0;
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let Some((found, expected)) = answer(&fields) else { continue };
        asked += 1;
        if found != expected {
            faults.push(format!("{line}\n      found: {found}\n   expected: {expected}"));
        }
    }
    assert!(asked > 20, "{file}: only {asked} cases");
    let shown: Vec<&str> = faults.iter().take(12).map(String::as_str).collect();
    assert!(faults.is_empty(), "{file}: {} of {asked} cases differ\n{}", faults.len(), shown.join("\n"));
}

fn n(text: &str) -> f64 {
    text.parse().unwrap()
}

fn list(text: &str) -> Vec<f64> {
    if text.is_empty() { Vec::new() } else { text.split(',').map(n).collect() }
}

/// Numbers as text, to eleven digits: the last bits depend on the platform's mathematics.
fn about(numbers: &[f64]) -> String {
    let short = |x: &f64| if x.is_finite() { format!("{:.10e}", x + 0.0) } else { x.to_string() };
    numbers.iter().map(short).collect::<Vec<_>>().join(" ")
}

fn exact(x: f64) -> String {
    if x == 0.0 && x.is_sign_negative() { "-0".into() } else { number::to_js(x) }
}

fn exact_list(numbers: &[f64]) -> String {
    numbers.iter().map(|&x| exact(x)).collect::<Vec<_>>().join(",")
}

fn js_list(text: &str) -> String {
    exact_list(&list(text))
}

fn specifier(text: &str) -> Option<&str> {
    (text != "-").then_some(text)
}

#[test]
fn numbers_are_written_and_read_as_in_javascript() {
    check("number.tsv", |fields| {
        let &[kind, x, digits, expected] = fields else { panic!("{fields:?}") };
        let p = || digits.parse().unwrap();
        let found = match kind {
            "text" => number::to_js(n(x)),
            "fixed" => decimal::to_fixed(n(x), p()),
            "exponential" => decimal::to_exponential(n(x), digits.parse().ok()),
            "precision" => decimal::to_precision(n(x), p()),
            "parse" => exact(number::parse_js(x)),
            _ => panic!("{kind}"),
        };
        Some((found, expected.to_owned()))
    });
}

#[test]
fn formats_are_those_of_d3() {
    check("format.tsv", |fields| {
        let &[specifier, x, expected] = fields else { panic!("{fields:?}") };
        let found = match Format::parse(specifier) {
            Some(format) => format.apply(if x.is_empty() { f64::NAN } else { n(x) }),
            None => "refused".to_owned(),
        };
        Some((found, expected.to_owned()))
    });
}

#[test]
fn spans_choose_the_precision_of_vega() {
    check("span.tsv", |fields| {
        let &[kind, start, stop, count, pattern, xs, expected] = fields else { panic!("{fields:?}") };
        let format = specifier(pattern).map(|pattern| Format::parse(pattern).unwrap());
        let formatter = match kind {
            "span" => {
                let (start, stop) = (n(start), n(stop));
                Formatter::span(start, stop, ticks::tick_step(start, stop, n(count)), format)
            }
            _ => Formatter::float(format),
        };
        let labels: Vec<String> = xs.split(',').map(|x| formatter.apply(n(x))).collect();
        Some((labels.join("|"), expected.to_owned()))
    });
}

#[test]
fn ticks_and_nice_bounds_are_those_of_d3() {
    check("ticks.tsv", |fields| {
        let &[start, stop, count, expected, step, nice] = fields else { panic!("{fields:?}") };
        let (start, stop, count) = (n(start), n(stop), n(count));
        let found_step = if step == "-" { "-".to_owned() } else { exact(ticks::tick_step(start, stop, count)) };
        let (low, high) = ticks::nice(start, stop, count.max(1.0));
        let found = [exact_list(&ticks::ticks(start, stop, count)), found_step, exact_list(&[low, high])].join(" ");
        Some((found, [expected, step, nice].join(" ")))
    });
}

fn four(color: Color) -> String {
    let [r, g, b] = color.rgb;
    let opacity = (color.opacity * 1000.0).round() / 1000.0;
    if color.opacity == 0.0 { "0,0,0,0".to_owned() } else { format!("{r},{g},{b},{opacity}") }
}

fn fours(colors: &[Color]) -> String {
    colors.iter().map(|&color| four(color)).collect::<Vec<_>>().join(" ")
}

/// d3 keeps the channels of what is fully transparent.
fn without_hidden(colors: &str) -> String {
    colors
        .split(' ')
        .map(|color| if color.ends_with(",0") && color.split(',').count() == 4 { "0,0,0,0" } else { color })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn colors_are_read_and_mixed_as_in_d3() {
    check("color.tsv", |fields| match fields {
        ["parse", text, expected] => Some((Color::parse(text).map_or("-".to_owned(), four), without_hidden(expected))),
        ["mix", space, gamma, a, b, t, expected] => {
            let interpolation = Interpolation { space: Space::parse(space).unwrap(), gamma: n(gamma) };
            let ramp = Ramp::new(&[Color::parse(a).unwrap(), Color::parse(b).unwrap()], interpolation).unwrap();
            Some((four(ramp.at(n(t))), without_hidden(expected)))
        }
        ["list", name, expected] => {
            let Some(Scheme::Categorical(colors)) = color::scheme(name) else { panic!("{name}") };
            Some((fours(&colors), expected.to_string()))
        }
        ["ramp", name, expected] => {
            let colors = [0.0, 0.1, 0.33, 0.5, 0.77, 1.0].map(|t| continuous_scheme(name).at(t));
            Some((fours(&colors), expected.to_string()))
        }
        ["quantize", name, count, expected] => {
            let ramp = continuous_scheme(name).with_extent(0.2, 0.9);
            Some((fours(&ramp.quantize(count.parse().unwrap())), expected.to_string()))
        }
        _ => panic!("{fields:?}"),
    });
}

fn continuous_scheme(name: &str) -> Ramp {
    match color::scheme(name) {
        Some(Scheme::Continuous(ramp)) => ramp,
        _ => panic!("{name}"),
    }
}

fn transform(name: &str, parameter: &str) -> Transform {
    match name {
        "linear" => Transform::Linear,
        "sqrt" => Transform::Sqrt,
        "pow" => Transform::Pow { exponent: n(parameter) },
        "symlog" => Transform::Symlog { constant: if parameter.is_empty() { 1.0 } else { n(parameter) } },
        "log" => Transform::Log { base: if parameter.is_empty() { 10.0 } else { n(parameter) } },
        _ => panic!("{name}"),
    }
}

fn texts(values: &[Value]) -> Vec<f64> {
    values.iter().map(Value::to_number).collect()
}

fn linear(domain: &str, range: &str) -> Continuous {
    Continuous::new(Transform::Linear, list(domain), Range::Numbers(list(range))).unwrap()
}

#[test]
fn continuous_scales_are_those_of_vega() {
    check("scale.tsv", |fields| match fields {
        &[
            "continuous",
            name,
            p,
            domain,
            range,
            flags,
            xs,
            ys,
            back,
            xs_back,
            count,
            tv,
            spec,
            labels,
            legend,
            nice,
        ] => {
            let mut scale = Continuous::new(transform(name, p), list(domain), Range::Numbers(list(range))).unwrap();
            scale.round = flags.starts_with('1');
            scale.clamp = flags.ends_with('1');
            let count = n(count);
            let nicer = scale.nice(TickCount::Count(count));
            let positions: Vec<f64> = list(xs).iter().map(|&x| scale.position(x).unwrap_or(f64::NAN)).collect();
            let inverted: Vec<f64> = list(back).iter().map(|&y| scale.invert(y).unwrap_or(f64::NAN)).collect();
            let scale = Scale::Continuous(scale);
            let found_ticks = scale.tick_values(TickCount::Count(count));
            let labeler = scale.labeler(count, specifier(spec), None, false).unwrap();
            let found_labels: Vec<String> = found_ticks.iter().map(|tick| labeler.label(tick, &ENGLISH)).collect();
            let found_legend = scale.label_values(TickCount::Count(count)).values;
            // Vega leaves logarithmic axes below zero without any labels; we write them.
            let below_zero = name == "log" && domain.starts_with('-');
            let labels = if below_zero { &found_labels.join("|") } else { labels };
            let legend = if below_zero { &exact_list(&texts(&found_legend)) } else { legend };
            let found = [
                about(&positions),
                about(&inverted),
                about(&texts(&found_ticks)),
                found_labels.join("|"),
                about(&texts(&found_legend)),
                about(nicer.domain()),
            ];
            let expected = [
                about(&list(ys)),
                about(&list(xs_back)),
                about(&list(tv)),
                labels.to_owned(),
                about(&list(legend)),
                about(&list(nice)),
            ];
            Some((found.join("\n"), expected.join("\n")))
        }
        ["zoom", name, p, domain, factor, expected] => {
            let domain = list(domain);
            let (low, high) = zoom(transform(name, p), (domain[0], domain[1]), None, n(factor));
            Some((about(&[low, high]), about(&list(expected))))
        }
        ["pan", name, p, domain, share, expected] => {
            let domain = list(domain);
            let (low, high) = pan(transform(name, p), (domain[0], domain[1]), n(share));
            Some((about(&[low, high]), about(&list(expected))))
        }
        ["tick-count", domain, count, min_step, expected] => {
            let scale = Scale::Continuous(linear(domain, "0,1"));
            Some((exact(scale.tick_count(n(count), Some(n(min_step)))), expected.to_string()))
        }
        ["valid", domain, range, values, count, expected] => {
            let scale = Scale::Continuous(linear(domain, range));
            let values = list(values).into_iter().map(Value::Number).collect();
            Some((exact_list(&texts(&scale.valid_ticks(values, Some(n(count))))), js_list(expected)))
        }
        ["colors", name, domain, scheme, clamp, xs, expected] => {
            let ramp = continuous_scheme(scheme);
            let mut scale = Continuous::new(transform(name, ""), list(domain), Range::Colors(ramp)).unwrap();
            scale.clamp = *clamp == "1";
            let colors: Vec<Color> = list(xs).iter().map(|&x| scale.color(x).unwrap()).collect();
            Some((fours(&colors), expected.to_string()))
        }
        _ => None,
    });
}

#[test]
fn bands_and_steps_are_those_of_vega() {
    check("scale.tsv", |fields| match *fields {
        ["band", kind, count, range, inner, outer, align, round, at, step, width, probes, hits, stretch, touched] => {
            let domain = (0..count.parse().unwrap()).map(|i: usize| Value::text(&format!("v{i}"))).collect();
            let spacing = Spacing { inner: n(inner), outer: n(outer), align: n(align), round: round == "1" };
            let range = list(range);
            let new = if kind == "point" { Band::point } else { Band::new };
            let band = new(domain, (range[0], range[1]), spacing).unwrap();
            let positions: Vec<f64> = band.domain().iter().map(|value| band.position(value).unwrap()).collect();
            let name = |value: &Value| value.to_text().to_string();
            let found_hits: Vec<String> =
                list(probes).iter().map(|&y| band.invert(y).map(name).unwrap_or_default()).collect();
            let ends = list(stretch);
            let found_touched: Vec<String> =
                band.invert_range(ends[0], ends[1]).unwrap_or_default().iter().map(name).collect();
            let found = [
                about(&positions),
                about(&[band.step(), band.bandwidth()]),
                found_hits.join(","),
                found_touched.join(","),
            ];
            let expected = [about(&list(at)), about(&[n(step), n(width)]), hits.to_owned(), touched.to_owned()];
            Some((found.join("\n"), expected.join("\n")))
        }
        ["steps", kind, domain, size, xs, outputs, values, max, count, spec, symbol, discrete, fractions] => {
            let kind = match kind {
                "quantile" => StepsKind::Quantile,
                "quantize" => StepsKind::Quantize,
                "threshold" => StepsKind::Threshold,
                _ => StepsKind::BinOrdinal,
            };
            let range: Vec<Output> = "abcdefghijkl"
                .chars()
                .take(size.parse().unwrap())
                .map(|c| Output::Text(c.to_string().into()))
                .collect();
            let steps = Steps::new(kind, list(domain), range).unwrap();
            let found_outputs: Vec<String> = list(xs)
                .iter()
                .map(|&x| match steps.apply(x) {
                    Some(Output::Text(text)) => text.to_string(),
                    _ => String::new(),
                })
                .collect();
            let scale = Scale::Steps(steps);
            let count = n(count);
            let labels = scale.label_values(TickCount::Count(count));
            let labeler = scale.legend_labeler(count, specifier(spec), None).unwrap();
            let legend = |style| labeler.legend_labels(&scale, style, &labels, &ENGLISH).join("|");
            let rest: Vec<f64> = texts(&labels.values).iter().skip(1).map(|&x| scale.label_fraction(x)).collect();
            let found = [
                found_outputs.join(","),
                about(&texts(&labels.values)),
                exact(labels.max.unwrap()),
                legend(LegendStyle::Symbol),
                legend(LegendStyle::Discrete),
                about(&rest),
            ];
            let expected = [
                outputs.to_owned(),
                about(&list(values)),
                max.to_owned(),
                symbol.to_owned(),
                discrete.to_owned(),
                about(&list(fractions)),
            ];
            Some((found.join("\n"), expected.join("\n")))
        }
        _ => None,
    });
}

fn zone(east: &str) -> Zone {
    Zone { east: east.parse().unwrap() }
}

fn moment(x: Option<f64>) -> String {
    x.map_or("-".to_owned(), exact)
}

fn time_cases(file: &str) {
    check(file, |fields| match fields {
        ["parse", east, text, expected] => Some((exact(time::parse_js(text, zone(east))), expected.to_string())),
        ["format", east, pattern, at, expected] => {
            Some((time::format(n(at), pattern, zone(east)), expected.to_string()))
        }
        ["read", east, pattern, text, expected] => {
            Some((moment(time::parse(text, pattern, zone(east))), expected.replace("NaN", "-")))
        }
        ["multi", east, at, expected] => {
            Some((MultiFormat::default().apply(n(at), zone(east), &ENGLISH), expected.to_string()))
        }
        ["unit", east, name, step, at, start, end, plain, vega_lite] => {
            let parts = name.split('-').map(|part| *TimeUnit::parse(part).unwrap().parts().first().unwrap()).collect();
            let unit = TimeUnit::new(parts, step.parse().unwrap(), false).unwrap();
            let floor = unit.floor(n(at), zone(east));
            let found =
                [exact(floor), exact(unit.end(floor, zone(east))), unit.specifier(&[]), unit.specifier(&VEGA_LITE)];
            Some((found.join("\n"), [*start, *end, *plain, *vega_lite].join("\n")))
        }
        ["ticks", east, utc, start, stop, count, expected, nice, units, step] => {
            let transform = Transform::Time { zone: zone(east), utc: *utc == "1" };
            let bounds = vec![n(start), n(stop)];
            let scale = Continuous::new(transform, bounds, Range::Numbers(vec![0.0, 300.0])).unwrap();
            let count = n(count);
            let nicer = scale.nice(TickCount::Count(count));
            let (parts, size) = bin_unit(n(start), n(stop), count);
            let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
            let found = [
                exact_list(&scale.ticks(TickCount::Count(count))),
                exact_list(nicer.domain()),
                names.join("-"),
                size.to_string(),
            ];
            Some((found.join("\n"), [*expected, *nice, *units, *step].join("\n")))
        }
        ["interval", east, name, every, at, floor, ceil, forth, back] => {
            let interval = Interval::named(name).unwrap().times(n(every)).unwrap();
            let (at, zone) = (n(at), zone(east));
            let start = interval.floor(at, zone);
            let found =
                [start, interval.ceil(at, zone), interval.offset(start, 3, zone), interval.offset(start, -2, zone)];
            Some((exact_list(&found), [*floor, *ceil, *forth, *back].join(",")))
        }
        _ => panic!("{fields:?}"),
    });
}

#[test]
fn time_in_utc_is_that_of_d3() {
    time_cases("time.tsv");
}

#[test]
fn time_in_another_zone_is_that_of_d3() {
    time_cases("time-east.tsv");
}
