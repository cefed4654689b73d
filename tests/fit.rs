//! A chart in a page's element is exactly as wide as the element, whatever its guides need.
#![cfg(not(target_arch = "wasm32"))]

use report_charts::compile::{Context, Sources, compile, theme};
use report_charts::geometry::Size;
use report_charts::locale::Locale;
use report_charts::spec;
use report_charts::text::Advances;

#[track_caller]
fn check(written: serde_json::Value, width: f64) {
    let (spec, notes) = spec::read(&written);
    assert_eq!(notes, []);
    let sources = Sources::new();
    let theme = theme::portal(theme::Mode::Light);
    let context = Context {
        overlay: &report_charts::compile::Overlay::default(),
        sources: &sources,
        container: Some(Size::new(width, 300.0)),
        theme: &theme,
        text: &Advances,
        locale: Locale::ZhCn,
    };
    let view = compile(&spec, &context).unwrap();
    assert_eq!(view.scene.size.width, width);
    let plot = view.scene.plots[0].area;
    assert!(plot.x >= 0.0 && plot.right() <= width, "{plot:?}");
    let domain_end = view.scene.plots[0].marks[0].items.iter().any(|item| match &item.geometry {
        report_charts::scene::Geometry::Rect(shape) => shape.rect.right() <= plot.width + 0.5,
        _ => false,
    });
    assert!(domain_end, "the bars end inside the plot");
}

#[test]
fn long_labels_take_their_room_from_the_plot() {
    for width in [320.0, 510.0, 1280.0] {
        check(
            serde_json::json!({
                "width": "container", "height": {"step": 30}, "mark": "bar",
                "data": {"values": [{"a": "南昌市中小学教师招聘总人数", "b": 1672}, {"a": "乡村教师", "b": 619}]},
                "encoding": {"y": {"field": "a", "type": "nominal"}, "x": {"field": "b", "type": "quantitative"}}
            }),
            width,
        );
    }
}

#[test]
fn a_chart_without_a_width_fills_the_element_too() {
    check(
        serde_json::json!({
            "mark": "bar", "data": {"values": [{"a": "x", "b": 1}]},
            "encoding": {"y": {"field": "a", "type": "nominal"}, "x": {"field": "b", "type": "quantitative"}}
        }),
        400.0,
    );
}
