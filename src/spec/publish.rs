//! The grammar as a JSON Schema and as a page of documentation, both made from the tables by which specs are read.

use serde_json::{Map, Value as Json, json};

use super::properties::{Bag, camel};
use super::support::{Member, Shape, Support, Table};
use super::{Axis, Header, Legend, MarkProps, Title, tables};
use crate::data::Gather;

/// The properties of one kind of object.
struct Definition {
    name: &'static str,
    doc: &'static str,
    rows: Vec<Row>,
}

/// One property.
struct Row {
    name: String,
    support: Support,
    shape: Shape,
    doc: String,
}

/// All kinds of objects, in the order of the page.
fn definitions() -> Vec<Definition> {
    let plain = |name, doc, table: &Table| Definition { name, doc, rows: rows(table.members) };
    vec![
        plain("view", "A spec, and each view within it.", &tables::VIEW),
        Definition {
            name: "mark",
            doc: "A mark as an object. Its name alone is short for `{\"type\": …}`.",
            rows: [
                vec![
                    row(
                        "type",
                        Shape::Words(tables::MARKS.to_vec()),
                        "Which mark. `figure`, `pictogram` and `gauge` are extensions.",
                    ),
                    row("style", names(), "Names of `config.style` entries, later ones stronger."),
                ],
                bag::<MarkProps>(),
            ]
            .concat(),
        },
        plain("encoding", "The channels of a view.", &tables::ENCODING),
        plain(
            "channel",
            "What a channel shows. A property that a channel does not have is passed over with a warning.",
            &tables::CHANNEL,
        ),
        Definition {
            name: "condition",
            doc: "A test with the properties of a channel that hold where it does.",
            rows: [rows(tables::CONDITION.members), rows(tables::CHANNEL.members)].concat(),
        },
        plain("parameter", "A variable, or a selection that a reader makes.", &tables::PARAM),
        plain("selection", "How a reader selects rows.", &tables::SELECT),
        plain("rectangle", "What the rectangle of an interval looks like.", &tables::RECTANGLE),
        plain("control", "By what a reader sets a value.", &tables::CONTROL),
        plain("scale", "How values become what is drawn.", &tables::SCALE),
        Definition { name: "axis", doc: "The axis of x or y.", rows: bag::<Axis>() },
        Definition { name: "legend", doc: "The legend of other channels.", rows: bag::<Legend>() },
        Definition { name: "header", doc: "Titles and labels of facets.", rows: bag::<Header>() },
        Definition { name: "title", doc: "The title of a view.", rows: bag::<Title>() },
        plain("bin", "How numbers are binned.", &tables::BIN),
        plain("time unit", "To what moments are rounded down.", &tables::TIME_UNIT),
        plain("sort", "The order by a field or channel.", &tables::SORT),
        plain("impute", "What stands for missing values.", &tables::IMPUTE),
        plain("data", "Where rows come from.", &tables::DATA),
        plain("format", "How the text of data is read.", &tables::FORMAT),
        plain(
            "transform",
            "One step between data and encoding: a property that names it, and those that go with it.",
            &tables::TRANSFORM,
        ),
        plain("aggregation", "A computed field.", &tables::AGGREGATION),
        plain("lookup", "The other table of a lookup.", &tables::LOOKUP),
        plain("predicate", "A test of a row.", &tables::PREDICATE),
        plain("facet", "Rows and columns of plots.", &tables::FACET),
        plain("resolve", "What layers and facets have in common.", &tables::RESOLVE),
        plain("config", "Looks and defaults of all views.", &tables::CONFIG),
        Definition {
            name: "mark properties",
            doc: "Properties of marks in `config`.",
            rows: [vec![row("style", names(), "Names of `config.style` entries.")], bag::<MarkProps>()].concat(),
        },
        Definition {
            name: "view config",
            doc: "`config.view`: fill, frame and default size of plots.",
            rows: [
                tables::VIEW_CONFIG
                    .iter()
                    .map(|name| row(name, Shape::OneOf(vec![Shape::Number, Shape::Object("step")]), "CSS pixels."))
                    .collect(),
                bag::<MarkProps>(),
            ]
            .concat(),
        },
        plain("scale config", "`config.scale`: defaults of scales.", &tables::SCALE_CONFIG),
        plain("range config", "`config.range`: ranges by name.", &tables::RANGE_CONFIG),
        plain("facet config", "`config.facet`: defaults of facets.", &tables::FACET_CONFIG),
        plain("autosize", "What `width` and `height` measure.", &tables::AUTOSIZE),
        plain("padding", "Space around the picture.", &tables::PADDING),
        plain("spacing", "Space between facets.", &tables::SPACING),
        plain("step", "A size by steps of a discrete scale.", &tables::STEP),
        plain("sequence", "Consecutive numbers.", &tables::SEQUENCE),
        plain("tooltip format", "Patterns for tooltips alone.", &tables::TOOLTIP_FORMAT),
        plain("range of a field", "A range that the data have.", &tables::FIELD_RANGE),
        plain("scheme", "A named colour scheme.", &tables::SCHEME),
        Definition {
            name: "range scheme",
            doc: "A colour scheme as a range of the config.",
            rows: [
                vec![row("scheme", Shape::OneOf(vec![Shape::Text, Shape::Object("scheme")]), "The scheme.")],
                rows(tables::SCHEME.members).into_iter().filter(|row| row.name != "name").gather(),
            ]
            .concat(),
        },
        plain("gradient", "A linear gradient.", &tables::GRADIENT),
        Definition {
            name: "gradient stop",
            doc: "A colour of a gradient.",
            rows: vec![row("offset", Shape::Number, "Where, from 0 to 1."), row("color", Shape::Color, "Which.")],
        },
        Definition {
            name: "interval",
            doc: "A distance of ticks in calendar units.",
            rows: vec![row("interval", Shape::Text, "The unit."), row("step", Shape::Number, "How many.")],
        },
        Definition {
            name: "interpolation",
            doc: "How colours are mixed.",
            rows: vec![row("type", Shape::Text, "The colour space."), row("gamma", Shape::Number, "The gamma.")],
        },
        Definition {
            name: "union",
            doc: "A domain that has certain values in any case.",
            rows: vec![row("unionWith", Shape::List(Box::new(Shape::Any)), "The values.")],
        },
        Definition {
            name: "relative size",
            doc: "A size as a share of the band.",
            rows: vec![row("band", Shape::Number, "The share, 0 to 1.")],
        },
        Definition {
            name: "expression by row",
            doc: "A value that each row makes for its own item, or each tick of an axis for itself; not for lines, areas and trails, whose items have many rows.",
            rows: vec![row("expr", Shape::Expression, "The value, by `datum`.")],
        },
        Definition {
            name: "tooltip content",
            doc: "What a tooltip shows.",
            rows: vec![row("content", Shape::Words(vec!["encoding", "data"]), "The encoded fields, or all.")],
        },
        Definition {
            name: "argmin or argmax",
            doc: "The value in the row in which another field is smallest or largest.",
            rows: vec![row("argmin", Shape::Text, "The other field."), row("argmax", Shape::Text, "The other field.")],
        },
    ]
}

