//! Holds the table of layers: a module imports from lower rows only, never from its own row, and every module has a row.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // A test stops at what it cannot read.

use std::fs;
use std::path::{Path, PathBuf};

const ROWS: [&[&str]; 10] = [
    &["color", "diagnostic", "error", "geometry", "locale", "number", "text", "time"],
    &["data"],
    &["expression", "scale"],
    &["report", "scene", "spec"],
    &["transform"],
    &["compile"],
    &["accessibility", "interact"],
    &["draw", "export"],
    &["chart"],
    &["web", "web_extract", "bin"],
];

fn row(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

/// `file:line: what is wrong` for every import of `source` that the table does not allow.
fn faults(file: &str, module: &str, source: &str) -> Vec<String> {
    let Some(own) = row(module) else {
        return vec![format!("{file}:1: the module `{module}` has no row in tests/layering.rs")];
    };
    let mut faults = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        for imported in imports(code) {
            // In the binary `crate` is the binary, whose own files are one module.
            let own_file = module == "bin" && row(&imported).is_none();
            let allowed = own_file || imported == module || row(&imported).is_some_and(|other| other < own);
            if !allowed {
                faults.push(format!("{file}:{}: `{module}` must not use `{imported}`", number + 1));
            }
        }
    }
    faults
}

/// The first path segment after each `crate::` or `report_charts::`, groups in braces included.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for root in ["crate::", "report_charts::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
            match rest.strip_prefix('{') {
                Some(group) => found.extend(top_level(group).iter().map(|part| word(part.trim()))),
                None => found.push(word(rest)),
            }
        }
    }
    found.retain(|name| name.starts_with(|c: char| c.is_lowercase()) && name != "self");
    found
}

/// The comma-separated parts of a `use` group up to its closing brace.
fn top_level(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                return parts;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn modules_import_from_lower_rows_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let file = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let module = file.split('/').nth(1).unwrap().trim_end_matches(".rs").to_owned();
        if module != "lib" {
            all.extend(faults(&file, &module, &fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[track_caller]
fn check(module: &str, source: &str, expected: &str) {
    assert_eq!(faults("f.rs", module, source).join("\n"), expected);
}

#[test]
fn a_higher_row_is_a_fault() {
    check("data", "//! Docs.\nuse crate::compile::View;", "f.rs:2: `data` must not use `compile`");
}

#[test]
fn a_neighbour_is_a_fault() {
    check("spec", "let scene = crate::scene::Scene::new();", "f.rs:1: `spec` must not use `scene`");
}

#[test]
fn groups_are_read() {
    check(
        "scale",
        "use crate::{color::Color, expression::{parse, Node}};",
        "f.rs:1: `scale` must not use `expression`",
    );
}

#[test]
fn lower_rows_and_comments_are_fine() {
    check("scale", "use crate::data::Value; // Not crate::compile.\n/// See [`crate::compile`].", "");
}

#[test]
fn a_module_without_a_row_is_a_fault() {
    check("helpers", "", "f.rs:1: the module `helpers` has no row in tests/layering.rs");
}
