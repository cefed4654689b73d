//! The buttons below a picture, the menu, and what is said of what they did.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent, ShadowRoot};

use super::build::{ACTION, add, button, find, set};
use super::tooltip::place_beside;
use crate::interact::{Key, Wanted};
use crate::locale::{Locale, fill};

/// What a reader can ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// Open the table.
    Table,
    /// Open or close the menu.
    Menu,
    /// Play the tones.
    Play,
    /// Stop the tones.
    Stop,
    /// Choose an interval by two taps, or do not any more.
    Interval,
    /// Play them at so many times the usual speed.
    Speed(f64),
    /// Save a picture with so many pixels for each CSS pixel.
    Png(f64),
    /// Save the picture as a drawing.
    Svg,
    /// Save the rows.
    Csv,
    /// Save the rows with their sources.
    Json,
    /// Copy a link to what is shown.
    Link,
    /// Print the page.
    Print,
    /// Close the table.
    Close,
    /// Show all rows of the table.
    AllRows,
    /// Sort the table by a column.
    Sort(usize),
}

/// The speeds to choose from.
const SPEEDS: [f64; 3] = [0.5, 1.0, 2.0];
/// The pixels for each CSS pixel to choose from.
const SCALES: [f64; 4] = [1.0, 2.0, 3.0, 4.0];

/// The keys that the buttons to look closer stand for, by their classes.
const ZOOM: [(&str, Key); 3] = [("zoom-in", Key::ZoomIn), ("zoom-out", Key::ZoomOut), ("zoom-reset", Key::Reset)];

impl Action {
    /// The action that the button asks for which an event came from.
    pub fn of(event: &web_sys::Event) -> Option<Action> {
        let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        let written = element.closest("[data-action]").ok()??.get_attribute(ACTION)?;
        let (name, number) = written.split_once(' ').unwrap_or((&written, ""));
        let number = crate::number::parse_js(number);
        Some(match name {
            "table" => Action::Table,
            "menu" => Action::Menu,
            "play" => Action::Play,
            "stop" => Action::Stop,
            "interval" => Action::Interval,
            "speed" => Action::Speed(number),
            "png" => Action::Png(number),
            "svg" => Action::Svg,
            "csv" => Action::Csv,
            "json" => Action::Json,
            "link" => Action::Link,
            "print" => Action::Print,
            "close" => Action::Close,
            "all" => Action::AllRows,
            "sort" => Action::Sort(number as usize),
            _ => return None,
        })
    }
}

/// The buttons and the menu.
pub struct Bar {
    /// The row of buttons.
    pub row: HtmlElement,
    status: HtmlElement,
    /// The buttons to look closer, and not so close.
    pub zoom: HtmlElement,
    stop: HtmlElement,
    interval: HtmlElement,
    table: HtmlElement,
    opener: HtmlElement,
    /// The menu, in the top layer while it is open.
    pub menu: HtmlElement,
    /// The language that they are shown in.
    locale: Cell<Option<Locale>>,
}

impl Bar {
    /// Finds the buttons and the menu.
    pub fn of(root: &ShadowRoot) -> Result<Self, JsValue> {
        let part = |selector| find(root, selector);
        let (row, zoom, status) = (part(".bar")?, part(".zoom")?, part(".status")?);
        let (stop, interval) = (part(".stop")?, part(".interval")?);
        let table = part(".bar [data-action=\"table\"]")?;
        let (opener, menu) = (part(".opener")?, part(".menu")?);
        Ok(Self { row, status, zoom, stop, interval, table, opener, menu, locale: Cell::default() })
    }

    /// Shows the buttons in a language.
    pub fn show(&self, locale: Locale) -> Result<(), JsValue> {
        if self.locale.replace(Some(locale)) == Some(locale) {
            return Ok(());
        }
        let words = locale.words();
        self.row.set_hidden(false);
        self.table.set_text_content(Some(words.table));
        self.stop.set_text_content(Some(words.stop_tones));
        self.interval.set_text_content(Some(words.interval));
        for (at, name) in [words.zoom_in, words.zoom_out, words.zoom_reset].into_iter().enumerate() {
            self.zoom.children().item(at as u32).map_or(Ok(()), |button| name_sign(&button, name))?;
        }
        name_sign(&self.opener, words.menu)?;
        for part in [&self.row, &self.menu] {
            set(part, &[("lang", locale.tag())])?;
        }
        Ok(())
    }

    /// Says what became of an action, for eyes and ears; an address is put beside it to be copied by hand.
    pub fn say(&self, text: &str, address: Option<&str>) -> Result<(), JsValue> {
        self.status.set_text_content(Some(text));
        if let Some(address) = address {
            let link = add(&self.status, "a", "", address)?;
            set(&link, &[("href", address)])?;
        }
        Ok(())
    }

    /// Shows the buttons to look closer where that can be done, and which of them undo it where it has been done; whether
    /// they have come or gone.
    pub fn offer_zoom(&self, (can, zoomed): (bool, bool)) -> Result<bool, JsValue> {
        let off = if zoomed { "false" } else { "true" };
        for at in 1..self.zoom.children().length() {
            self.zoom.children().item(at).map_or(Ok(()), |button| button.set_attribute("aria-disabled", off))?;
        }
        let could = !self.zoom.hidden();
        self.zoom.set_hidden(!can);
        Ok(could != can)
    }

    /// The key that the button stands for which a click came from.
    pub fn zoom_key(event: &web_sys::Event) -> Option<Key> {
        let class = event.target()?.dyn_into::<Element>().ok()?.class_name();
        ZOOM.iter().find(|(known, _)| *known == class).map(|(_, key)| *key)
    }

