//! Intervals by keys: what the arrow keys do while the shift key is held.
//!
//! The interval begins around the datum that has the focus. Each press moves the edge that the last press moved; one that
//! passes the opposite edge takes its place, as when text is selected.

use super::{Effect, Key, State, Targets, choose};
use crate::compile::View;
use crate::geometry::Rect;
use crate::scale::{Band, Scale};
use crate::spec::{Binding, Channel, Chosen, Param, Selection};

/// How many presses go through a plot whose scale has no steps of its own.
const PRESSES: f64 = 16.0;

/// Chooses more or less of an interval; whether the picture has one along the key's direction.
pub(super) fn extend(state: &mut State, targets: &Targets, key: Key, effects: &mut Vec<Effect>) -> bool {
    let (channel, forward) = match key {
        Key::Left => (Channel::X, false),
        Key::Right => (Channel::X, true),
        Key::Up => (Channel::Y, false),
        Key::Down => (Channel::Y, true),
        _ => return false,
    };
    let view = targets.view();
    let Some((param, selection)) = brushed(view, channel) else { return false };
    let (Some(plot), Some(scale)) = (view.scene.plots.first().map(|plot| plot.area), choose::scale(view, channel))
    else {
        return false;
    };
    let known = choose::area_of(selection, &choose::current(state, param), view);
    let new = known.is_none();
    let mut area = known.unwrap_or_else(|| around_focus(state, targets, selection, plot));
    let (along, length) = if channel == Channel::X { (0, plot.width) } else { (1, plot.height) };
    if new {
        state.far = [true, true];
    }
    let Some(far) = state.far.get_mut(along) else { return false };
    if new {
        *far = forward;
    }
    let edges = if channel == Channel::X {
        [area.x - plot.x, area.right() - plot.x]
    } else {
        [area.y - plot.y, area.bottom() - plot.y]
    };
    let [low, high] = match scale {
        Scale::Band(band) => moved_bands(band, edges, forward, far),
        _ => moved(edges, if forward { length / PRESSES } else { -length / PRESSES }, [0.0, length], far),
    };
    area = if channel == Channel::X {
        Rect::new(plot.x + low, area.y, high - low, area.height)
    } else {
        Rect::new(area.x, plot.y + low, area.width, high - low)
    };
    state.choose(&param.name, choose::interval(selection, view, area, plot));
    (state.hovered, state.pinned, state.dismissed) = (None, None, true);
    let inside = targets.all().iter().filter(|target| area.expand(0.5).contains(target.at)).count();
    effects.extend([Effect::Recompile, Effect::SelectRows, Effect::AnnounceChosen(inside)]);
    true
}

/// Lets all intervals go; whether there were any.
pub(super) fn let_go(state: &mut State, view: &View, effects: &mut Vec<Effect>) -> bool {
    let mut found = false;
    for (param, _) in brushes(view) {
        if choose::current(state, param) != Chosen::Nothing {
            state.choose(&param.name, Chosen::Nothing);
            found = true;
        }
    }
    if found {
        effects.extend([Effect::Brush(None), Effect::Recompile, Effect::SelectRows, Effect::AnnounceChosen(0)]);
    }
    found
}

/// Whether a reader chooses an interval of a picture, by hand or by keys.
pub fn can_brush(view: &View) -> bool {
    brushes(view).next().is_some()
}

/// The parameters that stand for intervals.
pub(super) fn brushes(view: &View) -> impl Iterator<Item = (&Param, &Selection)> {
    view.params.iter().filter_map(|param| Some((param, param.selection().filter(|one| is_brush(one))?)))
}

fn is_brush(selection: &Selection) -> bool {
    selection.interval && selection.bind != Binding::Scales
}

fn brushed(view: &View, channel: Channel) -> Option<(&Param, &Selection)> {
    brushes(view).find(|(_, selection)| selection.projections.iter().any(|one| one.channel == Some(channel)))
}

/// A small rectangle around the datum that has the focus; as long as the plot where nothing is chosen along it.
fn around_focus(state: &State, targets: &Targets, selection: &Selection, plot: Rect) -> Rect {
    let focused = state.focused.and_then(|id| targets.get(id)).filter(|target| target.plot == 0);
    let at = focused.map_or_else(|| plot.center(), |target| target.at);
    let chosen = |channel: Channel| selection.projections.iter().any(|one| one.channel == Some(channel));
    let span = |on: bool, at: f64, start: f64, length: f64| {
        let half = length / PRESSES / 2.0;
        if on { [(at - half).max(start), (at + half).min(start + length)] } else { [start, start + length] }
    };
    let [left, right] = span(chosen(Channel::X), at.x, plot.x, plot.width);
    let [top, bottom] = span(chosen(Channel::Y), at.y, plot.y, plot.height);
    Rect::new(left, top, right - left, bottom - top)
}

fn moved([mut low, mut high]: [f64; 2], by: f64, [least, most]: [f64; 2], far: &mut bool) -> [f64; 2] {
    *(if *far { &mut high } else { &mut low }) += by;
    if low > high {
        (low, high) = (high, low);
        *far = !*far;
    }
    [low.max(least), high.min(most)]
}

/// The same where there are bands, each of which is chosen whole.
fn moved_bands(band: &Band, edges: [f64; 2], forward: bool, far: &mut bool) -> [f64; 2] {
    let Some(last) = band.domain().len().checked_sub(1) else { return edges };
    let center = |place: usize| band.edge(place) + band.bandwidth() / 2.0;
    let inside = |place: &usize| (edges[0] - 0.5..=edges[1] + 0.5).contains(&center(*place));
    let middle = (edges[0] + edges[1]) / 2.0;
    let nearest = || (0..=last).min_by(|&a, &b| (center(a) - middle).abs().total_cmp(&(center(b) - middle).abs()));
    let mut chosen: Vec<usize> = (0..=last).filter(inside).collect();
    if chosen.is_empty() {
        chosen.extend(nearest());
    }
    // Bands are counted from the left or from the top, whichever way the domain runs.
    let turned = band.edge(last) < band.edge(0);
    let order = |place: usize| if turned { last - place } else { place } as f64;
    let low = chosen.iter().copied().map(order).fold(f64::INFINITY, f64::min);
    let high = chosen.iter().copied().map(order).fold(f64::NEG_INFINITY, f64::max);
    let [low, high] = moved([low, high], if forward { 1.0 } else { -1.0 }, [0.0, last as f64], far);
    let edge = |order: f64| band.edge(if turned { last - order as usize } else { order as usize });
    // A pixel inside, so that a band that only touches is not meant.
    let inset = if band.bandwidth() > 2.0 { 1.0 } else { -0.5 };
    [edge(low) + inset, edge(high) + band.bandwidth() - inset]
}
