//! Looking closer: which domains can be changed, and how gestures change them.

use super::State;
use crate::compile::{View, values_along_x};
use crate::data::Gather;
use crate::geometry::{Point, Rect};
use crate::scale::{Continuous, Scale, pan, zoom};
use crate::scene::{Mark, Role};
use crate::spec::{Binding, Channel, Param, Selection};

/// No closer than this share of the whole.
const CLOSEST: f64 = 1e-4;

/// The domains that can be looked at closer. Lengths keep their zero: of bars and areas only the other axis.
pub fn zoomable(view: &View) -> Vec<Channel> {
    let asked = bound(view).next().is_some();
    let mut asked_for: Vec<Channel> = Vec::new();
    bound(view).for_each(|one| asked_for.extend(one.projections.iter().filter_map(|one| one.channel)));
    let is_length = |mark: &Mark| matches!(mark.role, Role::Rect | Role::Area | Role::Arc);
    let lengths = view.scene.plots.iter().any(|plot| plot.marks.iter().any(is_length));
    let length = if values_along_x(view) { Channel::X } else { Channel::Y };
    let open = |channel: Channel| if asked { asked_for.contains(&channel) } else { !lengths || channel != length };
    let free = |channel: &Channel| open(*channel) && continuous(view, *channel).is_some();
    [Channel::X, Channel::Y].into_iter().filter(free).gather()
}

/// The scale of a channel, where it is continuous and the same in all plots.
pub(super) fn continuous(view: &View, channel: Channel) -> Option<&Continuous> {
    let mut known = view.scales.iter().filter(|known| known.channel == channel);
    let first = known.next()?;
    if !first.plots.is_empty() || known.next().is_some() {
        return None;
    }
    match &first.scale {
        Scale::Continuous(scale) => Some(scale),
        Scale::Band(_) | Scale::Ordinal(_) | Scale::Steps(_) => None,
    }
}

/// Whether a reader can look closer, rather than only move the picture.
pub fn can_zoom(view: &View) -> bool {
    bound(view).all(|selection| selection.zoom) && !zoomable(view).is_empty()
}

/// The selections that stand for the domains.
fn bound(view: &View) -> impl Iterator<Item = &Selection> {
    view.params.iter().filter_map(Param::selection).filter(|selection| selection.bind == Binding::Scales)
}

/// Changes distances around a point of the picture; whether anything has changed.
pub(super) fn around(state: &mut State, view: &View, at: Point, factor: f64) -> bool {
    if !can_zoom(view) {
        return false;
    }
    let Some(area) = plot_at(view, at).or_else(|| view.scene.plots.first()).map(|plot| plot.area) else { return false };
    change(state, view, &|scale, channel| {
        let along = if channel == Channel::X { at.x - area.x } else { at.y - area.y };
        zoom(scale.transform(), scale.bounds(), scale.invert(along), factor)
    })
}

/// Moves the domains by a distance on the screen from what they were; whether anything has changed.
pub(super) fn moved(state: &mut State, view: &View, by: Point) -> bool {
    if !bound(view).all(|selection| selection.translate) {
        return false;
    }
    change(state, view, &|scale, channel| {
        let (first, last) = scale.range_bounds();
        let by = if channel == Channel::X { by.x } else { by.y };
        let share = if first == last { 0.0 } else { by / (last - first) };
        pan(scale.transform(), scale.bounds(), share)
    })
}

/// Makes a rectangle of a plot the whole of it; a thin one along its longer side only. Whether anything has changed.
pub(super) fn into(state: &mut State, view: &View, area: Rect, plot: Rect) -> bool {
    let flat = area.height < 12.0;
    let thin = area.width < 12.0;
    if flat && thin || !can_zoom(view) {
        return false;
    }
    change(state, view, &|scale, channel| {
        let (low, high, keep) = match channel {
            Channel::X => (area.x - plot.x, area.right() - plot.x, thin),
            _ => (area.bottom() - plot.y, area.y - plot.y, flat),
        };
        match (scale.invert(low), scale.invert(high)) {
            (Some(low), Some(high)) if !keep => (low, high),
            _ => scale.bounds(),
        }
    })
}

/// The plot at a point of the picture.
pub(super) fn plot_at(view: &View, at: Point) -> Option<&crate::scene::Plot> {
    view.scene.plots.iter().find(|plot| plot.area.expand(1.0).contains(at))
}

/// Remembers the domains of a picture that shows the whole, to come back to.
pub fn remember(state: &mut State, view: &View) {
    if state.is_zoomed() {
        return;
    }
    let bounds = |channel: Channel| {
        let (a, b) = continuous(view, channel)?.bounds();
        Some((channel, [a.min(b), a.max(b)]))
    };
    state.home = zoomable(view).into_iter().filter_map(bounds).gather();
}

fn change(state: &mut State, view: &View, bounds: &dyn Fn(&Continuous, Channel) -> (f64, f64)) -> bool {
    let before = state.overlay.domains.clone();
    remember(state, view);
    for channel in zoomable(view) {
        let Some(scale) = continuous(view, channel) else { continue };
        let (a, b) = scale.bounds();
        let now = [a.min(b), a.max(b)];
        let home = state.home.iter().find(|(known, _)| *known == channel).map_or(now, |(_, home)| *home);
        // The picture may be compiled later than the next gesture comes: what was asked for last is what counts.
        let scale = state.overlay.domain(channel).and_then(|[low, high]| {
            let domain = if b < a { vec![high, low] } else { vec![low, high] };
            scale.with_domain(domain)
        });
        let scale = match &scale {
            Some(scale) => scale,
            None => match continuous(view, channel) {
                Some(scale) => scale,
                None => continue,
            },
        };
        let (a, b) = bounds(scale, channel);
        let wanted = [a.min(b), a.max(b)];
        // Where nobody can look closer, there is nothing but the rest of the axis to move to.
        let wanted = if can_zoom(view) { within(wanted, home) } else { Some(wanted) };
        state.overlay.domains.retain(|(known, _)| *known != channel);
        if let Some(domain) = wanted.filter(|domain| *domain != home) {
            state.overlay.domains.push((channel, domain));
        }
    }
    before != state.overlay.domains
}

/// A domain that does not leave the whole, and is not too small; none where it is no domain.
fn within([mut low, mut high]: [f64; 2], home: [f64; 2]) -> Option<[f64; 2]> {
    let whole = home[1] - home[0];
    let length = high - low;
    if !low.is_finite() || !high.is_finite() || length < whole * CLOSEST {
        return (length.is_finite() && length < whole * CLOSEST && low.is_finite()).then(|| {
            let middle = (low + high) / 2.0;
            [middle - whole * CLOSEST / 2.0, middle + whole * CLOSEST / 2.0]
        });
    }
    if length >= whole {
        return Some(home);
    }
    if low < home[0] {
        (low, high) = (home[0], home[0] + length);
    }
    if high > home[1] {
        (low, high) = (home[1] - length, home[1]);
    }
    Some([low, high])
}
