//! The closed lists of words in a dataset: kinds, statuses, and what a figure is to a change.

use serde::{Deserialize, Serialize};

/// What a numeral is. The first nine kinds are figures, the rest are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// So many of something.
    Quantity,
    /// An amount of money.
    Money,
    /// A share or a level in percent.
    Percent,
    /// A relative change.
    GrowthRate,
    /// A difference of two percentages.
    PercentagePoint,
    /// From a low to a high value.
    Range,
    /// A part of a whole, such as 三分之二.
    Fraction,
    /// One number to another, such as 1:15.
    Ratio,
    /// A place in an order of merit.
    Rank,
    /// A number that names one of a sequence, such as 第十届.
    Ordinal,
    /// A year, a month, a day, a span of years.
    DateOrPeriod,
    /// The number of a heading or of an item.
    ListNumber,
    /// Part of a word, a name or a slogan.
    NamePart,
}

impl Kind {
    /// Whether a numeral of this kind is a figure and makes a fact.
    pub fn is_figure(self) -> bool {
        self <= Kind::Rank
    }

    /// The kind as the dataset spells it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Quantity => "quantity",
            Kind::Money => "money",
            Kind::Percent => "percent",
            Kind::GrowthRate => "growth_rate",
            Kind::PercentagePoint => "percentage_point",
            Kind::Range => "range",
            Kind::Fraction => "fraction",
            Kind::Ratio => "ratio",
            Kind::Rank => "rank",
            Kind::Ordinal => "ordinal",
            Kind::DateOrPeriod => "date_or_period",
            Kind::ListNumber => "list_number",
            Kind::NamePart => "name_part",
        }
    }
}

/// Whether a figure was reached, is aimed at, or is a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Reached.
    #[default]
    Actual,
    /// Aimed at.
    Target,
    /// A norm, a quota, a rule.
    Standard,
    /// None of these.
    Other,
}

impl Status {
    /// The status as the dataset spells it.
    pub fn name(self) -> &'static str {
        match self {
            Status::Actual => "actual",
            Status::Target => "target",
            Status::Standard => "standard",
            Status::Other => "other",
        }
    }
}

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It grew.
    Increase,
    /// It fell.
    Decrease,
}

/// What a figure is to its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The size of the change (增长10%, 新增5所).
    By,
    /// The level after it (增至40个).
    To,
    /// The level before it (由93%提高到…).
    From,
}
