//! `gauge`: a value on a half dial. The dial runs over the domain of `theta`'s scale, from 0 to 100 for shares and otherwise to a round
//! number above value and target; `theta2` is the target.

use std::f64::consts::FRAC_PI_2;
use std::rc::Rc;

use super::{Subject, figure, wording};
use crate::color::Paint;
use crate::compile::guide::{Look, Wish, figure_text, lettering, style_color};
use crate::geometry::{Point, Rect};
use crate::number;
use crate::scale::ticks::nice;
use crate::scene::{Arc, Geometry, Item, Mark, Role, Rule, Stroke, Style};
use crate::spec::{Channel, DomainDef};
use crate::text::{Align, Baseline};

/// Dials, targets, then words.
pub(super) fn marks(subject: &Subject<'_>, look: Look<'_>) -> Vec<Mark> {
    let count = subject.rows().len();
    let Some(def) = subject.value_channel().filter(|_| count > 0) else { return Vec::new() };
    let columns = count.min((subject.plot.width / 140.0).floor().max(1.0) as usize);
    let lines = count.div_ceil(columns);
    let (width, height) = (subject.plot.width / columns as f64, subject.plot.height / lines as f64);
    let (mut dials, mut targets, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for row in subject.rows() {
        let Some(value) = subject.number(def, row) else { continue };
        let target = subject.channel(Channel::Theta2).and_then(|def| subject.number(def, row));
        let cell = Rect::new(
            (row % columns) as f64 * width,
            (row / columns) as f64 * height,
            (width - 8.0).max(1.0),
            (height - 8.0).max(1.0),
        );
        let dial = Dial::new(subject, row, value, target, cell, look);
        dials.extend(dial.arcs(subject, row, value, look));
        targets.extend(target.map(|target| dial.target(target, look)));
        texts.extend(dial.texts(subject, row, target, look));
    }
    vec![
        Mark { role: Role::Arc, clip: false, items: dials },
        Mark { role: Role::Rule, clip: false, items: targets },
        Mark { role: Role::Text, clip: false, items: texts },
    ]
}

struct Dial {
    cell: Rect,
    center: Point,
    outer: f64,
    inner: f64,
    low: f64,
    high: f64,
}

impl Dial {
    fn new(subject: &Subject<'_>, row: usize, value: f64, target: Option<f64>, cell: Rect, look: Look<'_>) -> Self {
        let label = lettering(&Wish::default(), "figure-label", look.config);
        let words = label.line_height * 2.0 + 16.0;
        // Room above for the target's label, below for the ends of the dial and the name.
        let outer = (cell.width / 2.0 - 4.0).min(cell.height - words - label.line_height).max(8.0);
        let (low, high) = domain(subject, row, value, target);
        Self {
            cell,
            center: Point::new(cell.center().x, cell.y + label.line_height + 2.0 + outer),
            outer,
            inner: outer * 0.74,
            low,
            high,
        }
    }

    /// The angle of a number, at the ends for what is beyond.
    fn angle(&self, number: f64) -> f64 {
        let share = ((number - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        -FRAC_PI_2 + share * 2.0 * FRAC_PI_2
    }

    fn arcs(&self, subject: &Subject<'_>, row: usize, value: f64, look: Look<'_>) -> [Item; 2] {
        let arc = |start: f64, end: f64, paint: Paint| Item {
            geometry: Geometry::Arc(Arc {
                center: self.center,
                start,
                end,
                inner: self.inner,
                outer: self.outer,
                pad: 0.0,
                corner: 0.0,
            }),
            style: Style { fill: Some(paint), fill_opacity: 1.0, ..Style::default() },
            datum: None,
        };
        let rest = Paint::Color(style_color("guide-rest", look.config));
        let track = arc(-FRAC_PI_2, FRAC_PI_2, rest);
        let zero = self.angle(number::within(0.0, self.low, self.high));
        let at = self.angle(value);
        let mut filled = arc(zero.min(at), zero.max(at), subject.paint(row));
        filled.datum = Some((subject.datum)(row));
        [track, filled]
    }

    /// A point at an angle from twelve o'clock.
    fn point(&self, angle: f64, radius: f64) -> Point {
        Point::new(self.center.x + radius * angle.sin(), self.center.y - radius * angle.cos())
    }

    fn target(&self, target: f64, look: Look<'_>) -> Item {
        let angle = self.angle(target);
        let color = lettering(&Wish::default(), "figure-value", look.config).color;
        Item {
            geometry: Geometry::Rule(Rule {
                from: self.point(angle, self.inner - 3.0),
                to: self.point(angle, self.outer + 5.0),
            }),
            style: Style {
                stroke: Some(Stroke { paint: Paint::Color(color), width: 2.0, dash: Rc::from([]), dash_offset: 0.0 }),
                stroke_opacity: 1.0,
                ..Style::default()
            },
            datum: None,
        }
    }

    fn texts(&self, subject: &Subject<'_>, row: usize, target: Option<f64>, look: Look<'_>) -> Vec<Item> {
        let props = subject.props();
        let note = lettering(&Wish::default(), "figure-note", look.config);
        let label = lettering(&Wish::default(), "figure-label", look.config);
        let value = lettering(
            &Wish { size: props.font_size().or(Some((self.inner * 0.5).clamp(16.0, 40.0))), ..Wish::default() },
            "figure-value",
            look.config,
        );
        let mut items = Vec::new();
        if let Some(def) = subject.value_channel() {
            let text = match subject.channel(Channel::Text) {
                Some(text) => wording::value(subject, text, row, look),
                None => wording::value(subject, def, row, look),
            };
            let unit = props.unit().and_then(|unit| wording::fill(unit, subject, row, look));
            let mut runs = Vec::new();
            let room = Rect::new(0.0, 0.0, self.inner * 1.7, self.inner);
            figure::number(&text, unit.as_deref(), &value, room, 0.0, &mut runs, look);
            // The runs were set from the left: the whole is moved to the middle, its base line to that of the dial.
            let boxes = runs.iter().filter_map(|item| crate::compile::guide::bounds(item, look.text));
            let all = boxes.reduce(Rect::union).unwrap_or_default();
            let base = runs.iter().find_map(|item| match &item.geometry {
                Geometry::Text(text) => Some(text.at.y),
                _ => None,
            });
            let by = Point::new(self.center.x - all.center().x, self.center.y - base.unwrap_or(0.0));
            runs.iter_mut().for_each(|item| crate::compile::guide::shift(item, by));
            items.extend(runs);
        }
        let unit = subject.rows.value(row, "unit");
        let unit = if unit.is_nothing() { Rc::from("") } else { unit.to_text() };
        let ends = self.center.y + 6.0;
        let middle = (self.inner + self.outer) / 2.0;
        for (number, x) in [(self.low, self.center.x - middle), (self.high, self.center.x + middle)] {
            let text = Rc::from(figure_text(number, &unit, look.locale));
            items.push(note.item(Point::new(x, ends), vec![text], Align::Center, Baseline::Top, 0.0));
        }
        if let Some(target) = target {
            let words = [
                look.locale.words().status_target,
                look.locale.words().colon,
                &figure_text(target, &unit, look.locale),
            ];
            let text: Rc<str> = Rc::from(words.concat());
            let width = look.text.width(&text, &note.font);
            let at = self.point(self.angle(target), self.outer + 8.0);
            let most = self.cell.right() - width / 2.0;
            let x = at.x.min(most).max(self.cell.x + width / 2.0);
            items.push(note.item(Point::new(x, at.y), vec![text], Align::Center, Baseline::Bottom, 0.0));
        }
        let name = wording::fill(props.label().unwrap_or("{label}"), subject, row, look);
        let caption = props.caption().and_then(|caption| wording::fill(caption, subject, row, look));
        let mut y = ends + note.line_height + 4.0;
        for (text, letters) in [(name, &label), (caption, &note)] {
            let Some(text) = text else { continue };
            let lines = crate::compile::guide::wrap_evenly(&text, self.cell.width, 2, &letters.font, look.text);
            let height = letters.height(lines.len());
            items.push(letters.item(Point::new(self.center.x, y), lines, Align::Center, Baseline::Top, 0.0));
            y += height + 4.0;
        }
        items
    }
}

/// The ends of the dial.
fn domain(subject: &Subject<'_>, row: usize, value: f64, target: Option<f64>) -> (f64, f64) {
    let scale = subject.channel(Channel::Theta).and_then(|def| def.scale.on());
    if let Some(DomainDef::Values(values)) = scale.and_then(|scale| scale.domain.as_ref())
        && let [low, .., high] = &values[..]
    {
        let (low, high) = (low.to_number(), high.to_number());
        if low.is_finite() && high.is_finite() && low < high {
            return (low, high);
        }
    }
    let largest = target.map_or(value, |target| target.max(value));
    let smallest = target.map_or(value, |target| target.min(value)).min(0.0);
    let percent = *subject.rows.value(row, "unit").to_text() == *"%";
    if percent && smallest >= 0.0 && largest <= 100.0 {
        return (0.0, 100.0);
    }
    let (low, high) = nice(smallest, largest.max(smallest + 1e-9), 4.0);
    if low < high { (low, high) } else { (low, low + 1.0) }
}
