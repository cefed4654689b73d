//! A drawing as SVG that can be read aloud, scaled, styled and checked.
//!
//! Every datum is one element with the role of a graphics symbol, a name and a tooltip. Straight edges lie on whole
//! pixels, so that the picture is crisp at every whole magnification.

mod shape;
mod xml;

use super::Provenance;
use crate::geometry::Rect;
use crate::scene::{Drawing, Fill, Part, Shape};
use shape::Writer;
use xml::{attribute, number, text};

/// What is said of the picture.
#[derive(Clone, Copy, Debug, Default)]
pub struct Labels<'a> {
    /// The language tag of the texts.
    pub language: &'a str,
    /// The picture's name.
    pub title: &'a str,
    /// A sentence or more for readers who do not see it.
    pub description: &'a str,
    /// A word that begins the ids inside, so that several pictures can stand in one page. Letters, digits and hyphens.
    pub id: &'a str,
}

/// Writes a drawing as an SVG document.
///
/// ```
/// use report_charts::{export, scene};
/// let drawing = scene::finish(&scene::Scene::default());
/// let svg = export::svg(&drawing, &export::Labels { title: "A < B", ..Default::default() }, None);
/// assert!(svg.contains("<title>A &lt; B</title>"));
/// ```
pub fn svg(drawing: &Drawing, labels: &Labels<'_>, provenance: Option<&Provenance>) -> String {
    let mut out = String::new();
    let (width, height) = (drawing.size.width.ceil(), drawing.size.height.ceil());
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute(&mut out, "width", &number(width));
    attribute(&mut out, "height", &number(height));
    attribute(&mut out, "viewBox", &["0 0 ", &number(width), " ", &number(height)].concat());
    // The first role is for readers that know the graphics module, the second for the others.
    attribute(&mut out, "role", "graphics-document document");
    if !labels.language.is_empty() {
        attribute(&mut out, "xml:lang", labels.language);
        attribute(&mut out, "lang", labels.language);
    }
    for (name, words) in [("aria-label", labels.title), ("aria-description", labels.description)] {
        if !words.is_empty() {
            attribute(&mut out, name, words);
        }
    }
    out.push_str(" stroke-miterlimit=\"10\">\n");
    element(&mut out, "title", labels.title);
    element(&mut out, "desc", labels.description);
    if let Some(provenance) = provenance {
        element(&mut out, "metadata", &provenance.to_json().to_string());
    }
    let mut writer = Writer { out, id: labels.id, gradients: 0 };
    if let Some(background) = drawing.background {
        writer.rect(Rect::new(0.0, 0.0, width, height), &Fill::Color(background));
    }
    let mut rest = &drawing.shapes[..];
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|shape| shape.part == first.part).count();
        let (group, others) = rest.split_at(count);
        writer.open(part_name(first.part), first.part);
        items(&mut writer, group);
        writer.out.push_str("</g>\n");
        rest = others;
    }
    writer.out.push_str("</svg>\n");
    writer.out
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Background => "background",
        Part::Axis => "axis",
        Part::Mark(_) => "marks",
        Part::Legend => "legend",
        Part::Title => "title",
        Part::Header => "header",
        Part::Overlay => "overlay",
    }
}

/// The shapes of one part, datum by datum.
fn items(writer: &mut Writer<'_>, shapes: &[Shape]) {
    let mut rest = shapes;
    while let Some(first) = rest.first() {
        let same = |shape: &Shape| match (&shape.datum, &first.datum) {
            (Some(a), Some(b)) => std::rc::Rc::ptr_eq(a, b),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        let (own, others) = rest.split_at(rest.iter().take_while(|shape| same(shape)).count().max(1));
        match &first.datum {
            Some(datum) => writer.datum(datum, own),
            None => writer.shapes(own),
        }
        rest = others;
    }
}

fn element(out: &mut String, name: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    out.push('<');
    out.push_str(name);
    out.push('>');
    text(out, words);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}
