//! Clicks, keys and the focus as events of a chart.

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent};

use super::event::{goes_into, held, key, place};
use super::legend::entry_of;
use super::mounted::Mounted;
use super::observer::Listener;
use super::twin::target_at;
use crate::chart::Chart;
use crate::interact::{Effect, Event, Key};

impl Mounted {
    /// Begins to listen for clicks, keys and the focus.
    pub(super) fn watch_keys(&self, listeners: &mut Vec<Listener>) -> Result<(), JsValue> {
        let chart: &EventTarget = &self.shadow.chart;
        let tooltip: &EventTarget = &self.shadow.tooltip;
        let (data, row, menu) = (&self.shadow.twin.data, &self.bar.row, &self.bar.menu);
        for (target, event, action) in [
            (chart, "click", Mounted::clicked as fn(&Mounted, web_sys::Event)),
            (chart, "keydown", Mounted::pressed),
            // The press of a button would give the focus to whatever lies under the pointer; what is meant is the nearest mark.
            (chart, "mousedown", |_, event| event.prevent_default()),
            (data, "focusin", Mounted::reached),
            (data, "focusout", Mounted::focus_lost),
            (tooltip, "keydown", Mounted::pressed_in_tooltip),
            (tooltip, "focusout", Mounted::focus_lost),
            (tooltip, "click", Mounted::source_clicked),
            (row, "keydown", Mounted::pressed_on_button),
            (row, "click", Mounted::chosen),
            (menu, "click", Mounted::chosen),
            (menu, "keydown", Mounted::pressed_in_menu),
            (menu, "toggle", |mounted, _| mounted.bar.toggled()),
            (&self.table.dialog, "click", Mounted::table_clicked),
        ] {
            listeners.push(self.listen(target, event, action)?);
        }
        Ok(())
    }

    fn clicked(&self, event: web_sys::Event) {
        let event: MouseEvent = event.unchecked_into();
        if self.entry_clicked(&event) {
            return;
        }
        // A click without a press of a button is assistive technology's, on an element of its own choice.
        let meant = target_at(event.target()).filter(|_| event.detail() == 0);
        self.dispatch(match meant {
            Some(id) => Event::Activated(id),
            None => Event::Tapped(place(&event, &self.shadow.chart), held(&event)),
        });
    }

    fn reached(&self, event: web_sys::Event) {
        if let Some(id) = target_at(event.target()) {
            self.shadow.twin.rest();
            self.dispatch(Event::Reached(id));
        }
    }

    fn pressed(&self, event: web_sys::Event) {
        // The keys of a legend's buttons are the browser's.
        if entry_of(&event).is_some() {
            return;
        }
        // A chart that was made anew knows no focus, and yet one of its elements may have it.
        self.reached(event.clone());
        let event: KeyboardEvent = event.unchecked_into();
        if self.pressed_anywhere(&event) {
            return;
        }
        if let Some(key) = key(&event) {
            let extends = event.shift_key() && event.key().starts_with("Arrow");
            event.prevent_default();
            self.dispatch(if extends { Event::Extended(key) } else { Event::Pressed(key) });
        }
    }

    fn pressed_on_button(&self, event: web_sys::Event) {
        self.pressed_anywhere(event.unchecked_ref());
    }

    /// Inside the tooltip only Escape is the chart's: the focus goes back to where it came from.
    fn pressed_in_tooltip(&self, event: web_sys::Event) {
        let event: KeyboardEvent = event.unchecked_into();
        if event.key() == "Escape" {
            let here = self.chart.borrow().as_ref().and_then(Chart::shown);
            if let Some(id) = here {
                self.apply(Effect::Focus(id));
            }
            self.dispatch(Event::Pressed(Key::Escape));
        }
    }

    fn focus_lost(&self, event: web_sys::Event) {
        let event: FocusEvent = event.unchecked_into();
        let inside = |part: &HtmlElement| goes_into(event.related_target(), part);
        if !inside(&self.shadow.tooltip) && !inside(&self.shadow.chart) {
            self.dispatch(Event::FocusLost);
        }
    }

    /// A plain click on a source's link is told to the page first; any other click is the browser's.
    pub(super) fn source_clicked(&self, event: web_sys::Event) {
        let event: MouseEvent = event.unchecked_into();
        let link = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let fact = link.and_then(|link| link.get_attribute("data-fact"));
        let plain =
            event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if let Some(fact) = fact.filter(|_| plain) {
            event.prevent_default();
            self.open_source(&fact);
        }
    }
}
