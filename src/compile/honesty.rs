//! Warnings about charts that mislead. Only where the rows say so: by the dataset's `unit`, `status`, `partOf`, `derived` and `id`
//! fields. Rows without these fields are never objected to.

use std::rc::Rc;

use crate::data::{Column, SortedMap, Table};
use crate::diagnostic::{Diagnostic, honesty as messages};
use crate::spec::{Aggregate, Channel, ChannelDef, Encoding, FieldType, MarkType, Setting, Source};
use crate::text::joined;

/// One layer of one plot as it was drawn.
pub struct Drawn<'a> {
    /// JSON Pointer of the layer.
    pub pointer: &'a str,
    /// Its mark.
    pub mark: MarkType,
    /// Its channels, types filled in.
    pub encoding: &'a Encoding,
    /// The rows that went into the encoding: after the view's transforms, before the encoding's own sums.
    pub rows: &'a Table,
    /// Whether its marks are stacked.
    pub stacked: bool,
    /// The domain along which bars have their length; none without such an axis.
    pub bar_domain: Option<[f64; 2]>,
    /// Whether derived rows are hatched.
    pub hatched: bool,
}

/// The channels that measure.
const MEASURES: [Channel; 8] = [
    Channel::X,
    Channel::Y,
    Channel::X2,
    Channel::Y2,
    Channel::Theta,
    Channel::Radius,
    Channel::Size,
    Channel::XOffset,
];

/// What an honest editor would object to, over all layers of one plot.
pub fn check(layers: &[Drawn<'_>]) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for layer in layers {
        units(layer, &mut notes);
        parts(layer, &mut notes);
        standing(layer, &mut notes);
        bars(layer, &mut notes);
    }
    notes
}

/// The channel's definition, where it measures a field of the dataset's values.
fn measure<'a>(layer: &'a Drawn<'_>) -> Option<(&'a ChannelDef, bool)> {
    let definitions = MEASURES.iter().filter_map(|channel| layer.encoding.get(channel)?.first());
    let mut found: Option<(&ChannelDef, bool)> = None;
    for def in definitions {
        let counted = matches!(def.aggregate, Some(Aggregate::Count | Aggregate::Distinct | Aggregate::Valid));
        let measured = def.kind == Some(FieldType::Quantitative) || def.aggregate.is_some();
        if matches!(def.source, Source::Field(_)) && measured && !counted {
            let summed = layer.stacked || matches!(def.aggregate, Some(Aggregate::Sum));
            // A sum weighs more than an axis.
            if found.is_none_or(|(_, known)| summed && !known) {
                found = Some((def, summed));
            }
        }
    }
    found
}

/// Which stack or sum each row belongs to: rows that differ in a position or facet are never added up.
fn sums(layer: &Drawn<'_>, measured: &ChannelDef) -> Vec<Rc<str>> {
    let groups =
        [Channel::X, Channel::Y, Channel::XOffset, Channel::YOffset, Channel::Row, Channel::Column, Channel::Facet];
    let definitions = groups.iter().filter_map(|channel| layer.encoding.get(channel)?.first());
    let fields = definitions.filter(|def| def.pointer != measured.pointer).filter_map(|def| match &def.source {
        Source::Field(field) => Some(layer.rows.field(&field.flat())),
        Source::None | Source::Datum(_) | Source::Value(_) => None,
    });
    let fields: Vec<Column> = fields.collect();
    let key = |row: usize| {
        let parts: Vec<Rc<str>> = fields.iter().map(|column| column.value(row).key()).collect();
        Rc::from(joined(&parts, "\u{1}"))
    };
    (0..layer.rows.rows()).map(key).collect()
}

/// Words for one and the same kind of thing: people, or places and things counted one by one.
fn kind_of_unit(unit: &str) -> &str {
    match unit {
        "名" | "位" | "人" => "人",
        "个" | "所" | "家" | "间" | "座" | "处" => "个",
        other => other,
    }
}

fn units(layer: &Drawn<'_>, notes: &mut Vec<Diagnostic>) {
    let (Some(units), Some((def, summed))) = (layer.rows.column("unit"), measure(layer)) else { return };
    let Source::Field(field) = &def.source else { return };
    let values = layer.rows.field(&field.flat());
    let sums = sums(layer, def);
    let mut seen: Vec<(Rc<str>, Rc<str>)> = Vec::new();
    for (row, sum) in sums.into_iter().enumerate() {
        let unit = units.value(row);
        if unit.is_nothing() || values.value(row).is_nothing() {
            continue;
        }
        let unit = unit.to_text();
        if !seen.iter().any(|(known, of)| kind_of_unit(known) == kind_of_unit(&unit) && *of == sum) {
            seen.push((unit, sum));
        }
    }
    let in_one_sum =
        seen.iter().enumerate().any(|(at, (_, sum))| seen.iter().skip(at + 1).any(|(_, other)| other == sum));
    let mut names: Vec<String> = Vec::new();
    for (unit, _) in &seen {
        if !names.iter().any(|known| kind_of_unit(known) == kind_of_unit(unit)) {
            names.push(unit.to_string());
        }
    }
    if names.len() > 1 {
        notes.push(messages::mixed_units(&def.pointer, &names, summed && in_one_sum));
    }
}