fn names() -> Shape {
    Shape::OneOf(vec![Shape::Text, Shape::List(Box::new(Shape::Text))])
}

fn row(name: &str, shape: Shape, doc: &str) -> Row {
    Row { name: name.to_owned(), support: Support::Supported, shape, doc: doc.to_owned() }
}

impl Clone for Row {
    fn clone(&self) -> Self {
        Self { name: self.name.clone(), support: self.support, shape: self.shape.clone(), doc: self.doc.clone() }
    }
}

fn rows(members: &[Member]) -> Vec<Row> {
    let row = |member: &Member| Row {
        name: member.name.to_owned(),
        support: member.support,
        shape: (member.shape)(),
        doc: member.doc.to_owned(),
    };
    members.iter().map(row).collect()
}

fn bag<T: Bag>() -> Vec<Row> {
    let read = T::DECLARATION.properties.iter().map(|property| {
        let (name, shape) = (camel(property.name), (property.shape)());
        let by_row = T::DECLARATION.by_row.contains(&name.as_str());
        Row {
            name,
            support: Support::Supported,
            shape: if by_row { Shape::OneOf(vec![shape, Shape::Object("expression by row")]) } else { shape },
            doc: property.doc.trim().to_owned(),
        }
    });
    read.filter(|row| row.shape != Shape::Never).chain(rows(T::DECLARATION.others)).gather()
}

// ------------------------------------------------------------------------------------------------- schema

/// The JSON Schema of the grammar.
pub fn schema() -> Json {
    let mut definitions_json = Map::new();
    for definition in definitions() {
        let mut properties = Map::new();
        for row in definition.rows.iter().filter(|row| row.support != Support::Refused) {
            let mut shape = shape_schema(&row.shape);
            if definition.name == "axis" {
                shape = json!({ "anyOf": [shape, { "$ref": "#/$defs/conditional" }] });
            }
            let note = if row.support == Support::Ignored { "Passed over with a warning. " } else { "" };
            if let Json::Object(shape) = &mut shape {
                shape.insert("description".to_owned(), Json::from([note, &row.doc].concat()));
            }
            properties.insert(row.name.clone(), shape);
        }
        let object = json!({
            "type": "object", "description": definition.doc, "properties": properties, "additionalProperties": false,
        });
        definitions_json.insert(key(definition.name), object);
    }
    let conditional = json!({ "type": "object", "description": "A value where a test of the tick holds, and one elsewhere.",
        "properties": { "condition": {}, "value": {} }, "required": ["condition"] });
    definitions_json.insert("conditional".to_owned(), conditional);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The chart grammar of report-charts",
        "description": "A subset of Vega-Lite 6 with marks for public work reports.",
        "$ref": "#/$defs/view",
        "$defs": definitions_json,
    })
}

