//! What a reader sees of a chart beside its picture: details, entries of legends, controls, what stands out.

use std::rc::Rc;

use super::Chart;
use crate::accessibility::{self, Detail};
use crate::color::{Color, Paint};
use crate::data::Gather;
use crate::geometry::Rect;
use crate::interact::{self, Crosshair, Emphasis, Entry, EntryId, TargetId};
use crate::scene::{Item, Keyed, Mark, Scene};
use crate::spec::{Binding, Chosen, Control, Param, ParamKind, Rectangle};
use crate::text::MeasureText;

/// How opaque is what does not stand out.
const PALE: f64 = 0.25;
/// Not more series than this are listed at one place.
const MOST_SERIES: usize = 12;

impl Chart {
    /// What is to be read about a target.
    pub fn detail(&mut self, id: TargetId) -> Option<Detail> {
        let targets = self.targets();
        Some(accessibility::detail(targets.view(), targets.get(id)?, self.locale))
    }

    /// What is to be read about a target, with the values of the other series at its place.
    pub fn detail_at(&mut self, id: TargetId) -> Option<Detail> {
        let mut detail = self.detail(id)?;
        let others = self.crosshair(id).map(|found| found.targets).unwrap_or_default();
        if others.len() < 2 {
            return Some(detail);
        }
        for other in others.into_iter().filter(|other| *other != id).take(MOST_SERIES) {
            let series = self.series(other);
            let Some(other) = self.detail(other) else { continue };
            let line = match (other.value.is_empty(), series) {
                (true, series) => {
                    let series = series.unwrap_or_default();
                    // What both have in common is said already.
                    let own = other.lines.iter().filter(|line| !detail.lines.contains(line) && line.1 != series);
                    let own: Vec<&str> = own.map(|(_, text)| &**text).collect();
                    let value = if own.is_empty() { other.heading } else { own.join(" ").into() };
                    (series, value)
                }
                (false, None) => (other.heading, other.value),
                (false, Some(series)) => (series, other.value),
            };
            if !detail.lines.contains(&line) {
                detail.lines.push(line);
            }
        }
        Some(detail)
    }

    /// The legend's label for the series of a target, told by its colour.
    fn series(&mut self, id: TargetId) -> Option<Rc<str>> {
        let targets = self.targets();
        let (target, view) = (targets.get(id)?, targets.view());
        let item = view.scene.plots.get(target.plot)?.marks.get(target.mark)?.items.get(target.item)?;
        let of = |color| item_has(item, color);
        interact::entries(view).into_iter().find(|entry| entry.color(view).is_some_and(of)).map(|entry| entry.label)
    }

    /// The picture with what its items are known by in other pictures.
    pub fn keyed(&self) -> Keyed {
        let view = self.view();
        let key = |item: &Item| {
            let row = *item.datum.as_ref()?.rows.first()?;
            interact::row_key(view, row)
        };
        let marks = |marks: &[Mark]| marks.iter().map(|mark| mark.items.iter().map(key).collect()).collect();
        let keys = view.scene.plots.iter().map(|plot| marks(&plot.marks)).collect();
        Keyed::new(view.scene.clone(), keys)
    }

    /// A line through a target's place, with all series there.
    pub fn crosshair(&mut self, id: TargetId) -> Option<Crosshair> {
        self.targets().crosshair(id)
    }

    /// The entries of legends that can be pressed, with where they are and whether they are on.
    pub fn entries(&self, measure: &dyn MeasureText) -> Vec<(Rect, Rc<str>, bool)> {
        let view = self.view();
        let of = |entry: Entry| {
            let on = interact::is_on(&self.state, view, &entry);
            (entry.area(view, measure), entry.label, on)
        };
        interact::entries(view).into_iter().map(of).gather()
    }

