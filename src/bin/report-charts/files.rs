//! Reading and writing files, with sentences that name the file.

use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use crate::Stop;

/// What messages call a file.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// Why a file could not be read or written, without the system's number.
pub fn failed(path: &Path, error: &io::Error) -> Stop {
    let reason = error.to_string();
    let reason = reason.split(" (os error ").next().unwrap_or_default();
    Stop::Use(format!("{}: {reason}", name(path)))
}

/// The content of a file; `-` is standard input.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    let result = if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(path).map(|content| bytes = content)
    };
    result.map_err(|error| failed(path, &error))?;
    Ok(bytes)
}

/// The text of a file; `-` is standard input.
pub fn read(path: &Path) -> Result<String, Stop> {
    String::from_utf8(bytes(path)?)
        .map_err(|error| format!("{}: not UTF-8 at byte {}", name(path), error.utf8_error().valid_up_to()).into())
}

/// Writes a file whole or not at all: beside its place first, then moved there.
pub fn write(path: &Path, content: &[u8]) -> Result<(), Stop> {
    write_with(path, |out| out.write_all(content))
}

/// Writes a file whole or not at all, piece by piece.
pub fn write_with(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
    let say = |error: io::Error| failed(path, &error);
    // A device or a pipe takes what it is given, and nothing may be moved into its place.
    if let Ok(kind) = fs::metadata(path)
        && !kind.is_file()
    {
        if kind.is_dir() {
            return Err(Stop::Use(format!("{}: a folder, not a file", path.display())));
        }
        let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(path).map_err(say)?);
        return fill(&mut out).and_then(|()| out.flush()).map_err(say);
    }
    // What a link points at is written, and the link stays.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = place.file_name().ok_or_else(|| Stop::Use(format!("{}: not a file name", path.display())))?;
    let folder = place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder.join(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let written = fs::File::create(&beside).and_then(|file| {
        let mut out = BufWriter::new(file);
        fill(&mut out)?;
        out.flush()?;
        out.get_ref().sync_all()
    });
    written.and_then(|()| fs::rename(&beside, &place)).map_err(|error| {
        // What was begun is of no use to anybody.
        let _ = fs::remove_file(&beside);
        say(error)
    })
}

/// Writes to standard output piece by piece. A reader that has gone is no error.
pub fn print_with(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
    let mut out = BufWriter::new(io::stdout().lock());
    match fill(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Stop::Use(format!("standard output: {error}"))),
        _ => Ok(()),
    }
}

/// Prints a line on standard output. A reader that has gone is no error.
pub fn print(text: &str) -> Result<(), Stop> {
    print_with(|out| writeln!(out, "{text}"))
}
