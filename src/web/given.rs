//! What an element says, and the chart that is made from it.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::drawing::Due;
use super::mounted::Mounted;
use super::observer::window;
use super::page_data;
use crate::chart::{Chart, Document, Failure};
use crate::locale::Locale;

thread_local! {
    /// Documents by address, so that twelve charts of one dataset read it once; they go when the last chart goes.
    static DOCUMENTS: RefCell<Vec<(String, Weak<Document>)>> = const { RefCell::new(Vec::new()) };
}

/// What the element says.
#[derive(Clone, PartialEq)]
pub struct Given {
    /// The absolute address; empty without one.
    address: String,
    id: Option<String>,
    locale: Locale,
    spec: JsValue,
    data: JsValue,
}

impl Mounted {
    /// Reads what the element says, and asks for or makes what follows.
    pub fn refresh(&self, spec: JsValue, data: JsValue) -> Result<(), JsValue> {
        let attribute = |name: &str| self.element.get_attribute(name).filter(|value| !value.is_empty());
        let address = match attribute("src") {
            Some(src) => absolute(&src, &self.element).unwrap_or(src),
            None => String::new(),
        };
        let given = Given { address, id: attribute("chart"), locale: self.locale(), spec, data };
        let unchanged = self.made_from.borrow().as_ref() == Some(&given);
        // Only of other data, or otherwise drawn, does a chart have the room that it had.
        let mut same_room = false;
        if !unchanged {
            let before = self.made_from.replace(Some(given.clone()));
            let same = before.as_ref().is_some_and(|old| old.address == given.address && old.id == given.id);
            same_room = same && before.as_ref().is_some_and(|old| old.locale == given.locale);
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
        if !same_room {
            self.ask(Due::Look);
        }
        self.ask(Due::Picture);
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
            Ok(()) => self.ask(Due::Picture),
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
    pub(super) fn base(&self) -> Option<String> {
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
                self.ask(Due::Picture);
            }
            Err(failure) => self.fail(&failure),
        }
    }

    pub(super) fn locale(&self) -> Locale {
        let inherited = self.element.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
        let browser = window().ok().and_then(|window| window.navigator().language());
        let tags = [self.element.get_attribute("lang"), inherited, browser];
        tags.iter().find_map(|tag| Locale::from_tag(tag.as_deref()?)).unwrap_or_default()
    }
}

fn absolute(address: &str, element: &HtmlElement) -> Option<String> {
    let base = element.base_uri().ok()??;
    Some(web_sys::Url::new_with_base(address, &base).ok()?.href())
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
