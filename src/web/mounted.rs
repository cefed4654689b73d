//! A chart in a page: reads what the element says, paints when something has changed, carries out effects.
//!
//! Nothing here is borrowed while page code can run: the page is told through [`Host`], which does so later.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, FocusEvent, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, ShadowRoot};

use super::bar::Bar;
use super::event::{goes_into, held, key, place};
use super::gestures::Over;
use super::host::{Host, object};
use super::legend::{Controls, entry_of};
use super::measure::CanvasText;
use super::motion::Motion;
use super::observer::{Frame, Listener, SightWatch, SizeWatch, Timer, window};
use super::shadow::Shadow;
use super::sound::Playing;
use super::table::TableDialog;
use super::tooltip::{self, Report};
use super::twin::target_at;
use super::{page_data, painter};
use crate::chart::{Chart, Document, Failure, Memory, Wish};
use crate::color::Color;
use crate::compile::Target;
use crate::compile::theme::Mode;
use crate::diagnostic::Place;
use crate::geometry::{Point, Rect, Size};
use crate::interact::{Effect, Event, Said, TargetId};
use crate::locale::{Locale, fill};
use crate::scene::Scene;

thread_local! {
    /// Documents by address, so that twelve charts of one dataset read it once; they go when the last chart goes.
    static DOCUMENTS: RefCell<Vec<(String, Weak<Document>)>> = const { RefCell::new(Vec::new()) };
}

/// Holds where the reader has chosen the colours of all pages.
const FORCED_COLORS: &str = "(forced-colors: active)";
/// Below this width legends stand above the plot, which makes another picture.
const NARROW: f64 = 560.0;
/// Device pixels for each CSS pixel on paper, at least.
const PAPER_RATIO: f64 = 3.0;

/// A chart in a page.
pub struct Mounted {
    pub(super) own: Weak<Mounted>,
    pub(super) host: Host,
    pub(super) element: HtmlElement,
    pub(super) shadow: Shadow,
    pub(super) controls: Controls,
    over: Over,
    pub(super) bar: Bar,
    pub(super) table: TableDialog,
    pub(super) chart: RefCell<Option<Chart>>,
    /// What the chart was made from, so that a change of theme does not make it anew.
    made_from: RefCell<Option<Given>>,
    pub(super) document: RefCell<Option<Rc<Document>>>,
    dirty: Cell<bool>,
    in_sight: Cell<bool>,
    ready: Cell<bool>,
    /// What a reader did with the chart that is made again.
    memory: RefCell<Option<Memory>>,
    /// What the page has been told last, so that it is not told again at every change of size.
    failure: RefCell<Option<Failure>>,
    frame: RefCell<Option<Frame>>,
    motion: Motion,
    /// Events that came while the chart was busy.
    waiting: RefCell<Vec<Event>>,
    /// The pointers that are down, with where they are.
    pub(super) fingers: RefCell<Vec<(i32, Point)>>,
    /// Tones that are being played.
    pub(super) playing: RefCell<Option<Playing>>,
    /// How many times the usual speed tones are played at.
    pub(super) speed: Cell<f64>,
    /// What waits to be said, and what waits to be told anew.
    pub(super) saying: RefCell<Option<Timer>>,
    pub(super) telling: RefCell<Option<Timer>>,
    /// Whether the page is on its way to paper.
    pub(super) printing: Cell<bool>,
    watches: RefCell<Watches>,
}

/// What the element says.
#[derive(Clone, PartialEq)]
struct Given {
    /// The absolute address; empty without one.
    address: String,
    id: Option<String>,
    locale: Locale,
    spec: JsValue,
    data: JsValue,
}

/// What the chart watches; everything is let go when this is dropped.
#[derive(Default)]
struct Watches {
    listeners: Vec<Listener>,
    pixels: Option<Listener>,
    size: Option<SizeWatch>,
    sight: Option<SightWatch>,
}

