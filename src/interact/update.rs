//! The one transition function.

use super::{Effect, Emphasis, Event, Held, Key, State, TargetId, Targets, choose, drag, ends, legend, reach, zoom};

/// How much closer one step of a key or a button looks.
const STEP: f64 = 0.8;

/// Changes the state as an event asks, and returns what the shell has to do.
#[inline(never)]
pub fn update(state: &mut State, targets: &Targets, event: Event) -> Vec<Effect> {
    let before = state.clone();
    let view = targets.view();
    let mut effects = Vec::new();
    let (follows, redrawn) = (matches!(event, Event::Pressed(_) | Event::Extended(_)), event == Event::Redrawn);
    match event {
        Event::PointerMoved(point) => {
            // What is dragged is not pointed at.
            let still = state.drag.is_none() || !state.dragged;
            if still && !ends::preview(state, view, point, &mut effects) {
                hover(state, targets, targets.at(point), &mut effects);
            }
        }
        Event::PointerLeft => hover(state, targets, None, &mut effects),
        Event::Tapped(..) if std::mem::take(&mut state.dragged) => {}
        Event::Tapped(point, _) if ends::tap(state, targets, point, &mut effects) => {}
        Event::Tapped(point, held) => tap(state, targets, targets.at(point), held, &mut effects),
        Event::TappedTwice(_) if state.ends.is_some() => {}
        Event::TappedTwice(point) => {
            let mut changed = choose::clear(state, view);
            if zoom::plot_at(view, point).is_some() && state.is_zoomed() {
                state.overlay.domains.clear();
                changed = true;
            }
            if changed {
                effects.extend([Effect::Brush(None), Effect::Recompile]);
            }
        }
        Event::Grabbed(point, held) => drag::begin(state, targets, point, held),
        Event::Dragged(point) => drag::go(state, targets, point, &mut effects),
        Event::Released => drag::end(state, targets, &mut effects),
        Event::Cancelled => drag::cancel(state, &mut effects),
        Event::Zoomed(point, factor) => {
            if factor > 0.0 && !choose::zoom_interval(state, view, point, factor, &mut effects) {
                effects.extend(zoom::around(state, view, point, factor).then_some(Effect::Recompile));
            }
        }
        Event::Panned(by) => {
            if zoom::moved(state, view, by) {
                effects.push(Effect::Recompile);
            }
        }
        Event::Pressed(key) => press(state, targets, key, &mut effects),
        Event::Extended(key) => {
            if !reach::extend(state, targets, key, &mut effects) {
                press(state, targets, key, &mut effects);
            }
        }
        Event::Reached(id) => {
            state.has_focus = true;
            state.dismissed &= state.focused == Some(id);
            state.focused = Some(id);
        }
        Event::Activated(id) => {
            state.focused = Some(id);
            activate(state, targets, id, &mut effects);
        }
        Event::FocusLost => {
            state.has_focus = false;
            state.pinned = None;
        }
        Event::Sounded(id) => {
            state.hovered = id;
            state.focused = id.or(state.focused);
        }
        Event::Linked(id) => {
            state.focused = Some(id);
            state.pinned = Some(id);
        }
        Event::EndsAsked => ends::ask(state, view, &mut effects),
        Event::EntryPressed(id, held) => legend::press(state, view, id, held, &mut effects),
        Event::EntryIsolated(id) => legend::isolate(state, view, id, &mut effects),
        Event::EntryPointed(id) => state.emphasis = id.map_or(Emphasis::None, Emphasis::Entry),
        Event::Set(param, at, value) => {
            if choose::set(state, view, param, at, value) {
                effects.push(Effect::Recompile);
            }
        }
        Event::Shared(rows) if rows.is_empty() => state.emphasis = Emphasis::None,
        Event::Shared(rows) => state.emphasis = Emphasis::Rows(rows),
        Event::Redrawn => keep_known(state, targets.len()),
    }
    changes(&before, state, follows, redrawn, &mut effects);
    effects
}

/// The pointer is on a target, or on none.
fn hover(state: &mut State, targets: &Targets, id: Option<TargetId>, effects: &mut Vec<Effect>) {
    if state.hovered != id {
        effects.push(Effect::Share(id));
        if choose::point(state, targets, id, Held::default(), true) {
            effects.push(Effect::Recompile);
        }
    }
    state.hovered = id;
}

/// A click or a tap on a target, or beside all.
fn tap(state: &mut State, targets: &Targets, found: Option<TargetId>, held: Held, effects: &mut Vec<Effect>) {
    state.hovered = found;
    // A second tap on the same target lets its tooltip go.
    state.pinned = found.filter(|_| found != state.pinned);
    if choose::point(state, targets, found, held, false) {
        effects.push(Effect::Recompile);
    }
    if let Some(id) = state.pinned {
        // The keyboard goes on from here.
        state.focused = Some(id);
        effects.extend([Effect::Select(id), Effect::Focus(id)]);
    }
}

