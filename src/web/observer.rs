//! Listeners and observers as values that remove themselves when they are dropped.

use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, EventTarget, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver,
};

use super::host::Host;

/// An event listener.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    function: js_sys::Function,
    _callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `callback` for each `event` of `target`.
    pub fn new(
        host: &Host,
        target: &EventTarget,
        event: &'static str,
        callback: impl FnMut(Event) + 'static,
    ) -> Result<Self, JsValue> {
        let callback = Closure::<dyn FnMut(Event)>::new(callback);
        let function = host.guard(callback.as_ref());
        target.add_event_listener_with_callback(event, &function)?;
        Ok(Self { target: target.clone(), event, function, _callback: callback })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Removing a listener that is already gone is not an error.
        let _ = self.target.remove_event_listener_with_callback(self.event, &self.function);
    }
}

/// Something that is done in a while.
pub struct Timer {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `callback` once after so many milliseconds.
    pub fn new(host: &Host, milliseconds: i32, callback: impl FnMut() + 'static) -> Result<Self, JsValue> {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let function = host.guard(callback.as_ref());
        let id = window()?.set_timeout_with_callback_and_timeout_and_arguments_0(&function, milliseconds)?;
        Ok(Self { id, _callback: callback })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Ok(window) = window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Watches the size of an element.
pub struct SizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls `callback` whenever the size has changed.
    pub fn new(host: &Host, element: &Element, callback: impl FnMut() + 'static) -> Result<Self, JsValue> {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let observer = ResizeObserver::new(&host.guard(callback.as_ref()))?;
        observer.observe(element);
        Ok(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Watches whether an element is on the screen or nearly so.
pub struct SightWatch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl SightWatch {
    /// Calls `callback` with whether the element can be seen, whenever that has changed.
    pub fn new(host: &Host, element: &Element, mut callback: impl FnMut(bool) + 'static) -> Result<Self, JsValue> {
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let last: IntersectionObserverEntry = entries.get(entries.length().saturating_sub(1)).unchecked_into();
            callback(last.is_intersecting());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("50%");
        let observer = IntersectionObserver::new_with_options(&host.guard(callback.as_ref()), &options)?;
        observer.observe(element);
        Ok(Self { observer, _callback: callback })
    }
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The page's window.
pub fn window() -> Result<web_sys::Window, JsValue> {
    web_sys::window().ok_or_else(|| JsValue::from_str("no window"))
}
