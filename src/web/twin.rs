//! What a picture is for those who do not look at it: a description, and one element for each datum.
//!
//! A datum's element lies over its mark, so that a finger that explores the screen finds it there, and takes the real
//! focus, so that any assistive technology says it without being told. Its role is `img`, because a list box or a grid
//! would hide its members from the reading cursor of screen readers, and names of list items are not read by all of them.
//! One of the elements is in the tab order at a time. Of more than [`MOST`] data, groups are told instead, and two elements
//! take turns in carrying the datum that the keyboard is on: that the focus moves is what makes it heard.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, HtmlElement, ShadowRoot};

use super::build::{add, find, lay, set};
use crate::chart::Chart;
use crate::interact::TargetId;

/// More data than this are told in groups.
const MOST: usize = 200;
/// How many groups there are at most.
const GROUPS: usize = 40;
/// The least width and height of a datum's element, in CSS pixels.
const LEAST: f64 = 24.0;
/// The attribute with the number of the target.
const TARGET: &str = "data-target";

/// The elements beside the picture.
pub struct Twin {
    summary: HtmlElement,
    help: HtmlElement,
    /// Their container.
    pub data: HtmlElement,
    /// One for each datum, or two that take turns.
    items: RefCell<Vec<HtmlElement>>,
    groups: RefCell<Vec<HtmlElement>>,
    /// Which of the items is in the tab order.
    current: Cell<usize>,
    /// Whether two elements take turns.
    in_turns: Cell<bool>,
}

impl Twin {
    /// Finds the elements.
    pub fn of(root: &ShadowRoot) -> Result<Self, JsValue> {
        Ok(Self {
            summary: find(root, "#summary")?,
            help: find(root, "#help")?,
            data: find(root, ".data")?,
            items: RefCell::default(),
            groups: RefCell::default(),
            current: Cell::default(),
            in_turns: Cell::default(),
        })
    }

    /// Says anew what the picture shows. Elements are kept where they can be, for one of them may have the focus.
    pub fn refresh(&self, chart: &mut Chart) -> Result<(), JsValue> {
        let words = chart.locale().words();
        let targets = chart.targets();
        let count = targets.all().len();
        let in_turns = count > MOST;
        let groups = if in_turns { chart.groups(GROUPS) } else { Vec::new() };
        let mut summary = chart.summary();
        if in_turns {
            if words.stop.ends_with(' ') {
                summary.push(' ');
            }
            let (shown, all) = (groups.len().to_string(), count.to_string());
            summary.push_str(&crate::locale::fill(words.grouped, &[&shown, &all]));
        }
        self.summary.set_text_content(Some(&summary));
        let more = if chart.can_brush() { words.interval_help } else { "" };
        let help = if count > 0 { [words.keyboard_help, more].concat() } else { String::new() };
        self.help.set_text_content(Some(&help));

        let mut items = self.items.borrow_mut();
        self.resize(&mut items, if in_turns { 2 } else { count })?;
        if self.in_turns.replace(in_turns) != in_turns || self.current.get() >= items.len() {
            self.current.set(0);
        }
        if in_turns {
            let shown = items.get(self.current.get()).and_then(|item| target_of(item)).unwrap_or(0);
            for item in items.iter() {
                self.carry(item, chart, shown.min(count as TargetId - 1))?;
            }
        } else {
            for (id, item) in items.iter().enumerate() {
                self.carry(item, chart, id as TargetId)?;
            }
        }
        for (at, item) in items.iter().enumerate() {
            item.set_hidden(in_turns && at != self.current.get());
            item.set_tab_index(if at == self.current.get() { 0 } else { -1 });
        }
        let mut elements = self.groups.borrow_mut();
        self.resize(&mut elements, groups.len())?;
        for (element, group) in elements.iter().zip(&groups) {
            set(element, &[("aria-label", &group.name)])?;
            lay(element, group.bounds, LEAST)?;
        }
        Ok(())
    }

    /// The element that carries a target from now on, the only one in the tab order. The caller gives it the focus, once it
    /// has let go of the chart.
    pub fn take(&self, chart: &mut Chart, id: TargetId) -> Result<Option<HtmlElement>, JsValue> {
        let items = self.items.borrow();
        let before = self.current.get();
        let next = match self.in_turns.get() {
            true if items.get(before).and_then(|item| target_of(item)) == Some(id) => before,
            true => 1 - before.min(1),
            false => id as usize,
        };
        let Some(item) = items.get(next) else { return Ok(None) };
        if self.in_turns.get() {
            self.carry(item, chart, id)?;
            item.set_hidden(false);
        }
        if let Some(item) = items.get(before) {
            item.set_tab_index(-1);
        }
        item.set_tab_index(0);
        self.current.set(next);
        Ok(Some(item.clone()))
    }

    /// Of two elements that take turns, hides the one that has lost the focus.
    pub fn rest(&self) {
        if self.in_turns.get() {
            for (at, item) in self.items.borrow().iter().enumerate() {
                item.set_hidden(at != self.current.get());
            }
        }
    }

    fn carry(&self, item: &HtmlElement, chart: &mut Chart, id: TargetId) -> Result<(), JsValue> {
        set(item, &[("aria-label", &chart.sentence(id)), (TARGET, &id.to_string())])?;
        chart.targets().get(id).map_or(Ok(()), |target| lay(item, target.bounds, LEAST))
    }

    /// Takes elements away at the end or puts them there.
    fn resize(&self, elements: &mut Vec<HtmlElement>, count: usize) -> Result<(), JsValue> {
        elements.drain(count.min(elements.len())..).for_each(|element| element.remove());
        while elements.len() < count {
            let element = add(&self.data, "div", "datum", "")?;
            set(&element, &[("role", "img")])?;
            elements.push(element);
        }
        Ok(())
    }
}

/// The target whose element an event came from.
pub fn target_at(target: Option<EventTarget>) -> Option<TargetId> {
    target_of(target?.dyn_ref::<Element>()?)
}

fn target_of(element: &Element) -> Option<TargetId> {
    element.get_attribute(TARGET)?.parse().ok()
}
