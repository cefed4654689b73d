//! Words of growth and decline, and what may stand between them and their figure.

use std::sync::LazyLock;

use super::Lexicon;
use crate::report::dataset::Direction::{self, Decrease, Increase};

/// A word of change.
pub struct ChangeWord {
    /// Its spellings.
    pub words: &'static str,
    /// Which way.
    pub direction: Direction,
    /// Counts only with 到 or 至 behind it (增至), because alone it is part of many words.
    pub needs_to: bool,
    /// A percentage behind it is a rate of change.
    pub rate: bool,
}

const fn verb(direction: Direction, words: &'static str) -> ChangeWord {
    ChangeWord { words, direction, needs_to: false, rate: true }
}

static CHANGE_TABLE: &[ChangeWord] = &[
    verb(
        Increase,
        "增长 增加 提高 提升 上升 上涨 增幅 增速 涨幅 增长率 增长速度 增收 净增 增高 扩大 攀升 回升 同比增 递增 增值 增产 增量 增效 升幅 跃升 反弹 增多 同比增幅 同比增速 翻 拓展 多收 扩容 扩增 扩充 提速 上调 上浮 调增 调高 抬升",
    ),
    verb(
        Decrease,
        "下降 降低 减少 下跌 缩短 压减 压缩 压降 缩减 降幅 回落 削减 减幅 减轻 递减 跌幅 减排 少支 降本 同比降 下滑 收窄 下调 下浮 调减 调低 压降 精简",
    ),
    ChangeWord { words: "新增 新增加 净增加 多增", direction: Increase, needs_to: false, rate: true },
    ChangeWord {
        words: "增 升 涨 扩 扩展 发展 扩建 壮大", direction: Increase, needs_to: true, rate: true
    },
    ChangeWord { words: "降 减 跌 缩 缩小", direction: Decrease, needs_to: true, rate: true },
];

/// The words of change.
pub static CHANGES: LazyLock<Lexicon<ChangeWord>> = LazyLock::new(|| Lexicon::new(CHANGE_TABLE, |row| row.words));

/// What a word between a change and its figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filler {
    /// Nothing.
    Plain,
    /// The figure is the level reached.
    To,
    /// The figure holds for each.
    Each,
    /// Figures follow in the order of the things before.
    Respectively,
}

static FILLER_TABLE: &[(&str, Filler)] = &[
    (
        "了 达 达到 达成 为 是 已 已达 共 共计 累计 合计 总计 实现 突破 高达 多达 将 再 又 年均 平均 同比 环比 超过 可达 完成 保持 稳定在 控制在 维持在 保持在 处于 在 的 比例 比例为 幅度 速度 速度为 率 率为 率达 率达到 幅度达 幅度为 也 仅 只 就 并 : ： 约为 预计 力争 目标 有望 总额 累计达 累计达到 共达 总数达",
        Filler::Plain,
    ),
    ("到 至 成为 升为", Filler::To),
    (
        "均 各 都 均为 均达 均达到 均实现 均超过 各为 每人 每校 每人每月 每人每年 每生每年 每月每人 每户每年 每月 每年 每亩 每户 每平方米",
        Filler::Each,
    ),
    ("分别 依次 分别为 分别达 分别达到", Filler::Respectively),
];

/// The words between.
pub static FILLERS: LazyLock<Lexicon<(&str, Filler)>> = LazyLock::new(|| Lexicon::new(FILLER_TABLE, |row| row.0));
