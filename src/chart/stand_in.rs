//! A picture of bars that stands in for the compiled one.

use std::rc::Rc;

use crate::color::{Color, Paint};
use crate::compile::theme::Mode;
use crate::compile::{Context, LayerData, View};
use crate::data::{Table, Value};
use crate::error::Error;
use crate::geometry::{Rect, Size};
use crate::scene::{Box, Datum, Geometry, Item, Mark, Plot, Role, RowId, Scene, Style};
use crate::spec::{Body, DataKind, Setting, Spec};

pub(super) fn compile(spec: &Spec, context: &Context<'_>) -> Result<View, Error> {
    let rows = match &spec.body {
        Body::Unit(unit) => match &unit.data {
            Setting::On(source) => match &source.kind {
                DataKind::Values(Value::List(values)) => Table::from_values(values),
                DataKind::Name(name) => context.sources.get(name).cloned().unwrap_or_default(),
                _ => context.sources.values().next().cloned().unwrap_or_default(),
            },
            _ => Table::default(),
        },
        _ => Table::default(),
    };
    let dark = context.theme.mark.color == crate::compile::theme::portal(Mode::Dark).mark.color;
    let size = Size::new(context.container.unwrap_or_default().width, 240.0);
    let values: Vec<f64> = (0..rows.rows())
        .map(|row| rows.value(row, if rows.column("y").is_some() { "y" } else { "value" }).to_number())
        .collect();
    let most = values.iter().copied().fold(1.0, f64::max);
    let step = (size.width - 20.0) / values.len().max(1) as f64;
    let bar = |(row, value): (usize, &f64)| {
        let height = 220.0 * value / most;
        Item {
            geometry: Geometry::Rect(Box {
                rect: Rect::new(step * row as f64, 220.0 - height, step * 0.8, height),
                ..Box::default()
            }),
            style: Style {
                fill: Some(Paint::Color(Color::rgb(11, if dark { 187 } else { 87 }, 208))),
                fill_opacity: 1.0,
                ..Style::default()
            },
            datum: Some(Rc::new(Datum { rows: vec![RowId { layer: 0, row: row as u32 }], ..Datum::default() })),
        }
    };
    let mark = Mark { role: Role::Rect, clip: false, items: values.iter().enumerate().map(bar).collect() };
    let plot = Plot { area: Rect::new(10.0, 10.0, size.width - 20.0, 220.0), marks: vec![mark], ..Plot::default() };
    let layers = vec![LayerData { source: rows.clone(), drawn: rows }];
    Ok(View { scene: Scene { size, plots: vec![plot], ..Scene::default() }, layers, ..View::default() })
}
