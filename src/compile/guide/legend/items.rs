//! The items that paint a legend, and the room it takes.

use std::rc::Rc;

use super::entries::{entries, kind};
use super::merge::Draft;
use super::{LegendBlock, Look};
use crate::color::{Color, Paint};
use crate::compile::guide::label::{cut, wrap_evenly};
use crate::compile::guide::overlap;
use crate::compile::guide::paint::{Lettering, Wish, bounds, lettering, shift, stroke};
use crate::data::{Gather, Value};
use crate::geometry::{Point, Rect, Size};
use crate::scale::{Scale, TickCount};
use crate::scene::{Box, Geometry, Item, Legend, LegendEntry, LegendKind, Style, SymbolAt};
use crate::spec::{self, Anchor, Config, LabelOverlap, Orient, Orientation};
use crate::text::{Align, Baseline};

/// The legend; none without a scale.
pub(super) fn build(draft: &Draft<'_>, plot: Size, look: Look<'_>) -> Option<LegendBlock> {
    let mut props = draft.props.or(&look.config.legend);
    // A narrow page has no room beside the plot.
    let narrow = look.room.is_some_and(|room| room.width < 560.0);
    let aside = matches!(props.orient().unwrap_or(Orient::Right), Orient::Left | Orient::Right);
    if narrow && aside {
        props.set_orient(Some(Orient::Top));
        props.set_direction(None);
    }
    let kind = kind(draft);
    let orient = props.orient().unwrap_or(Orient::Right);
    let horizontal = match props.direction() {
        Some(direction) => direction == Orientation::Horizontal,
        None => default_horizontal(orient, kind),
    };
    // What config says of the direction comes too late for the length.
    let along = match draft.props.direction() {
        Some(direction) => direction == Orientation::Horizontal,
        None if narrow && aside => horizontal,
        None => default_horizontal(orient, kind),
    };
    let length = props.gradient_length().unwrap_or_else(|| default_length(draft, orient, along, plot, look));
    let entries = entries(draft, &props, kind, length, look);
    let letters = label_lettering(&props, look.config);
    let maker = Maker { props: &props, horizontal, letters, look, room: width_of(orient, plot, look) };
    let (mut items, colors) = match kind {
        LegendKind::Symbol => (maker.symbols(&entries), Vec::new()),
        LegendKind::Gradient => maker.gradient(draft, &entries, length),
        LegendKind::Discrete => maker.bands(draft.main_scale()?, &entries, length),
    };
    let title = draft.title();
    let entry_box = all_bounds(&items, look);
    if let Some(title) = &title {
        maker.put_title(title, entry_box, &mut items);
    }
    let padding = props.padding().unwrap_or(0.0);
    let content = all_bounds(&items, look);
    items
        .iter_mut()
        .for_each(|item| shift(item, Point::new(padding - content.x.min(0.0), padding - content.y.min(0.0))));
    let size = Size::new(
        (content.right() - content.x.min(0.0) + 2.0 * padding).ceil(),
        (content.bottom() - content.y.min(0.0) + 2.0 * padding).ceil(),
    );
    if let Some(frame) = frame(&props, size) {
        items.insert(0, frame);
    }
    let channels = draft.scales.iter().map(|(shown, _)| shown.name()).collect();
    Some(LegendBlock {
        legend: Legend { title, kind, channels, entries, colors, items },
        orient,
        size,
        offset: props.offset().unwrap_or(18.0),
        fixed: [props.legend_x(), props.legend_y()],
    })
}

/// How wide a legend may grow: of those above and below the plot, as wide as the picture.
fn width_of(orient: Orient, plot: Size, look: Look<'_>) -> f64 {
    match (orient, look.room) {
        (Orient::Top | Orient::Bottom, Some(room)) => room.width.max(plot.width) - 8.0,
        (_, Some(room)) => room.width * 0.4,
        (_, None) => f64::INFINITY,
    }
}

