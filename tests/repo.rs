//! What no file of the project may hold: the hosts of package registries, and paths of one machine.

#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;
use std::process::Command;

/// `line: what` for each thing in `text` that ties the project to one machine or one mirror.
fn faults(text: &str) -> Vec<String> {
    // Split, so that this file passes its own test.
    let forbidden = [
        concat!("registry.", "npmjs"),
        concat!("artifact", "ory"),
        concat!("index.", "crates.io"),
        concat!("\"resolved\"", ":"),
        concat!("/", "work/main"),
        concat!("/", "work/shared"),
        concat!("/", "tmp/"),
        concat!("/", "root/"),
        concat!("/", "home/"),
        concat!("C:", "\\"),
    ];
    let mut faults = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for word in forbidden.iter().filter(|word| line.contains(**word)) {
            faults.push(format!("{}: {word}", number + 1));
        }
    }
    faults
}

#[test]
fn no_file_names_a_registry_or_a_machine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(output) = Command::new("git").args(["ls-files", "-z"]).current_dir(root).output() else {
        return; // A copy without git is checked where it was made.
    };
    let mut all = Vec::new();
    for name in output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let name = String::from_utf8_lossy(name);
        let Ok(text) = std::fs::read_to_string(root.join(&*name)) else { continue };
        all.extend(faults(&text).into_iter().map(|fault| format!("{name}:{fault}")));
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[test]
fn a_registry_is_found() {
    assert_eq!(faults(concat!("a\n\"resolved\"", ": \"b\"")), [concat!("2: \"resolved\"", ":")]);
}