fn key(name: &str) -> String {
    name.replace(' ', "-")
}

fn shape_schema(shape: &Shape) -> Json {
    match shape {
        Shape::Any => json!({}),
        Shape::Never => json!({ "not": {} }),
        Shape::Null => json!({ "type": "null" }),
        Shape::Switch => json!({ "type": "boolean" }),
        Shape::True => json!({ "const": true }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Text | Shape::Expression | Shape::Color => json!({ "type": "string" }),
        Shape::Words(words) => json!({ "enum": words }),
        Shape::List(inner) => json!({ "type": "array", "items": shape_schema(inner) }),
        Shape::Object("window field") => json!({ "$ref": "#/$defs/aggregation" }),
        Shape::Object(name) => json!({ "$ref": format!("#/$defs/{}", key(name)) }),
        Shape::Map(inner) => json!({ "type": "object", "additionalProperties": shape_schema(inner) }),
        Shape::OneOf(shapes) => json!({ "anyOf": shapes.iter().map(shape_schema).collect::<Vec<_>>() }),
    }
}

// ------------------------------------------------------------------------------------------------- documentation

/// The page that says property by property what is supported.
pub fn documentation() -> String {
    let mut page = INTRODUCTION.to_owned();
    for definition in definitions() {
        page.push_str(&["\n## ", definition.name, "\n\n", definition.doc, "\n\n"].concat());
        page.push_str("| property | support | value | meaning |\n| --- | --- | --- | --- |\n");
        for row in &definition.rows {
            let support = match row.support {
                Support::Supported => "yes",
                Support::Ignored => "ignored, with a warning",
                Support::Refused => "**refused**",
                Support::Silent => "no effect",
            };
            let value = if row.support == Support::Refused { String::new() } else { shape_text(&row.shape) };
            let cells = [&row.name, support, &value, &row.doc].map(|cell| cell.replace('|', "\\|"));
            page.push_str(&["| `", &cells[0], "` | ", &cells[1], " | ", &cells[2], " | ", &cells[3], " |\n"].concat());
        }
    }
    page
}

const INTRODUCTION: &str = "\
# The chart grammar

A chart spec is Vega-Lite JSON. What is accepted means what it means in Vega-Lite 6; the marks `figure`, `pictogram` and `gauge` and
a few properties that say so are extensions. This page is made from the code: `UPDATE=1 cargo test --test spec` writes it anew.

Every property is one of these:

- **yes**: it is read, and means what Vega-Lite means.
- **ignored, with a warning**: figures and their places are the same without it. The warning has the JSON Pointer of the property.
- **refused**: the picture would be another one. The refusal has the JSON Pointer, what was found and what is expected.
- **no effect**: it is for other programs.

A property that Vega-Lite does not know either is ignored with a warning that names the nearest one it knows. In the same way a property
is ignored at a channel for which it means nothing.

Where the chart departs from Vega-Lite: times are read and written in UTC unless `config.timeZoneOffset` says otherwise, so that a
chart is the same everywhere; Vega-Lite takes the zone of the reader's machine.

Limits: 64 lists and objects within each other, 50,000 values besides the data, 200 views, 2,000 plots, 10,000 categories of a scale,
20,000 series, 2,000,000 rows, 100,000 letters and items in a computed value. What is beyond is refused. Of more than 200,000 items the
first are drawn, and of more than 500 categories on an axis 500 at most have a label; a warning says so.
";

fn shape_text(shape: &Shape) -> String {
    match shape {
        Shape::Any => "any".to_owned(),
        Shape::Never => String::new(),
        Shape::Null => "`null`".to_owned(),
        Shape::Switch => "`true` or `false`".to_owned(),
        Shape::True => "`true`".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Count => "whole number".to_owned(),
        Shape::Text => "text".to_owned(),
        Shape::Expression => "expression".to_owned(),
        Shape::Color => "colour".to_owned(),
        Shape::Words(words) => words.iter().map(|word| ["`", word, "`"].concat()).collect::<Vec<_>>().join(", "),
        Shape::List(inner) => ["list of: ", &shape_text(inner)].concat(),
        Shape::Object("window field") => "[aggregation](#aggregation)".to_owned(),
        Shape::Object(name) => ["[", name, "](#", &key(name), ")"].concat(),
        Shape::Map(inner) => ["object of: ", &shape_text(inner)].concat(),
        Shape::OneOf(shapes) => {
            let mut parts: Vec<String> = shapes.iter().map(shape_text).collect();
            parts.dedup();
            parts.join(", or ")
        }
    }
}
