//! First charts for a report that nobody has annotated yet.
//!
//! In: a dataset. Out: charts that are safe to draw: lists of like figures as bars, a whole beside its parts, a change with
//! its derived base, ranges as ranges. Nothing is stacked, summed or put in a row that the text does not put in a row.

use serde_json::{Value as Json, json};

use super::dataset::{Chart, Dataset, Derived, Direction, Fact, Kind, Localized, Role, SOURCE_LANGUAGE};

/// Figures of one list stand at most so many characters apart.
const APART: usize = 40;

/// Adds charts, and the derived values they need, to a dataset.
pub fn propose(dataset: &mut Dataset) {
    let mut charts = lists(&dataset.facts);
    charts.extend(subsets(&dataset.facts));
    charts.extend(ranges(&dataset.facts));
    let (changes, derived) = changes(&dataset.facts);
    charts.extend(changes);
    dataset.derived.extend(derived);
    for (index, chart) in charts.iter_mut().enumerate() {
        chart.id = ["proposed-", &(index + 1).to_string()].concat();
    }
    dataset.charts.extend(charts);
}

fn label(fact: &Fact) -> &str {
    fact.label.get(SOURCE_LANGUAGE)
}

fn chart(title: &str, ids: &[&str], mark: Json, x: Json) -> Chart {
    let spec = json!({
        "data": {"name": "facts"},
        "transform": [{"filter": {"field": "id", "oneOf": ids}}],
        "mark": mark,
        "encoding": {"y": {"field": "label", "type": "nominal", "sort": null, "title": null}, "x": x}
    });
    let texts = Localized::source(title);
    Chart { id: String::new(), group: Localized::default(), title: texts, caption: Localized::default(), spec }
}

fn bars(title: &str, facts: &[&Fact]) -> Chart {
    let ids: Vec<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    let unit = facts.first().and_then(|fact| fact.unit.as_deref()).unwrap_or_default();
    chart(
        title,
        &ids,
        Json::from("bar"),
        json!({"field": "value", "type": "quantitative", "title": unit, "axis": {"tickMinStep": 1}}),
    )
}

/// Runs of figures of one kind, unit and status that stand close together, each with a label of its own.
fn lists(facts: &[Fact]) -> Vec<Chart> {
    let mut charts = Vec::new();
    let mut run: Vec<&Fact> = Vec::new();
    for fact in facts {
        let fits = run.last().is_some_and(|last| {
            let near = fact.source.position().0.saturating_sub(last.source.position().1) <= APART;
            let alike = last.kind == fact.kind && last.unit == fact.unit && last.status == fact.status;
            near && alike && last.section == fact.section && !run.iter().any(|other| label(other) == label(fact))
        });
        if !fits {
            close(&mut run, &mut charts);
        }
        let usable = fact.value.is_some() && fact.part_of.is_none() && fact.kind != Kind::Rank && fact.note.is_none();
        if usable && !label(fact).is_empty() {
            run.push(fact);
        } else {
            close(&mut run, &mut charts);
        }
    }
    close(&mut run, &mut charts);
    charts
}

fn close(run: &mut Vec<&Fact>, charts: &mut Vec<Chart>) {
    if run.len() >= 2 {
        let names: Vec<&str> = run.iter().map(|fact| label(fact)).collect();
        charts.push(bars(&names.join("、"), run));
    }
    run.clear();
}

/// A whole with its parts beneath it.
fn subsets(facts: &[Fact]) -> Vec<Chart> {
    let mut charts = Vec::new();
    for whole in facts {
        let parts: Vec<&Fact> = facts.iter().filter(|fact| fact.part_of.as_deref() == Some(&whole.id)).collect();
        if parts.is_empty() || whole.value.is_none() {
            continue;
        }
        let mut shown = vec![whole];
        shown.extend(parts.iter().filter(|part| part.unit == whole.unit && part.value.is_some()));
        if shown.len() > 1 {
            charts.push(bars(&[label(whole), "：其中"].concat(), &shown));
        }
    }
    charts
}

