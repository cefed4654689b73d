//! Buttons over the entries of legends, and the controls below the picture.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, HtmlElement, ShadowRoot};

use super::bar::Bar;
use super::build::{add, find, lay, set};
use super::event::held;
use super::mounted::Mounted;
use super::observer::Listener;
use crate::chart::Chart;
use crate::data::Value;
use crate::geometry::Rect;
use crate::interact::{EntryId, Event};
use crate::number;
use crate::spec::{Control, Input};
use crate::text::MeasureText;

/// The side of the smallest thing that a finger meets, in CSS pixels.
const LEAST: f64 = 24.0;
/// The attributes that say which entry, and which control, an element is.
const ENTRY: &str = "data-entry";
const CONTROL: &str = "data-control";

/// Buttons over legends, and controls.
pub struct Controls {
    entries: HtmlElement,
    row: HtmlElement,
    fields: HtmlElement,
    /// What the controls were made for.
    made: RefCell<Vec<(usize, usize, Control)>>,
}

impl Controls {
    /// Finds the buttons and the row.
    pub fn of(root: &ShadowRoot) -> Result<Self, JsValue> {
        let part = |selector| find(root, selector);
        let (entries, row) = (part(".entries")?, part(".controls")?);
        Ok(Self { entries, row, fields: part(".fields")?, made: RefCell::default() })
    }

    /// How high the row is.
    pub fn height(&self) -> f64 {
        f64::from(self.row.offset_height())
    }

    /// Shows what a chart has to press and to set; whether the row is another. Elements are kept where they can be, for one may
    /// have the focus.
    pub fn show(&self, chart: &Chart, measure: &dyn MeasureText) -> Result<bool, JsValue> {
        self.show_entries(&chart.entries(measure), chart.locale().words().legend)?;
        // Where fingers can look closer at the chart they do; elsewhere they zoom the page.
        if let Some(picture) = self.entries.parent_element() {
            picture.toggle_attribute_with_force("data-zooms", chart.zoom().0)?;
        }
        let controls = chart.controls();
        let other = self.show_fields(&controls)?;
        self.row.set_hidden(controls.is_empty());
        if !controls.is_empty() {
            self.row.set_attribute("lang", chart.locale().tag())?;
        }
        Ok(other)
    }

    fn show_entries(&self, all: &[(Rect, Rc<str>, bool)], name: &str) -> Result<(), JsValue> {
        let known = self.entries.children();
        while known.length() as usize > all.len() {
            known.item(known.length() - 1).iter().for_each(Element::remove);
        }
        for at in known.length() as usize..all.len() {
            let new = add(&self.entries, "button", "entry", "")?;
            set(&new, &[("type", "button"), (ENTRY, &at.to_string()), ("part", "legend-entry")])?;
        }
        set(&self.entries, &[("aria-label", name)])?;
        for (at, (area, label, on)) in all.iter().enumerate() {
            let Some(entry) = known.item(at as u32) else { continue };
            let entry: &HtmlElement = entry.unchecked_ref();
            set(entry, &[("aria-label", label), ("aria-pressed", if *on { "true" } else { "false" })])?;
            lay(entry, *area, LEAST)?;
        }
        Ok(())
    }

    #[inline(never)]
    fn show_fields(&self, all: &[(usize, usize, Control, Value)]) -> Result<bool, JsValue> {
        let same = {
            let made = self.made.borrow();
            made.len() == all.len() && made.iter().zip(all).all(|(a, b)| a.0 == b.0 && a.1 == b.1 && a.2 == b.2)
        };
        if same {
            return Ok(false);
        }
        *self.made.borrow_mut() = all.iter().map(|one| (one.0, one.1, one.2.clone())).collect();
        self.fields.set_text_content(None);
        for (number, (_, _, control, value)) in all.iter().enumerate() {
            field(&self.fields, number, control, value)?;
        }
        Ok(true)
    }

    /// What a control was set to: its parameter, its number there, and the value.
    fn set(&self, event: &web_sys::Event) -> Option<Event> {
        let element = event.target()?.dyn_into::<Element>().ok()?;
        let number: usize = element.get_attribute(CONTROL)?.parse().ok()?;
        let made = self.made.borrow();
        let (param, at, control) = made.get(number)?;
        let get = |name: &str| js_sys::Reflect::get(&element, &JsValue::from_str(name)).unwrap_or_default();
        let text = get("value").as_string().unwrap_or_default();
        let value = match &control.input {
            Input::Range(_) | Input::Number => Value::Number(number::parse_js(&text)),
            Input::Choice(options, _) => options.get(text.parse::<usize>().ok()?)?.0.clone(),
            Input::Checkbox => Value::Bool(get("checked").as_bool().unwrap_or_default()),
            Input::Text => Value::text(&text),
        };
        Some(Event::Set(*param, *at, value))
    }
}

