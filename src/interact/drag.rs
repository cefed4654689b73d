//! Drags: what a pressed pointer that moves does.

use super::state::{Drag, DragKind};
use super::{Effect, Held, State, Targets, choose, zoom};
use crate::compile::View;
use crate::geometry::{Point, Rect};
use crate::spec::{Binding, Chosen, Param};

/// A shorter way is a click, in CSS pixels.
pub(super) const LEAST: f64 = 4.0;

/// A button was pressed down.
pub(super) fn begin(state: &mut State, targets: &Targets, at: Point, held: Held) {
    let view = targets.view();
    state.dragged = false;
    let Some(plot) = view.scene.plots.iter().position(|plot| plot.area.contains(at)) else { return };
    let kind = match brushed(view, held) {
        Some((param, known)) => {
            let moves = known.selection().is_some_and(|selection| selection.translate);
            DragKind::Brush(param, choose::area(known, view).filter(|area| moves && area.contains(at)))
        }
        None if zoom::zoomable(view).is_empty() => return,
        None if held.shift => DragKind::Zoom,
        None => DragKind::Pan(state.overlay.clone()),
    };
    state.drag = Some(Drag { kind, plot, from: at, to: at });
}

/// The parameter that a drag chooses an interval of.
fn brushed(view: &View, held: Held) -> Option<(usize, &Param)> {
    view.params.iter().enumerate().find(|(_, param)| {
        let brushes = param.selection().filter(|one| one.interval && one.bind != Binding::Scales);
        brushes.is_some_and(|one| one.shift.is_none_or(|shift| shift == held.shift))
    })
}

/// The pointer moved while the button is down.
pub(super) fn go(state: &mut State, targets: &Targets, to: Point, effects: &mut Vec<Effect>) {
    let Some(mut drag) = state.drag.take() else { return };
    let view = targets.view();
    drag.to = to;
    let far = (to.x - drag.from.x).hypot(to.y - drag.from.y) >= LEAST;
    state.dragged |= far;
    if state.dragged {
        state.hovered = None;
        state.pinned = None;
        match &drag.kind {
            DragKind::Pan(before) => {
                let now = std::mem::replace(&mut state.overlay, before.clone());
                zoom::moved(state, view, Point::new(to.x - drag.from.x, to.y - drag.from.y));
                if state.overlay != now {
                    effects.push(Effect::Recompile);
                }
            }
            DragKind::Zoom => effects.push(Effect::Brush(rectangle(&drag, view))),
            DragKind::Brush(param, _) => {
                if let (Some(param), Some(area)) = (view.params.get(*param), rectangle(&drag, view)) {
                    let plot = plot_of(&drag, view);
                    if let Some(selection) = param.selection() {
                        state.choose(&param.name, choose::interval(selection, view, area, plot));
                        effects.extend([Effect::Brush(Some(area)), Effect::Recompile]);
                    }
                }
            }
        }
    }
    state.drag = Some(drag);
}

/// The button was let go.
pub(super) fn end(state: &mut State, targets: &Targets, effects: &mut Vec<Effect>) {
    let Some(drag) = state.drag.take() else { return };
    let view = targets.view();
    match &drag.kind {
        DragKind::Zoom => {
            effects.push(Effect::Brush(None));
            let area = rectangle(&drag, view).filter(|_| state.dragged);
            if area.is_some_and(|area| zoom::into(state, view, area, plot_of(&drag, view))) {
                effects.push(Effect::Recompile);
            }
        }
        // A click clears the interval.
        DragKind::Brush(param, _) if !state.dragged => {
            if let Some(param) = view.params.get(*param)
                && state.ends.is_none()
                && choose::current(state, param) != Chosen::Nothing
            {
                state.choose(&param.name, Chosen::Nothing);
                effects.extend([Effect::Brush(None), Effect::Recompile]);
            }
        }
        DragKind::Brush(..) => {
            effects.push(Effect::SelectRows);
            // Who drags does not tap.
            effects.extend(state.ends.take().map(|_| Effect::Want(None)));
        }
        DragKind::Pan(_) => {}
    }
}

/// The browser took the pointer away: what was not finished is as before.
pub(super) fn cancel(state: &mut State, effects: &mut Vec<Effect>) {
    state.dragged = false;
    match state.drag.take().map(|drag| drag.kind) {
        Some(DragKind::Pan(before)) if before != state.overlay => {
            state.overlay = before;
            effects.push(Effect::Recompile);
        }
        Some(DragKind::Zoom) => effects.push(Effect::Brush(None)),
        Some(DragKind::Pan(_) | DragKind::Brush(..)) | None => {}
    }
}

fn plot_of(drag: &Drag, view: &View) -> Rect {
    view.scene.plots.get(drag.plot).map(|plot| plot.area).unwrap_or_default()
}

/// The rectangle of a drag inside its plot; one that is moved keeps its size.
fn rectangle(drag: &Drag, view: &View) -> Option<Rect> {
    let plot = plot_of(drag, view);
    if let DragKind::Brush(_, Some(area)) = &drag.kind {
        let within = |at: f64, low: f64, high: f64| at.min(high).max(low);
        let x = within(area.x + drag.to.x - drag.from.x, plot.x, plot.right() - area.width);
        let y = within(area.y + drag.to.y - drag.from.y, plot.y, plot.bottom() - area.height);
        return Some(Rect::new(x, y, area.width, area.height));
    }
    Rect::from_corners(drag.from, drag.to).intersection(plot)
}
