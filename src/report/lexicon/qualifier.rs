//! Words that limit a figure.

use std::sync::LazyLock;

use super::Lexicon;
use crate::report::dataset::Qualifier::{self, About, AtLeast, AtMost, Exact, LessThan, Nearly, Over, UpTo};

/// A word before a number.
pub struct Before {
    /// Its spellings.
    pub words: &'static str,
    /// What it says.
    pub qualifier: Qualifier,
    /// It belongs to the figure's own words; otherwise it is a verb that limits.
    pub in_text: bool,
    /// Characters before it with which it is another word.
    pub unless_after: &'static str,
}

const fn before(qualifier: Qualifier, words: &'static str, unless_after: &'static str) -> Before {
    Before { words, qualifier, in_text: true, unless_after }
}

static BEFORE_TABLE: &[Before] = &[
    before(About, "大约 大概 大致 ≈", ""),
    Before { words: "约有 约合 约为 约占 约达", qualifier: About, in_text: false, unless_after: "" },
    before(About, "约", "节签预条制公合集违履简邀解契相大"),
    before(Nearly, "将近 接近 逼近", ""),
    before(Nearly, "近", "附就最靠邻贴亲临远接逼将"),
    before(Over, "超过 超出 逾 多于 大于 >", ""),
    before(Over, "超", "反赶高"),
    Before { words: "突破 高于", qualifier: Over, in_text: false, unless_after: "不" },
    before(
        AtLeast,
        "至少不低于 最低不低于 最少不少于 原则上不低于 一般不低于 至少 不低于 不少于 不得少于 不得低于 不应低于 不小于 最少 最低 起码 不下 不下于 ≥ 至少为",
        "",
    ),
    before(
        AtMost,
        "最高不超过 最多不超过 最高不得超过 最长不超过 累计不超过 一般不超过 原则上不超过 不超过 不得超过 不高于 不得高于 不多于 不得多于 至多 最多 不大于 ≤ 不突破 不超",
        "",
    ),
    before(LessThan, "不足 不到 不满 未满 小于 未达到 <", ""),
    before(LessThan, "低于 少于", "不得应"),
    before(UpTo, "最高", ""),
    Before { words: "高达 多达", qualifier: Exact, in_text: false, unless_after: "最" },
    Before {
        words: "最高达 最多达 最高可达 最高为 上限为 上限", qualifier: UpTo, in_text: false, unless_after: ""
    },
];

/// Words directly before a number.
pub static BEFORE: LazyLock<Lexicon<Before>> = LazyLock::new(|| Lexicon::new(BEFORE_TABLE, |row| row.words));

static DETACHED_TABLE: &[(&str, Qualifier)] = &[
    ("不低于 不少于 不得低于 不得少于 不应低于 至少", AtLeast),
    ("最低每 最少每 每人不低于", AtLeast),
    ("不超过 不得超过 不高于 不得高于", AtMost),
    ("最高给予 最高补贴 最高补助 最高奖励 最高可 最高资助 最高支持 最高奖补 最高每", UpTo),
];

/// Words that limit a figure from further off in the clause.
pub static DETACHED: LazyLock<Lexicon<(&str, Qualifier)>> = LazyLock::new(|| Lexicon::new(DETACHED_TABLE, |row| row.0));

static AFTER_TABLE: &[(&str, Qualifier)] =
    &[("及以上 或以上 以上", AtLeast), ("及以下 或以下 以下 以内 之内", AtMost), ("左右 上下", About), ("有余", Over)];

/// Words behind a number or its unit.
pub static AFTER: LazyLock<Lexicon<(&str, Qualifier)>> = LazyLock::new(|| Lexicon::new(AFTER_TABLE, |row| row.0));