    /// The parameters with controls: their numbers, and for each control its number with what it is set to.
    pub fn controls(&self) -> Vec<(usize, usize, Control, crate::data::Value)> {
        let mut found = Vec::new();
        for (number, param) in self.view().params.iter().enumerate() {
            match &param.kind {
                ParamKind::Variable(Some(control)) => found.push((number, 0, control.clone(), param.value())),
                ParamKind::Variable(None) => {}
                ParamKind::Selection(selection) => {
                    if let Binding::Controls(controls) = &selection.bind {
                        let controls = controls.iter().enumerate();
                        found.extend(
                            controls.map(|(at, control)| (number, at, control.clone(), chosen_value(param, at))),
                        );
                    }
                }
            }
        }
        found
    }

    /// Whether the reader can look closer, and whether that has been done.
    pub fn zoom(&self) -> (bool, bool) {
        (interact::can_zoom(self.view()), self.state.is_zoomed())
    }

    /// Where a chosen interval lies.
    pub fn brush(&self) -> Option<Rect> {
        interact::brush(self.view())
    }

    /// Whether a reader can choose an interval.
    pub fn can_brush(&self) -> bool {
        interact::can_brush(self.view())
    }

    /// What the rectangle of an interval looks like, where the definition says so.
    pub fn rectangle(&self) -> Option<Rectangle> {
        self.view.params.iter().filter_map(Param::selection).find_map(|selection| selection.mark.as_deref().cloned())
    }

    /// The names of a target's rows for the other charts of a group.
    pub fn keys(&mut self, id: TargetId) -> Vec<Rc<str>> {
        let targets = self.targets();
        targets.get(id).map(|target| interact::keys(targets.view(), target)).unwrap_or_default()
    }

    /// The picture in which something stands out; none where nothing does.
    pub fn emphasized(&mut self) -> Option<Scene> {
        match self.state.emphasis.clone() {
            Emphasis::None => None,
            Emphasis::Entry(id) => self.entry_emphasized(id),
            Emphasis::Rows(rows) => {
                let targets = self.targets();
                let view = targets.view();
                let mut kept: Vec<(usize, usize, usize)> = Vec::new();
                for target in targets.all() {
                    if interact::keys(view, target).iter().any(|key| rows.contains(key)) {
                        kept.push((target.plot, target.mark, target.item));
                    }
                }
                kept.dedup();
                // Rows that this chart does not show change nothing.
                if kept.is_empty() {
                    return None;
                }
                let mut scene = view.scene.clone();
                for (plot, area) in scene.plots.iter_mut().enumerate() {
                    for (mark, content) in area.marks.iter_mut().enumerate() {
                        for (at, item) in content.items.iter_mut().enumerate() {
                            if item.datum.is_some() && !kept.contains(&(plot, mark, at)) {
                                pale(item);
                            }
                        }
                    }
                }
                Some(scene)
            }
        }
    }

    fn entry_emphasized(&self, id: EntryId) -> Option<Scene> {
        let view = self.view();
        let wanted = interact::entries(view).get(id as usize)?.color(view)?;
        let mut scene = view.scene.clone();
        for plot in &mut scene.plots {
            for mark in &mut plot.marks {
                mark.items.iter_mut().filter(|item| !item_has(item, wanted)).for_each(pale);
            }
        }
        Some(scene)
    }
}

/// Whether an item is painted in a colour.
fn item_has(item: &Item, wanted: Color) -> bool {
    let is = |paint: Option<&Paint>| matches!(paint, Some(Paint::Color(color)) if color.rgb == wanted.rgb);
    is(item.style.fill.as_ref()) || is(item.style.stroke.as_ref().map(|stroke| &stroke.paint))
}

fn pale(item: &mut Item) {
    item.style.fill_opacity *= PALE;
    item.style.stroke_opacity *= PALE;
}

/// What a control of a selection is set to.
fn chosen_value(param: &Param, at: usize) -> crate::data::Value {
    match &param.chosen {
        Chosen::Points(points) => points.first().and_then(|point| point.get(at)).cloned().unwrap_or_default(),
        _ => crate::data::Value::Missing,
    }
}
