//! Transforms against the rows that Vega-Lite and Vega compute (`cases/transform/make.mjs` writes them).

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // A test stops at what it cannot read.

use report_charts::data::{self, FieldPath, Layout, Parse, Parsing, Table, Value};
use report_charts::error::Error;
use report_charts::expression::Expression;
use report_charts::spec::{
    Aggregate, Aggregation, BinParams, DataFormat, DataKind, DataSource, Frame, ImputeMethod, LookupFrom, Predicate,
    SortField, SortOrder, StackOffset, Test, TimeUnit, Transform, WindowField, WindowOp,
};
use report_charts::time::Zone;
use report_charts::transform::{self, Context, Settled};
use serde_json::{Value as Json, json};

/// Cases in which we depart from Vega on purpose, and why.
const DEPARTURES: &[(&str, &str)] = &[];

fn text(json: &Json) -> String {
    json.as_str().unwrap_or_default().to_owned()
}

fn path(json: &Json) -> FieldPath {
    FieldPath::new(json.as_str().unwrap_or_default())
}

fn paths(json: &Json) -> Vec<FieldPath> {
    json.as_array().map(|items| items.iter().map(path).collect()).unwrap_or_default()
}

fn texts(json: &Json) -> Vec<String> {
    match json {
        Json::Array(items) => items.iter().map(text).collect(),
        Json::String(one) => vec![one.clone()],
        _ => Vec::new(),
    }
}

/// One or two written names as two; the second by default the first with `suffix`.
fn pair(json: &Json, [first, second]: [&str; 2]) -> [String; 2] {
    match &texts(json)[..] {
        [one] => [one.clone(), format!("{one}_end")],
        [one, two, ..] => [one.clone(), two.clone()],
        [] => [first.to_owned(), second.to_owned()],
    }
}

fn op(name: &str) -> Aggregate {
    match name {
        "count" => Aggregate::Count,
        "valid" => Aggregate::Valid,
        "missing" => Aggregate::Missing,
        "distinct" => Aggregate::Distinct,
        "sum" => Aggregate::Sum,
        "product" => Aggregate::Product,
        "mean" => Aggregate::Mean,
        "average" => Aggregate::Average,
        "variance" => Aggregate::Variance,
        "variancep" => Aggregate::VarianceP,
        "stdev" => Aggregate::Stdev,
        "stdevp" => Aggregate::StdevP,
        "stderr" => Aggregate::Stderr,
        "median" => Aggregate::Median,
        "q1" => Aggregate::Q1,
        "q3" => Aggregate::Q3,
        "min" => Aggregate::Min,
        "max" => Aggregate::Max,
        "values" => Aggregate::Values,
        "argmin" => Aggregate::ArgMin(None),
        "argmax" => Aggregate::ArgMax(None),
        other => panic!("no operation {other}"),
    }
}

fn aggregations(json: &Json) -> Vec<Aggregation> {
    let one = |json: &Json| Aggregation {
        op: op(&text(&json["op"])),
        field: json.get("field").map(path),
        as_field: text(&json["as"]),
    };
    json.as_array().unwrap().iter().map(one).collect()
}

fn window_op(name: &str) -> WindowOp {
    match name {
        "row_number" => WindowOp::RowNumber,
        "rank" => WindowOp::Rank,
        "dense_rank" => WindowOp::DenseRank,
        "percent_rank" => WindowOp::PercentRank,
        "cume_dist" => WindowOp::CumeDist,
        "ntile" => WindowOp::Ntile,
        "lag" => WindowOp::Lag,
        "lead" => WindowOp::Lead,
        "first_value" => WindowOp::FirstValue,
        "last_value" => WindowOp::LastValue,
        "nth_value" => WindowOp::NthValue,
        other => WindowOp::Aggregate(op(other)),
    }
}

fn sort(json: &Json) -> Vec<SortField> {
    let order = |json: &Json| if json == "descending" { SortOrder::Descending } else { SortOrder::Ascending };
    let one = |json: &Json| SortField { field: path(&json["field"]), order: order(&json["order"]) };
    json.as_array().map(|items| items.iter().map(one).collect()).unwrap_or_default()
}

fn frame(json: &Json) -> Option<Frame> {
    Some(Frame { start: json.get(0)?.as_f64(), end: json.get(1)?.as_f64() })
}

fn numbers(json: &Json) -> Option<Vec<f64>> {
    json.as_array().map(|items| items.iter().filter_map(Json::as_f64).collect())
}