    /// Shows the button that chooses an interval where there is one to choose.
    pub fn offer_interval(&self, offered: bool) {
        self.interval.set_hidden(!offered);
    }

    /// Says which end of an interval is wanted.
    pub fn want(&self, wanted: Option<Wanted>, locale: Locale) -> Result<(), JsValue> {
        let words = locale.words();
        let text = match wanted {
            Some(Wanted::OneEnd) => words.interval_one_end,
            Some(Wanted::OtherEnd) => words.interval_other_end,
            None => "",
        };
        self.say(text, None)?;
        set(&self.interval, &[("aria-pressed", if wanted.is_some() { "true" } else { "false" })])
    }

    /// Shows or hides the button that stops the tones.
    pub fn set_playing(&self, playing: bool) {
        self.stop.set_hidden(!playing);
    }

    /// Gives the focus to the first button.
    pub fn focus(&self) {
        // A button that cannot take the focus leaves it where it is.
        let _ = self.table.focus();
    }

    fn is_open(&self) -> bool {
        self.menu.matches(":popover-open").unwrap_or(false)
    }

    /// Opens the menu at its button, or closes it.
    pub fn toggle(&self, locale: Locale, playing: bool, speed: f64) -> Result<(), JsValue> {
        if self.is_open() {
            return self.menu.hide_popover();
        }
        self.fill(locale, playing, speed)?;
        self.menu.show_popover()?;
        place_beside(&self.menu, &self.opener)?;
        self.step(0, |_, _| 0)
    }

    /// Closes the menu; the focus goes back to its button.
    pub fn close(&self) {
        if self.is_open() {
            // As above.
            let _ = self.opener.focus();
            let _ = self.menu.hide_popover();
        }
    }

    /// Says whether the menu is open, after it was opened or closed by whatever means.
    pub fn toggled(&self) {
        let open = if self.is_open() { "true" } else { "false" };
        // An attribute of this name is always allowed.
        let _ = self.opener.set_attribute("aria-expanded", open);
    }

    /// Takes a key inside the menu; whether it was the menu's.
    pub fn pressed(&self, event: &KeyboardEvent) -> bool {
        let done = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => self.step(1, |at, count| (at + 1) % count),
            "ArrowUp" | "ArrowLeft" => self.step(1, |at, count| (at + count - 1) % count),
            "Home" => self.step(1, |_, _| 0),
            "End" => self.step(1, |_, count| count - 1),
            "Escape" => {
                self.close();
                return true;
            }
            "Tab" => {
                self.close();
                return false;
            }
            _ => return false,
        };
        done.is_ok()
    }

    /// Moves the focus among the entries.
    fn step(&self, least: u32, to: fn(u32, u32) -> u32) -> Result<(), JsValue> {
        let entries = self.menu.query_selector_all("[tabindex]")?;
        let entry = |at: u32| entries.item(at).and_then(|node| node.dyn_into::<HtmlElement>().ok());
        let here = (0..entries.length())
            .find(|&at| entry(at).is_some_and(|entry| entry.matches(":focus").unwrap_or(false)))
            .unwrap_or(0);
        if entries.length() < least.max(1) {
            return Ok(());
        }
        entry(to(here, entries.length())).map_or(Ok(()), |entry| entry.focus())
    }

    fn fill(&self, locale: Locale, playing: bool, speed: f64) -> Result<(), JsValue> {
        let words = locale.words();
        let menu = &self.menu;
        menu.set_text_content(None);
        set(menu, &[("aria-label", words.menu)])?;
        entry(menu, "table", words.show_table)?;
        let (action, text) = if playing { ("stop", words.stop_tones) } else { ("play", words.play_tones) };
        entry(menu, action, text)?;
        let speeds = row(menu, words.tone_speed)?;
        for offered in SPEEDS {
            let item = numbered(&speeds, "speed", words.tone_speed, offered)?;
            let checked = if offered == speed { "true" } else { "false" };
            set(&item, &[("role", "menuitemradio"), ("aria-checked", checked)])?;
        }
        let scales = row(menu, words.save_png)?;
        for scale in SCALES {
            numbered(&scales, "png", words.save_png, scale)?;
        }
        entry(menu, "svg", words.save_svg)?;
        entry(menu, "csv", words.save_csv)?;
        entry(menu, "json", words.save_json)?;
        entry(menu, "link", words.copy_link)?;
        entry(menu, "print", words.print)?;
        Ok(())
    }
}

/// Names a button that shows a sign, for ears and on hover.
fn name_sign(button: &Element, name: &str) -> Result<(), JsValue> {
    button.set_attribute("aria-label", name)?;
    button.set_attribute("title", name)
}

fn entry(parent: &HtmlElement, action: &str, text: &str) -> Result<HtmlElement, JsValue> {
    let entry = button(parent, "", action, text)?;
    set(&entry, &[("role", "menuitem"), ("tabindex", "-1")])?;
    Ok(entry)
}

/// Entries side by side under one name.
fn row(menu: &HtmlElement, name: &str) -> Result<HtmlElement, JsValue> {
    let row = add(menu, "div", "choices", "")?;
    set(&row, &[("role", "group"), ("aria-label", name)])?;
    let label = add(&row, "span", "", name)?;
    set(&label, &[("aria-hidden", "true")])?;
    Ok(row)
}

/// An entry that is a number.
fn numbered(row: &HtmlElement, action: &str, name: &str, number: f64) -> Result<HtmlElement, JsValue> {
    let mut text = String::new();
    crate::number::push(&mut text, number);
    let item = entry(row, &[action, " ", &text].concat(), &fill("{0}×", &[&text]))?;
    set(&item, &[("aria-label", &fill("{0} {1}×", &[name, &text]))])?;
    Ok(item)
}
