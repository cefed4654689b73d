//! Charts of one page that show the same rows: what the pointer is on in one stands out in the others.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::mounted::Mounted;
use crate::data::Gather;
use crate::interact::{Event, TargetId};

thread_local! {
    /// All charts of the page.
    static CHARTS: RefCell<Vec<Weak<Mounted>>> = const { RefCell::new(Vec::new()) };
}

impl Mounted {
    /// Lets the other charts of the page find this one.
    pub(super) fn join(&self) {
        CHARTS.with_borrow_mut(|all| {
            all.retain(|chart| chart.strong_count() > 0);
            all.push(self.own.clone());
        });
    }

    /// Tells the other charts of the group which rows the pointer is on.
    pub(super) fn share(&self, id: Option<TargetId>) {
        let group = |chart: &Mounted| chart.element.get_attribute("group").filter(|group| !group.is_empty());
        let Some(own) = group(self) else { return };
        let keys = self.chart.borrow_mut().as_mut().and_then(|chart| id.map(|id| chart.keys(id)));
        let keys: Rc<[Rc<str>]> = keys.unwrap_or_default().into();
        // The list is let go before a chart is told anything.
        let others: Vec<Rc<Mounted>> = CHARTS.with_borrow(|all| all.iter().filter_map(Weak::upgrade).gather());
        for other in others {
            if !std::ptr::eq(&*other, self) && group(&other).as_deref() == Some(&*own) {
                other.dispatch(Event::Shared(keys.clone()));
            }
        }
    }
}
