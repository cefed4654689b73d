//! More data than anybody wants to hear one by one, as groups of neighbours.

use super::detail::{Detail, detail};
use crate::compile::{Target, View, values_along_x};
use crate::data::Gather;
use crate::geometry::Rect;
use crate::locale::{Locale, fill};

/// Neighbouring data of one series, or of one plot where there are very many series.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The first of the targets.
    pub first: usize,
    /// What is said of them: how many, from where to where, the lowest and the highest.
    pub name: String,
    /// The smallest rectangle around them.
    pub bounds: Rect,
}

/// The targets in at most `most` groups.
pub fn groups(view: &View, targets: &[Target], most: usize, locale: Locale) -> Vec<Group> {
    let series = |target: &Target| (target.plot, target.series);
    let changes = targets.windows(2).filter(|pair| matches!(pair, [a, b] if series(a) != series(b))).count();
    let most = most.max(2);
    let by_series = changes < most / 2;
    // Each change of series may leave a group unfilled.
    let size = targets.len().div_ceil(if by_series { most - changes } else { most }).max(1);
    let mut out = Vec::new();
    let mut first = 0;
    while let Some(head) = targets.get(first) {
        let rest = targets.get(first..).unwrap_or_default();
        let alike = rest.iter().take(size).take_while(|target| !by_series || series(target) == series(head)).count();
        let members = rest.get(..alike.max(1)).unwrap_or_default();
        out.push(group(view, members, first, locale));
        first += members.len().max(1);
    }
    out
}

fn group(view: &View, members: &[Target], first: usize, locale: Locale) -> Group {
    let words = locale.words();
    let across = values_along_x(view);
    // Upwards is more; a bar along x ends where its value is.
    let level = |target: &&Target| if across { target.bounds.right() } else { -target.at.y };
    let say =
        |target: Option<&Target>| target.map(|target| brief(&detail(view, target, locale), locale)).unwrap_or_default();
    let lowest = members.iter().min_by(|a, b| level(a).total_cmp(&level(b)));
    let highest = members.iter().max_by(|a, b| level(a).total_cmp(&level(b)));
    let numbers = [(first + 1).to_string(), (first + members.len()).to_string()];
    let parts = [say(members.first()), say(members.last()), say(lowest), say(highest)];
    let [from, to] = &numbers;
    let [start, end, least, most] = &parts;
    let bounds = members.iter().map(|target| target.bounds).reduce(Rect::union).unwrap_or_default();
    Group { first, name: fill(words.group_name, &[from, to, start, end, least, most]), bounds }
}

/// What a datum is and its value, without what limits it and where it comes from.
pub fn brief(detail: &Detail, locale: Locale) -> String {
    let words = locale.words();
    if !detail.heading.is_empty() || !detail.value.is_empty() {
        let parts = [&*detail.heading, &*detail.value];
        return parts.into_iter().filter(|part| !part.is_empty()).gather().join(words.colon);
    }
    let line = |(title, text): &super::Line| [title, words.colon, text].concat();
    detail.lines.iter().map(line).gather().join(words.comma)
}
