//! What a chart watches in the page around it. Everything is let go when the chart is taken down.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

use super::drawing::Due;
use super::measure;
use super::mounted::Mounted;
use super::observer::{Listener, SightWatch, SizeWatch, window};
use super::surroundings::{forced_colors, ratio};

/// What a chart watches.
#[derive(Default)]
pub struct Watches {
    /// What changes a picture that nobody touches.
    place: RefCell<Vec<Listener>>,
    size: RefCell<Option<SizeWatch>>,
    /// What a reader does, which is heard from when the picture is on the screen.
    hands: RefCell<Vec<Listener>>,
    sight: RefCell<Option<SightWatch>>,
    pixels: RefCell<Option<Listener>>,
}

impl Watches {
    /// Lets everything go.
    pub fn stop(&self) {
        self.place.take();
        self.size.take();
        self.hands.take();
        self.sight.take();
        self.pixels.take();
    }
}

impl Mounted {
    /// Begins to watch what the first picture depends on.
    pub(super) fn watch_place(&self) -> Result<(), JsValue> {
        let look = self.once_more(|mounted, ()| mounted.ask(Due::Look));
        let watch = SizeWatch::new(&self.host, &self.element, move || look(()))?;
        *self.watches.size.borrow_mut() = Some(watch);
        if let Some(fonts) = fonts(&window()?) {
            let listener = self.listen(&fonts, "loadingdone", |mounted, _| {
                measure::forget();
                mounted.ask(Due::Look); // Buttons may be wider.
                mounted.ask(Due::Picture);
            })?;
            self.watches.place.borrow_mut().push(listener);
        }
        Ok(())
    }

    /// Begins to watch what readers do, and what changes a picture later; nothing where that is watched already.
    pub(super) fn watch_hands(&self) -> Result<(), JsValue> {
        if !self.watches.hands.borrow().is_empty() {
            return Ok(());
        }
        let mut listeners = Vec::new();
        self.watch_pointers(&mut listeners)?;
        self.watch_controls(&mut listeners)?;
        self.watch_keys(&mut listeners)?;
        // The style sheet lets colours pass over within a moment: that a theme has changed is thus an event.
        listeners.push(self.listen(&self.shadow.frame, "transitionend", |mounted, _| mounted.ask(Due::Look))?);
        let window = window()?;
        listeners.push(self.listen(&window, "scroll", |mounted, _| mounted.follow())?);
        listeners.push(self.listen(&window, "beforeprint", |mounted, _| mounted.prepare_print())?);
        listeners.push(self.listen(&window, "afterprint", |mounted, _| mounted.end_print())?);
        if let Some(paper) = window.match_media("print")? {
            listeners.push(self.listen(&paper, "change", |mounted, _| mounted.print_changed())?);
        }
        if let Some(forced) = forced_colors() {
            listeners.push(self.listen(&forced, "change", |mounted, _| mounted.ask(Due::Look))?);
        }
        let seen = self.once_more(|mounted, seen| mounted.seen(seen));
        *self.watches.sight.borrow_mut() = Some(SightWatch::new(&self.host, &self.element, seen)?);
        *self.watches.hands.borrow_mut() = listeners;
        self.watch_pixels()?;
        // What has changed before anybody watched.
        self.ask(Due::Look);
        Ok(())
    }

    /// Watches for another device pixel ratio. The query names the ratio that holds, so that each change needs a new one.
    fn watch_pixels(&self) -> Result<(), JsValue> {
        let mut query = String::from("(resolution: ");
        crate::number::push(&mut query, ratio()?);
        query.push_str("dppx)");
        let Some(list) = window()?.match_media(&query)? else { return Ok(()) };
        let listener = self.listen(&list, "change", |mounted, _| {
            mounted.ask(Due::Look);
            // A page without its queries redraws at the next change of size.
            let _ = mounted.watch_pixels();
        })?;
        // The listener that is replaced may be the one that calls this; its callback lives on until it returns.
        self.watches.pixels.replace(Some(listener));
        Ok(())
    }
}

/// The page's set of fonts, which tells when one has been loaded.
fn fonts(window: &web_sys::Window) -> Option<EventTarget> {
    let document = window.document()?;
    js_sys::Reflect::get(&document, &JsValue::from_str("fonts")).ok()?.dyn_into().ok()
}
