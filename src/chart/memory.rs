//! What stays when a chart is made again: for another language, or of other data.

use std::rc::Rc;

use serde_json::Value as Json;

use super::Chart;
use crate::data::{Gather, Value};
use crate::interact::{self, TargetId};
use crate::locale::Locale;
use crate::spec::{self, Channel, Chosen};

/// What a reader did with a chart that is made again.
#[derive(Clone, Debug)]
pub struct Memory {
    locale: Locale,
    spec: Json,
    /// Hidden series, each with the number of its entry: in another language it has another value.
    hidden: Vec<(Channel, Value, usize)>,
    domains: Vec<(Channel, [f64; 2])>,
    chosen: Vec<(String, Chosen)>,
    /// The data that the keyboard is on and whose tooltip stays, by what they are known by.
    focused: Option<Rc<str>>,
    pinned: Option<Rc<str>>,
    has_focus: bool,
}

impl Chart {
    /// What a reader did so far.
    pub fn memory(&mut self) -> Memory {
        let (focused, pinned) = (self.state.focused, self.state.pinned);
        let mut key = |id: Option<TargetId>| self.keys(id?).into_iter().next();
        let (focused, pinned) = (key(focused), key(pinned));
        let hidden = interact::entries(self.view()).into_iter().enumerate();
        let hidden = hidden.filter(|(_, entry)| self.state.overlay.hides(entry.channel, &entry.value));
        Memory {
            locale: self.locale,
            spec: self.definition.spec.clone(),
            hidden: hidden.map(|(at, entry)| (entry.channel, entry.value, at)).gather(),
            domains: self.state.overlay.domains.clone(),
            chosen: self.state.chosen.clone(),
            focused,
            pinned,
            has_focus: self.state.has_focus,
        }
    }

    /// Takes over hidden series, domains and parameters, after the first picture; whether that asks for another one.
    pub fn recall(&mut self, memory: &Memory) -> bool {
        let translated = memory.locale != self.locale;
        if !self.is_made_again(memory) {
            return false;
        }
        interact::remember(&mut self.state, &self.view);
        let before = self.state.overlay.clone();
        let entries = interact::entries(self.view());
        for (channel, value, at) in &memory.hidden {
            let same = |entry: &&interact::Entry| entry.channel == *channel && entry.value == *value;
            let named = entries.iter().find(same);
            let numbered = entries.get(*at).filter(|entry| translated && entry.channel == *channel);
            let entry = named.or(numbered);
            self.state.overlay.hidden.extend(entry.map(|entry| (entry.channel, entry.value.clone())));
        }
        for (channel, [low, high]) in &memory.domains {
            let home = self.state.home(*channel).filter(|home| *low < home[1] && *high > home[0]);
            let domain = home.map(|home| (*channel, [low.max(home[0]), high.min(home[1])]));
            self.state.overlay.domains.extend(domain);
        }
        // What was chosen in one language may be written otherwise in another; numbers are not.
        let lasting = |chosen: &Chosen| !translated || !matches!(chosen, Chosen::Points(_));
        let known = |name: &str| self.spec.params.iter().any(|param| param.name == name);
        let chosen = memory.chosen.iter().filter(|(name, chosen)| known(name) && lasting(chosen));
        self.state.chosen = chosen.cloned().collect();
        if !self.state.chosen.is_empty() {
            self.spec = spec::read_chosen(&self.definition.spec, &self.state.chosen).0;
        }
        before != self.state.overlay || !self.state.chosen.is_empty()
    }

    /// Takes over where the keyboard was, once the picture is as it was left. Of a chart that shows something else nothing is
    /// taken over.
    pub fn refocus(&mut self, memory: &Memory) {
        if !self.is_made_again(memory) {
            return;
        }
        let targets = self.targets();
        let place = |key: &Option<Rc<str>>| {
            let key = key.as_ref()?;
            let known = |target| interact::keys(targets.view(), target).contains(key);
            targets.all().iter().position(known).map(|at| at as TargetId)
        };
        self.state.focused = place(&memory.focused);
        self.state.pinned = place(&memory.pinned);
        self.state.has_focus = memory.has_focus;
    }

