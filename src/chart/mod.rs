//! One chart: a definition, its data, a size and what the reader does with it.
//!
//! In: texts that were fetched or read, tables, sizes, events. Out: a finished view, effects, cards, exports. Whoever holds a
//! [`Chart`] does the fetching and the painting; nothing here knows a browser or a file.

mod document;
mod export;
mod failure;
mod memory;
mod reading;
mod wanted;

pub use document::{DATA, Definition, Document};
pub use failure::Failure;
pub use memory::Memory;
pub use wanted::{Wanted, wanted};

use std::rc::Rc;

use serde_json::Value as Json;

use crate::accessibility;
use crate::color::Color;
use crate::compile::theme::{self, Mode};
use crate::compile::{self, Context, Overlay, Sources, View, source_rows};
use crate::data::{self, Gather, Parsing, Table};
use crate::diagnostic::{Diagnostic, Severity};
use crate::geometry::Size;
use crate::interact::{self, Effect, Event, State, TargetId, Targets};
use crate::locale::Locale;
use crate::scale::Scale;
use crate::spec::{self, Channel, Predicate, Spec};
use crate::text::MeasureText;
use crate::time::Zone;
use crate::transform;

/// How a picture is wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// The extent of the chart's place.
    pub room: Size,
    /// Light or dark.
    pub mode: Mode,
    /// The page's fonts, as a CSS list; the theme's own where empty.
    pub font: String,
}

/// One chart.
#[derive(Debug)]
pub struct Chart {
    definition: Definition,
    spec: Spec,
    /// What was found in the definition.
    notes: Vec<Diagnostic>,
    /// Texts that the spec asks for and that have not come yet.
    wanted: Vec<Wanted>,
    sources: Sources,
    locale: Locale,
    state: State,
    view: Rc<View>,
    /// What the picture was made for.
    mode: Mode,
    /// The room that the picture was made for; none where there is no picture.
    room: Option<Size>,
    /// Made when it is first asked for; a change of size does not change it.
    summary: Option<String>,
    /// Found when they are first asked for: a chart that nobody touches does not need them.
    targets: Option<Rc<Targets>>,
}

impl Chart {
    /// The chart of a definition, for readers of one language.
    ///
    /// # Errors
    /// What the definition asks for is not supported, so that no picture of it can be trusted.
    pub fn new(definition: Definition, locale: Locale) -> Result<Self, Failure> {
        let (spec, notes) = spec::read(&definition.spec);
        refuse(&notes)?;
        let mut sources = Sources::new();
        if let Some(facts) = &definition.facts {
            sources.insert("facts".to_owned(), facts.clone());
        }
        let wanted = wanted(&spec);
        let (state, view) = (State::default(), Rc::default());
        Ok(Self {
            definition,
            spec,
            notes,
            wanted,
            sources,
            locale,
            state,
            view,
            mode: Mode::default(),
            room: None,
            summary: None,
            targets: None,
        })
    }

    /// What it shows, in words: the dataset's title, else the one that is drawn.
    pub fn title(&self) -> &str {
        let drawn = self.view.scene.titles.first().map_or("", |title| &*title.text);
        if self.definition.title.is_empty() { drawn } else { &self.definition.title }
    }

    /// The language tag of the report's own words; empty where there is no report.
    pub fn report_language(&self) -> &str {
        &self.definition.report_language
    }

    /// The reader's language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The texts that are still to be supplied.
    pub fn wanted(&self) -> &[Wanted] {
        &self.wanted
    }

    /// Supplies the rows of a named source.
    pub fn supply(&mut self, name: &str, table: Table) {
        self.sources.insert(name.to_owned(), table);
        self.summary = None;
    }

    /// Supplies a text that was asked for, by its address as written.
    pub fn supply_text(&mut self, address: &str, text: &str) -> Result<(), Failure> {
        let Some(at) = self.wanted.iter().position(|wanted| wanted.address == address) else { return Ok(()) };
        let layout = &self.wanted.swap_remove(at).layout;
        let table = data::load(address, text, layout, &Parsing::AsRead, Zone::UTC, &mut self.notes)
            .map_err(|error| Failure::Read { what: address.to_owned(), error })?;
        self.supply(address, table);
        Ok(())
    }

