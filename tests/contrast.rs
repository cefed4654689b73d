//! Contrast of what is drawn: each text of each portal chart against what lies below it, each mark against the ground, in both
//! themes, both languages and two widths; and that texts neither leave the picture nor lie over each other.
#![cfg(not(target_arch = "wasm32"))]

use report_charts::chart::{Chart, Document, Wish};
use report_charts::color::{Color, contrast};
use report_charts::compile::theme::Mode;
use report_charts::geometry::{Rect, Size};
use report_charts::locale::Locale;
use report_charts::scene::{Drawing, Fill, Outline, Part, Shape, TextRun, finish};
use report_charts::text::{Advances, Align, Font, MeasureText};

/// The cards of the portal, which the charts let shine through.
const GROUNDS: [(Mode, &str); 2] = [(Mode::Light, "#ffffff"), (Mode::Dark, "#1a2027")];
/// Below this width only figures stand side by side.
const NARROW: f64 = 240.0;
/// Texts may touch: the table of advances is wider than most fonts.
const TOUCH: f64 = 2.0;

/// Letters so many times as wide as those of Helvetica: the reader's font is not known.
struct Letters(f64);

impl MeasureText for Letters {
    fn width(&self, text: &str, font: &Font) -> f64 {
        let chinese = text.chars().any(|c| c > '\u{2e00}');
        Advances.width(text, font) * if chinese { 1.0 } else { self.0 }
    }
}

/// Every chart of the portal in one look.
fn drawings(mode: Mode, locale: Locale, width: f64, letters: &Letters) -> Vec<(String, Drawing)> {
    let text = std::fs::read_to_string("seeds/nanchang-education-2020.json").unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let document = Document::of(json.clone());
    let ids = json["charts"].as_array().unwrap().iter().map(|chart| chart["id"].as_str().unwrap());
    let draw = |id: &str| {
        let mut chart = Chart::new(document.definition(Some(id), locale).unwrap(), locale).unwrap();
        let wish = Wish { room: Size::new(width, 300.0), mode, ..Wish::default() };
        (id.to_owned(), finish(&chart.draw(&wish, letters).unwrap().scene))
    };
    ids.map(draw).collect()
}

/// The colour of the topmost filled shape below a point, over the ground.
fn below(shapes: &[Shape], at: (f64, f64), ground: Color) -> Color {
    let mut color = ground;
    for shape in shapes {
        let inside = match &shape.outline {
            Outline::Rect(rect, _) => rect.x <= at.0 && at.0 <= rect.right() && rect.y <= at.1 && at.1 <= rect.bottom(),
            Outline::Circle { center, radius } => (center.x - at.0).hypot(center.y - at.1) <= *radius,
            Outline::Polyline(_) | Outline::Polygon(_) | Outline::Text(_) => false,
        };
        if let (true, Some(Fill::Color(fill))) = (inside, &shape.fill) {
            color = fill.over(color);
        }
    }
    color
}

fn area(run: &TextRun, letters: &Letters) -> Rect {
    let width = letters.width(&run.text, &run.font);
    let left = match run.align {
        Align::Left => run.at.x,
        Align::Center => run.at.x - width / 2.0,
        Align::Right => run.at.x - width,
    };
    Rect::new(left, run.at.y - 0.8 * run.font.size, width, run.font.size)
}

