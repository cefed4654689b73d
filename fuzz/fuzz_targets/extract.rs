//! Any bytes that are text: extraction does not panic, and every fact stands where it says.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let characters: Vec<char> = text.chars().collect();
    let mut last = 0;
    for fact in report_charts::report::extract(text).facts {
        let (start, end) = fact.source.position();
        let found: String = characters[start..end].iter().collect();
        assert_eq!(found, fact.text);
        assert!(last <= start);
        last = end;
    }
});
