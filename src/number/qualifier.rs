//! How words limit a figure: 近94万 is nearly 940,000, 5所以上 at least 5.

use serde::{Deserialize, Serialize};

/// How the words of a figure limit it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// No limiting word.
    #[default]
    Exact,
    /// 约, 左右.
    About,
    /// 近.
    Nearly,
    /// 余, 多, 超.
    Over,
    /// 以上, 至少, 不低于.
    AtLeast,
    /// 以内, 不超过.
    AtMost,
    /// 不足, 低于.
    LessThan,
    /// 最高, 上限. 高达 says nothing of a limit.
    UpTo,
}

impl Qualifier {
    /// All of them.
    const ALL: [Qualifier; 8] = [
        Qualifier::Exact,
        Qualifier::About,
        Qualifier::Nearly,
        Qualifier::Over,
        Qualifier::AtLeast,
        Qualifier::AtMost,
        Qualifier::LessThan,
        Qualifier::UpTo,
    ];

    /// The qualifier as the dataset spells it.
    pub fn name(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::About => "about",
            Qualifier::Nearly => "nearly",
            Qualifier::Over => "over",
            Qualifier::AtLeast => "at_least",
            Qualifier::AtMost => "at_most",
            Qualifier::LessThan => "less_than",
            Qualifier::UpTo => "up_to",
        }
    }

    /// Whether the figure has no lower end: it is at most so much.
    pub fn is_open_below(self) -> bool {
        matches!(self, Qualifier::AtMost | Qualifier::LessThan | Qualifier::UpTo)
    }

    /// Whether the figure has no upper end: it is at least so much.
    pub fn is_open_above(self) -> bool {
        matches!(self, Qualifier::AtLeast | Qualifier::Over)
    }

    /// The qualifier that the dataset spells so.
    ///
    /// ```
    /// use report_charts::number::Qualifier;
    /// assert_eq!(Qualifier::named("at_least"), Some(Qualifier::AtLeast));
    /// assert_eq!(Qualifier::named("perhaps"), None);
    /// ```
    pub fn named(name: &str) -> Option<Qualifier> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }
}