    /// Makes the picture anew.
    pub fn draw(&mut self, wish: &Wish, text: &dyn MeasureText) -> Result<Rc<View>, Failure> {
        self.room = None;
        if wish.room.width < 1.0 {
            return Err(Failure::NoSize);
        }
        let mut theme = theme::portal(wish.mode);
        // The page shows through; its own background is what the mode was chosen for.
        theme.background = Some(Color { opacity: 0.0, ..Color::rgb(0, 0, 0) });
        if !wish.font.is_empty() {
            theme.font = Some(wish.font.clone());
        }
        let context = Context {
            sources: &self.sources,
            container: Some(wish.room),
            theme: &theme,
            text,
            locale: self.locale,
            overlay: &self.state.overlay,
        };
        let view =
            compile::compile(&self.spec, &context).map_err(|error| Failure::Read { what: String::new(), error })?;
        refuse(&view.notes)?;
        // What a reader has hidden or set comes back by the same controls, which must stay.
        let untouched = self.state.overlay == Overlay::default() && self.state.chosen.is_empty();
        if view.is_empty() && untouched && self.controls().is_empty() {
            return Err(Failure::Empty(view.notes));
        }
        self.view = Rc::new(view);
        self.mode = wish.mode;
        self.room = Some(wish.room);
        self.targets = None;
        Ok(self.view.clone())
    }

    /// Whether the picture is the one that would be made for this room: a picture's own height mostly changes the room's.
    pub fn fits(&self, room: Size) -> bool {
        let Some(known) = self.room.filter(|known| known.width == room.width) else { return false };
        // Labels of bands are turned where they are many, and cut at a share of the height.
        let turned = self.view.scales.iter().any(|it| it.channel == Channel::X && matches!(it.scale, Scale::Band(_)));
        known.height == room.height || !turned && !self.spec.body.fills_height()
    }

    /// What was passed over in the definition and on the way to the picture.
    pub fn notes(&self) -> impl Iterator<Item = &Diagnostic> {
        self.notes.iter().chain(&self.view.notes)
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
        if event == Event::Redrawn && self.state == State::default() {
            return Vec::new(); // Nobody has touched the chart, and its targets need not be found.
        }
        let targets = self.targets();
        let effects = interact::update(&mut self.state, &targets, event);
        if effects.contains(&Effect::Recompile) {
            self.summary = None;
            if !self.state.chosen.is_empty() {
                // Parameters are put into the definition while it is read; what was found in it is known already.
                self.spec = spec::read_chosen(&self.definition.spec, &self.state.chosen).0;
            }
        }
        effects
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

    /// The rows that intervals have chosen as JSON for the page, with where they come from.
    pub fn selected_rows(&self) -> Json {
        let mut rows = Vec::new();
        let tests = self.spec.params.iter().filter_map(|param| {
            let selection = param.selection().filter(|selection| selection.interval)?;
            selection.test(&param.chosen)
        });
        let tests: Vec<_> = tests.collect();
        if let (Some(layer), false) = (self.view.layers.first(), tests.is_empty()) {
            let chosen = transform::holds(&Predicate::And(tests), &layer.drawn, &[], self.view.zone);
            for (row, _) in chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
                let sources = layer.drawn.sources(row);
                rows.extend(sources.iter().map(|&row| layer.source.object(row as usize).to_json()));
            }
        }
        serde_json::json!({ "rows": rows })
    }
}

/// Fails where something was asked for that is not supported.
fn refuse(notes: &[Diagnostic]) -> Result<(), Failure> {
    let refused: Vec<Diagnostic> = notes.iter().filter(|note| note.severity == Severity::Refusal).cloned().gather();
    if refused.is_empty() { Ok(()) } else { Err(Failure::Refused(refused)) }
}
