//! Reading and writing files, with sentences that name the file.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

/// The content of a file; `-` is standard input.
pub fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let result = if path == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(path).map(|content| bytes = content)
    };
    result.map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(bytes)
}

/// The text of a file; `-` is standard input.
pub fn read(path: &Path) -> Result<String, String> {
    String::from_utf8(bytes(path)?)
        .map_err(|error| format!("{}: not UTF-8 at byte {}", path.display(), error.utf8_error().valid_up_to()))
}

/// Writes a file whole or not at all: beside its place first, then moved there.
pub fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    let say = |error: std::io::Error| format!("{}: {error}", path.display());
    let name = path.file_name().ok_or_else(|| format!("{}: not a file name", path.display()))?;
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = fs::File::create(&beside).and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()));
    written.and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        // What was begun is of no use to anybody.
        let _ = fs::remove_file(&beside);
        say(error)
    })
}

/// Prints a line on standard output. A reader that has gone is no error.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}
