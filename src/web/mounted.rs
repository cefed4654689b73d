//! A chart in a page: what it holds, how it begins and how it ends.
//!
//! Nothing here is borrowed while page code can run: the page is told through [`Host`], which does so later.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, HtmlElement, ShadowRoot};

use super::bar::Bar;
use super::drawing::Drawing;
use super::gestures::Over;
use super::given::Given;
use super::host::Host;
use super::legend::Controls;
use super::motion::Motion;
use super::observer::{Listener, Timer};
use super::shadow::Shadow;
use super::sound::Playing;
use super::table::TableDialog;
use super::tooltip;
use super::watches::Watches;
use crate::chart::{Chart, Document, Failure, Memory};
use crate::geometry::Point;
use crate::interact::Event;

/// A chart in a page.
pub struct Mounted {
    pub(super) own: Weak<Mounted>,
    pub(super) host: Host,
    pub(super) element: HtmlElement,
    pub(super) shadow: Shadow,
    pub(super) controls: Controls,
    pub(super) over: Over,
    pub(super) bar: Bar,
    pub(super) table: TableDialog,
    pub(super) chart: RefCell<Option<Chart>>,
    /// What the chart was made from, so that a change of theme does not make it anew.
    pub(super) made_from: RefCell<Option<Given>>,
    pub(super) document: RefCell<Option<Rc<Document>>>,
    pub(super) drawing: Drawing,
    /// Whether the picture is on the screen.
    pub(super) ready: Cell<bool>,
    /// What a reader did with the chart that is made again.
    pub(super) memory: RefCell<Option<Memory>>,
    /// What the page has been told last, so that it is not told again at every change of size.
    pub(super) failure: RefCell<Option<Failure>>,
    pub(super) motion: Motion,
    /// Events that came while the chart was busy.
    pub(super) waiting: RefCell<Vec<Event>>,
    /// The pointers that are down, with where they are.
    pub(super) fingers: RefCell<Vec<(i32, Point)>>,
    /// Tones that are being played.
    pub(super) playing: RefCell<Option<Playing>>,
    /// How many times the usual speed tones are played at.
    pub(super) speed: Cell<f64>,
    /// What waits to be said, and what waits to be told anew.
    pub(super) saying: RefCell<Option<Timer>>,
    pub(super) telling: RefCell<Option<Timer>>,
    /// Whether what the picture shows has been told once, and whether it is to be told anew.
    pub(super) told: Cell<bool>,
    pub(super) untold: Cell<bool>,
    /// Whether the page is on its way to paper.
    pub(super) printing: Cell<bool>,
    pub(super) watches: Watches,
}

impl Mounted {
    /// Finds the chart's elements in the shadow root and begins to watch.
    pub fn new(host: Host, element: HtmlElement, root: ShadowRoot) -> Result<Rc<Self>, JsValue> {
        let (shadow, controls, over) = (Shadow::of(&root)?, Controls::of(&root)?, Over::of(&root)?);
        let (bar, table) = (Bar::of(&root)?, TableDialog::of(&root)?);
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
            drawing: Drawing::default(),
            ready: Cell::new(false),
            memory: RefCell::default(),
            failure: RefCell::default(),
            motion: Motion::default(),
            waiting: RefCell::default(),
            fingers: RefCell::default(),
            playing: RefCell::default(),
            speed: Cell::new(1.0),
            saying: RefCell::default(),
            telling: RefCell::default(),
            told: Cell::new(false),
            untold: Cell::new(false),
            printing: Cell::new(false),
            watches: Watches::default(),
        });
        mounted.watch_place()?;
        mounted.join();
        Ok(mounted)
    }

    /// Does what could wait until the picture was on the screen.
    pub fn catch_up(&self) -> Result<(), JsValue> {
        self.watch_hands()?;
        if self.untold.get() {
            self.tell();
        }
        Ok(())
    }

    /// Lets everything go; the elements are taken out by whoever put them there.
    pub fn take_down(&self) {
        self.watches.stop();
        self.motion.stop();
        self.saying.take();
        self.telling.take();
        if self.playing.take().is_some() {
            self.host.silence();
        }
        tooltip::hide(&self.shadow.tooltip);
    }

    /// Shows a failure in the chart's place.
    pub(super) fn fail(&self, failure: &Failure) {
        if self.failure.replace(Some(failure.clone())).as_ref() == Some(failure) {
            return;
        }
        self.ready.set(false);
        tooltip::hide(&self.shadow.tooltip);
        self.host.fail(failure.kind(), &failure.message(self.locale()), failure.pointer());
    }

    pub(super) fn listen(
        &self,
        target: &EventTarget,
        event: &'static str,
        action: fn(&Mounted, web_sys::Event),
    ) -> Result<Listener, JsValue> {
        Listener::new(&self.host, target, event, self.once_more(action))
    }

    /// A callback that does something with this chart, as long as it is there.
    pub(super) fn once_more<T>(&self, action: impl Fn(&Mounted, T) + 'static) -> impl Fn(T) + 'static {
        let own = self.own.clone();
        move |value| {
            if let Some(mounted) = own.upgrade() {
                action(&mounted, value);
            }
        }
    }
}