    fn is_made_again(&self, memory: &Memory) -> bool {
        memory.locale != self.locale || differ_in_data_only(&memory.spec, &self.definition.spec)
    }
}

/// Whether two definitions draw the same things of perhaps other data.
fn differ_in_data_only(a: &Json, b: &Json) -> bool {
    let (Json::Object(a), Json::Object(b)) = (a, b) else { return false };
    let other = |key: &str| matches!(key, "data" | "datasets" | "title" | "width" | "height");
    let within = |a: &serde_json::Map<String, Json>, b: &serde_json::Map<String, Json>| {
        a.iter().all(|(key, value)| other(key) || b.get(key) == Some(value))
    };
    within(a, b) && within(b, a)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::chart::{Definition, Wish};
    use crate::geometry::Size;
    use crate::interact::{Event, Held, Key};
    use crate::text::Advances;

    fn chart(locale: Locale, names: [&str; 2], values: &[(usize, f64, f64)], mark: &str) -> Chart {
        let rows: Vec<Json> = values
            .iter()
            .map(|&(name, x, y)| serde_json::json!({"s": names[name], "x": x, "y": y, "id": format!("{x}")}))
            .collect();
        let spec = serde_json::json!({"data": {"values": rows}, "mark": mark, "encoding": {
            "x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"},
            "color": {"field": "s", "type": "nominal", "sort": null}}});
        let mut chart = Chart::new(Definition { spec, ..Definition::default() }, locale).unwrap();
        draw(&mut chart);
        chart
    }

    fn draw(chart: &mut Chart) {
        chart.draw(&Wish { room: Size::new(400.0, 300.0), ..Wish::default() }, &Advances).unwrap();
    }

    /// A chart whose second series is hidden, that is looked at closer, and whose second datum has the focus.
    fn touched() -> Chart {
        let mut touched = chart(Locale::ZhCn, ["甲", "乙"], &[(0, 1.0, 1.0), (1, 2.0, 2.0), (0, 3.0, 3.0)], "point");
        let _ = touched.handle(Event::EntryPressed(1, Held::default()));
        draw(&mut touched);
        let _ = touched.handle(Event::Reached(1));
        let _ = touched.handle(Event::Pressed(Key::ZoomIn));
        draw(&mut touched);
        touched
    }

    fn told(chart: &mut Chart) -> String {
        let domain = |channel| chart.state.overlay.domain(channel).map(|[a, b]| format!("{a:.2} to {b:.2}"));
        let x = domain(Channel::X);
        let hidden: Vec<String> =
            chart.state.overlay.hidden.iter().map(|(_, value)| value.to_text().to_string()).collect();
        let focus = chart.state.focused.map(|id| chart.keys(id).join(" "));
        format!("hidden {hidden:?}, x {x:?}, focus {focus:?}")
    }

    #[track_caller]
    fn check(mut new: Chart, changed: bool, expected: &str) {
        let memory = touched().memory();
        assert_eq!(new.recall(&memory), changed);
        draw(&mut new);
        new.refocus(&memory);
        assert_eq!(told(&mut new), expected);
    }

    #[test]
    fn another_language_keeps_what_was_done() {
        let new = chart(Locale::En, ["a", "b"], &[(0, 1.0, 1.0), (1, 2.0, 2.0), (0, 3.0, 3.0)], "point");
        check(new, true, r#"hidden ["b"], x Some("0.60 to 3.00"), focus Some("3")"#);
    }

    #[test]
    fn other_data_keep_what_they_still_have() {
        let new = chart(Locale::ZhCn, ["甲", "丙"], &[(0, 3.0, 1.0), (1, 9.0, 2.0)], "point");
        check(new, true, r#"hidden [], x Some("0.60 to 3.00"), focus Some("3")"#);
    }

    #[test]
    fn another_chart_forgets() {
        let new = chart(Locale::ZhCn, ["甲", "乙"], &[(0, 3.0, 1.0), (1, 9.0, 2.0)], "line");
        check(new, false, "hidden [], x None, focus None");
    }
}