impl Mounted {
    /// Puts the chart's elements into the shadow root and begins to watch.
    pub fn new(host: Host, element: HtmlElement, root: ShadowRoot) -> Result<Rc<Self>, JsValue> {
        let shadow = Shadow::new(root.clone())?;
        let (controls, over) = (Controls::new(&root, &shadow.chart)?, Over::new(&shadow.chart)?);
        let (bar, table) = (Bar::new(&root)?, TableDialog::new(&root)?);
        bar.row.prepend_with_node_1(&controls.zoom)?;
        let mounted = Rc::new_cyclic(|own| Mounted {
            own: own.clone(),
            host,
            element,
            shadow,
            controls,
            over,
            bar,
            table,
            chart: RefCell::default(),
            made_from: RefCell::default(),
            document: RefCell::default(),
            dirty: Cell::new(false),
            in_sight: Cell::new(true),
            ready: Cell::new(false),
            memory: RefCell::default(),
            failure: RefCell::default(),
            frame: RefCell::default(),
            motion: Motion::default(),
            waiting: RefCell::default(),
            fingers: RefCell::default(),
            playing: RefCell::default(),
            speed: Cell::new(1.0),
            saying: RefCell::default(),
            telling: RefCell::default(),
            printing: Cell::new(false),
            watches: RefCell::default(),
        });
        mounted.watch()?;
        mounted.join();
        Ok(mounted)
    }

    /// Lets everything go and brings the element's own content back.
    pub fn take_down(&self) {
        self.watches.take();
        self.frame.take();
        self.motion.stop();
        self.saying.take();
        self.telling.take();
        if self.playing.take().is_some() {
            self.host.silence();
        }
        tooltip::hide(&self.shadow.tooltip);
        self.shadow.take_down();
    }

    fn watch(&self) -> Result<(), JsValue> {
        let mut watches = Watches::default();
        let chart: &EventTarget = &self.shadow.chart;
        let tooltip: &EventTarget = &self.shadow.tooltip;
        let listeners = &mut watches.listeners;
        self.watch_hands(listeners)?;
        self.watch_controls(listeners)?;
        listeners.push(self.listen(chart, "click", Mounted::clicked)?);
        listeners.push(self.listen(chart, "keydown", Mounted::pressed)?);
        listeners.push(self.listen(tooltip, "keydown", Mounted::pressed_in_tooltip)?);
        // The press of a button would give the focus to whatever lies under the pointer; what is meant is the nearest mark.
        listeners.push(self.listen(chart, "mousedown", |_, event| event.prevent_default())?);
        listeners.push(self.listen(&self.shadow.twin.data, "focusin", Mounted::reached)?);
        listeners.push(self.listen(&self.shadow.twin.data, "focusout", Mounted::focus_lost)?);
        listeners.push(self.listen(tooltip, "focusout", Mounted::focus_lost)?);
        listeners.push(self.listen(tooltip, "click", Mounted::source_clicked)?);
        let pressed = |mounted: &Mounted, event: web_sys::Event| {
            mounted.pressed_anywhere(event.unchecked_ref());
        };
        listeners.push(self.listen(&self.bar.row, "keydown", pressed)?);
        listeners.push(self.listen(&self.bar.row, "click", Mounted::chosen)?);
        listeners.push(self.listen(&self.bar.menu, "click", Mounted::chosen)?);
        listeners.push(self.listen(&self.bar.menu, "keydown", Mounted::pressed_in_menu)?);
        listeners.push(self.listen(&self.bar.menu, "toggle", |mounted, _| mounted.bar.toggled())?);
        listeners.push(self.listen(&self.table.dialog, "click", Mounted::table_clicked)?);
        // The style sheet lets colours pass over within a moment: that a theme has changed is thus an event.
        listeners.push(self.listen(&self.shadow.frame, "transitionend", |mounted, _| mounted.invalidate())?);
        let window = window()?;
        listeners.push(self.listen(&window, "scroll", |mounted, _| mounted.follow())?);
        listeners.push(self.listen(&window, "beforeprint", |mounted, _| mounted.prepare_print())?);
        listeners.push(self.listen(&window, "afterprint", |mounted, _| mounted.end_print())?);
        for (query, action) in
            [("print", Mounted::print_changed as fn(&Mounted)), (FORCED_COLORS, Mounted::invalidate as fn(&Mounted))]
        {
            if let Some(list) = window.match_media(query)? {
                let own = self.own.clone();
                listeners.push(Listener::new(&self.host, &list, "change", move |_| with(&own, action))?);
            }
        }
        if let Some(fonts) = fonts(&window) {
            listeners.push(self.listen(&fonts, "loadingdone", |mounted, _| mounted.invalidate())?);
        }
        let own = self.own.clone();
        watches.size = Some(SizeWatch::new(&self.host, &self.element, move || with(&own, Mounted::resized))?);
        let own = self.own.clone();
        watches.sight = Some(SightWatch::new(&self.host, &self.element, move |seen| with(&own, |it| it.seen(seen)))?);
        *self.watches.borrow_mut() = watches;
        self.watch_pixels()
    }

