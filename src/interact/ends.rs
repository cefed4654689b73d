//! Intervals by two taps: for readers who can point but not drag.
//!
//! It begins when it is asked for. The first tap is one end, the second the other; the rectangle between them is chosen as if
//! it had been dragged. Data that are activated, by keys or by assistive technology, are ends as well.

use super::drag::LEAST;
use super::{Effect, State, TargetId, Targets, Wanted, choose, reach};
use crate::compile::View;
use crate::geometry::{Point, Rect};
use crate::spec::{Channel, Selection};

/// A tap this near to a datum means the datum, in CSS pixels.
const NEAR: f64 = 8.0;

/// What a reader who chooses an interval by two taps has said so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ends {
    /// Neither end.
    Neither,
    /// One end, and the plot that it lies in.
    One(Point, Rect),
}

/// Begins, or stops where it had begun.
pub(super) fn ask(state: &mut State, view: &View, effects: &mut Vec<Effect>) {
    if state.ends.is_some() {
        stop(state, view, effects);
    } else if reach::can_brush(view) {
        state.pinned = None;
        state.ends = Some(Ends::Neither);
        effects.push(Effect::Want(Some(Wanted::OneEnd)));
    }
}

/// Stops without choosing; what was chosen before stays. Whether it had begun.
pub(super) fn stop(state: &mut State, view: &View, effects: &mut Vec<Effect>) -> bool {
    let begun = state.ends.take().is_some();
    if begun {
        let known = reach::brushes(view).next();
        let area = known.and_then(|(param, one)| choose::area_of(one, &choose::current(state, param), view));
        effects.extend([Effect::Brush(area), Effect::Want(None)]);
    }
    begun
}

/// Shows what a tap at a point would choose; whether there is an end already.
pub(super) fn preview(state: &State, view: &View, at: Point, effects: &mut Vec<Effect>) -> bool {
    let Some(Ends::One(first, plot)) = state.ends else { return false };
    let known = reach::brushes(view).next();
    effects.extend(known.map(|(_, one)| Effect::Brush(between(one, plot, first, at))));
    true
}

/// Takes a datum as an end; whether one was wanted.
pub(super) fn activate(state: &mut State, targets: &Targets, id: TargetId, effects: &mut Vec<Effect>) -> bool {
    state.ends.is_some() && targets.get(id).is_some_and(|target| tap(state, targets, target.at, effects))
}

/// Takes a point as an end; whether one was wanted.
pub(super) fn tap(state: &mut State, targets: &Targets, at: Point, effects: &mut Vec<Effect>) -> bool {
    let Some(ends) = state.ends else { return false };
    let view = targets.view();
    let Some((param, selection)) = reach::brushes(view).next() else {
        state.ends = None;
        return false;
    };
    // A point beside all plots is no end of anything.
    let Some(plot) = view.scene.plots.iter().map(|plot| plot.area).find(|area| area.expand(1.0).contains(at)) else {
        return true;
    };
    let meant = targets.at(at).and_then(|id| targets.get(id)).map(|target| target.at);
    let at = meant.filter(|meant| (meant.x - at.x).hypot(meant.y - at.y) <= NEAR).unwrap_or(at);
    let first = match ends {
        Ends::One(first, known) if known == plot => first,
        // Another plot, or one that was laid out anew meanwhile.
        Ends::One(..) | Ends::Neither => {
            state.ends = Some(Ends::One(at, plot));
            effects.extend([Effect::Brush(between(selection, plot, at, at)), Effect::Want(Some(Wanted::OtherEnd))]);
            return true;
        }
    };
    // The second click of a double click is no end.
    if (at.x - first.x).hypot(at.y - first.y) < LEAST {
        return true;
    }
    let Some(area) = between(selection, plot, first, at) else { return true };
    state.ends = None;
    state.hovered = None;
    let chosen = choose::interval(selection, view, area, plot);
    // Bands are chosen whole.
    let whole = choose::area_of(selection, &chosen, view).unwrap_or(area).expand(0.5);
    let inside = targets.all().iter().filter(|target| whole.contains(target.at)).count();
    state.choose(&param.name, chosen);
    effects.extend([
        Effect::Brush(Some(area)),
        Effect::Recompile,
        Effect::SelectRows,
        Effect::Want(None),
        Effect::AnnounceChosen(inside),
    ]);
    true
}

/// The rectangle between two points, with what lies at its edges; as long as the plot where nothing is chosen along it.
fn between(selection: &Selection, plot: Rect, a: Point, b: Point) -> Option<Rect> {
    let area = Rect::from_corners(a, b).expand(LEAST / 2.0);
    let along = |channel: Channel| selection.projections.iter().any(|one| one.channel == Some(channel));
    let (x, width) = if along(Channel::X) { (area.x, area.width) } else { (plot.x, plot.width) };
    let (y, height) = if along(Channel::Y) { (area.y, area.height) } else { (plot.y, plot.height) };
    Rect::new(x, y, width, height).intersection(plot)
}
