//! A report's bytes as text: UTF-8, UTF-16 with its mark, or GB18030.

use std::io::Read;
use std::path::Path;

use encoding_rs::{Encoding, GB18030};

use crate::{Stop, files};

/// A report may have so many bytes.
const LIMIT: u64 = 100 * 1024 * 1024;

/// Reads a report; `-` is standard input.
pub fn read(path: &Path) -> Result<String, Stop> {
    let mut bytes = Vec::new();
    let result = if path == Path::new("-") {
        std::io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes))
    };
    result.map_err(|error| files::failed(path, &error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(format!("{}: more than {} MB, which is no report", files::name(path), LIMIT >> 20).into());
    }
    decode(bytes).map_err(|reason| format!("{}: {reason}", files::name(path)).into())
}

/// Decodes a report.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.is_empty() {
        return Err("the file is empty".to_owned());
    }
    if let Some((encoding, _)) = Encoding::for_bom(&bytes)
        && encoding != encoding_rs::UTF_8
    {
        let (text, _, wrong) = encoding.decode(&bytes);
        return if wrong { Err(format!("not {} as its mark says", encoding.name())) } else { Ok(text.into_owned()) };
    }
    if bytes.contains(&0) {
        return Err("not a text: it holds zero bytes".to_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let (text, wrong) = GB18030.decode_without_bom_handling(&bytes);
            if !wrong && is_chinese(&text) {
                return Ok(text.into_owned());
            }
            at
        }
    };
    Err(format!("neither UTF-8 (byte {bytes} is wrong) nor GB18030"))
}

/// Most of a Chinese report are Chinese characters; bytes of another encoding seldom decode to them.
fn is_chinese(text: &str) -> bool {
    let (mut chinese, mut others) = (0usize, 0usize);
    for c in text.chars() {
        match c {
            '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' => chinese += 1,
            c if c.is_ascii() => {}
            _ => others += 1,
        }
    }
    chinese > 0 && others <= chinese / 4 + 2
}
