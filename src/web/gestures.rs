//! Pointers, wheels and fingers as events of a chart, and what lies over the picture while they are used.

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, HtmlElement, MouseEvent, PointerEvent, ShadowRoot, WheelEvent};

use super::build::{find, lay, set_length};
use super::event::{goes_into, held, place};
use super::mounted::Mounted;
use super::observer::Listener;
use crate::chart::Chart;
use crate::color::Color;
use crate::geometry::{Point, Rect};
use crate::interact::{Event, TargetId};
use crate::number;
use crate::spec::Rectangle;

/// What lies over the picture.
pub struct Over {
    /// A rectangle that is chosen.
    brush: HtmlElement,
    /// The line at the place that the pointer is on.
    cross: HtmlElement,
}

impl Over {
    /// Finds the elements.
    pub fn of(root: &ShadowRoot) -> Result<Self, JsValue> {
        Ok(Self { brush: find(root, ".brush")?, cross: find(root, ".cross")? })
    }

    /// Lays the rectangle, or takes it away.
    pub fn set_brush(&self, area: Option<Rect>) -> Result<(), JsValue> {
        self.brush.set_hidden(area.is_none());
        area.map_or(Ok(()), |area| lay(&self.brush, area, 1.0))
    }

    /// Gives the rectangle the look that a definition asks for; else the style sheet's.
    pub fn set_look(&self, look: Option<Rectangle>) -> Result<(), JsValue> {
        let Some(look) = look else { return Ok(()) };
        let style = self.brush.style();
        let css = |color: Option<Color>| color.unwrap_or(Color::TRANSPARENT).to_css();
        style.set_property("background", &css(look.fill))?;
        style.set_property("border-color", &css(look.stroke))?;
        style.set_property("border-style", if look.dashed { "dashed" } else { "solid" })?;
        set_length(&self.brush, "border-width", look.stroke_width)
    }

    /// Lays the line through a target, or takes it away.
    pub fn set_cross(&self, chart: &mut Chart, id: Option<TargetId>) -> Result<(), JsValue> {
        let found = id.and_then(|id| chart.crosshair(id));
        self.cross.set_hidden(found.is_none());
        found.map_or(Ok(()), |found| lay(&self.cross, Rect::from_corners(found.from, found.to), 1.0))
    }
}

impl Mounted {
    /// Begins to listen to pointers, wheels and fingers.
    pub(super) fn watch_pointers(&self, listeners: &mut Vec<Listener>) -> Result<(), JsValue> {
        let chart: &EventTarget = &self.shadow.chart;
        let tooltip: &EventTarget = &self.shadow.tooltip;
        for (target, event, action) in [
            (chart, "pointerdown", Mounted::pointer_down as fn(&Mounted, web_sys::Event)),
            (chart, "pointermove", Mounted::pointer_moved),
            (chart, "pointerup", Mounted::pointer_up),
            (chart, "pointercancel", Mounted::pointer_cancelled),
            (chart, "pointerleave", Mounted::pointer_left),
            (tooltip, "pointerleave", Mounted::pointer_left),
            (chart, "wheel", Mounted::wheeled),
            (chart, "dblclick", Mounted::clicked_twice),
        ] {
            listeners.push(self.listen(target, event, action)?);
        }
        Ok(())
    }

    fn pointer_down(&self, event: web_sys::Event) {
        let event: PointerEvent = event.unchecked_into();
        if event.button() != 0 || super::legend::entry_of(&event).is_some() {
            return;
        }
        let at = place(&event, &self.shadow.chart);
        let several = {
            let mut fingers = self.fingers.borrow_mut();
            fingers.retain(|(id, _)| *id != event.pointer_id());
            fingers.truncate(1); // A third finger says nothing.
            fingers.push((event.pointer_id(), at));
            fingers.len() > 1
        };
        // With a second finger it was no drag.
        self.dispatch(if several { Event::Cancelled } else { Event::Grabbed(at, held(&event)) });
    }

    fn pointer_moved(&self, event: web_sys::Event) {
        let event: PointerEvent = event.unchecked_into();
        let at = place(&event, &self.shadow.chart);
        let before = self.fingers.borrow().clone();
        let Some(own) = before.iter().position(|(id, _)| *id == event.pointer_id()) else {
            // A finger that moves scrolls; what it means is said by its tap.
            if event.pointer_type() != "touch" {
                self.dispatch(Event::PointerMoved(at));
            }
            return;
        };
        if event.buttons() == 0 {
            // The button was let go where nobody could see it.
            return self.pointer_up(event.unchecked_into());
        }
        if let Some((_, place)) = self.fingers.borrow_mut().get_mut(own) {
            *place = at;
        }
        match before[..] {
            [(_, from)] => {
                if (at.x - from.x).hypot(at.y - from.y) > 0.0 {
                    // Outside of the picture the drag goes on. A pointer that is gone cannot be kept, which is no error.
                    let _ = self.shadow.chart.set_pointer_capture(event.pointer_id());
                }
                self.dispatch(Event::Dragged(at));
            }
            [(_, a), (_, b)] => {
                let (from, other) = if own == 0 { (a, b) } else { (b, a) };
                let distance = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y).max(1.0);
                let middle = |a: Point, b: Point| Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
                let (was, is) = (middle(from, other), middle(at, other));
                self.dispatch(Event::Panned(Point::new(is.x - was.x, is.y - was.y)));
                self.dispatch(Event::Zoomed(is, distance(from, other) / distance(at, other)));
            }
            _ => {}
        }
    }

    fn pointer_up(&self, event: web_sys::Event) {
        if self.forget(event.unchecked_ref()) {
            self.dispatch(Event::Released);
        }
    }

    fn pointer_cancelled(&self, event: web_sys::Event) {
        if self.forget(event.unchecked_ref()) {
            self.dispatch(Event::Cancelled);
        }
    }

    /// Forgets a pointer; whether it was known.
    fn forget(&self, event: &PointerEvent) -> bool {
        let mut fingers = self.fingers.borrow_mut();
        let before = fingers.len();
        fingers.retain(|(id, _)| *id != event.pointer_id());
        before != fingers.len()
    }

    fn pointer_left(&self, event: web_sys::Event) {
        let event: PointerEvent = event.unchecked_into();
        let inside = |part: &HtmlElement| goes_into(event.related_target(), part);
        if event.pointer_type() != "touch" && !inside(&self.shadow.tooltip) && !inside(&self.shadow.chart) {
            self.dispatch(Event::PointerLeft);
        }
    }

    /// With the control key the wheel looks closer, where that can be done; without it the page scrolls.
    fn wheeled(&self, event: web_sys::Event) {
        let event: WheelEvent = event.unchecked_into();
        let can = self.chart.borrow().as_ref().is_some_and(|chart| chart.zoom().0);
        if can && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            // Wheels count in pixels, lines or pages.
            let unit = match event.delta_mode() {
                0 => 1.0,
                1 => 20.0,
                _ => 400.0,
            };
            let factor = number::exp2((event.delta_y() * unit / 300.0).clamp(-2.0, 2.0));
            self.dispatch(Event::Zoomed(place(&event, &self.shadow.chart), factor));
        }
    }

    fn clicked_twice(&self, event: web_sys::Event) {
        let event: MouseEvent = event.unchecked_into();
        self.dispatch(match super::legend::entry_of(&event) {
            Some(id) => Event::EntryIsolated(id),
            None => Event::TappedTwice(place(&event, &self.shadow.chart)),
        });
    }
}