#[test]
fn texts_and_marks_stand_out_from_what_lies_below_them() {
    let mut seen = 0;
    for (mode, ground) in GROUNDS {
        let ground = Color::parse(ground).unwrap();
        for (id, drawing) in drawings(mode, Locale::ZhCn, 400.0, &Letters(1.0)) {
            for (at, shape) in drawing.shapes.iter().enumerate() {
                let fill = match &shape.fill {
                    Some(Fill::Color(color)) if color.opacity > 0.0 => Some(*color),
                    _ => None,
                };
                if let Outline::Text(run) = &shape.outline {
                    let center = area(run, &Letters(1.0)).center();
                    let under = below(&drawing.shapes[..at], (center.x, center.y), ground);
                    let ratio = contrast(fill.unwrap().over(under), under);
                    assert!(ratio >= 4.5, "{id} {mode:?}: {} has {ratio:.2}", run.text);
                    seen += 1;
                } else if matches!(shape.part, Part::Mark(_)) && shape.datum.is_some() {
                    let edge = shape.pen.map(|pen| pen.color).filter(|color| color.opacity > 0.0);
                    let colors: Vec<Color> = fill.into_iter().chain(edge).collect();
                    // What is pale on purpose is a ground for another mark.
                    let pale = colors.iter().all(|color| color.opacity < 0.5);
                    let best = colors.iter().map(|color| contrast(color.over(ground), ground)).fold(0.0, f64::max);
                    assert!(pale || best >= 3.0, "{id} {mode:?}: a mark has {best:.2}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 300, "{seen} were seen");
}

#[test]
fn texts_stay_in_the_picture_and_off_each_other() {
    for locale in Locale::ALL {
        for width in [110.0, 150.0, 254.0, 264.0, 272.0, 290.0, 326.0, 520.0, 1070.0] {
            // DejaVu Sans is the widest of the common ones.
            let all = [1.0, 1.15].map(|wide| (Letters(wide), drawings(Mode::Light, locale, width, &Letters(wide))));
            for (letters, (id, drawing)) in
                all.iter().flat_map(|(letters, all)| all.iter().map(move |one| (letters, one)))
            {
                if width < NARROW && !id.starts_with("figure-") {
                    continue;
                }
                let runs = drawing.shapes.iter().filter_map(|shape| match &shape.outline {
                    Outline::Text(run) if run.angle == 0.0 => Some(run),
                    _ => None,
                });
                let runs: Vec<(&str, Rect)> = runs.map(|run| (&*run.text, area(run, letters))).collect();
                for (at, (text, rect)) in runs.iter().enumerate() {
                    let inside = rect.x >= -0.5 && rect.right() <= drawing.size.width + 0.5;
                    assert!(inside, "{id} {} at {width}: {text} leaves the picture", locale.tag());
                    for (other, area) in &runs[at + 1..] {
                        let common = rect.intersection(*area).unwrap_or_default();
                        let apart = common.width <= TOUCH || common.height <= TOUCH;
                        assert!(apart, "{id} {} at {width}: {text} lies over {other}", locale.tag());
                    }
                }
            }
        }
    }
}

#[test]
fn labels_from_right_to_left_take_their_room_like_any_other() {
    let spec = serde_json::json!({
        "title": "التعليم في المدينة (2020)", "width": "container", "height": {"step": 30}, "mark": "bar",
        "data": {"values": [
            {"a": "رياض الأطفال", "s": "الهدف", "b": 370},
            {"a": "المدارس الابتدائية 12", "s": "الواقع", "b": 120},
            {"a": "جامعة", "s": "الواقع", "b": 90}]},
        "encoding": {"y": {"field": "a", "type": "nominal"}, "x": {"field": "b", "type": "quantitative"},
            "color": {"field": "s", "type": "nominal"}},
    });
    let definition = report_charts::chart::Definition { spec, ..Default::default() };
    let mut chart = Chart::new(definition, Locale::En).unwrap();
    let wish = Wish { room: Size::new(320.0, 300.0), ..Wish::default() };
    let view = chart.draw(&wish, &Advances).unwrap();
    let drawing = finish(&view.scene);
    let plot = view.scene.plots[0].area;
    let mut labels = 0;
    for shape in &drawing.shapes {
        let Outline::Text(run) = &shape.outline else { continue };
        let rect = area(run, &Letters(1.0));
        assert!(rect.x >= -TOUCH && rect.right() <= drawing.size.width + TOUCH, "{} leaves the picture", run.text);
        if rect.center().y > plot.y && rect.center().y < plot.bottom() && shape.part == Part::Axis {
            assert!(rect.right() <= plot.x, "{} lies over the plot", run.text);
            labels += 1;
        }
    }
    assert!(labels >= 3 && drawing.size.width == 320.0, "{labels} labels");
}
