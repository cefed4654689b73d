//! What follows from events: a tooltip, another picture, a sentence, word to the page.

use wasm_bindgen::prelude::*;

use super::drawing::Due;
use super::host::object;
use super::mounted::Mounted;
use super::tooltip::{self, Report};
use crate::compile::Target;
use crate::geometry::Rect;
use crate::interact::{Effect, Event, Said, TargetId};
use crate::locale::fill;

impl Mounted {
    pub(super) fn dispatch(&self, event: Event) {
        // What a hand moves follows it at once; what a button changes moves by itself.
        let moves = matches!(
            event,
            Event::EntryPressed(..)
                | Event::EntryIsolated(_)
                | Event::Set(..)
                | Event::Pressed(_)
                | Event::TappedTwice(_)
        );
        // An element that is taken out while the chart is told anew loses the focus at once: what that means is heard later.
        let Ok(mut chart) = self.chart.try_borrow_mut() else {
            self.waiting.borrow_mut().push(event);
            return self.ask(Due::Paint);
        };
        let effects = match chart.as_mut() {
            Some(chart) => {
                let effects = chart.handle(event);
                if moves && effects.contains(&Effect::Recompile) {
                    self.motion.leave(|| chart.keyed());
                }
                effects
            }
            None => return,
        };
        drop(chart); // An effect may be an event in its turn.
        for effect in effects {
            self.apply(effect);
        }
    }

    pub(super) fn apply(&self, effect: Effect) {
        // What the browser refuses to show is not shown; the chart goes on.
        let _ = self.try_apply(effect);
    }

    fn try_apply(&self, effect: Effect) -> Result<(), JsValue> {
        // That the focus moves is an event in its turn: it must find the chart free.
        match effect {
            Effect::Focus(id) => {
                let item = self.with_chart(|chart, _| self.shadow.twin.take(chart, id)).transpose()?.flatten();
                return item.map_or(Ok(()), |item| item.focus());
            }
            Effect::HideTooltip => {
                tooltip::hide(&self.shadow.tooltip);
                return Ok(());
            }
            Effect::Leave => {
                self.bar.focus();
                return Ok(());
            }
            Effect::AnnounceDetails => {
                self.say(self.locale().words().details_shown);
                return Ok(());
            }
            Effect::AnnounceChosen(count) => {
                let words = self.locale().words();
                match count {
                    0 => self.say(words.interval_cleared),
                    count => self.say(&words.interval_count.fill(count, &[])),
                }
                return Ok(());
            }
            Effect::Announce(said, label) => {
                let words = self.locale().words();
                let pattern = match said {
                    Said::Hidden => words.series_hidden,
                    Said::Shown => words.series_shown,
                    Said::Isolated => words.series_isolated,
                };
                self.say(&fill(pattern, &[&label]));
                return Ok(());
            }
            Effect::Share(id) => {
                self.share(id);
                return Ok(());
            }
            Effect::Recompile => {
                self.ask(Due::Picture);
                return Ok(());
            }
            Effect::Repaint => {
                self.ask(Due::Paint);
                return Ok(());
            }
            Effect::Want(wanted) => return self.bar.want(wanted, self.locale()),
            Effect::Brush(area) => return self.over.set_brush(area),
            _ => {}
        }
        let mut chart = self.chart.borrow_mut();
        let Some(chart) = chart.as_mut() else { return Ok(()) };
        let targets = chart.targets();
        let target = |id: Option<TargetId>| id.and_then(|id| targets.get(id));
        match effect {
            Effect::ShowTooltip(id) => {
                let (Some(target), Some(detail)) = (targets.get(id), chart.detail_at(id)) else { return Ok(()) };
                let area = self.area_in_window(target);
                let report = self.report(chart.report_language());
                tooltip::show(&self.shadow.tooltip, &detail, chart.locale(), &report, area)
            }
            Effect::Highlight(id) => {
                self.over.set_cross(chart, id)?;
                self.shadow.set_hover(target(id))
            }
            Effect::Select(id) => {
                self.host.emit("chart-select", object(&chart.selection(id)));
                Ok(())
            }
            Effect::SelectRows => {
                self.host.emit("chart-select", object(&chart.selected_rows()));
                Ok(())
            }
            Effect::OpenSource(id) => {
                if let Some(quote) = chart.detail(id).and_then(|detail| detail.quote) {
                    self.open_source(&quote.fact);
                }
                Ok(())
            }
            _ => Ok(()), // Done above.
        }
    }

    pub(super) fn open_source(&self, fact: &str) {
        let href = self.report("").place(fact).unwrap_or_default();
        self.host.open_source(object(&serde_json::json!({ "id": fact, "href": href })));
    }

    /// A tooltip stands in the window: when the page scrolls under it, it follows its target.
    pub(super) fn follow(&self) {
        if self.shadow.tooltip.matches(":popover-open").unwrap_or(false) {
            let shown = self.chart.borrow_mut().as_mut().and_then(|chart| {
                let id = chart.shown()?;
                Some(self.area_in_window(chart.targets().get(id)?))
            });
            if let Some(area) = shown {
                // As below.
                let _ = tooltip::place(&self.shadow.tooltip, area);
            }
        }
    }

    /// What a tooltip stands beside and does not cover: the target from top to bottom at the point it points to, in coordinates
    /// of the window.
    fn area_in_window(&self, target: &Target) -> Rect {
        let corner = self.shadow.chart.get_bounding_client_rect();
        let top = target.at.y.min(target.bounds.y);
        let height = (target.bounds.bottom() - top).max(0.0);
        Rect::new(target.at.x + corner.left(), top + corner.top(), 0.0, height).expand(2.0)
    }

    /// The report's page: it stands beside the dataset.
    pub(super) fn report(&self, language: &str) -> Report {
        let beside = |base: String| Some(web_sys::Url::new_with_base("report.html", &base).ok()?.href());
        let address = self.base().and_then(beside).filter(|address| address.starts_with("http"));
        Report { address, language: language.to_owned() }
    }
}
