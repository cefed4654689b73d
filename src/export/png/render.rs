//! From SVG to pixels with the fonts of the machine.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use skrifa::MetadataProvider;

use crate::error::Error;
use crate::export::Provenance;

/// The widest or highest picture in pixels.
const MOST: f32 = 16_384.0;

/// Families that stand for the generic ones, the best first.
const SANS: [&str; 6] = ["Noto Sans CJK SC", "Noto Sans SC", "Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial"];

/// Families with simplified Chinese.
const FALLBACK: [&str; 6] =
    ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei"];

/// Draws SVG. Finding the machine's fonts takes a moment, so one is kept for several pictures.
pub struct Renderer {
    fonts: Arc<fontdb::Database>,
    chinese: bool,
}

impl Default for Renderer {
    fn default() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        let known = |name: &&str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == name));
        let sans = SANS.into_iter().find(known);
        if let Some(sans) = sans {
            for set in [fontdb::Database::set_sans_serif_family, fontdb::Database::set_serif_family] {
                set(&mut fonts, sans);
            }
        }
        let chinese = fonts.faces().any(|face| covers(&fonts, face.id, '国'));
        Self { fonts: Arc::new(fonts), chinese }
    }
}

/// Whether a font has a character.
fn covers(fonts: &fontdb::Database, id: fontdb::ID, c: char) -> bool {
    let found = fonts.with_face_data(id, |data, index| {
        skrifa::FontRef::from_index(data, index).ok().is_some_and(|font| font.charmap().map(c).is_some())
    });
    found.unwrap_or(false)
}

/// What stands in for a font that lacks a character: a simplified Chinese one of the same weight where there is one, so
/// that the shapes of a Japanese font do not slip in.
fn chinese_first() -> usvg::FallbackSelectionFn<'static> {
    let otherwise = usvg::FontResolver::default_fallback_selector();
    Box::new(move |c, excluded, fonts| {
        let weight = excluded.first().and_then(|id| fonts.face(*id)).map_or(400, |face| face.weight.0);
        let simplified = |face: &&fontdb::FaceInfo| {
            face.families.iter().any(|(family, _)| FALLBACK.iter().any(|name| family == name))
        };
        let usable = fonts.faces().filter(simplified).filter(|face| !excluded.contains(&face.id));
        let usable = usable.filter(|face| covers(fonts, face.id, c));
        let nearest = usable.min_by_key(|face| face.weight.0.abs_diff(weight)).map(|face| face.id);
        nearest.or_else(|| otherwise(c, excluded, fonts))
    })
}

/// Whether a text has Chinese characters.
pub fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'))
}

impl Renderer {
    /// A PNG of an SVG, magnified by `scale`, with its provenance inside.
    pub fn png(&self, svg: &str, scale: f32, provenance: Option<&Provenance>) -> Result<Vec<u8>, Error> {
        let fail = |reason: String| Error::Invalid { at: String::new(), reason };
        if has_chinese(svg) && !self.chinese {
            let reason = "no installed font has Chinese characters, so that the picture would show boxes: install one \
                          (Debian: fonts-noto-cjk), or write SVG";
            return Err(fail(reason.to_owned()));
        }
        let options = usvg::Options {
            fontdb: self.fonts.clone(),
            font_family: "sans-serif".into(),
            font_resolver: usvg::FontResolver { select_fallback: chinese_first(), ..Default::default() },
            ..Default::default()
        };
        let tree = usvg::Tree::from_str(svg, &options).map_err(|error| fail(error.to_string()))?;
        let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
        if !(width >= 1.0 && height >= 1.0 && width <= MOST && height <= MOST) {
            return Err(fail(format!("a picture of {width} by {height} pixels cannot be drawn (1 to {MOST} each)")));
        }
        let mut pixels = Pixmap::new(width.ceil() as u32, height.ceil() as u32)
            .ok_or_else(|| fail("the picture is too large".to_owned()))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        let png = pixels.encode_png().map_err(|error| fail(error.to_string()))?;
        let Some(provenance) = provenance else { return Ok(png) };
        super::with_text(&png, super::KEYWORD, &provenance.to_json().to_string())
            .ok_or_else(|| fail("the encoder wrote no PNG".to_owned()))
    }
}