fn default_horizontal(orient: Orient, kind: LegendKind) -> bool {
    match orient {
        Orient::Top | Orient::Bottom => true,
        Orient::Left | Orient::Right | Orient::None => false,
        Orient::TopLeft | Orient::TopRight | Orient::BottomLeft | Orient::BottomRight => kind == LegendKind::Gradient,
    }
}

fn default_length(draft: &Draft<'_>, orient: Orient, horizontal: bool, plot: Size, look: Look<'_>) -> f64 {
    if !matches!(draft.main_scale(), Some(Scale::Continuous(_))) {
        return look.room.map_or(200.0, |room| room.width.min(200.0));
    }
    match (horizontal, orient) {
        (true, Orient::Top | Orient::Bottom) => plot.width.clamp(100.0, 200.0),
        (true, _) => 100.0,
        (false, _) => plot.height.clamp(64.0, 200.0),
    }
}

fn label_lettering(props: &spec::Legend, config: &Config) -> Lettering {
    let wish = Wish {
        color: props.label_color(),
        font: props.label_font(),
        size: props.label_font_size(),
        weight: props.label_font_weight(),
        ..Wish::default()
    };
    lettering(&wish, "guide-label", config)
}

fn all_bounds(items: &[Item], look: Look<'_>) -> Rect {
    items.iter().filter_map(|item| bounds(item, look.text)).reduce(Rect::union).unwrap_or_default()
}

/// The box around a legend, where it is painted.
fn frame(props: &spec::Legend, size: Size) -> Option<Item> {
    if props.fill_color().is_none() && props.stroke_color().is_none() {
        return None;
    }
    let radius = props.corner_radius().unwrap_or(0.0);
    Some(Item {
        geometry: Geometry::Rect(Box { rect: Rect::new(0.0, 0.0, size.width, size.height), corners: [radius; 4] }),
        style: Style {
            fill: props.fill_color().map(Paint::Color),
            fill_opacity: 1.0,
            stroke: props.stroke_color().map(|color| stroke(color, 1.0, &[])),
            stroke_opacity: 1.0,
        },
        datum: None,
    })
}

struct Maker<'a> {
    props: &'a spec::Legend,
    horizontal: bool,
    letters: Lettering,
    look: Look<'a>,
    /// How wide rows of entries may be.
    room: f64,
}

/// One entry before it has its place: its items at the origin, and its extent.
struct Placed {
    items: Vec<Item>,
    size: Size,
}