fn unit(json: &Json) -> TimeUnit {
    let name = if json.is_object() { text(&json["unit"]) } else { text(json) };
    TimeUnit {
        unit: name.trim_start_matches("utc").to_owned(),
        utc: name.starts_with("utc"),
        step: json.get("step").and_then(Json::as_f64),
        maxbins: json.get("maxbins").and_then(Json::as_f64),
        binned: false,
    }
}

fn value(json: &Json) -> Value {
    match json {
        Json::Object(parts) => {
            let part = |name: &str, default: f64| parts.get(name).and_then(Json::as_f64).unwrap_or(default);
            let month = part("month", 1.0) - 1.0;
            Value::Time(report_charts::time::make(part("year", 2012.0), month, [1.0, 0.0, 0.0, 0.0, 0.0], Zone::UTC))
        }
        other => Value::from_json(other),
    }
}

fn predicate(json: &Json) -> Predicate {
    let all = |json: &Json| json.as_array().unwrap().iter().map(predicate).collect();
    if let Json::String(source) = json {
        return Predicate::Expression(Expression::parse(source, "", &[]).unwrap());
    }
    if let Some(inner) = json.get("and") {
        return Predicate::And(all(inner));
    }
    if let Some(inner) = json.get("or") {
        return Predicate::Or(all(inner));
    }
    if let Some(inner) = json.get("not") {
        return Predicate::Not(Box::new(predicate(inner)));
    }
    let is = |name: &str| json.get(name).map(value);
    let test = is("equal")
        .map(Test::Equal)
        .or_else(|| is("lt").map(Test::Below))
        .or_else(|| is("lte").map(Test::AtMost))
        .or_else(|| is("gt").map(Test::Above))
        .or_else(|| is("gte").map(Test::AtLeast))
        .or_else(|| json.get("range").map(|ends| Test::Range(value(&ends[0]), value(&ends[1]))))
        .or_else(|| json.get("oneOf").map(|items| Test::OneOf(items.as_array().unwrap().iter().map(value).collect())))
        .or_else(|| json.get("valid").map(|valid| Test::Valid(valid.as_bool().unwrap())));
    Predicate::Field { field: path(&json["field"]), time_unit: json.get("timeUnit").map(unit), test: test.unwrap() }
}

fn step(json: &Json) -> Transform {
    let has = |name: &str| json.get(name).is_some();
    let groupby = paths(&json["groupby"]);
    if has("filter") {
        Transform::Filter(predicate(&json["filter"]))
    } else if has("calculate") {
        let expression = Expression::parse(&text(&json["calculate"]), "", &[]).unwrap();
        Transform::Calculate { expression, as_field: text(&json["as"]) }
    } else if has("aggregate") {
        Transform::Aggregate { fields: aggregations(&json["aggregate"]), groupby }
    } else if has("joinaggregate") {
        Transform::JoinAggregate { fields: aggregations(&json["joinaggregate"]), groupby }
    } else if has("bin") {
        let bin = &json["bin"];
        let number = |name: &str| bin.get(name).and_then(Json::as_f64);
        let params = BinParams {
            anchor: number("anchor"),
            base: number("base"),
            divide: numbers(&bin["divide"]),
            extent: numbers(&bin["extent"]).map(|ends| [ends[0], ends[1]]),
            maxbins: number("maxbins"),
            minstep: number("minstep"),
            nice: bin.get("nice").and_then(Json::as_bool),
            step: number("step"),
            steps: numbers(&bin["steps"]),
        };
        Transform::Bin { field: path(&json["field"]), params, as_fields: pair(&json["as"], ["", ""]) }
    } else if has("timeUnit") {
        Transform::TimeUnit { field: path(&json["field"]), unit: unit(&json["timeUnit"]), as_field: text(&json["as"]) }
    } else if has("fold") {
        Transform::Fold { fields: paths(&json["fold"]), as_fields: pair(&json["as"], ["key", "value"]) }
    } else if has("flatten") {
        Transform::Flatten { fields: paths(&json["flatten"]), as_fields: texts(&json["as"]) }
    } else if has("window") {
        let field = |json: &Json| WindowField {
            op: window_op(&text(&json["op"])),
            field: json.get("field").map(path),
            param: json.get("param").and_then(Json::as_f64),
            as_field: text(&json["as"]),
        };
        Transform::Window {
            fields: json["window"].as_array().unwrap().iter().map(field).collect(),
            frame: frame(&json["frame"]),
            ignore_peers: json["ignorePeers"] == true,
            groupby,
            sort: sort(&json["sort"]),
        }
    } else if has("stack") {
        let offset = match json["offset"].as_str() {
            Some("normalize") => StackOffset::Normalize,
            Some("center") => StackOffset::Center,
            _ => StackOffset::Zero,
        };
        let as_fields = pair(&json["as"], ["", ""]);
        Transform::Stack { field: path(&json["stack"]), groupby, offset, sort: sort(&json["sort"]), as_fields }
    } else if has("impute") {
        let method = match json["method"].as_str() {
            Some("mean") => Some(ImputeMethod::Mean),
            Some("median") => Some(ImputeMethod::Median),
            Some("max") => Some(ImputeMethod::Max),
            Some("min") => Some(ImputeMethod::Min),
            _ => None,
        };
        Transform::Impute {
            field: path(&json["impute"]),
            key: path(&json["key"]),
            keyvals: json.get("keyvals").map(|keys| keys.as_array().unwrap().iter().map(Value::from_json).collect()),
            groupby,
            frame: frame(&json["frame"]),
            method,
            value: json.get("value").map_or(Value::Missing, Value::from_json),
        }
    } else if has("pivot") {
        Transform::Pivot {
            field: path(&json["pivot"]),
            value: path(&json["value"]),
            groupby,
            limit: json["limit"].as_u64().unwrap_or(0) as usize,
            op: op(json["op"].as_str().unwrap_or("sum")),
        }
    } else if has("lookup") {
        let from = &json["from"];
        let data = DataSource {
            pointer: String::new(),
            kind: DataKind::Values(Value::from_json(&from["data"]["values"])),
            name: None,
            format: DataFormat::default(),
        };
        Transform::Lookup {
            field: path(&json["lookup"]),
            from: LookupFrom { data, key: path(&from["key"]), fields: paths(&from["fields"]) },
            as_fields: texts(&json["as"]),
            default: json.get("default").map_or(Value::Null, Value::from_json),
        }
    } else if has("quantile") {
        Transform::Quantile {
            field: path(&json["quantile"]),
            groupby,
            probs: numbers(&json["probs"]).unwrap_or_default(),
            step: json["step"].as_f64().unwrap_or(0.01),
            as_fields: pair(&json["as"], ["prob", "value"]),
        }
    } else {
        panic!("no step {json}")
    }
}

