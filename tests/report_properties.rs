//! What holds for any text: no panic, right offsets, no overlaps, and values that read back.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use report_charts::report::dataset::{Kind, Selector};
use report_charts::report::extract;

/// Pieces of which reports and things that look like reports are made.
const PIECES: &[&str] = &[
    "全市",
    "新建",
    "学校",
    "同比增长",
    "下降",
    "分别",
    "其中",
    "达到",
    "和",
    "、",
    "，",
    "。",
    "；",
    "\n",
    "(",
    ")",
    "“",
    "”",
    "《",
    "》",
    "%",
    "个百分点",
    "万",
    "亿",
    "元",
    "人次",
    "所",
    "名",
    "余",
    "多",
    "近",
    "约",
    "超过",
    "不低于",
    "以上",
    "左右",
    "第",
    "一",
    "二",
    "三",
    "十",
    "百",
    "千",
    "两",
    "几",
    "数",
    "半",
    "零",
    "年",
    "月",
    "日",
    "-",
    "—",
    "至",
    "到",
    "由",
    "从",
    ":",
    "/",
    "分之",
    "1",
    "12",
    "3.5",
    "1,234",
    "2020",
    " ",
    "其中：",
    "的",
    "为",
    "均",
    "每",
    "翻",
    "番",
    "倍",
    "首位",
    "无一人",
    "\u{0}",
    "\u{fffd}",
    "😀",
    "A",
    "5G",
    "．",
    "０",
    "成",
    "个",
    "家",
    "期",
    "工程",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat()),
        ".{0,200}",
        "[0-9０-９一二三四五六七八九十百千万亿零两余多年月日%.,: /~-]{0,60}",
    ]
}

fn holds(text: &str) {
    let found = extract(text);
    let characters: Vec<char> = text.chars().collect();
    assert_eq!(found.characters, characters.len());
    let slice = |start: usize, end: usize| -> String { characters[start..end].iter().collect() };
    let mut last = 0;
    for fact in &found.facts {
        let (start, end) = fact.source.position();
        assert!(start < end && end <= characters.len(), "{fact:?}");
        assert_eq!(slice(start, end), fact.text);
        assert!(last <= start, "{} overlaps what is before it", fact.text);
        last = end;
        assert!(fact.source.quote.contains(&fact.text), "{fact:?}");
        for selector in &fact.source.selector {
            if let Selector::Quote { exact, prefix, suffix } = selector {
                assert_eq!(exact, &fact.text);
                assert_eq!(&slice(start - prefix.chars().count(), start), prefix);
                assert_eq!(&slice(end, end + suffix.chars().count()), suffix);
            }
        }
        assert!(fact.value.is_none_or(f64::is_finite), "{fact:?}");
        assert!(fact.low.zip(fact.high).is_none_or(|(low, high)| low < high), "{fact:?}");
    }
    let mut last = 0;
    for numeral in &found.coverage {
        assert_eq!(slice(numeral.start, numeral.end), numeral.text);
        assert!(last <= numeral.start && numeral.start < numeral.end, "{numeral:?}");
        last = numeral.end;
    }
    assert_eq!(found.coverage.iter().filter(|numeral| numeral.kind.is_figure()).count(), found.facts.len());
    let mut end = 0;
    for section in &found.sections {
        assert_eq!(section.start, end);
        end = section.end;
    }
    assert_eq!(end, characters.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn offsets_are_right_and_facts_do_not_overlap(text in text()) {
        holds(&text);
    }

    #[test]
    fn a_value_written_is_the_value_read(mantissa in 1u64..1_000_000, places in 0u32..3, power in prop::sample::select(vec!["", "万", "亿"])) {
        let digits = 10u64.pow(places);
        let number = if places == 0 { mantissa.to_string() } else { format!("{}.{:0width$}", mantissa / digits, mantissa % digits, width = places as usize) };
        let factor = match power { "万" => 1e4, "亿" => 1e8, _ => 1.0 };
        let expected = mantissa as f64 * factor / digits as f64;
        let found = extract(&format!("投入资金{number}{power}元。"));
        prop_assert_eq!(found.facts.len(), 1);
        let value = found.facts[0].value.unwrap();
        prop_assert!((value - expected).abs() <= 1e-15 * expected, "{} {}", value, expected);
        prop_assert_eq!(found.facts[0].kind, Kind::Money);
        let written = report_charts::number::figure::chinese(value, "元");
        prop_assert_eq!(report_charts::number::figure::parse(&written), Some(value));
    }
}

#[test]
fn odd_texts_do_no_harm() {
    for text in [
        "",
        "客约4/00万人次，8/0亿",
        "\n\n",
        "1",
        "一",
        "第",
        "%",
        "百分之",
        "三分之",
        "1/",
        "5-",
        "由5%",
        "其中",
        "２０２０",
        "9".repeat(400).as_str(),
        "十".repeat(400).as_str(),
    ] {
        holds(text);
    }
    holds(&"5个、".repeat(20_000));
    holds(&"其中5个".repeat(5_000));
    holds(&"一 ".repeat(20_000));
}

#[test]
fn the_whole_report_holds() {
    let path = format!("{}/seeds/nanchang-education-2020.txt", env!("CARGO_MANIFEST_DIR"));
    holds(&std::fs::read_to_string(path).unwrap());
}

#[test]
fn extraction_gives_the_same_every_time() {
    let text = "全市有学校120所，其中小学80所、初中30所，分别增长2%和3%。";
    assert_eq!(extract(text), extract(text));
}
