//! A chart in a page: reads what the element says, paints when something has changed, carries out effects.
//!
//! Nothing here is borrowed while page code can run: the page is told through [`Host`], which does so later.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{
    EventTarget, FocusEvent, HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, ShadowRoot,
};

use super::event::{goes_into, key, place};
use super::host::Host;
use super::measure::CanvasText;
use super::observer::{Frame, Listener, SightWatch, SizeWatch, window};
use super::shadow::Shadow;
use super::{page_data, painter, tooltip};
use crate::chart::{Chart, Document, Failure, Wish};
use crate::compile::theme::Mode;
use crate::geometry::{Rect, Size};
use crate::interact::{Effect, Event, TargetId};
use crate::locale::Locale;

thread_local! {
    /// Documents by address, so that twelve charts of one dataset read it once; they go when the last chart goes.
    static DOCUMENTS: RefCell<Vec<(String, Weak<Document>)>> = const { RefCell::new(Vec::new()) };
}

/// A chart in a page.
pub struct Mounted {
    own: Weak<Mounted>,
    host: Host,
    element: HtmlElement,
    shadow: Shadow,
    chart: RefCell<Option<Chart>>,
    /// What the chart was made from, so that a change of theme does not make it anew.
    made_from: RefCell<Option<Given>>,
    document: RefCell<Option<Rc<Document>>>,
    dirty: Cell<bool>,
    in_sight: Cell<bool>,
    ready: Cell<bool>,
    /// What the page has been told last, so that it is not told again at every change of size.
    failure: RefCell<Option<Failure>>,
    frame: RefCell<Option<Frame>>,
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
        let shadow = Shadow::new(root)?;
        let mounted = Rc::new_cyclic(|own| Mounted {
            own: own.clone(),
            host,
            element,
            shadow,
            chart: RefCell::default(),
            made_from: RefCell::default(),
            document: RefCell::default(),
            dirty: Cell::new(false),
            in_sight: Cell::new(true),
            ready: Cell::new(false),
            failure: RefCell::default(),
            frame: RefCell::default(),
            watches: RefCell::default(),
        });
        mounted.watch()?;
        Ok(mounted)
    }

    /// Lets everything go and brings the element's own content back.
    pub fn take_down(&self) {
        self.watches.take();
        self.frame.take();
        tooltip::hide(&self.shadow.tooltip);
        self.shadow.take_down();
    }

    fn watch(&self) -> Result<(), JsValue> {
        let mut watches = Watches::default();
        let chart: &EventTarget = &self.shadow.chart;
        let tooltip: &EventTarget = &self.shadow.tooltip;
        let listeners = &mut watches.listeners;
        listeners.push(self.listen(chart, "pointermove", Mounted::pointer_moved)?);
        listeners.push(self.listen(chart, "pointerleave", Mounted::pointer_left)?);
        listeners.push(self.listen(tooltip, "pointerleave", Mounted::pointer_left)?);
        listeners.push(self.listen(chart, "click", Mounted::clicked)?);
        listeners.push(self.listen(chart, "keydown", Mounted::pressed)?);
        listeners.push(self.listen(tooltip, "keydown", Mounted::pressed_in_tooltip)?);
        listeners.push(self.listen(chart, "focus", |mounted, _| mounted.dispatch(Event::Reached(0)))?);
        listeners.push(self.listen(chart, "blur", Mounted::focus_lost)?);
        listeners.push(self.listen(tooltip, "focusout", Mounted::focus_lost)?);
        listeners.push(self.listen(tooltip, "click", Mounted::source_clicked)?);
        // The style sheet lets colours pass over within a moment: that a theme has changed is thus an event.
        listeners.push(self.listen(&self.shadow.frame, "transitionend", |mounted, _| mounted.invalidate())?);
        let window = window()?;
        listeners.push(self.listen(&window, "scroll", |mounted, _| mounted.follow())?);
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

    fn listen(
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
            *self.made_from.borrow_mut() = Some(given.clone());
            self.chart.take();
            self.failure.take();
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
            return Ok(Some(Rc::new(Document::of(page_data::json(&given.spec)?))));
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

    fn locale(&self) -> Locale {
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
        let own = self.own.clone();
        let frame = Frame::new(&self.host, move || with(&own, Mounted::frame));
        *self.frame.borrow_mut() = frame.ok();
    }

    fn frame(&self) {
        // The callback that is dropped here is running; it lives on until it returns.
        self.frame.take();
        if self.dirty.get() && self.in_sight.get() {
            self.dirty.set(false);
            self.paint();
        }
    }

    fn paint(&self) {
        match self.draw() {
            Ok(Ok(())) => {
                self.failure.take();
                self.host.painted();
                if !self.ready.replace(true) {
                    self.host.emit("chart-ready", "{}");
                }
                self.dispatch(Event::Redrawn);
            }
            Ok(Err(failure)) => self.fail(&failure),
            Err(error) => self.host.fail("canvas", &error.as_string().unwrap_or_default(), ""),
        }
    }

    fn draw(&self) -> Result<Result<(), Failure>, JsValue> {
        let mut chart = self.chart.borrow_mut();
        let Some(chart) = chart.as_mut() else { return Ok(Ok(())) };
        let style = window()?.get_computed_style(&self.shadow.frame)?.ok_or("no style")?;
        let room = self.shadow.frame.get_bounding_client_rect();
        let height = self.element.get_bounding_client_rect().height();
        let wish = Wish {
            room: Size::new(room.width().floor(), height.floor()),
            mode: mode(&style.get_property_value("color")?),
            font: style.get_property_value("font-family")?,
        };
        let text = CanvasText::new(painter::context(&self.shadow.canvas)?);
        let view = match chart.draw(&wish, &text) {
            Ok(view) => view,
            Err(failure) => return Ok(Err(failure)),
        };
        self.shadow.show(view.scene.size)?;
        painter::paint(&self.shadow.canvas, &view.scene, ratio()?)?;
        self.shadow.fit_canvas(ratio()?)?;
        let words = chart.locale().words();
        let alt = self.element.get_attribute("alt");
        let name = alt.as_deref().unwrap_or(chart.title());
        let name = if name.is_empty() { words.chart } else { name };
        self.shadow.name(name, words.keyboard_help, chart.locale().tag())?;
        Ok(Ok(()))
    }

    /// The chart on a canvas of its own.
    pub fn to_canvas(&self, scale: f64) -> Result<HtmlCanvasElement, JsValue> {
        let canvas = window()?.document().ok_or("no document")?.create_element("canvas")?;
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        if let Some(chart) = self.chart.borrow().as_ref() {
            painter::paint(&canvas, &chart.view().scene, scale.clamp(0.1, 8.0))?;
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
        self.invalidate();
    }

    fn seen(&self, seen: bool) {
        self.in_sight.set(seen);
        if seen && self.dirty.get() {
            self.invalidate();
        }
    }

    fn pointer_moved(&self, event: web_sys::Event) {
        let event: PointerEvent = event.unchecked_into();
        // A finger that moves scrolls; what it means is said by its tap.
        if event.pointer_type() != "touch" {
            self.dispatch(Event::PointerMoved(place(&event, &self.shadow.chart)));
        }
    }

    fn pointer_left(&self, event: web_sys::Event) {
        let event: PointerEvent = event.unchecked_into();
        let inside = |part: &HtmlElement| goes_into(event.related_target(), part);
        if event.pointer_type() != "touch" && !inside(&self.shadow.tooltip) && !inside(&self.shadow.chart) {
            self.dispatch(Event::PointerLeft);
        }
    }

    fn clicked(&self, event: web_sys::Event) {
        let event: MouseEvent = event.unchecked_into();
        self.dispatch(Event::Tapped(place(&event, &self.shadow.chart)));
    }

    fn pressed(&self, event: web_sys::Event) {
        let event: KeyboardEvent = event.unchecked_into();
        if let Some(key) = key(&event) {
            event.prevent_default();
            self.dispatch(Event::Pressed(key));
        }
    }

    /// Inside the tooltip only Escape is the chart's: the focus goes back to where it came from.
    fn pressed_in_tooltip(&self, event: web_sys::Event) {
        let event: KeyboardEvent = event.unchecked_into();
        if event.key() == "Escape" {
            // An element that cannot take the focus leaves it where it is.
            let _ = self.shadow.chart.focus();
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
    fn source_clicked(&self, event: web_sys::Event) {
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
            let shown = self.chart.borrow().as_ref().and_then(Chart::shown);
            if let Some(id) = shown {
                self.apply(Effect::ShowTooltip(id));
            }
        }
    }

    fn dispatch(&self, event: Event) {
        let effects = match self.chart.borrow_mut().as_mut() {
            Some(chart) => chart.handle(event),
            None => return,
        }; // The borrow ends here.
        for effect in effects {
            self.apply(effect);
        }
    }

    fn apply(&self, effect: Effect) {
        // What the browser refuses to show is not shown; the chart goes on.
        let _ = self.try_apply(effect);
    }

    fn try_apply(&self, effect: Effect) -> Result<(), JsValue> {
        let mut chart = self.chart.borrow_mut();
        let Some(chart) = chart.as_mut() else { return Ok(()) };
        let targets = chart.targets();
        let target = |id: Option<TargetId>| id.and_then(|id| targets.get(id));
        match effect {
            Effect::ShowTooltip(id) => {
                let (Some(target), Some(detail)) = (targets.get(id), chart.detail(id)) else { return Ok(()) };
                let corner = self.shadow.chart.get_bounding_client_rect();
                let area = Rect::new(target.at.x + corner.left(), target.at.y + corner.top(), 0.0, 0.0).expand(2.0);
                tooltip::show(&self.shadow.tooltip, &detail, chart.locale(), self.report().as_deref(), area)
            }
            Effect::HideTooltip => {
                tooltip::hide(&self.shadow.tooltip);
                Ok(())
            }
            Effect::Focus(id) => {
                self.shadow.say(&chart.sentence(id));
                self.shadow.set_focus(target(Some(id)))
            }
            Effect::Leave | Effect::AnnounceDetails => Ok(()),
            Effect::Highlight(id) => self.shadow.set_hover(target(id)),
            Effect::Select(id) => {
                self.host.emit("chart-select", &chart.selection(id).to_string());
                Ok(())
            }
            Effect::OpenSource(id) => {
                if let Some(quote) = chart.detail(id).and_then(|detail| detail.quote) {
                    self.open_source(&quote.fact);
                }
                Ok(())
            }
        }
    }

    fn open_source(&self, fact: &str) {
        let href = self.report().map(|report| tooltip::source_address(&report, fact)).unwrap_or_default();
        self.host.open_source(&serde_json::json!({ "id": fact, "href": href }).to_string());
    }

    /// The address of the report's page: it stands beside the dataset.
    fn report(&self) -> Option<String> {
        let address = web_sys::Url::new_with_base("report.html", &self.base()?).ok()?.href();
        address.starts_with("http").then_some(address)
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