/// What a key does.
fn press(state: &mut State, targets: &Targets, key: Key, effects: &mut Vec<Effect>) {
    let factor = match key {
        Key::ZoomIn => STEP,
        Key::ZoomOut => 1.0 / STEP,
        Key::Reset => f64::INFINITY,
        _ => 0.0,
    };
    if factor > 0.0 {
        let focused = state.focused.filter(|_| state.has_focus).and_then(|id| targets.get(id)).map(|target| target.at);
        let middle = targets.view().scene.plots.first().map(|plot| plot.area.center()).unwrap_or_default();
        let changed = if factor.is_finite() {
            zoom::around(state, targets.view(), focused.unwrap_or(middle), factor)
        } else {
            let zoomed = state.is_zoomed();
            state.overlay.domains.clear();
            zoomed
        };
        effects.extend(changed.then_some(Effect::Recompile));
        return;
    }
    let Some(last) = targets.len().checked_sub(1) else { return };
    let here = state.focused.unwrap_or(0).min(last);
    let to = match key {
        Key::Left => here.saturating_sub(1),
        Key::Right => (here + 1).min(last),
        Key::Up => targets.across(here, false),
        Key::Down => targets.across(here, true),
        Key::Home => 0,
        Key::End => last,
        Key::Enter => return activate(state, targets, here, effects),
        Key::ZoomIn | Key::ZoomOut | Key::Reset => return,
        Key::Escape => {
            if state.drag.is_some() {
                return drag::cancel(state, effects);
            }
            if ends::stop(state, targets.view(), effects) {
                return;
            }
            if state.shown().is_none() {
                if reach::let_go(state, targets.view(), effects) {
                    return;
                }
                effects.push(Effect::Leave);
            }
            state.pinned = None;
            state.hovered = None;
            state.dismissed = true;
            return;
        }
    };
    state.pinned = None;
    state.hovered = None;
    state.dismissed = false;
    state.focused = Some(to);
}

/// The first time the tooltip is held, the second time the source is opened.
fn activate(state: &mut State, targets: &Targets, id: TargetId, effects: &mut Vec<Effect>) {
    state.dismissed = false;
    if ends::activate(state, targets, id, effects) {
        return;
    }
    if state.pinned == Some(id) {
        effects.push(Effect::OpenSource(id));
    } else {
        state.pinned = Some(id);
        effects.extend([Effect::Select(id), Effect::AnnounceDetails]);
        if choose::point(state, targets, Some(id), Held::default(), false) {
            effects.push(Effect::Recompile);
        }
    }
}

/// Forgets targets that the picture does not have.
fn keep_known(state: &mut State, count: TargetId) {
    for id in [&mut state.hovered, &mut state.focused, &mut state.pinned] {
        *id = id.filter(|id| *id < count);
    }
}