/// Ranges, one chart a unit.
fn ranges(facts: &[Fact]) -> Vec<Chart> {
    let mut charts = Vec::new();
    let mut units: Vec<Option<&str>> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.kind == Kind::Range && fact.low.is_some()) {
        let unit = fact.unit.as_deref();
        if units.contains(&unit) {
            continue;
        }
        units.push(unit);
        let ids: Vec<&str> = facts
            .iter()
            .filter(|other| other.kind == Kind::Range && other.unit.as_deref() == unit)
            .map(|other| other.id.as_str())
            .collect();
        let x = json!({"field": "low", "type": "quantitative", "title": unit.unwrap_or_default()});
        let mut chart = chart(label(fact), &ids, Json::from("bar"), x);
        if let Some(encoding) = chart.spec.get_mut("encoding") {
            encoding["x2"] = json!({"field": "high"});
        }
        charts.push(chart);
    }
    charts
}

/// A level and its rate of change give the level before.
fn changes(facts: &[Fact]) -> (Vec<Chart>, Vec<Derived>) {
    let (mut charts, mut derived) = (Vec::new(), Vec::new());
    for pair in facts.windows(2) {
        let [level, rate] = pair else { continue };
        let by = rate.change.as_ref().filter(|change| change.role == Role::By && change.year_on_year);
        let (Some(change), Some(value), Some(percent)) = (by, level.value, rate.value) else { continue };
        let is_level = matches!(level.kind, Kind::Money | Kind::Quantity) && level.change.is_none();
        let same = rate.kind == Kind::GrowthRate && rate.unit.as_deref() == Some("%") && label(level) == label(rate);
        let factor =
            if change.direction == Direction::Decrease { 1.0 - percent / 100.0 } else { 1.0 + percent / 100.0 };
        if !is_level || !same || factor <= 0.0 {
            continue;
        }
        let id = [level.id.as_str(), "-before"].concat();
        let year = level.period.as_ref().and_then(|period| period.parse::<u16>().ok());
        derived.push(Derived {
            id: id.clone(),
            label: Localized::source(&[label(level), "(上年，推算)"].concat()),
            formula: [level.id.as_str(), " / (1 + ", &rate.id, ")"].concat(),
            value: Some(value / factor),
            unit: level.unit.clone(),
            period: year.map(|year| (year - 1).to_string()),
            inputs: vec![level.id.clone(), rate.id.clone()],
        });
        let x = json!({"field": "value", "type": "quantitative", "title": level.unit.as_deref().unwrap_or_default()});
        charts.push(chart(label(level), &[&id, &level.id], Json::from("bar"), x));
    }
    (charts, derived)
}

#[cfg(test)]
mod tests {
    use super::super::annotations::{Annotations, dataset};
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (mut dataset, _) = dataset(text, "report.txt", &Annotations::default()).unwrap();
        propose(&mut dataset);
        let found: Vec<String> = dataset
            .charts
            .iter()
            .map(|chart| {
                let ids = chart.spec.pointer("/transform/0/filter/oneOf").and_then(Json::as_array).map_or(0, Vec::len);
                format!("{} ({ids})", chart.title.get("zh-CN"))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists_become_bars() {
        check("获一等奖22个、二等奖20个、三等奖32个。", &["一等奖、二等奖、三等奖 (3)"]);
    }

    #[test]
    fn a_whole_stands_beside_its_parts() {
        check("公开招聘教师1672人,其中乡村教师619人。", &["教师：其中 (2)"]);
    }

    #[test]
    fn a_change_brings_its_base() {
        check("全市财政支出135.52亿元,同比增长10%。", &["全市财政支出 (2)"]);
    }

    #[test]
    fn ranges_stay_ranges() {
        check("建设5-8个名师工作室。", &["名师工作室 (1)"]);
    }

    #[test]
    fn single_figures_make_no_chart() {
        check("全市有学校5所。", &[]);
    }
}
