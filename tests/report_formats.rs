//! The published schemas are those of the types, and what the project ships keeps to them.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;

use report_charts::report::annotations::Annotations;
use report_charts::report::dataset::Dataset;
use report_charts::report::package::descriptor;
use schemars::schema_for;
use serde_json::Value as Json;

fn path(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn json(name: &str) -> Json {
    serde_json::from_str(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn is_current(name: &str, schema: schemars::Schema) {
    let generated = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path(name), &generated).unwrap();
    }
    assert_eq!(read(name), generated, "UPDATE=1 writes {name}");
}

#[track_caller]
fn validates(schema: &str, instance: &str) {
    let validator = jsonschema::validator_for(&json(schema)).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&json(instance)).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, Vec::<String>::new(), "{instance}");
}

#[test]
fn the_schemas_are_those_of_the_types() {
    is_current("schemas/dataset.schema.json", schema_for!(Dataset));
    is_current("schemas/annotations.schema.json", schema_for!(Annotations));
}

#[test]
fn what_the_project_ships_validates() {
    validates("schemas/dataset.schema.json", "seeds/nanchang-education-2020.json");
    validates("schemas/annotations.schema.json", "seeds/nanchang-education-2020.annotations.json");
}

/// What the Data Package and Tabular Data Resource specifications ask of a descriptor.
const DATA_PACKAGE: &str = r##"{
  "type": "object", "required": ["name", "resources"],
  "properties": {
    "name": {"type": "string", "pattern": "^[-a-z0-9._/]+$"},
    "title": {"type": "string"}, "version": {"type": "string"}, "profile": {"type": "string"},
    "sources": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["title"]}},
    "contributors": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["title"]}},
    "resources": {"type": "array", "minItems": 1, "items": {
      "type": "object", "required": ["name"], "oneOf": [{"required": ["path"]}, {"required": ["data"]}],
      "properties": {
        "name": {"type": "string", "pattern": "^[-a-z0-9._/]+$"},
        "path": {"type": "string", "pattern": "^(?!/)(?!.*\\.\\.).*$"},
        "hash": {"type": "string", "pattern": "^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$"},
        "schema": {"type": "object", "required": ["fields"], "properties": {"fields": {"type": "array", "minItems": 1, "items": {
          "type": "object", "required": ["name"], "properties": {"type": {"enum": ["string", "number", "integer", "boolean"]}}}}}}}}}}
}"##;

#[test]
fn the_descriptor_is_a_frictionless_data_package() {
    let dataset: Dataset = serde_json::from_str(&read("seeds/nanchang-education-2020.json")).unwrap();
    let package = descriptor(&dataset);
    let validator = jsonschema::validator_for(&serde_json::from_str(DATA_PACKAGE).unwrap()).unwrap();
    let faults: Vec<String> = validator.iter_errors(&package).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    let fields = package.pointer("/resources/1/schema/fields").and_then(Json::as_array).map_or(0, Vec::len);
    let rows = package.pointer("/resources/1/data").and_then(Json::as_array).unwrap();
    assert_eq!(rows.len(), dataset.facts.len() + 1);
    assert!(rows.iter().all(|row| row.as_array().map(Vec::len) == Some(fields)));
}
