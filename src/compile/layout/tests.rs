use std::rc::Rc;

use super::*;
use crate::compile::guide;
use crate::compile::theme;
use crate::data::{FieldPath, Value};
use crate::locale::Locale;
use crate::scene::{HeaderKind, Item, Side};
use crate::spec::{self, ChannelDef, Config, FieldType, Orient, Setting, Source};
use crate::text::{Font, MeasureText};
use crate::time::Zone;

struct Typewriter;
impl MeasureText for Typewriter {
    fn width(&self, text: &str, font: &Font) -> f64 {
        text.chars().count() as f64 * font.size
    }
}

fn with_look<T>(theme: &Config, room: Option<Size>, run: impl FnOnce(Look<'_>) -> T) -> T {
    let config = theme::layered(&Config::default(), theme);
    run(Look { config: &config, text: &Typewriter, locale: Locale::En, zone: Zone::UTC, room })
}

fn plot(width: f64, height: f64) -> Plot {
    Plot { area: Rect::new(0.0, 0.0, width, height), ..Plot::default() }
}

/// An axis that takes `out` pixels at its side.
fn axis(side: Side, out: f64, plot: Size) -> Axis {
    let at = match side {
        Side::Left => Point::new(-out, 0.0),
        Side::Bottom => Point::new(0.0, plot.height + out),
        Side::Top => Point::new(0.0, -out),
        Side::Right => Point::new(plot.width + out, 0.0),
    };
    let geometry = crate::scene::Geometry::Rule(crate::scene::Rule { from: Point::default(), to: at });
    let horizontal = matches!(side, Side::Top | Side::Bottom);
    let item = Item { geometry, style: crate::scene::Style::default(), datum: None };
    Axis { side, horizontal, below: vec![item], ..Axis::default() }
}

fn legend(orient: Orient, width: f64, height: f64) -> LegendBlock {
    let rect = crate::scene::Box { rect: Rect::new(0.0, 0.0, width, height), corners: [0.0; 4] };
    let item =
        Item { geometry: crate::scene::Geometry::Rect(rect), style: crate::scene::Style::default(), datum: None };
    LegendBlock {
        legend: Legend { items: vec![item], ..Legend::default() },
        orient,
        size: Size::new(width, height),
        offset: 18.0,
        fixed: [None, None],
    }
}

/// The scene's size, the plots' corners, then the boxes of legends, titles, headers and shared axes.
fn summary(scene: &Scene, look: Look<'_>) -> String {
    let mut lines = vec![format!("size {}x{}", scene.size.width, scene.size.height)];
    for plot in &scene.plots {
        lines.push(format!("plot {},{}", plot.area.x, plot.area.y));
    }
    let mut group = |name: &str, items: &[Item]| {
        let Some(all) = items.iter().filter_map(|item| bounds(item, look.text)).reduce(Rect::union) else { return };
        lines.push(format!("{name} {:.0},{:.0} {:.0}x{:.0}", all.x, all.y, all.width, all.height));
    };
    scene.legends.iter().for_each(|legend| group("legend", &legend.items));
    scene.titles.iter().for_each(|title| group("title", &title.items));
    scene.headers.iter().for_each(|header| group("header", &header.items));
    scene.axes.iter().for_each(|axis| group("axis", &axis.below));
    lines.join("; ")
}

#[track_caller]
fn check(parts: Parts, expected: &str) {
    with_look(&Config::default(), None, |look| {
        let (scene, _) = arrange(parts, look);
        assert_eq!(summary(&scene, look), expected);
    });
}

#[test]
fn a_plot_has_its_axes_and_padding_around_it() {
    let size = Size::new(100.0, 60.0);
    let mut alone = plot(100.0, 60.0);
    alone.axes = vec![axis(Side::Left, 30.0, size), axis(Side::Bottom, 20.0, size)];
    check(Parts { plots: vec![alone], ..Parts::default() }, "size 140x90; plot 35,5");
}

#[test]
fn legends_stand_beside_the_axes_and_below_each_other() {
    let legends = vec![legend(Orient::Right, 40.0, 20.0), legend(Orient::Right, 30.0, 20.0)];
    let parts = Parts { plots: vec![plot(100.0, 60.0)], legends, ..Parts::default() };
    check(parts, "size 168x70; plot 5,5; legend 123,5 40x20; legend 123,33 30x20");
}

fn titled(text: &str) -> spec::Title {
    let mut title = spec::Title::default();
    title.set_text(Some(text.to_owned()));
    title
}

#[test]
fn a_title_stands_over_all_else() {
    let written = titled("Title");
    let title = with_look(&Config::default(), None, |look| guide::title(&written, false, look));
    let parts = Parts { plots: vec![plot(100.0, 60.0)], title, ..Parts::default() };
    check(parts, "size 110x87; plot 5,22; title 22,5 65x13");
}

fn facet(kind: HeaderKind, values: &[&str]) -> HeaderBlock {
    let def = ChannelDef { source: Source::Field(FieldPath::new("f")), title: Setting::Off, ..ChannelDef::default() };
    let values: Vec<Value> = values.iter().map(|value| Value::text(value)).collect();
    let input =
        guide::HeaderInput { kind, def: &def, field: FieldType::Nominal, values: &values, ends: &[], width: 50.0 };
    with_look(&Config::default(), None, |look| guide::header(&input, look)).unwrap()
}

#[test]
fn columns_share_an_axis_at_the_bottom_and_have_labels_on_top() {
    let size = Size::new(50.0, 40.0);
    let grid = Grid {
        columns: 2,
        headers: vec![facet(HeaderKind::Column, &["a", "b"])],
        axes: vec![axis(Side::Bottom, 10.0, size)],
        ..Grid::default()
    };
    let parts = Parts { plots: vec![plot(50.0, 40.0), plot(50.0, 40.0)], grid: Some(grid), ..Parts::default() };
    check(parts, "size 130x80; plot 5,25; plot 75,25; header 25,5 80x10; axis 5,25 70x50");
}

#[test]
fn a_picture_of_fixed_size_asks_for_a_smaller_plot() {
    let size = Size::new(300.0, 100.0);
    let mut alone = plot(300.0, 100.0);
    alone.axes = vec![axis(Side::Left, 30.0, size), axis(Side::Bottom, 20.0, size)];
    let autosize = Autosize { kind: AutosizeKind::FitX, contains_padding: true };
    let parts = Parts { plots: vec![alone], autosize, size: Some(size), ..Parts::default() };
    let (scene, wanted) = with_look(&Config::default(), None, |look| arrange(parts, look));
    assert_eq!(wanted, Some(Size::new(260.0, 100.0)));
    assert_eq!(scene.size, Size::new(300.0, 130.0));
}

#[test]
fn a_title_on_a_phone_breaks_and_stays_inside() {
    let written = titled("二〇二〇年全市财政教育支出总额及其构成");
    let portal = theme::portal(theme::Mode::Light);
    with_look(&portal, Some(Size::new(320.0, 400.0)), |look| {
        let title = guide::title(&written, false, look).unwrap();
        let lines: Vec<Rc<str>> = match &title.main.geometry {
            crate::scene::Geometry::Text(text) => text.lines.clone(),
            _ => Vec::new(),
        };
        assert_eq!(lines.join("|"), "二〇二〇年全市财政教|育支出总额及其构成");
        let parts = Parts { plots: vec![plot(312.0, 100.0)], title: Some(title), ..Parts::default() };
        let (scene, _) = arrange(parts, look);
        assert_eq!(scene.size.width, 320.0);
    });
}

#[test]
fn nothing_at_all_is_a_picture_too() {
    check(Parts::default(), "size 10x10");
    check(Parts { grid: Some(Grid::default()), ..Parts::default() }, "size 10x10");
}
