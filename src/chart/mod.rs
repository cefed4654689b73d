//! One chart: a definition, its data, a size and what the reader does with it.
//!
//! In: texts that were fetched or read, tables, sizes, events. Out: a finished view, effects, cards, exports. Whoever holds a
//! [`Chart`] does the fetching and the painting; nothing here knows a browser or a file.

mod document;
mod failure;
mod stand_in;

pub use document::{Definition, Document};
pub use failure::Failure;

use std::rc::Rc;

use serde_json::Value as Json;

use crate::accessibility::{self, Detail};
use crate::compile::theme::Mode;
use crate::compile::{Sources, View, source_rows};
use crate::data::Table;
use crate::geometry::Size;
use crate::interact::{self, Effect, Event, State, TargetId, Targets};
use crate::locale::Locale;
use crate::text::MeasureText;

/// How a picture is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wish {
    /// The extent of the chart's place.
    pub room: Size,
    /// Light or dark.
    pub mode: Mode,
}

/// One chart.
#[derive(Debug)]
pub struct Chart {
    definition: Definition,
    sources: Sources,
    locale: Locale,
    state: State,
    view: Rc<View>,
    /// Found when they are first asked for: a chart that nobody touches does not need them.
    targets: Option<Rc<Targets>>,
}

impl Chart {
    /// The chart of a definition, for readers of one language.
    pub fn new(definition: Definition, locale: Locale) -> Self {
        let mut sources = Sources::new();
        if let Some(facts) = &definition.facts {
            sources.insert("facts".to_owned(), facts.clone());
        }
        Self { definition, sources, locale, state: State::default(), view: Rc::default(), targets: None }
    }

    /// What it shows, in words.
    pub fn title(&self) -> &str {
        &self.definition.title
    }

    /// The reader's language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Supplies the rows of a named source.
    pub fn supply(&mut self, name: &str, table: Table) {
        self.sources.insert(name.to_owned(), table);
    }

    /// Makes the picture anew.
    pub fn draw(&mut self, wish: Wish, text: &dyn MeasureText) -> Result<Rc<View>, Failure> {
        if wish.room.width < 1.0 {
            return Err(Failure::NoSize);
        }
        let view = stand_in::view(&self.definition, &self.sources, wish, text);
        self.view = Rc::new(view);
        self.targets = None;
        Ok(self.view.clone())
    }

    /// The picture that was made last.
    pub fn view(&self) -> &Rc<View> {
        &self.view
    }

    /// What can be pointed at in it.
    pub fn targets(&mut self) -> Rc<Targets> {
        self.targets.get_or_insert_with(|| Rc::new(Targets::of(self.view.clone()))).clone()
    }

    /// What follows from an event.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        let targets = self.targets();
        interact::update(&mut self.state, &targets, event)
    }

    /// The target whose tooltip is shown.
    pub fn shown(&self) -> Option<TargetId> {
        self.state.shown()
    }

    /// A target as a sentence for assistive technology.
    pub fn sentence(&mut self, id: TargetId) -> String {
        let count = self.targets().len() as usize;
        let detail = self.detail(id).unwrap_or_default();
        accessibility::name(&detail, id as usize, count, self.locale)
    }

    /// A target as JSON for the page: its number and the rows that it stands for, with where they come from.
    pub fn selection(&mut self, id: TargetId) -> Json {
        let targets = self.targets();
        let view = targets.view();
        let mut rows = Vec::new();
        if let Some(target) = targets.get(id)
            && let Some(layer) = view.layers.get(target.row.layer as usize)
        {
            rows.extend(source_rows(view, target.row).iter().map(|&row| layer.source.object(row as usize).to_json()));
        }
        serde_json::json!({ "index": id, "rows": rows })
    }

    /// What is to be read about a target.
    pub fn detail(&mut self, id: TargetId) -> Option<Detail> {
        let targets = self.targets();
        Some(accessibility::detail(targets.view(), targets.get(id)?, self.locale))
    }
}