fn parts(layer: &Drawn<'_>, notes: &mut Vec<Diagnostic>) {
    let (Some(ids), Some(wholes)) = (layer.rows.column("id"), layer.rows.column("partOf")) else { return };
    let Some((def, true)) = measure(layer) else { return };
    let sums = sums(layer, def);
    let known: SortedMap<(Rc<str>, &str), ()> = sums
        .iter()
        .enumerate()
        .filter(|(row, _)| !ids.value(*row).is_nothing())
        .map(|(row, sum)| ((ids.value(row).to_text(), &**sum), ()))
        .collect();
    let pair = sums.iter().enumerate().find_map(|(row, sum)| {
        let whole = Some(wholes.value(row)).filter(|whole| !whole.is_nothing())?.to_text();
        known.contains_key(&(whole.clone(), &**sum)).then(|| (ids.value(row).to_text(), whole))
    });
    if let Some((part, whole)) = pair {
        notes.push(messages::subset_counted_twice(&def.pointer, &part, &whole));
    }
}

/// Values that were reached, that are aimed at, and that are derived from others.
fn standing(layer: &Drawn<'_>, notes: &mut Vec<Diagnostic>) {
    let rows = layer.rows.rows();
    let status = layer.rows.column("status");
    let derived = layer.rows.column("derived");
    let has = |wanted: &str| {
        let status = status?;
        (0..rows).find(|&row| *status.value(row).to_text() == *wanted)
    };
    let (actual, target) = (has("actual").is_some(), has("target").is_some());
    let truthy = |column: &Column, row: usize| column.value(row).is_truthy();
    let made = derived.is_some_and(|derived| (0..rows).any(|row| truthy(derived, row)));
    let found = derived.is_some_and(|derived| (0..rows).any(|row| !truthy(derived, row)));
    let status_shown = shown(layer.encoding, "status");
    let derived_shown = shown(layer.encoding, "derived");
    let joins = matches!(layer.mark, MarkType::Line | MarkType::Area | MarkType::Trail);
    if joins {
        let mut kinds = Vec::new();
        if target && actual && !status_shown {
            kinds.extend(["actual", "target"]);
        }
        if made && found && !derived_shown {
            kinds.push("derived");
        }
        if !kinds.is_empty() {
            notes.push(messages::line_of_unlike_values(layer.pointer, &kinds));
        }
        return;
    }
    let draws = !matches!(layer.mark, MarkType::Text | MarkType::Figure);
    if draws && actual && target && !status_shown {
        notes.push(messages::targets_like_actuals(layer.pointer));
    }
    let solid = matches!(layer.mark, MarkType::Bar | MarkType::Arc | MarkType::Rect | MarkType::Pictogram);
    if solid && made && found && !derived_shown && !layer.hatched {
        notes.push(messages::derived_like_reported(layer.pointer));
    }
}

/// Whether a channel that can be seen tells the values of a field apart.
fn shown(encoding: &Encoding, field: &str) -> bool {
    encoding.iter().any(|(channel, defs)| {
        let silent =
            matches!(channel, Channel::Tooltip | Channel::Href | Channel::Description | Channel::Key | Channel::Order);
        !silent
            && defs.iter().any(|def| {
                let own = matches!(&def.source, Source::Field(path) if path.flat() == field);
                own || !def.conditions.is_empty()
            })
    })
}

