//! What the buttons, the menu and the table do.

use std::cell::RefMut;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::KeyboardEvent;

use super::bar::Action;
use super::drawing::Due;
use super::mounted::Mounted;
use super::observer::{Timer, window};
use super::share;
use super::sound::Playing;
use super::table;
use crate::accessibility::{DataTable, thinned};
use crate::chart::{Chart, Document};
use crate::interact::Event;

/// More tones than this are thinned out.
const MOST_TONES: usize = 200;
/// More data than this are told after the picture is painted.
const LARGE: usize = 2000;
/// How long a sentence for assistive technology waits for a later one that replaces it, in milliseconds.
const PATIENCE: i32 = 150;

impl Mounted {
    /// A button was chosen, by whatever means.
    pub(super) fn chosen(&self, event: web_sys::Event) {
        if let Some(action) = Action::of(&event) {
            event.stop_propagation();
            if action != Action::Menu {
                self.bar.close();
            }
            // What the browser refuses is not done; the chart goes on.
            let _ = self.act(action);
        }
    }

    fn act(&self, action: Action) -> Result<(), JsValue> {
        let locale = self.locale();
        match action {
            Action::Menu => self.bar.toggle(locale, self.playing.borrow().is_some(), self.speed.get())?,
            Action::Table => {
                let Some((table, title, language)) = self.with_chart(|chart, _| table_of(chart)) else {
                    return Ok(());
                };
                self.table.open(table, &title, self.report(&language), locale)?;
            }
            Action::Close => self.table.close(),
            Action::AllRows => self.table.show_all()?,
            Action::Sort(column) => self.table.sort(column)?,
            Action::Play => self.play()?,
            Action::Stop => self.silence(),
            Action::Interval => self.dispatch(Event::EndsAsked),
            Action::Speed(speed) => self.speed.set(speed.clamp(0.1, 10.0)),
            Action::Png(scale) => self.host.save_png(&self.file_name(".png"), scale),
            Action::Svg => self.save(".svg", "image/svg+xml", Chart::to_svg),
            Action::Csv => self.save(".csv", "text/csv", |chart, document| chart.to_csv(document)),
            Action::Json => self.save(".json", "application/json", |chart, document| chart.to_json(document)),
            Action::Link => {
                let state = self.with_chart(|chart, _| chart.link_state()).unwrap_or_default();
                self.host.copy(&share::address(&self.name(), &state)?);
            }
            Action::Print => self.host.print(),
        }
        Ok(())
    }

    /// Does something with the chart and its document, where there are both. Nothing may be asked of the page meanwhile.
    pub(super) fn with_chart<T>(&self, action: impl FnOnce(&mut Chart, &Document) -> T) -> Option<T> {
        let (mut chart, document) = self.lent()?;
        Some(action(&mut chart, &document))
    }

    fn lent(&self) -> Option<(RefMut<'_, Chart>, Rc<Document>)> {
        let document = self.document.borrow().clone()?;
        let chart = self.chart.try_borrow_mut().ok()?;
        RefMut::filter_map(chart, Option::as_mut).ok().map(|chart| (chart, document))
    }