/// A labelled control.
fn field(parent: &HtmlElement, number: usize, control: &Control, value: &Value) -> Result<(), JsValue> {
    let id = number.to_string();
    let text = value.to_text();
    let input = |parent: &HtmlElement, kind: &str, value: &str| -> Result<HtmlElement, JsValue> {
        let input = add(parent, "input", "", "")?;
        set(&input, &[("type", kind), (CONTROL, &id)])?;
        js_sys::Reflect::set(&input, &JsValue::from_str("value"), &JsValue::from_str(value))?;
        Ok(input)
    };
    if let Input::Choice(options, true) = &control.input {
        let group = add(parent, "fieldset", "", "")?;
        add(&group, "legend", "", &control.label)?;
        for (at, (option, label)) in options.iter().enumerate() {
            let line = add(&group, "label", "", "")?;
            let radio = input(&line, "radio", &at.to_string())?;
            set(&radio, &[("name", &id)])?;
            if option == value {
                set(&radio, &[("checked", "")])?;
            }
            add(&line, "span", "", label)?;
        }
        return Ok(());
    }
    let line = add(parent, "label", "", "")?;
    add(&line, "span", "", &control.label)?;
    match &control.input {
        Input::Range(limits) => {
            let range = input(&line, "range", "")?;
            for (name, limit) in ["min", "max", "step"].into_iter().zip(limits) {
                let mut text = String::new();
                number::push(&mut text, *limit);
                set(&range, &[(name, &text)])?;
            }
            js_sys::Reflect::set(&range, &JsValue::from_str("value"), &JsValue::from_str(&text))?;
        }
        Input::Choice(options, _) => {
            let list = add(&line, "select", "", "")?;
            set(&list, &[(CONTROL, &id)])?;
            for (at, (option, label)) in options.iter().enumerate() {
                let entry = add(&list, "option", "", label)?;
                set(&entry, &[("value", &at.to_string())])?;
                if option == value {
                    set(&entry, &[("selected", "")])?;
                }
            }
        }
        Input::Checkbox => {
            let check = input(&line, "checkbox", "")?;
            if value.is_truthy() {
                set(&check, &[("checked", "")])?;
            }
        }
        Input::Number => drop(input(&line, "number", &text)?),
        Input::Text => drop(input(&line, "text", &text)?),
    }
    Ok(())
}

/// The entry that an event came from.
pub fn entry_of(event: &web_sys::Event) -> Option<EntryId> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.get_attribute(ENTRY)?.parse().ok()
}

impl Mounted {
    /// Begins to listen to the buttons and controls.
    pub(super) fn watch_controls(&self, listeners: &mut Vec<Listener>) -> Result<(), JsValue> {
        let entries: &EventTarget = &self.controls.entries;
        for (event, on) in [("pointerover", true), ("focusin", true), ("pointerout", false), ("focusout", false)] {
            let point: fn(&Mounted, web_sys::Event) = if on {
                |mounted, event| mounted.dispatch(Event::EntryPointed(entry_of(&event)))
            } else {
                |mounted, _| mounted.dispatch(Event::EntryPointed(None))
            };
            listeners.push(self.listen(entries, event, point)?);
        }
        listeners.push(self.listen(&self.bar.zoom, "click", |mounted, event| {
            Bar::zoom_key(&event).into_iter().for_each(|key| mounted.dispatch(Event::Pressed(key)));
        })?);
        listeners.push(self.listen(&self.controls.fields, "input", |mounted, event| {
            let set = mounted.controls.set(&event);
            set.into_iter().for_each(|event| mounted.dispatch(event));
        })?);
        Ok(())
    }

    /// Takes a click on an entry of a legend; whether it was one.
    pub(super) fn entry_clicked(&self, event: &web_sys::MouseEvent) -> bool {
        let entry = entry_of(event);
        if let Some(id) = entry {
            self.dispatch(Event::EntryPressed(id, held(event)));
        }
        entry.is_some()
    }
}