impl Maker<'_> {
    /// A symbol with its label for each entry, in rows or columns.
    fn symbols(&self, entries: &[LegendEntry]) -> Vec<Item> {
        let height = |entry: &LegendEntry| {
            let stroke = entry.stroke_width.unwrap_or(self.props.symbol_stroke_width().unwrap_or(1.5));
            (entry.size.unwrap_or(100.0).max(0.0).sqrt() + stroke).ceil().max(self.letters.font.size)
        };
        let widest = entries.iter().map(height).fold(0.0, f64::max);
        let columns = self.props.columns().unwrap_or(usize::from(!self.horizontal));
        let placed: Vec<Placed> = entries
            .iter()
            .map(|entry| self.entry(entry, if columns > 0 { widest } else { height(entry) }, height(entry)))
            .collect();
        let columns = match columns {
            0 => placed.len(),
            columns => columns.min(placed.len()),
        }
        .max(1);
        let across = self.props.column_padding().unwrap_or(10.0);
        let down = self.props.row_padding().unwrap_or(2.0);
        let together: f64 = placed.iter().map(|entry| entry.size.width + across).sum::<f64>() - across;
        if self.room.is_finite() && self.horizontal && self.props.columns().is_none() && together > self.room {
            return flow(placed, self.room, across, down);
        }
        grid(placed, columns, self.horizontal, across, down)
    }

    /// One entry with its symbol in a place `room` wide and `height` high.
    fn entry(&self, entry: &LegendEntry, room: f64, height: f64) -> Placed {
        let nudge = self.props.symbol_offset().unwrap_or(0.0);
        let symbol = Item {
            geometry: Geometry::Symbol(SymbolAt {
                at: Point::new(room / 2.0 + nudge, height / 2.0),
                size: entry.size.unwrap_or(100.0),
                symbol: entry.symbol.clone().unwrap_or(crate::geometry::Symbol::Circle),
                angle: 0.0,
            }),
            style: Style {
                fill: entry.fill.map(Paint::Color),
                fill_opacity: entry.fill_opacity.unwrap_or(1.0),
                stroke: entry.stroke.map(|color| {
                    let dash: &[f64] = if entry.dashed { self.props.symbol_dash().unwrap_or(&[4.0, 3.0]) } else { &[] };
                    stroke(color, entry.stroke_width.unwrap_or(1.5), dash)
                }),
                stroke_opacity: entry.stroke_opacity.unwrap_or(1.0),
            },
            datum: None,
        };
        let x = room + nudge + self.props.label_offset().unwrap_or(4.0);
        let limit = self.props.label_limit().unwrap_or(160.0);
        let limit = if self.room.is_finite() { limit.min((self.room - x).max(24.0)) } else { limit };
        let line = cut(&entry.label, limit, &self.letters.font, self.look.text);
        let width = x + self.look.text.width(&line, &self.letters.font);
        let label = self.letters.item(Point::new(x, height / 2.0), vec![line], Align::Left, Baseline::Middle, 0.0);
        Placed { items: vec![symbol, label], size: Size::new(width, height) }
    }

    /// A ramp with labels at its values, and its colours at five even distances.
    fn gradient(&self, draft: &Draft<'_>, entries: &[LegendEntry], length: f64) -> (Vec<Item>, Vec<Color>) {
        let Some(scale) = draft.main_scale() else { return (Vec::new(), Vec::new()) };
        let stops = stops(scale);
        let nearest = |share: f64| {
            let off = |stop: &&(f64, Color)| (stop.0 - share).abs();
            stops.iter().min_by(|a, b| off(a).total_cmp(&off(b))).map(|(_, color)| *color)
        };
        let colors = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().filter_map(nearest).gather();
        let thickness = self.props.gradient_thickness().unwrap_or(16.0);
        let (rect, line) = if self.horizontal {
            (Rect::new(0.0, 0.0, length, thickness), [0.0, 0.0, 1.0, 0.0])
        } else {
            (Rect::new(0.0, 0.0, thickness, length), [0.0, 1.0, 0.0, 0.0])
        };
        let mut items = vec![Item {
            geometry: Geometry::Rect(Box { rect, corners: [0.0; 4] }),
            style: Style {
                fill: Some(Paint::Gradient { line, stops }),
                fill_opacity: self.props.gradient_opacity().or(draft.swatch.opacity).unwrap_or(1.0),
                ..Style::default()
            },
            datum: None,
        }];
        let share = |value: &Value| match scale {
            Scale::Continuous(scale) => scale.fraction(value.to_number()),
            Scale::Band(_) | Scale::Ordinal(_) | Scale::Steps(_) => scale.label_fraction(value.to_number()),
        };
        let labels: Vec<(f64, &LegendEntry)> = entries.iter().map(|entry| (share(&entry.value), entry)).collect();
        items.extend(self.ramp_labels(&labels, length, thickness));
        (items, colors)
    }

    /// Blocks of colour with labels at their boundaries.
    fn bands(&self, scale: &Scale, entries: &[LegendEntry], length: f64) -> (Vec<Item>, Vec<Color>) {
        let Scale::Steps(steps) = scale else { return (Vec::new(), Vec::new()) };
        let thickness = self.props.gradient_thickness().unwrap_or(16.0);
        let starts: Vec<f64> = entries
            .iter()
            .enumerate()
            .map(|(index, entry)| if index == 0 { 0.0 } else { scale.label_fraction(entry.value.to_number()) })
            .collect();
        // The first step has no start: its colour is that of what lies below all others.
        let color = |index: usize, entry: &LegendEntry| {
            let output = match &entry.value {
                Value::Number(number) if number.is_finite() => steps.apply(*number),
                _ => steps.range().get(index % steps.range().len().max(1)),
            };
            output.and_then(crate::scale::Output::color)
        };
        let mut items = Vec::new();
        let mut colors = Vec::new();
        for (index, (&start, entry)) in starts.iter().zip(entries).enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(1.0);
            let Some(color) = color(index, entry) else { continue };
            colors.push(color);
            let rect = if self.horizontal {
                Rect::new(start * length, 0.0, (end - start) * length, thickness)
            } else {
                Rect::new(0.0, (1.0 - end) * length, thickness, (end - start) * length)
            };
            items.push(Item {
                geometry: Geometry::Rect(Box { rect, corners: [0.0; 4] }),
                style: Style {
                    fill: Some(Paint::Color(color)),
                    fill_opacity: self.props.gradient_opacity().unwrap_or(1.0),
                    ..Style::default()
                },
                datum: None,
            });
        }
        let labels: Vec<(f64, &LegendEntry)> = starts.into_iter().zip(entries).collect();
        items.extend(self.ramp_labels(&labels, length, thickness));
        (items, colors)
    }

    fn ramp_labels(&self, labels: &[(f64, &LegendEntry)], length: f64, thickness: f64) -> Vec<Item> {
        let out = thickness + self.props.label_offset().filter(|_| self.look.room.is_some()).unwrap_or(2.0);
        let mut texts = Vec::new();
        for (share, entry) in labels {
            if !share.is_finite() {
                continue;
            }
            let limit = if self.horizontal { length } else { 100.0_f64.max(self.props.label_limit().unwrap_or(0.0)) };
            let line = cut(&entry.label, limit, &self.letters.font, self.look.text);
            let text = if self.horizontal {
                let align = end_or_middle(*share, Align::Left, Align::Center, Align::Right);
                self.letters.item(Point::new(share * length, out), vec![line], align, Baseline::Top, 0.0)
            } else {
                let baseline = end_or_middle(*share, Baseline::Bottom, Baseline::Middle, Baseline::Top);
                self.letters.item(Point::new(out, (1.0 - share) * length), vec![line], Align::Left, baseline, 0.0)
            };
            texts.push(text);
        }
        let boxes: Vec<Option<Rect>> = texts.iter().map(|text| bounds(text, self.look.text)).collect();
        let method = self.props.label_overlap().unwrap_or(LabelOverlap::Parity);
        let hidden = overlap::hide(&boxes, method, 0.0);
        texts.into_iter().zip(hidden).filter(|(_, hidden)| !hidden).map(|(text, _)| text).gather()
    }

    /// Adds the title and moves the entries out of its way.
    fn put_title(&self, title: &Rc<str>, entries: Rect, items: &mut Vec<Item>) {
        let props = self.props;
        let wish = Wish {
            color: props.title_color(),
            font: props.title_font(),
            size: props.title_font_size(),
            weight: props.title_font_weight(),
            ..Wish::default()
        };
        let letters = lettering(&wish, "guide-title", self.look.config);
        let limit = props.title_limit().unwrap_or(180.0);
        let lines = if self.look.room.is_some() {
            wrap_evenly(title, limit.min(self.room), 2, &letters.font, self.look.text)
        } else {
            title.split('\n').map(|line| cut(line, limit, &letters.font, self.look.text)).gather()
        };
        let (width, height) = (letters.width(&lines, self.look.text), letters.height(lines.len()));
        let padding = props.title_padding().unwrap_or(5.0);
        let beside = props.title_orient() == Some(Orient::Left) && entries.right() + width + padding <= self.room;
        let moved = if beside { Point::new(width + padding, 0.0) } else { Point::new(0.0, height + padding) };
        items.iter_mut().for_each(|item| shift(item, moved));
        let (x, align) = match props.title_anchor() {
            Some(Anchor::Middle) if !beside => (entries.right() / 2.0, Align::Center),
            Some(Anchor::End) if !beside => (entries.right(), Align::Right),
            _ => (0.0, Align::Left),
        };
        // Beside the entries the title shares the middle of the first row.
        let y = if beside { (letters.font.size.max(self.letters.font.size) - letters.font.size) / 2.0 } else { 0.0 };
        let item = if beside {
            let middle = first_row(items, self.look).unwrap_or(y + letters.font.size / 2.0);
            letters.item(Point::new(x, middle), lines, align, Baseline::Middle, 0.0)
        } else {
            letters.item(Point::new(x, y), lines, align, Baseline::Top, 0.0)
        };
        items.push(item);
    }
}

