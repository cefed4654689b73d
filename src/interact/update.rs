//! The one transition function.

use super::{Effect, Event, Key, State, TargetId, Targets};

/// Changes the state as an event asks, and returns what the shell has to do.
pub fn update(state: &mut State, targets: &Targets, event: Event) -> Vec<Effect> {
    let before = *state;
    let mut effects = Vec::new();
    match event {
        Event::PointerMoved(point) => state.hovered = targets.at(point),
        Event::PointerLeft => state.hovered = None,
        Event::Tapped(point) => {
            let found = targets.at(point);
            state.hovered = found;
            // A second tap on the same target lets its tooltip go.
            state.pinned = found.filter(|_| found != before.pinned);
            if let Some(id) = state.pinned {
                state.focused = Some(id);
                effects.push(Effect::Select(id));
            }
        }
        Event::Pressed(key) => press(state, targets.len(), key, &mut effects),
        Event::FocusGained => {
            state.has_focus = true;
            state.focused = state.focused.or((!targets.is_empty()).then_some(0));
        }
        Event::FocusLost => {
            state.has_focus = false;
            state.pinned = None;
        }
        Event::Redrawn => keep_known(state, targets.len()),
    }
    changes(&before, state, event, &mut effects);
    effects
}

/// What a key does.
fn press(state: &mut State, count: TargetId, key: Key, effects: &mut Vec<Effect>) {
    let Some(last) = count.checked_sub(1) else { return };
    let here = state.focused.unwrap_or(0).min(last);
    let to = match key {
        Key::Left | Key::Up => here.saturating_sub(1),
        Key::Right | Key::Down => (here + 1).min(last),
        Key::Home => 0,
        Key::End => last,
        Key::Enter => {
            if state.pinned == Some(here) {
                effects.push(Effect::OpenSource(here));
            } else {
                state.pinned = Some(here);
                effects.push(Effect::Select(here));
            }
            return;
        }
        Key::Escape => {
            state.pinned = None;
            state.hovered = None;
            // Without the mark on it the tooltip of the focused target goes too; the next key brings it back.
            state.focused = None;
            return;
        }
    };
    state.pinned = None;
    state.hovered = None;
    state.focused = Some(to);
}

/// Forgets targets that the picture does not have.
fn keep_known(state: &mut State, count: TargetId) {
    for id in [&mut state.hovered, &mut state.focused, &mut state.pinned] {
        *id = id.filter(|id| *id < count);
    }
}

/// The effects that follow from the difference of two states.
fn changes(before: &State, after: &State, event: Event, effects: &mut Vec<Effect>) {
    let redrawn = event == Event::Redrawn;
    let ring = |state: &State| state.focused.filter(|_| state.has_focus);
    if ring(before) != ring(after) || redrawn {
        effects.push(Effect::Focus(ring(after)));
        if let Some(id) = ring(after).filter(|_| !redrawn) {
            effects.push(Effect::Announce(id));
        }
    }
    if before.hovered != after.hovered || redrawn {
        effects.push(Effect::Highlight(after.hovered));
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
            events.iter().map(|&event| format!("{:?}", update(&mut state, &targets, event))).collect();
        assert_eq!(lines.join("\n"), expected);
    }

    fn at(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn hovering_shows_the_bar_under_the_pointer_once() {
        check(
            &[Event::PointerMoved(at(15.0, 50.0)), Event::PointerMoved(at(16.0, 51.0)), Event::PointerLeft],
            "[Highlight(Some(0)), ShowTooltip(0)]\n[]\n[Highlight(None), HideTooltip]",
        );
    }

    #[test]
    fn beside_a_bar_the_nearest_is_meant() {
        check(&[Event::PointerMoved(at(38.0, 50.0))], "[Highlight(Some(1)), ShowTooltip(1)]");
    }

    #[test]
    fn a_tap_pins_and_selects_and_a_second_lets_go() {
        check(
            &[Event::Tapped(at(45.0, 20.0)), Event::PointerLeft, Event::Tapped(at(45.0, 20.0)), Event::PointerLeft],
            "[Select(1), Highlight(Some(1)), ShowTooltip(1)]\n[Highlight(None)]\n[Highlight(Some(1))]\n[Highlight(None), HideTooltip]",
        );
    }

    #[test]
    fn arrow_keys_walk_and_stop_at_the_ends() {
        check(
            &[Event::FocusGained, Event::Pressed(Key::Left), Event::Pressed(Key::End), Event::Pressed(Key::Right)],
            "[Focus(Some(0)), Announce(0), ShowTooltip(0)]\n[]\n[Focus(Some(2)), Announce(2), ShowTooltip(2)]\n[]",
        );
    }

    #[test]
    fn enter_selects_and_then_opens_the_source() {
        check(
            &[Event::FocusGained, Event::Pressed(Key::Enter), Event::Pressed(Key::Enter), Event::Pressed(Key::Escape)],
            "[Focus(Some(0)), Announce(0), ShowTooltip(0)]\n[Select(0)]\n[OpenSource(0)]\n[Focus(None), HideTooltip]",
        );
    }

    #[test]
    fn a_picture_with_fewer_targets_forgets_the_others() {
        let mut state = State { hovered: Some(7), ..State::default() };
        let effects = update(&mut state, &bars(), Event::Redrawn);
        assert_eq!(format!("{effects:?}"), "[Focus(None), Highlight(None), HideTooltip]");
    }
}