    /// Watches for another device pixel ratio. The query names the ratio that holds, so that each change needs a new one.
    fn watch_pixels(&self) -> Result<(), JsValue> {
        let mut query = String::from("(resolution: ");
        crate::number::push(&mut query, ratio()?);
        query.push_str("dppx)");
        let Some(list) = window()?.match_media(&query)? else { return Ok(()) };
        let listener = self.listen(&list, "change", |mounted, _| {
            mounted.invalidate();
            // A page without its queries redraws at the next change of size.
            let _ = mounted.watch_pixels();
        })?;
        // The listener that is replaced may be the one that calls this; its callback lives on until it returns.
        self.watches.borrow_mut().pixels = Some(listener);
        Ok(())
    }

    pub(super) fn listen(
        &self,
        target: &EventTarget,
        event: &'static str,
        action: fn(&Mounted, web_sys::Event),
    ) -> Result<Listener, JsValue> {
        let own = self.own.clone();
        Listener::new(&self.host, target, event, move |event| with(&own, |mounted| action(mounted, event)))
    }

    /// Reads what the element says, and asks for or makes what follows.
    pub fn refresh(&self, spec: JsValue, data: JsValue) -> Result<(), JsValue> {
        let attribute = |name: &str| self.element.get_attribute(name).filter(|value| !value.is_empty());
        let address = match attribute("src") {
            Some(src) => absolute(&src, &self.element).unwrap_or(src),
            None => String::new(),
        };
        let given = Given { address, id: attribute("chart"), locale: self.locale(), spec, data };
        let unchanged = self.made_from.borrow().as_ref() == Some(&given);
        if !unchanged {
            let before = self.made_from.replace(Some(given.clone()));
            let same = before.as_ref().is_some_and(|old| old.address == given.address && old.id == given.id);
            let mut memory = self.memory.take();
            if let Some(mut chart) = self.chart.take().filter(|_| self.ready.get()) {
                self.motion.leave(|| chart.keyed());
                memory = Some(chart.memory());
            }
            *self.memory.borrow_mut() = memory.filter(|_| same);
            self.failure.take();
            self.ready.set(false);
            self.document.take();
            match self.document_of(&given) {
                Ok(Some(document)) => self.make(document),
                Ok(None) => self.host.request(&given.address),
                Err(failure) => self.fail(&failure),
            }
        }
        self.invalidate();
        Ok(())
    }

    /// What the element holds or has an address of; nothing where that is still to be fetched.
    fn document_of(&self, given: &Given) -> Result<Option<Rc<Document>>, Failure> {
        if given.spec.is_object() {
            return Ok(Some(Rc::new(Document::of(page_data::definition(&given.spec)?))));
        }
        if let Some(text) = given.spec.as_string() {
            return Ok(Some(Rc::new(Document::read("spec", &text)?)));
        }
        if let Ok(Some(script)) = self.element.query_selector(":scope > script[type='application/json']") {
            return Ok(Some(Rc::new(Document::read("script", &script.text_content().unwrap_or_default())?)));
        }
        if given.address.is_empty() {
            return Err(Failure::NoSource);
        }
        Ok(known(&given.address))
    }

    /// Takes a text that was asked for: the document, or rows that the chart draws.
    pub fn found(&self, url: &str, text: &str) -> Result<(), JsValue> {
        let is_document = self.document.borrow().is_none()
            && self.made_from.borrow().as_ref().is_some_and(|given| given.address == url);
        if is_document {
            let document = match known(url) {
                Some(document) => Ok(document),
                None => Document::read(url, text).map(Rc::new),
            };
            match document {
                Ok(document) => {
                    remember(url, &document);
                    self.make(document);
                }
                Err(failure) => self.fail(&failure),
            }
            return Ok(());
        }
        let supplied = match self.chart.borrow_mut().as_mut() {
            Some(chart) => {
                let mut asked = chart.wanted().iter().map(|wanted| wanted.address.clone());
                let address = asked.find(|address| self.resolve(address) == url);
                drop(asked);
                address.map_or(Ok(()), |address| chart.supply_text(&address, text))
            }
            None => Ok(()),
        };
        match supplied {
            Ok(()) => self.invalidate(),
            Err(failure) => self.fail(&failure),
        }
        Ok(())
    }