/// The middle of the first symbol or of the ramp.
fn first_row(items: &[Item], look: Look<'_>) -> Option<f64> {
    items.first().and_then(|item| bounds(item, look.text)).map(|shape| shape.center().y)
}

fn end_or_middle<T>(share: f64, low: T, middle: T, high: T) -> T {
    if share <= 0.0 {
        low
    } else if share >= 1.0 {
        high
    } else {
        middle
    }
}

/// The colours of a ramp at round values and at both ends.
fn stops(scale: &Scale) -> Vec<(f64, Color)> {
    let Scale::Continuous(scale) = scale else { return Vec::new() };
    let (low, high) = scale.bounds();
    if scale.known == 1 {
        return [0.0, 1.0].into_iter().filter_map(|share| Some((share, scale.color(low)?))).gather();
    }
    if low == high {
        // One value has the colour of the middle, of the same ramp.
        let ramp = scale.with_domain(vec![0.0, 1.0]);
        let at = |share: f64| Some((share, ramp.as_ref()?.color(share)?));
        return [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().filter_map(at).gather();
    }
    let mut values = scale.ticks(TickCount::Count(15.0));
    if values.first() != Some(&low) {
        values.insert(0, low);
    }
    if values.last() != Some(&high) {
        values.push(high);
    }
    values.into_iter().filter_map(|value| Some((scale.fraction(value), scale.color(value)?))).gather()
}

/// Entries in columns of one width: row by row, or column by column where they run down.
fn grid(placed: Vec<Placed>, columns: usize, by_rows: bool, across: f64, down: f64) -> Vec<Item> {
    let rows = placed.len().div_ceil(columns.max(1)).max(1);
    let cell = |index: usize| if by_rows { (index / columns, index % columns) } else { (index % rows, index / rows) };
    let mut widths = vec![0.0_f64; columns];
    let mut heights = vec![0.0_f64; rows];
    for (index, entry) in placed.iter().enumerate() {
        let (row, column) = cell(index);
        if let (Some(width), Some(height)) = (widths.get_mut(column), heights.get_mut(row)) {
            *width = width.max(entry.size.width.ceil());
            *height = height.max(entry.size.height.ceil());
        }
    }
    let mut items = Vec::new();
    for (index, entry) in placed.into_iter().enumerate() {
        let (row, column) = cell(index);
        let x: f64 = widths.iter().take(column).map(|width| width + across).sum();
        let y: f64 = heights.iter().take(row).map(|height| height + down).sum();
        let middle = (heights.get(row).copied().unwrap_or(0.0) - entry.size.height) / 2.0;
        for mut item in entry.items {
            shift(&mut item, Point::new(x, y + middle));
            items.push(item);
        }
    }
    items
}

/// Entries one after the other, in as many rows as they need.
fn flow(placed: Vec<Placed>, room: f64, across: f64, down: f64) -> Vec<Item> {
    let mut items = Vec::new();
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f64);
    for entry in placed {
        if x > 0.0 && x + entry.size.width > room {
            x = 0.0;
            y += row + down;
            row = 0.0;
        }
        for mut item in entry.items {
            shift(&mut item, Point::new(x, y));
            items.push(item);
        }
        x += entry.size.width + across;
        row = row.max(entry.size.height);
    }
    items
}