fn find(source: &DataSource) -> Result<Table, Error> {
    match &source.kind {
        DataKind::Values(Value::List(rows)) => Ok(Table::from_values(rows)),
        other => panic!("no table {other:?}"),
    }
}

fn run(case: &Json) -> Result<Table, Error> {
    let parsing = match case["format"]["parse"].as_object() {
        Some(fields) => Parsing::Fields(
            fields.iter().map(|(field, parse)| (field.clone(), Parse::new(&text(parse)).unwrap())).collect(),
        ),
        None => Parsing::AsRead,
    };
    let (source, layout) = match &case["data"] {
        Json::String(text) => (text.clone(), Layout::Delimited { delimiter: ',', header: None }),
        rows => (rows.to_string(), Layout::Json { property: None }),
    };
    let mut notes = Vec::new();
    let table = data::load("data", &source, &layout, &parsing, Zone::UTC, &mut notes)?;
    let rows = table.rows();
    let steps: Vec<Transform> = case["transform"].as_array().unwrap().iter().map(step).collect();
    let context = Context { zone: Zone::UTC, names: &[], find: &find, within: &[] };
    let table = transform::apply(&steps, table, &context, &mut Settled::default(), &mut notes)?;
    for row in 0..table.rows() {
        assert!(table.sources(row).iter().all(|&source| (source as usize) < rows), "{}", case["name"]);
    }
    Ok(table)
}

/// Every step on every table, fitting or not, and on tables of extremes.
#[test]
fn any_step_bears_any_table() {
    let cases: Vec<Json> = serde_json::from_str(include_str!("cases/transform/transforms.json")).unwrap();
    let mut tables: Vec<Json> = cases.iter().map(|case| case["data"].clone()).collect();
    tables.push(json!([1, "a", null, [1], {"v": [1, 2]}, {"k": {"a": 1}, "v": {}, "g": [], "t": [null], "d": [1]}]));
    for extreme in [1e308, -1e308, 5e-324, 9e15, -9e15] {
        tables
            .push(json!([{"k": extreme, "v": extreme, "d": extreme, "t": extreme}, {"k": 0, "v": 0, "d": 0, "t": 0}]));
    }
    tables.sort_by_key(Json::to_string);
    tables.dedup();
    for table in &tables {
        for case in &cases {
            // An error is an answer, too.
            let _ = run(&json!({"name": case["name"], "data": table, "transform": case["transform"]}));
        }
    }
}