    /// What the chart is called in a link and in file names: the element's id, else the chart's.
    fn name(&self) -> String {
        let names = [self.element.id(), self.element.get_attribute("chart").unwrap_or_default()];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| "chart".to_owned())
    }

    fn file_name(&self, ending: &str) -> String {
        [&self.name(), ending].concat()
    }

    fn save(&self, ending: &str, kind: &str, text: impl FnOnce(&mut Chart, &Document) -> String) {
        if let Some(text) = self.with_chart(text) {
            self.host.save(&self.file_name(ending), kind, &text);
        }
    }

    /// Says whether an address was copied; one that was not is shown.
    pub fn copied(&self, address: &str, done: bool) {
        let words = self.locale().words();
        let (text, shown) = if done { (words.link_copied, None) } else { (words.link_to_copy, Some(address)) };
        // As above.
        let _ = self.bar.say(text, shown);
    }

    /// What the page's address says about this chart, if it says anything.
    pub(super) fn follow_link(&self) {
        let Some(state) = share::state(&self.name()) else { return };
        if self.with_chart(|chart, _| chart.follow_link(&state)) == Some(true) {
            self.repaint();
        }
        let linked = self.with_chart(|chart, _| chart.linked_target(&state)).flatten();
        if let Some(id) = linked {
            self.dispatch(Event::Linked(id));
        }
    }

    fn play(&self) -> Result<(), JsValue> {
        self.silence();
        let tones = self.with_chart(|chart, _| thinned(chart.tones(), MOST_TONES)).unwrap_or_default();
        *self.playing.borrow_mut() = Some(Playing::new(tones));
        self.bar.set_playing(true);
        self.bar.say("", None)?;
        self.sound_next();
        Ok(())
    }

    /// Plays the next tone, and asks for the one after it.
    fn sound_next(&self) {
        let speed = self.speed.get();
        let next = self.playing.borrow_mut().as_mut().and_then(|it| Some((it.next()?, it.length(speed))));
        let Some((tone, seconds)) = next else { return self.silence() };
        if !self.host.tone(tone.frequency, tone.pan, seconds) {
            self.silence();
            // As above.
            let _ = self.bar.say(self.locale().words().no_sound, None);
            return;
        }
        self.dispatch(Event::Sounded(Some(tone.target as u32)));
        let timer = self.after((seconds * 1000.0) as i32, Mounted::sound_next);
        match self.playing.borrow_mut().as_mut() {
            Some(playing) => playing.timer = timer,
            None => drop(timer),
        }
    }

    /// Stops the tones.
    pub(super) fn silence(&self) {
        if self.playing.take().is_some() {
            self.host.silence();
            self.bar.set_playing(false);
            self.dispatch(Event::Sounded(None));
        }
    }

    /// A key that belongs to the chart as a whole; whether it was one.
    pub(super) fn pressed_anywhere(&self, event: &KeyboardEvent) -> bool {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let playing = self.playing.borrow().is_some();
        match event.key().as_str() {
            "Escape" if playing => self.silence(),
            "p" | "P" if plain && playing => self.silence(),
            "p" | "P" if plain => drop(self.play()),
            _ => return false,
        }
        event.prevent_default();
        true
    }

    pub(super) fn pressed_in_menu(&self, event: web_sys::Event) {
        let event: KeyboardEvent = event.unchecked_into();
        if self.bar.pressed(&event) {
            event.prevent_default();
        }
    }

    /// A click on the dialog itself is one beside what it holds.
    pub(super) fn table_clicked(&self, event: web_sys::Event) {
        let dialog: &web_sys::EventTarget = &self.table.dialog;
        if event.target().as_ref() == Some(dialog) {
            self.table.close();
        }
        self.source_clicked(event.clone());
        self.chosen(event);
    }

    /// Says something to assistive technology, unless something else is to be said in a moment.
    pub(super) fn say(&self, text: &str) {
        self.shadow.say("");
        let text = text.to_owned();
        let timer = self.after(PATIENCE, move |mounted| mounted.shadow.say(&text));
        *self.saying.borrow_mut() = timer;
    }

    fn after(&self, milliseconds: i32, action: impl Fn(&Mounted) + 'static) -> Option<Timer> {
        let call = self.once_more(move |mounted, ()| action(mounted));
        Timer::new(&self.host, milliseconds, move || call(())).ok()
    }

    /// Says anew what the picture shows: at once where a reader is in it, else once the page has time for that, and later where
    /// there is much to say.
    pub(super) fn retell(&self) {
        self.untold.set(true);
        self.telling.take();
        let many = self.chart.borrow().as_ref().is_some_and(is_large);
        let in_use = || self.element.matches(":focus-within").unwrap_or(false);
        match self.told.get() {
            true if many => *self.telling.borrow_mut() = self.after(PATIENCE, Mounted::tell),
            true if in_use() => self.tell(),
            _ => self.host.catch_up(),
        }
    }

    /// Says what the picture shows.
    pub(super) fn tell(&self) {
        self.untold.set(false);
        let first = !self.told.replace(true);
        let told = self.with_chart(|chart, _| {
            let other = first && self.show_controls(chart)?;
            self.shadow.twin.refresh(chart).map(|()| other)
        });
        // As above.
        if let Ok(Some(true)) = told.transpose() {
            self.ask(Due::Look);
        }
    }

    /// Before the page is printed: the table is put beside the picture, which is painted for paper.
    pub(super) fn prepare_print(&self) {
        if self.printing.replace(true) {
            return;
        }
        if let Some((table, title, language)) = self.with_chart(|chart, _| table_of(chart)) {
            // As above.
            let _ = table::print(&self.shadow.paper, table, &title, self.report(&language), self.locale());
        }
        self.repaint();
    }

    /// After the page was printed.
    pub(super) fn end_print(&self) {
        if self.printing.replace(false) {
            self.shadow.paper.set_text_content(None);
            self.repaint();
        }
    }

    /// Whether the page is on paper: not every browser says so before it is.
    pub(super) fn print_changed(&self) {
        let on_paper = window().ok().and_then(|window| window.match_media("print").ok().flatten());
        match on_paper.is_some_and(|list| list.matches()) {
            true => self.prepare_print(),
            false => self.end_print(),
        }
    }
}

/// The table with its title and the language of its quotations.
fn table_of(chart: &mut Chart) -> (DataTable, String, String) {
    (chart.table(), chart.name(), chart.report_language().to_owned())
}

/// Whether so much is drawn that telling it takes its time.
fn is_large(chart: &Chart) -> bool {
    chart.view().scene.rows() > LARGE
}
