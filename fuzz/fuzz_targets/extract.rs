//! Any bytes that are text: extraction does not panic, every fact stands where it says and apart from the others, every
//! numeral of the coverage too.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let characters: Vec<char> = text.chars().collect();
    let found = report_charts::report::extract(text);
    let mut last = 0;
    for fact in &found.facts {
        let (start, end) = fact.source.position();
        assert_eq!(characters[start..end].iter().collect::<String>(), fact.text);
        assert!(last <= start && start < end);
        last = end;
        assert!(fact.value.is_none_or(f64::is_finite));
        assert!(fact.low.zip(fact.high).is_none_or(|(low, high)| low < high));
    }
    let mut last = 0;
    for numeral in &found.coverage {
        assert_eq!(characters[numeral.start..numeral.end].iter().collect::<String>(), numeral.text);
        assert!(last <= numeral.start && numeral.start < numeral.end);
        last = numeral.end;
    }
});