    /// An address of the spec as an absolute one: relative to the document it stands in.
    fn resolve(&self, address: &str) -> String {
        let base = self.base().unwrap_or_default();
        web_sys::Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
    }

    /// The address that others are relative to.
    fn base(&self) -> Option<String> {
        let given = self.made_from.borrow().as_ref().map(|given| given.address.clone()).unwrap_or_default();
        if given.is_empty() { self.element.base_uri().ok()? } else { Some(given) }
    }

    /// Learns that a text is not to be had.
    pub fn missed(&self, url: String, status: u16) {
        self.fail(&Failure::Fetch { url, status });
    }

    /// Makes the chart from its document and data.
    fn make(&self, document: Rc<Document>) {
        let Some(given) = self.made_from.borrow().clone() else { return };
        let made = document.definition(given.id.as_deref(), given.locale).and_then(|definition| {
            let mut chart = Chart::new(definition, given.locale)?;
            if given.data.is_object() {
                chart.supply("data", page_data::table(&given.data)?);
            }
            Ok(chart)
        });
        *self.document.borrow_mut() = Some(document);
        match made {
            Ok(chart) => {
                let wanted: Vec<String> = chart.wanted().iter().map(|wanted| self.resolve(&wanted.address)).collect();
                *self.chart.borrow_mut() = Some(chart);
                wanted.iter().for_each(|address| self.host.request(address));
                self.invalidate();
            }
            Err(failure) => self.fail(&failure),
        }
    }

    pub(super) fn locale(&self) -> Locale {
        let inherited = self.element.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
        let browser = window().ok().and_then(|window| window.navigator().language());
        let tags = [self.element.get_attribute("lang"), inherited, browser];
        tags.into_iter().flatten().find_map(|tag| Locale::from_tag(&tag)).unwrap_or_default()
    }

    /// Asks for a frame in which the chart is painted anew, unless one is on its way or nobody would see it.
    fn invalidate(&self) {
        self.dirty.set(true);
        let complete = self.chart.borrow().as_ref().is_some_and(|chart| chart.wanted().is_empty());
        if !complete || !self.in_sight.get() || self.frame.borrow().is_some() {
            return;
        }
        self.ask_for_frame();
    }

    fn frame(&self) {
        // The callback that is dropped here is running; it lives on until it returns.
        self.frame.take();
        self.waiting.take().into_iter().for_each(|event| self.dispatch(event));
        if self.dirty.get() && self.in_sight.get() {
            self.dirty.set(false);
            self.paint();
        } else {
            // A canvas that is lost is painted with the next change.
            let _ = self.paint_over();
        }
        if self.motion.is_running() && self.in_sight.get() {
            self.ask_for_frame();
        }
    }

    fn ask_for_frame(&self) {
        if self.frame.borrow().is_none() {
            let own = self.own.clone();
            *self.frame.borrow_mut() = Frame::new(&self.host, move || with(&own, Mounted::frame)).ok();
        }
    }

    /// Paints what is compiled already: on its way, with what stands out, or as it is.
    fn paint_over(&self) -> Result<(), JsValue> {
        let mut chart = self.chart.borrow_mut();
        let Some(chart) = chart.as_mut().filter(|_| self.ready.get()) else { return Ok(()) };
        let style = window()?.get_computed_style(&self.shadow.frame)?.ok_or("no style")?;
        self.put(chart, ratio()?, forced_colors(&style, false)?)
    }

    fn put(&self, chart: &mut Chart, ratio: f64, forced: Option<(Color, Color)>) -> Result<(), JsValue> {
        let view = chart.view().clone();
        let other: Option<Scene> = self.motion.picture().or_else(|| chart.emphasized());
        let ratio = painter::ratio(view.scene.size, ratio);
        painter::paint(&self.shadow.canvas, other.as_ref().unwrap_or(&view.scene), ratio, forced)?;
        self.shadow.fit_canvas(ratio)
    }

