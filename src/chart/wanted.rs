//! Which addresses a spec's data come from.

use crate::data::{FieldPath, Layout};
use crate::spec::{Body, DataKind, DataSource, Delimiter, Setting, Spec, Transform};

/// A text that must be fetched or read before the chart can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The address as written, relative to the spec's own.
    pub address: String,
    /// How the text is laid out.
    pub layout: Layout,
}

/// The texts that a spec asks for, each once.
pub fn wanted(spec: &Spec) -> Vec<Wanted> {
    let mut found = Vec::new();
    of_body(&spec.body, &mut found);
    found
}

fn of_body(body: &Body, found: &mut Vec<Wanted>) {
    match body {
        Body::Unit(unit) => of_view(&unit.data, &unit.transform, found),
        Body::Layer(layer) => {
            of_view(&layer.data, &layer.transform, found);
            layer.layers.iter().for_each(|body| of_body(body, found));
        }
        Body::Facet(facet) => {
            of_view(&facet.data, &facet.transform, found);
            of_body(&facet.inner, found);
        }
    }
}

fn of_view(data: &Setting<DataSource>, transforms: &[Transform], found: &mut Vec<Wanted>) {
    if let Setting::On(source) = data {
        of_source(source, found);
    }
    for transform in transforms {
        if let Transform::Lookup { from, .. } = transform {
            of_source(&from.data, found);
        }
    }
}

fn of_source(source: &DataSource, found: &mut Vec<Wanted>) {
    let DataKind::Url(address) = &source.kind else { return };
    if found.iter().any(|known| known.address == *address) {
        return;
    }
    let property = source.format.property.as_ref().map(FieldPath::flat);
    let layout = match source.format.delimiter {
        Some(Delimiter::Separated(delimiter)) => Layout::Delimited { delimiter, header: None },
        Some(Delimiter::Json) => Layout::Json { property },
        None => match Layout::of_name(address) {
            Layout::Json { .. } => Layout::Json { property },
            delimited => delimited,
        },
    };
    found.push(Wanted { address: address.clone(), layout });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_layers_and_lookups_are_found_once() {
        let json = serde_json::json!({
            "data": {"url": "a.csv"},
            "layer": [
                {"mark": "bar", "data": {"url": "b", "format": {"type": "tsv"}}},
                {"mark": "bar", "data": {"url": "a.csv"},
                 "transform": [{"lookup": "k", "from": {"data": {"url": "c.json", "format": {"property": "rows"}}, "key": "k", "fields": ["v"]}}]},
            ],
        });
        let found: Vec<String> = wanted(&crate::spec::read(&json).0).iter().map(|it| format!("{it:?}")).collect();
        assert_eq!(
            found.join("\n"),
            r#"Wanted { address: "a.csv", layout: Delimited { delimiter: ',', header: None } }
Wanted { address: "b", layout: Delimited { delimiter: '\t', header: None } }
Wanted { address: "c.json", layout: Json { property: Some("rows") } }"#
        );
    }
}
