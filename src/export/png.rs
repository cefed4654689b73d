//! PNG: drawing one, natively, and the text that travels in one, everywhere.

#[cfg(not(target_arch = "wasm32"))]
mod render;
#[cfg(not(target_arch = "wasm32"))]
pub use render::{Renderer, has_chinese};

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// The keyword of the chunk that holds a chart's provenance.
pub const KEYWORD: &str = "report-charts";

/// One chunk, its bytes as they are.
struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
    /// Where the chunk begins in the file.
    at: usize,
}

/// Splits a file into its chunks; ends early where the file is cut off or a checksum is wrong.
fn chunks(png: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut at = if png.starts_with(&SIGNATURE) { SIGNATURE.len() } else { png.len() };
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?) as usize;
        let kind: [u8; 4] = png.get(at + 4..at + 8)?.try_into().ok()?;
        let end = (at + 8).checked_add(length)?;
        let data = png.get(at + 8..end)?;
        let sum = u32::from_be_bytes(png.get(end..end + 4)?.try_into().ok()?);
        if sum != checksum(png.get(at + 4..end)?) {
            return None;
        }
        let chunk = Chunk { kind, data, at };
        at = end + 4;
        Some(chunk)
    })
}

/// The CRC-32 of PNG.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
    }
    !sum
}

/// The picture with a text in an `iTXt` chunk before its data; none where it is no PNG.
pub fn with_text(png: &[u8], keyword: &str, text: &str) -> Option<Vec<u8>> {
    let place = chunks(png).find(|chunk| chunk.kind == *b"IDAT")?.at;
    let mut body = b"iTXt".to_vec();
    body.extend(keyword.as_bytes());
    // Ends of the keyword, of the language tag and of the translated keyword; between them: not compressed.
    body.extend([0, 0, 0, 0, 0]);
    body.extend(text.as_bytes());
    let mut out = Vec::with_capacity(png.len() + body.len() + 8);
    out.extend(png.get(..place)?);
    out.extend(u32::try_from(body.len() - 4).ok()?.to_be_bytes());
    out.extend(&body);
    out.extend(checksum(&body).to_be_bytes());
    out.extend(png.get(place..)?);
    Some(out)
}

/// The text of an uncompressed `iTXt` chunk.
pub fn text(png: &[u8], keyword: &str) -> Option<String> {
    for chunk in chunks(png).filter(|chunk| chunk.kind == *b"iTXt") {
        let mut parts = chunk.data.splitn(2, |byte| *byte == 0);
        let (Some(key), Some(rest)) = (parts.next(), parts.next()) else { continue };
        if key != keyword.as_bytes() || rest.first() != Some(&0) {
            continue;
        }
        // Compression flag and method, language tag, translated keyword, text.
        let mut rest = rest.get(2..)?.splitn(3, |byte| *byte == 0).skip(2);
        return rest.next().and_then(|text| String::from_utf8(text.to_vec()).ok());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one white pixel.
    const PIXEL: &[u8] = &[
        0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
        0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0xa, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xf8, 0xf, 0, 1, 1,
        1, 0, 0x1c, 0xb0, 0x8c, 0x99, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];

    #[test]
    fn text_survives_the_picture() {
        let written = with_text(PIXEL, KEYWORD, "{\"近94万\": 1}").unwrap();
        assert_eq!(text(&written, KEYWORD).unwrap(), "{\"近94万\": 1}");
        assert_eq!(text(&written, "Title"), None);
        let kinds: Vec<_> = chunks(&written).map(|chunk| String::from_utf8_lossy(&chunk.kind).into_owned()).collect();
        assert_eq!(kinds, ["IHDR", "iTXt", "IDAT", "IEND"]);
    }

    #[test]
    fn what_is_no_picture_takes_no_text() {
        assert_eq!(with_text(b"GIF89a", KEYWORD, "x"), None);
        assert_eq!(text(&[SIGNATURE.as_slice(), &[255; 9]].concat(), KEYWORD), None);
    }
}