    fn paint(&self) {
        match self.draw() {
            Ok(Ok(())) => {
                self.failure.take();
                self.host.painted();
                self.retell();
                let first = !self.ready.replace(true);
                if first {
                    self.host.emit("chart-ready", object(&self.notes()));
                }
                self.dispatch(Event::Redrawn);
                if first {
                    self.follow_link();
                }
            }
            Ok(Err(failure)) => self.fail(&failure),
            Err(error) => self.host.fail("canvas", &error.as_string().unwrap_or_default(), ""),
        }
    }

    fn draw(&self) -> Result<Result<(), Failure>, JsValue> {
        let mut chart = self.chart.borrow_mut();
        let Some(chart) = chart.as_mut() else { return Ok(Ok(())) };
        let printing = self.printing.get();
        // Before measuring, for the buttons take room too.
        self.bar.show(chart.locale())?;
        let style = window()?.get_computed_style(&self.shadow.frame)?.ok_or("no style")?;
        let wish = Wish {
            room: self.room(),
            mode: if printing { Mode::Light } else { mode(&style.get_property_value("color")?) },
            font: style.get_property_value("font-family")?,
        };
        let text = CanvasText::new(painter::context(&self.shadow.canvas)?);
        let narrow = |width: f64| width < NARROW;
        if self.ready.get() && narrow(wish.room.width) != narrow(chart.view().scene.size.width) {
            self.motion.leave(|| chart.keyed());
        }
        let drawn = chart.draw(&wish, &text);
        let memory = self.memory.take();
        let recalled = drawn.is_ok() && memory.as_ref().is_some_and(|memory| chart.recall(memory));
        let view = match if recalled { chart.draw(&wish, &text) } else { drawn } {
            Ok(view) => view,
            Err(failure) => return Ok(Err(failure)),
        };
        if let Some(memory) = memory {
            chart.refocus(&memory);
        }
        self.shadow.show(view.scene.size)?;
        self.controls.show(chart, &text)?;
        self.over.set_brush(chart.brush())?;
        self.over.set_look(chart.rectangle())?;
        self.motion.arrive(!printing, || chart.keyed());
        // Paper shows more than a screen.
        let ratio = if printing { ratio()?.max(PAPER_RATIO) } else { ratio()? };
        self.put(chart, ratio, forced_colors(&style, printing)?)?;
        let alt = self.element.get_attribute("alt");
        let name = alt.unwrap_or_else(|| chart.name());
        let name = if name.is_empty() { chart.locale().words().chart } else { &name };
        self.shadow.name(name, chart.locale().tag())?;
        Ok(Ok(()))
    }

    /// What was passed over in the definition, for the page.
    fn notes(&self) -> serde_json::Value {
        let chart = self.chart.borrow();
        let notes = chart.iter().flat_map(|chart| chart.notes());
        let warnings: Vec<serde_json::Value> = notes
            .map(|note| {
                let pointer = match &note.place {
                    Place::Pointer(pointer) => pointer.as_str(),
                    Place::Span(..) => "",
                };
                serde_json::json!({ "pointer": pointer, "message": note.message })
            })
            .collect();
        serde_json::json!({ "warnings": warnings })
    }

    /// Paints at once.
    pub(super) fn repaint(&self) {
        if self.ready.get() {
            self.paint();
        }
    }

    /// The chart on a canvas of its own.
    pub fn to_canvas(&self, scale: f64) -> Result<HtmlCanvasElement, JsValue> {
        let canvas = window()?.document().ok_or("no document")?.create_element("canvas")?;
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        if let Some(chart) = self.chart.borrow().as_ref() {
            let picture = chart.picture();
            painter::paint(&canvas, &picture, painter::ratio(picture.size, scale.clamp(0.1, 8.0)), None)?;
        }
        Ok(canvas)
    }

    fn fail(&self, failure: &Failure) {
        if self.failure.replace(Some(failure.clone())).as_ref() == Some(failure) {
            return;
        }
        self.ready.set(false);
        tooltip::hide(&self.shadow.tooltip);
        self.host.fail(failure.kind(), &failure.message(self.locale()), failure.pointer());
    }

    fn resized(&self) {
        let room = self.room();
        if !self.chart.borrow().as_ref().is_some_and(|chart| chart.fits(room)) {
            self.invalidate();
        }
    }

