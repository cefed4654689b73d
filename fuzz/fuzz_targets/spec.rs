//! Any JSON as a spec, its data included: reading and compiling neither panic nor hang.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_charts::compile::{Context, Sources, compile};
use report_charts::locale::Locale;
use report_charts::spec::{self, Config};
use report_charts::text::Advances;

fuzz_target!(|data: &[u8]| {
    let Ok(json) = serde_json::from_slice(data) else { return };
    let (spec, _) = spec::read(&json);
    let (sources, theme) = (Sources::new(), Config::default());
    let context = Context { sources: &sources, container: None, theme: &theme, text: &Advances, locale: Locale::En };
    let _ = compile(&spec, &context);
});
