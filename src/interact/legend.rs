//! Entries of legends that can be pressed.

use std::rc::Rc;

use super::{Effect, EntryId, Held, Said, State, choose};
use crate::compile::{View, legend_channel};
use crate::data::Value;
use crate::geometry::Rect;
use crate::scene::{Geometry, Item};
use crate::spec::{Binding, Channel, Chosen};
use crate::text::MeasureText;

/// An entry of a legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The channel that the legend explains.
    pub channel: Channel,
    /// What it stands for.
    pub value: Value,
    /// What is written beside the symbol.
    pub label: Rc<str>,
    /// The legend and the item that is its symbol; the next text is the label.
    legend: usize,
    item: usize,
}

/// The entries of all legends of categories, in reading order.
pub fn entries(view: &View) -> Vec<Entry> {
    let mut found = Vec::new();
    for (legend, drawn) in view.scene.legends.iter().enumerate() {
        let Some(channel) = legend_channel(&view.scales, drawn) else { continue };
        let symbols = drawn.items.iter().enumerate().filter(|(_, item)| matches!(item.geometry, Geometry::Symbol(_)));
        for ((item, _), entry) in symbols.zip(&drawn.entries) {
            // An entry that stands for all that have no place stands for no category.
            if !matches!(entry.value, Value::Missing) {
                let (value, label) = (entry.value.clone(), entry.label.clone());
                found.push(Entry { channel, value, label, legend, item });
            }
        }
    }
    found
}

impl Entry {
    fn items<'a>(&self, view: &'a View) -> &'a [Item] {
        let items = view.scene.legends.get(self.legend).map(|legend| legend.items.as_slice()).unwrap_or_default();
        items.get(self.item..).unwrap_or_default()
    }

    /// Where symbol and label are.
    pub fn area(&self, view: &View, measure: &dyn MeasureText) -> Rect {
        let items = self.items(view);
        let mut area = Rect::default();
        if let Some(Geometry::Symbol(symbol)) = items.first().map(|item| &item.geometry) {
            area = Rect::new(symbol.at.x, symbol.at.y, 0.0, 0.0).expand(symbol.size.max(0.0).sqrt() / 2.0);
        }
        for item in items.iter().skip(1).take(2) {
            if let Geometry::Text(text) = &item.geometry {
                let width = text.lines.iter().map(|line| measure.width(line, &text.font)).fold(0.0, f64::max);
                let height = text.font.size;
                return area.union(Rect::new(text.at.x, text.at.y - height / 2.0, width, height));
            }
        }
        area
    }

    /// The fill or the stroke of its symbol.
    pub fn color(&self, view: &View) -> Option<crate::color::Color> {
        let channel = legend_color(view, self);
        channel.or_else(|| {
            let style = &self.items(view).first()?.style;
            let stroke = || style.stroke.as_ref().map(|stroke| &stroke.paint);
            match style.fill.as_ref().or_else(stroke)? {
                crate::color::Paint::Color(color) => Some(*color),
                _ => None,
            }
        })
    }
}

fn legend_color(view: &View, entry: &Entry) -> Option<crate::color::Color> {
    let known = view.scales.iter().find(|known| known.channel == entry.channel)?;
    known.scale.apply(&entry.value)?.color()
}

/// Hides an entry's series or shows it again; where a parameter is bound to the legend, chooses it.
pub(super) fn press(state: &mut State, view: &View, id: EntryId, held: Held, effects: &mut Vec<Effect>) {
    let all = entries(view);
    let Some(entry) = all.get(id as usize) else { return };
    if held.shift && !is_bound(view) {
        return isolate(state, view, id, effects);
    }
    if choose::legend(state, view, entry, held) {
        effects.push(Effect::Recompile);
        return;
    }
    let hidden = &mut state.overlay.hidden;
    let key = (entry.channel, entry.value.clone());
    let said = match hidden.iter().position(|known| *known == key) {
        Some(at) => {
            hidden.remove(at);
            Said::Shown
        }
        None => {
            hidden.push(key);
            Said::Hidden
        }
    };
    effects.extend([Effect::Announce(said, entry.label.clone()), Effect::Recompile]);
}

/// Hides all other series of an entry's legend; shows them again where that has been done.
pub(super) fn isolate(state: &mut State, view: &View, id: EntryId, effects: &mut Vec<Effect>) {
    let all = entries(view);
    let Some(entry) = all.get(id as usize) else { return };
    if is_bound(view) {
        return;
    }
    let others = || all.iter().filter(|other| other.channel == entry.channel && other.value != entry.value);
    let alone = !state.overlay.hides(entry.channel, &entry.value)
        && others().all(|other| state.overlay.hides(other.channel, &other.value));
    state.overlay.hidden.retain(|(channel, _)| *channel != entry.channel);
    if !alone {
        state.overlay.hidden.extend(others().map(|other| (other.channel, other.value.clone())));
    }
    let said = if alone { Said::Shown } else { Said::Isolated };
    effects.extend([Effect::Announce(said, entry.label.clone()), Effect::Recompile]);
}

/// Whether the legend's entries choose rather than hide.
fn is_bound(view: &View) -> bool {
    view.params.iter().filter_map(|param| param.selection()).any(|selection| selection.bind == Binding::Legend)
}

/// Whether an entry is as one sees it: not hidden, or chosen where entries choose.
pub fn is_on(state: &State, view: &View, entry: &Entry) -> bool {
    if !is_bound(view) {
        return !state.overlay.hides(entry.channel, &entry.value);
    }
    view.params.iter().any(|param| {
        let bound = param.selection().is_some_and(|selection| selection.bind == Binding::Legend);
        bound && matches!(&param.chosen, Chosen::Points(points) if points.iter().any(|point| point.first() == Some(&entry.value)))
    })
}