/// The effects that follow from the difference of two states.
fn changes(before: &State, after: &State, follows: bool, redrawn: bool, effects: &mut Vec<Effect>) {
    if let Some(id) = after
        .focused
        .filter(|_| after.has_focus && (follows || redrawn) && (redrawn || before.focused != after.focused))
    {
        effects.push(Effect::Focus(id));
    }
    if before.hovered != after.hovered || redrawn {
        effects.push(Effect::Highlight(after.hovered));
    }
    if before.emphasis != after.emphasis {
        effects.push(Effect::Repaint);
    }
    if before.shown() != after.shown() || redrawn {
        effects.push(after.shown().map_or(Effect::HideTooltip, Effect::ShowTooltip));
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::compile::View;
    use crate::geometry::{Point, Rect, Size};
    use crate::scene::{Box, Datum, Geometry, Item, Mark, Plot, Role, RowId, Scene, Style};

    /// Three bars of 20 by 80 pixels, 30 apart, in a plot whose corner is at 10, 10.
    fn bars() -> Targets {
        let bar = |row: u32| Item {
            geometry: Geometry::Rect(Box { rect: Rect::new(30.0 * f64::from(row), 0.0, 20.0, 80.0), ..Box::default() }),
            style: Style::default(),
            datum: Some(Rc::new(Datum { rows: vec![RowId { layer: 0, row }], ..Datum::default() })),
        };
        let mark = Mark { role: Role::Rect, clip: false, items: (0..3).map(bar).collect() };
        let plot = Plot { area: Rect::new(10.0, 10.0, 100.0, 80.0), marks: vec![mark], ..Plot::default() };
        let scene = Scene { size: Size::new(120.0, 100.0), plots: vec![plot], ..Scene::default() };
        Targets::of(Rc::new(View { scene, ..View::default() }))
    }

    #[track_caller]
    fn check(events: &[Event], expected: &str) {
        let targets = bars();
        let mut state = State::default();
        let lines: Vec<String> =
            events.iter().map(|event| format!("{:?}", update(&mut state, &targets, event.clone()))).collect();
        assert_eq!(lines.join("\n"), expected);
    }

    fn at(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn hovering_shows_the_bar_under_the_pointer_once() {
        check(
            &[Event::PointerMoved(at(15.0, 50.0)), Event::PointerMoved(at(16.0, 51.0)), Event::PointerLeft],
            "[Share(Some(0)), Highlight(Some(0)), ShowTooltip(0)]\n[]\n[Share(None), Highlight(None), HideTooltip]",
        );
    }

    #[test]
    fn beside_a_bar_the_nearest_is_meant() {
        check(&[Event::PointerMoved(at(38.0, 50.0))], "[Share(Some(1)), Highlight(Some(1)), ShowTooltip(1)]");
    }

    #[test]
    fn a_tap_pins_and_selects_and_a_second_lets_go() {
        check(
            &[
                Event::Tapped(at(45.0, 20.0), Held::default()),
                Event::PointerLeft,
                Event::Tapped(at(45.0, 20.0), Held::default()),
                Event::PointerLeft,
            ],
            "[Select(1), Focus(1), Highlight(Some(1)), ShowTooltip(1)]\n[Share(None), Highlight(None)]\n[Highlight(Some(1))]\n[Share(None), Highlight(None), HideTooltip]",
        );
    }

    #[test]
    fn arrow_keys_walk_and_stop_at_the_ends() {
        check(
            &[Event::Reached(0), Event::Pressed(Key::Left), Event::Pressed(Key::End), Event::Pressed(Key::Right)],
            "[ShowTooltip(0)]\n[]\n[Focus(2), ShowTooltip(2)]\n[]",
        );
    }

    #[test]
    fn in_a_single_series_up_and_down_walk_too() {
        check(
            &[Event::Reached(0), Event::Pressed(Key::Down), Event::Pressed(Key::Up), Event::Pressed(Key::Up)],
            "[ShowTooltip(0)]\n[Focus(1), ShowTooltip(1)]\n[Focus(0), ShowTooltip(0)]\n[]",
        );
    }

    #[test]
    fn up_and_down_change_the_series_at_the_nearest_place() {
        let line = |row: u32, places: &[f64]| Item {
            geometry: Geometry::Line(crate::scene::Line {
                points: places.iter().map(|&x| Some(Point::new(x, 10.0 * f64::from(row)))).collect(),
                interpolate: crate::geometry::Interpolate::Linear,
                tension: None,
            }),
            style: Style::default(),
            datum: Some(Rc::new(Datum {
                rows: (0..places.len() as u32).map(|at| RowId { layer: 0, row: 10 * row + at }).collect(),
                ..Datum::default()
            })),
        };
        let lines = vec![line(0, &[0.0, 10.0, 20.0, 30.0]), line(1, &[11.0, 29.0])];
        let mark = Mark { role: Role::Line, clip: false, items: lines };
        let plot = Plot { area: Rect::new(0.0, 0.0, 100.0, 80.0), marks: vec![mark], ..Plot::default() };
        let scene = Scene { size: Size::new(100.0, 80.0), plots: vec![plot], ..Scene::default() };
        let targets = Targets::of(Rc::new(View { scene, ..View::default() }));
        let moves: Vec<_> = (0..6).map(|id| (targets.across(id, false), targets.across(id, true))).collect();
        assert_eq!(format!("{moves:?}"), "[(0, 4), (1, 4), (2, 4), (3, 5), (1, 4), (3, 5)]");
    }

    #[test]
    fn enter_selects_and_then_opens_the_source() {
        check(
            &[Event::Reached(0), Event::Pressed(Key::Enter), Event::Pressed(Key::Enter)],
            "[ShowTooltip(0)]\n[Select(0), AnnounceDetails]\n[OpenSource(0)]",
        );
    }

    #[test]
    fn escape_sends_the_tooltip_away_and_then_leaves() {
        check(
            &[Event::Reached(1), Event::Pressed(Key::Escape), Event::Pressed(Key::Escape), Event::Pressed(Key::Right)],
            "[ShowTooltip(1)]\n[HideTooltip]\n[Leave]\n[Focus(2), ShowTooltip(2)]",
        );
    }

    #[test]
    fn sound_moves_the_mark_but_not_the_focus() {
        check(
            &[Event::Reached(0), Event::Sounded(Some(2)), Event::Sounded(None), Event::Pressed(Key::Left)],
            "[ShowTooltip(0)]\n[Highlight(Some(2)), ShowTooltip(2)]\n[Highlight(None)]\n[Focus(1), ShowTooltip(1)]",
        );
    }

    #[test]
    fn assistive_technology_activates_what_it_is_on() {
        check(
            &[Event::Activated(2), Event::Activated(2), Event::Linked(1)],
            "[Select(2), AnnounceDetails, ShowTooltip(2)]\n[OpenSource(2)]\n[ShowTooltip(1)]",
        );
    }

    #[test]
    fn a_picture_with_fewer_targets_forgets_the_others() {
        let mut state = State { hovered: Some(7), ..State::default() };
        let effects = update(&mut state, &bars(), Event::Redrawn);
        assert_eq!(format!("{effects:?}"), "[Highlight(None), HideTooltip]");
    }
}
