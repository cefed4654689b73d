//! Numbers without a unit, which count where the words around them say so.

use super::super::amount::{Amount, at, ends, skip_spaces};
use super::super::dataset::Kind;
use super::super::figure::UnitName;
use super::super::lexicon::{Class, FILLERS, MONEY_NOUNS, PERSON_NOUNS};
use super::measure::{pick, value_of};
use super::rank::is_break;
use super::{Found, Scanner};

/// How far before a number the people that it counts may stand.
const REACH: usize = 16;

impl Scanner<'_> {
    /// A number without a unit: a figure where the words around it say that it counts.
    pub(super) fn without_unit(&mut self, amount: &Amount) -> usize {
        let text = self.text;
        let place = skip_spaces(text, amount.end);
        let (start, before) = self.qualifier_before(amount.start);
        let people_before =
            ["人口", "人数"].iter().any(|noun| (0..4).any(|gap| ends(text, start.saturating_sub(gap), noun)));
        // Some words, so that a row of them is not read again and again.
        let floor = self.clause.max(start.saturating_sub(REACH)).min(start);
        let mut before_verb = start;
        while let Some((length, _)) = FILLERS.before(text, floor, before_verb) {
            before_verb -= length;
        }
        let people_before = people_before || PERSON_NOUNS.before(text, floor, before_verb).is_some();
        let reach = (place..(place + 8).min(text.len())).take_while(|&place| !is_break(at(text, place)));
        let counts_people = people_before || reach.clone().any(|place| PERSON_NOUNS.at(text, place).is_some());
        let counted_before = COUNTED.iter().any(|word| ends(text, start, word));
        let has_multiplier = amount.power >= 3;
        let is_noun = !is_break(at(text, place)) && at(text, place).is_alphabetic() && !at(text, place).is_ascii();
        let money = !counts_people && has_multiplier && self.is_money(start);
        let in_quotes = self.quotation(amount.start).is_some();
        let limited = before.is_some() || amount.over;
        let is_figure = if amount.arabic {
            has_multiplier || counts_people || (counted_before && !is_noun) || (limited && is_noun)
        } else {
            (has_multiplier && (limited || counts_people || money) && amount.digits > 0)
                || (counts_people && (limited || amount.digits > 1))
                || (amount.value.is_none() && amount.pair.is_none() && is_noun && amount.power > 0)
        };
        if !is_figure || in_quotes || (amount.value.is_none() && amount.arabic) {
            if amount.arabic && !in_quotes && amount.digits < 7 {
                return self.doubtful(amount, Kind::Quantity);
            }
            return self.name(amount);
        }
        let unit = if counts_people {
            UnitName::Known("人", Class::Person)
        } else if money {
            UnitName::Known("元", Class::Money)
        } else {
            UnitName::None
        };
        let mut end = amount.end;
        let after = self.qualifier_after(&mut end);
        self.figure(Found {
            start,
            end,
            number: amount.start,
            number_end: amount.end,
            kind: if money { Kind::Money } else { Kind::Quantity },
            value: value_of(amount),
            unit,
            qualifier: pick(before, after, amount),
        })
    }

    /// Whether the words before a number without a currency are about money.
    pub(super) fn is_money(&self, start: usize) -> bool {
        let mut place = start;
        for filler in ["达", "达到", "为", "共", "约", "超过", "突破"] {
            if ends(self.text, place, filler) {
                place -= filler.chars().count();
            }
        }
        MONEY_NOUNS.before(self.text, self.clause.min(place), place).is_some()
    }
}

/// Words directly before a number without a unit that counts all the same.
const COUNTED: &[&str] = &[
    "得分",
    "评分",
    "指数",
    "指数为",
    "指数达",
    "数",
    "数为",
    "数达",
    "量",
    "量达",
    "为",
    "达",
    "达到",
    "达到了",
    "共",
    "均分",
    "系数",
    "系数为",
    "分数",
    "总分",
    "增至",
    "增加到",
    "分别为",
];
