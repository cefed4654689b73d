//! The clock of movements: pictures between two pictures, frame by frame, and none while nothing moves.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::MediaQueryList;

use super::observer::window;
use crate::scene::{Keyed, Scene, blend, eased, items};

/// How long a movement takes, in milliseconds.
const DURATION: f64 = 300.0;
/// With more items than this a picture changes at once.
const MOST: usize = 5_000;

thread_local! {
    /// Holds where less motion is wanted. Made once, for that costs more than asking it.
    static STILL: Option<MediaQueryList> =
        window().ok().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
}

/// The movement of one chart.
#[derive(Default)]
pub struct Motion {
    /// Whether the next picture is to be moved to.
    wanted: Cell<bool>,
    /// The picture that is left.
    left: RefCell<Option<Keyed>>,
    running: RefCell<Option<Running>>,
}

struct Running {
    from: Keyed,
    to: Keyed,
    /// In milliseconds of the page's clock.
    start: f64,
}

impl Motion {
    /// Leaves a picture for the next one that is compiled; if it is on its way itself, from where it is.
    pub fn leave(&self, picture: impl FnOnce() -> Keyed) {
        self.wanted.set(true);
        let under_way = self.running.take().map(|running| running.at(now()));
        let left = under_way.or_else(|| self.left.take()).unwrap_or_else(picture);
        *self.left.borrow_mut() = Some(left);
    }

    /// Arrives at a picture: begins to move to it, if that was asked for and the reader does not mind.
    pub fn arrive(&self, allowed: bool, picture: impl FnOnce() -> Keyed) {
        self.running.take();
        let left = self.left.take();
        if !self.wanted.take() || !allowed || is_unwelcome() {
            return;
        }
        let Some(from) = left else { return };
        let to = picture();
        if items(&from.scene) + items(&to.scene) <= MOST {
            *self.running.borrow_mut() = Some(Running { from, to, start: now() });
        }
    }

    /// The picture for this moment; none where nothing moves any more.
    pub fn picture(&self) -> Option<Scene> {
        let mut running = self.running.borrow_mut();
        let now = now();
        let on = running.as_ref().is_some_and(|running| running.share(now) < 1.0) && !is_unwelcome();
        if !on {
            *running = None;
        }
        running.as_ref().map(|running| running.at(now).scene)
    }

    /// Whether something moves.
    pub fn is_running(&self) -> bool {
        self.running.borrow().is_some()
    }

    /// Ends at once.
    pub fn stop(&self) {
        self.running.take();
        self.left.take();
        self.wanted.set(false);
    }
}

impl Running {
    fn share(&self, now: f64) -> f64 {
        (now - self.start) / DURATION
    }

    fn at(&self, now: f64) -> Keyed {
        blend(&self.from, &self.to, eased(self.share(now)))
    }
}

/// Whether the reader has asked for less motion.
fn is_unwelcome() -> bool {
    STILL.with(|list| list.as_ref().is_some_and(MediaQueryList::matches))
}

/// Milliseconds of the page's clock, which never goes back.
fn now() -> f64 {
    let clock = window().ok().and_then(|window| js_sys::Reflect::get(&window, &JsValue::from_str("performance")).ok());
    let call = |clock: JsValue| {
        let now: js_sys::Function = js_sys::Reflect::get(&clock, &JsValue::from_str("now")).ok()?.dyn_into().ok()?;
        now.call0(&clock).ok()?.as_f64()
    };
    clock.and_then(call).unwrap_or(f64::MAX)
}