/// A value as `make.mjs` writes it; nothing for an absent one.
fn written(value: &Value) -> Option<Json> {
    Some(match value {
        Value::Missing => return None,
        Value::Number(number) if !number.is_finite() => json!({"number": report_charts::number::to_js(*number)}),
        Value::Time(moment) if moment.is_nan() => json!({"date": null}),
        Value::Time(moment) => json!({"date": *moment as i64}),
        Value::List(items) => items.iter().map(|item| written(item).unwrap_or(json!({"undefined": true}))).collect(),
        Value::Object(members) => {
            let members = members.iter().filter_map(|(name, value)| Some((name.to_string(), written(value)?)));
            Json::Object(members.collect())
        }
        other => other.to_json(),
    })
}

/// Whether two answers are the same, the last digits of numbers aside.
fn same(a: &Json, b: &Json) -> bool {
    let absent = json!({"undefined": true});
    match (a, b) {
        (Json::Number(a), Json::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            a == b || (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1e-3)
        }
        (Json::Array(a), Json::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Json::Object(a), Json::Object(b)) => {
            let within = |a: &serde_json::Map<String, Json>, b: &serde_json::Map<String, Json>| {
                a.iter()
                    .filter(|(_, value)| **value != absent)
                    .all(|(name, value)| b.get(name).is_some_and(|other| same(value, other)))
            };
            within(a, b) && within(b, a)
        }
        (a, b) => a == b,
    }
}

#[test]
fn a_row_knows_the_source_rows_it_stands_for() {
    let rows = json!([{"k": "a", "v": 1}, {"k": "b", "v": 2}, {"k": "a", "v": 3}, {"k": "b", "v": 4}]);
    let sources = |steps: Json| {
        let table = run(&json!({"name": "sources", "data": rows, "transform": steps})).unwrap();
        (0..table.rows()).map(|row| format!("{:?}", table.sources(row))).collect::<Vec<String>>().join(" ")
    };
    let sum = json!({"aggregate": [{"op": "sum", "field": "v", "as": "s"}], "groupby": ["k"]});
    assert_eq!(sources(json!([])), "[0] [1] [2] [3]");
    assert_eq!(sources(json!([{"filter": "datum.v > 1"}])), "[1] [2] [3]");
    assert_eq!(sources(json!([sum])), "[0, 2] [1, 3]");
    assert_eq!(sources(json!([{"filter": "datum.v > 1"}, sum])), "[1, 3] [2]");
    assert_eq!(sources(json!([sum, {"aggregate": [{"op": "count", "as": "n"}]}])), "[0, 2, 1, 3]");
    assert_eq!(sources(json!([sum, {"filter": "datum.k == 'b'"}])), "[1, 3]");
    assert_eq!(sources(json!([{"filter": "datum.v < 3"}, {"fold": ["k", "v"]}])), "[0] [0] [1] [1]");
    assert_eq!(
        sources(json!([{"filter": "datum.v < 4"}, {"impute": "v", "key": "v", "groupby": ["k"]}])),
        "[0] [1] [2] [] [] []"
    );
    assert_eq!(sources(json!([{"pivot": "v", "value": "v", "groupby": ["k"]}])), "[0, 2] [1, 3]");
    assert_eq!(sources(json!([{"stack": "v", "groupby": ["k"], "as": "y"}])), "[0] [1] [2] [3]");
}

#[test]
fn too_much_work_is_refused() {
    let rows: Vec<Json> = (0..20_000).map(|row| json!({"v": row % 97})).collect();
    let median = json!([{"window": [{"op": "median", "field": "v", "as": "m"}]}]);
    let error = run(&json!({"name": "work", "data": rows, "transform": median})).unwrap_err();
    assert!(error.to_string().ends_with(" values in window frames, and at most 10000000 are accepted"), "{error}");
    let folds: Vec<Json> = (0..12).map(|_| json!({"fold": ["v", "v", "v", "v"]})).collect();
    let error = run(&json!({"name": "folds", "data": [{"v": 1}], "transform": folds})).unwrap_err();
    assert_eq!(error.to_string(), "4194304 rows of data, and at most 2000000 are accepted");
}

#[test]
fn transforms_give_the_rows_that_vega_computes() {
    let cases: Vec<Json> = serde_json::from_str(include_str!("cases/transform/transforms.json")).unwrap();
    let mut differences = Vec::new();
    for case in &cases {
        let name = case["name"].as_str().unwrap();
        let got: Json = match run(case) {
            Ok(table) => (0..table.rows()).filter_map(|row| written(&table.object(row))).collect(),
            Err(error) => json!(error.to_string()),
        };
        let differs = !same(&got, &case["rows"]);
        if differs != DEPARTURES.iter().any(|(departing, _)| *departing == name) {
            differences.push(format!("{name}\n  expected {}\n  got      {got}", case["rows"]));
        }
    }
    assert!(cases.len() >= 150);
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}
