//! The elements of a chart before anything is known about it. They are made once for a page and copied for each chart, for a
//! copy is one call and making them a hundred.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, HtmlElement, ShadowRoot};

use super::bar::Bar;
use super::gestures::Over;
use super::legend::Controls;
use super::observer::window;
use super::shadow::Shadow;
use super::table::TableDialog;

thread_local! {
    static TEMPLATE: OnceCell<DocumentFragment> = const { OnceCell::new() };
}

/// Puts the elements into a shadow root.
pub fn put_into(root: &ShadowRoot) -> Result<(), JsValue> {
    // A chart that broke could not clear away what it left.
    clear(root)?;
    let copy = TEMPLATE.with(|known| {
        let template = match known.get() {
            Some(template) => template.clone(),
            None => {
                let made = build()?;
                // Nobody else sets it meanwhile.
                let _ = known.set(made.clone());
                made
            }
        };
        template.clone_node_with_deep(true)
    })?;
    root.append_child(&copy)?;
    Ok(())
}

fn build() -> Result<DocumentFragment, JsValue> {
    let root = window()?.document().ok_or("no document")?.create_document_fragment();
    let chart = Shadow::build(&root)?;
    let zoom = Controls::build(&root, &chart)?;
    Over::build(&chart)?;
    Bar::build(&root, &zoom)?;
    TableDialog::build(&root)?;
    Ok(root)
}

/// Takes out all that charts put into a shadow root.
pub fn clear(root: &ShadowRoot) -> Result<(), JsValue> {
    let parts = root.query_selector_all(".frame, .tooltip, .paper, .said, .controls, .bar, .menu, .sheet")?;
    for part in (0..parts.length()).filter_map(|at| parts.item(at)) {
        part.unchecked_into::<HtmlElement>().remove();
    }
    Ok(())
}