    /// What the picture may take.
    fn room(&self) -> Size {
        let frame = self.shadow.frame.get_bounding_client_rect();
        let height = self.element.get_bounding_client_rect().height()
            - f64::from(self.bar.row.offset_height())
            - self.controls.height();
        Size::new(frame.width().floor(), height.floor())
    }

    fn seen(&self, seen: bool) {
        self.in_sight.set(seen);
        if seen && self.dirty.get() {
            self.invalidate();
        }
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

    /// Inside the tooltip only Escape is the chart's: the focus goes back to where it came from.
    fn pressed_in_tooltip(&self, event: web_sys::Event) {
        let event: KeyboardEvent = event.unchecked_into();
        if event.key() == "Escape" {
            let here = self.chart.borrow().as_ref().and_then(Chart::shown);
            if let Some(id) = here {
                self.apply(Effect::Focus(id));
            }
            self.dispatch(Event::Pressed(crate::interact::Key::Escape));
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

    /// A tooltip stands in the window: when the page scrolls under it, it follows its target.
    fn follow(&self) {
        if self.shadow.tooltip.matches(":popover-open").unwrap_or(false) {
            let shown = self.chart.borrow_mut().as_mut().and_then(|chart| {
                let id = chart.shown()?;
                Some(self.area_in_window(chart.targets().get(id)?))
            });
            if let Some(area) = shown {
                // As below.
                let _ = tooltip::place(&self.shadow.tooltip, area);
            }
        }
    }

    /// What a tooltip stands beside and does not cover: the target from top to bottom at the point it points to, in coordinates
    /// of the window.
    fn area_in_window(&self, target: &Target) -> Rect {
        let corner = self.shadow.chart.get_bounding_client_rect();
        let top = target.at.y.min(target.bounds.y);
        let height = (target.bounds.bottom() - top).max(0.0);
        Rect::new(target.at.x + corner.left(), top + corner.top(), 0.0, height).expand(2.0)
    }

    pub(super) fn dispatch(&self, event: Event) {
        // What a hand moves follows it at once; what a button changes moves by itself.
        let moves = matches!(
            event,
            Event::EntryPressed(..)
                | Event::EntryIsolated(_)
                | Event::Set(..)
                | Event::Pressed(_)
                | Event::TappedTwice(_)
        );
        // An element that is taken out while the chart is told anew loses the focus at once: what that means is heard later.
        let Ok(mut chart) = self.chart.try_borrow_mut() else {
            self.waiting.borrow_mut().push(event);
            return self.ask_for_frame();
        };
        let effects = match chart.as_mut() {
            Some(chart) => {
                let effects = chart.handle(event);
                if moves && effects.contains(&Effect::Recompile) {
                    self.motion.leave(|| chart.keyed());
                }
                effects
            }
            None => return,
        };
        drop(chart); // An effect may be an event in its turn.
        for effect in effects {
            self.apply(effect);
        }
    }

    fn apply(&self, effect: Effect) {
        // What the browser refuses to show is not shown; the chart goes on.
        let _ = self.try_apply(effect);
    }

    fn try_apply(&self, effect: Effect) -> Result<(), JsValue> {
        // That the focus moves is an event in its turn: it must find the chart free.
        match effect {
            Effect::Focus(id) => {
                let item = self.with_chart(|chart, _| self.shadow.twin.take(chart, id)).transpose()?.flatten();
                return item.map_or(Ok(()), |item| item.focus());
            }
            Effect::HideTooltip => {
                tooltip::hide(&self.shadow.tooltip);
                return Ok(());
            }
            Effect::Leave => {
                self.bar.focus();
                return Ok(());
            }
            Effect::AnnounceDetails => {
                self.say(self.locale().words().details_shown);
                return Ok(());
            }
            Effect::AnnounceChosen(count) => {
                let words = self.locale().words();
                match count {
                    0 => self.say(words.interval_cleared),
                    count => self.say(&words.interval_count.fill(count, &[])),
                }
                return Ok(());
            }
            Effect::Announce(said, label) => {
                let words = self.locale().words();
                let pattern = match said {
                    Said::Hidden => words.series_hidden,
                    Said::Shown => words.series_shown,
                    Said::Isolated => words.series_isolated,
                };
                self.say(&fill(pattern, &[&label]));
                return Ok(());
            }
            Effect::Share(id) => {
                self.share(id);
                return Ok(());
            }
            Effect::Recompile => {
                self.invalidate();
                return Ok(());
            }
            Effect::Repaint => {
                self.ask_for_frame();
                return Ok(());
            }
            Effect::Brush(area) => return self.over.set_brush(area),
            _ => {}
        }
        let mut chart = self.chart.borrow_mut();
        let Some(chart) = chart.as_mut() else { return Ok(()) };
        let targets = chart.targets();
        let target = |id: Option<TargetId>| id.and_then(|id| targets.get(id));
        match effect {
            Effect::ShowTooltip(id) => {
                let (Some(target), Some(detail)) = (targets.get(id), chart.detail_at(id)) else { return Ok(()) };
                let area = self.area_in_window(target);
                let report = self.report(chart.report_language());
                tooltip::show(&self.shadow.tooltip, &detail, chart.locale(), &report, area)
            }
            Effect::Highlight(id) => {
                self.over.set_cross(chart, id)?;
                self.shadow.set_hover(target(id))
            }
            Effect::Select(id) => {
                self.host.emit("chart-select", object(&chart.selection(id)));
                Ok(())
            }
            Effect::SelectRows => {
                self.host.emit("chart-select", object(&chart.selected_rows()));
                Ok(())
            }
            Effect::OpenSource(id) => {
                if let Some(quote) = chart.detail(id).and_then(|detail| detail.quote) {
                    self.open_source(&quote.fact);
                }
                Ok(())
            }
            _ => Ok(()), // Done above.
        }
    }

    fn open_source(&self, fact: &str) {
        let href = self.report("").place(fact).unwrap_or_default();
        self.host.open_source(object(&serde_json::json!({ "id": fact, "href": href })));
    }

    /// The report's page: it stands beside the dataset.
    pub(super) fn report(&self, language: &str) -> Report {
        let beside = |base: String| Some(web_sys::Url::new_with_base("report.html", &base).ok()?.href());
        let address = self.base().and_then(beside).filter(|address| address.starts_with("http"));
        Report { address, language: language.to_owned() }
    }
}

/// Does something with a chart that is still there.
fn with(own: &Weak<Mounted>, action: impl FnOnce(&Mounted)) {
    if let Some(mounted) = own.upgrade() {
        action(&mounted);
    }
}

/// Light or dark, by the colour that text has: page, theme attribute and custom property have all had their say.
fn mode(color: &str) -> Mode {
    let parts = color.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|part| !part.is_empty());
    let numbers: Vec<f64> = parts.map(crate::number::parse_js).take(3).collect();
    match numbers[..] {
        [red, green, blue] if 0.3 * red + 0.6 * green + 0.1 * blue > 127.0 => Mode::Dark,
        _ => Mode::Light,
    }
}

/// The reader's own colours of ground and text, where they hold for all pages.
fn forced_colors(style: &web_sys::CssStyleDeclaration, printing: bool) -> Result<Option<(Color, Color)>, JsValue> {
    let on = window()?.match_media(FORCED_COLORS)?.is_some_and(|list| list.matches());
    if !on || printing {
        return Ok(None);
    }
    let color = |name: &str| style.get_property_value(name).map(|text| Color::parse(&text));
    Ok(color("background-color")?.zip(color("color")?))
}

/// Device pixels for each CSS pixel.
fn ratio() -> Result<f64, JsValue> {
    Ok(window()?.device_pixel_ratio())
}

fn absolute(address: &str, element: &HtmlElement) -> Option<String> {
    let base = element.base_uri().ok()??;
    Some(web_sys::Url::new_with_base(address, &base).ok()?.href())
}

/// The page's set of fonts, which tells when one has been loaded.
fn fonts(window: &web_sys::Window) -> Option<EventTarget> {
    let document = window.document()?;
    js_sys::Reflect::get(&document, &JsValue::from_str("fonts")).ok()?.dyn_into().ok()
}

/// A document that another chart of this page reads already.
fn known(url: &str) -> Option<Rc<Document>> {
    DOCUMENTS.with_borrow(|all| all.iter().find(|(known, _)| known == url).and_then(|(_, document)| document.upgrade()))
}

fn remember(url: &str, document: &Rc<Document>) {
    DOCUMENTS.with_borrow_mut(|all| {
        all.retain(|(known, document)| known != url && document.strong_count() > 0);
        all.push((url.to_owned(), Rc::downgrade(document)));
    });
}