fn bars(layer: &Drawn<'_>, notes: &mut Vec<Diagnostic>) {
    if layer.mark != MarkType::Bar || layer.rows.column("value").is_none() {
        return;
    }
    let ranged = [Channel::X2, Channel::Y2].iter().any(|channel| {
        layer.encoding.get(channel).is_some_and(|defs| defs.iter().any(|def| !matches!(def.source, Source::None)))
    });
    let Some([low, high]) = layer.bar_domain else { return };
    if !ranged && (low.min(high) > 0.0 || low.max(high) < 0.0) {
        let at = [Channel::X, Channel::Y].iter().find_map(|channel| {
            let def = layer.encoding.get(channel)?.first()?;
            let measured = def.kind == Some(FieldType::Quantitative) && !matches!(def.scale, Setting::Unset);
            measured.then_some(def.pointer.as_str())
        });
        notes.push(messages::bars_without_zero(at.unwrap_or(layer.pointer)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{FieldPath, Value};
    use serde_json::{Value as Json, json};

    fn field(pointer: &str, name: &str, kind: FieldType) -> ChannelDef {
        ChannelDef {
            pointer: pointer.to_owned(),
            source: Source::Field(FieldPath::new(name)),
            kind: Some(kind),
            ..ChannelDef::default()
        }
    }

    fn notes(rows: Json, mark: MarkType, more: &[(Channel, &str)], stacked: bool, domain: [f64; 2]) -> Vec<Diagnostic> {
        let Value::List(values) = Value::from_json(&rows) else { return Vec::new() };
        let rows = Table::from_values(&values);
        let mut encoding = Encoding::new();
        encoding.insert(Channel::X, vec![field("/x", "value", FieldType::Quantitative)]);
        encoding.insert(Channel::Y, vec![field("/y", "label", FieldType::Nominal)]);
        for (channel, name) in more {
            encoding.insert(*channel, vec![field("/more", name, FieldType::Nominal)]);
        }
        check(&[Drawn {
            pointer: "",
            mark,
            encoding: &encoding,
            rows: &rows,
            stacked,
            bar_domain: Some(domain),
            hatched: false,
        }])
    }

    #[test]
    fn units_do_not_mix() {
        let rows = json!([{"value": 1, "unit": "人"}, {"value": 2, "unit": "人次"}]);
        let expected = messages::mixed_units("/x", &["人".to_owned(), "人次".to_owned()], false);
        assert_eq!(notes(rows, MarkType::Bar, &[], false, [0.0, 2.0]), [expected]);
        let people = json!([{"value": 1, "unit": "人"}, {"value": 2, "unit": "名"}]);
        assert_eq!(notes(people, MarkType::Bar, &[], false, [0.0, 2.0]), []);
    }

    #[test]
    fn units_side_by_side_are_not_added_up() {
        let rows = json!([{"value": 1, "unit": "人", "label": "a"}, {"value": 2, "unit": "元", "label": "b"}]);
        let expected = messages::mixed_units("/x", &["人".to_owned(), "元".to_owned()], false);
        assert_eq!(notes(rows, MarkType::Bar, &[], true, [0.0, 2.0]), [expected]);
    }

    #[test]
    fn rows_without_units_are_never_objected_to() {
        let rows = json!([{"value": 1, "label": "a"}, {"value": 2, "label": "b"}]);
        assert_eq!(notes(rows, MarkType::Line, &[], true, [0.0, 2.0]), []);
    }

    #[test]
    fn a_part_is_not_stacked_on_its_whole() {
        let rows = json!([{"id": "all", "value": 1672}, {"id": "rural", "value": 619, "partOf": "all"}]);
        assert_eq!(notes(rows.clone(), MarkType::Bar, &[], false, [0.0, 2.0]), []);
        let expected = messages::subset_counted_twice("/x", "rural", "all");
        assert_eq!(notes(rows, MarkType::Bar, &[], true, [0.0, 2.0]), [expected]);
        let apart =
            json!([{"id": "all", "value": 2, "label": "a"}, {"id": "part", "value": 1, "partOf": "all", "label": "b"}]);
        assert_eq!(notes(apart, MarkType::Bar, &[], true, [0.0, 2.0]), []);
    }

    #[test]
    fn a_line_needs_values_of_one_kind() {
        let rows = json!([{"value": 1, "status": "actual"}, {"value": 2, "status": "target"}]);
        let expected = messages::line_of_unlike_values("", &["actual", "target"]);
        assert_eq!(notes(rows.clone(), MarkType::Line, &[], false, [0.0, 2.0]), [expected]);
        assert_eq!(notes(rows, MarkType::Line, &[(Channel::Color, "status")], false, [0.0, 2.0]), []);
    }

    #[test]
    fn targets_must_look_like_targets() {
        let rows = json!([{"value": 1, "status": "actual"}, {"value": 2, "status": "target"}]);
        assert_eq!(notes(rows.clone(), MarkType::Bar, &[], false, [0.0, 2.0]), [messages::targets_like_actuals("")]);
        assert_eq!(notes(rows, MarkType::Bar, &[(Channel::Opacity, "status")], false, [0.0, 2.0]), []);
    }

    #[test]
    fn bars_start_at_zero() {
        let rows = json!([{"value": 95}, {"value": 97}]);
        assert_eq!(notes(rows.clone(), MarkType::Bar, &[], false, [90.0, 100.0]), [messages::bars_without_zero("")]);
        assert_eq!(notes(rows.clone(), MarkType::Bar, &[], false, [0.0, 100.0]), []);
        assert_eq!(notes(rows, MarkType::Point, &[], false, [90.0, 100.0]), []);
    }

    #[test]
    fn derived_bars_are_hatched() {
        let rows = json!([{"value": 1, "derived": false}, {"value": 2, "derived": true}]);
        assert_eq!(notes(rows, MarkType::Bar, &[], false, [0.0, 2.0]), [messages::derived_like_reported("")]);
    }
}
