//! Words around a figure that tell what it counts, where it holds and whether it was reached.

use std::sync::LazyLock;

use super::Lexicon;
use crate::report::dataset::Status::{self, Actual, Target};

/// Words between a subject and its figure, stripped from the subject's end.
pub static LINKERS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "达到 达 达成 为 是 有 共 共计 共有 总计 累计 合计 约 增至 增长 增加 同比 环比 下降 提高 提升 降低 减少 上升 实现 均 各 各有 都 分别 超额 仅 只 已 已达 可 将 力争 确保 再 又 另 另有 了 至 到 在 占 占比 占比达 占比为 计 超过 突破 高达 多达 就 也 全部 不低于 不超过 不少于 至少 最高 最低 最多 近 保持在 稳定在 控制在 保持 位居 位列 名列 居 列 排名 排名第 较上年 较去年 比上年 比去年 较上年同期 比上年同期 较同期 比同期 年均 平均 总数达 总数达到 总数为 累计达 累计达到 共完成 还 即 预计 预期 目标 目标为 争取 由 从 按 按照 以 低于 高于 扩大 扩大到 恢复 改善 优化 好转 回落 净增 压减 缩短 收窄 增速 的 : ： 其中 数量达 数量达到 达标 仅有 现有 拥有 建有 设有 下设 包括 含 分为 等 等共 等共计 、 和 与 及 以及 连续 超 逾 不足 不到 突破 翻 完成 力争达到 争取达到 预计达到 同期 连年 日均 月均 人均月 月人均 人均 人年 人月 从上年的 由上年的 从去年的 由去年的 从上年 由上年 从去年 由去年 每人每年 每人每月 每人 每生每年 每年 每月 每天 每 每亩 每户 为期 历时 用 每千人 每万人 每百人 每十万人 每平方公里 每公里 全年 首次 首度 大约 大致 更是 再创历史新高 创历史新高 创历史最好水平 再创新高 创新高 稳步增长 持续增长 稳步提升 稳步扩大 明显提升 显著提升 大幅提升 稳中有升 持续提升 不断提升 持续下降 明显下降 大幅下降 明显提高 显著提高 稳步提高 自然 实际 名义 按可比价格计算 按可比价计算 按可比价格 按可比口径 按不变价格计算 扣除价格因素后 扣除价格因素 快速增长 平稳增长 逐年 逐步 逐月 逐季",
    ])
});

/// Words at the front of a subject that are not part of it.
pub static LEADS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "其中 全年 目前 同时 另 另有 此外 并 且 而 以及 及 和 与 共 共有 现有 已 先后 累计 先 又 还 截至目前 截至年底 截止目前 年内 今年 去年 当年 本年度 年末 年底 上半年 下半年 一年来 全面 全部 基本 已经 积极 持续 继续 稳步 大力 扎实 有效 顺利 圆满 成功 深入 不断 着力 加快 努力 切实 按照 通过 为 对 将 使 让 把 给 向 在 于 从 由 按 以 的 了 力争 确保 争取 计划 拟 预计 推动 推进 督促 指导 是 至 到 、 ， , 组织 利用 针对 含 包括 公开 面向 分别 即 如 各 做好 每年 每月 每天 每 至少 完成 实现",
    ])
});

/// Verbs whose object is counted.
pub static VERBS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "招聘 公开招聘 引进 引育 下达 投入 新建 改建 扩建 改扩建 改造 打造 征集 获 获得 荣获 斩获 喜获 取得 夺得 共获 发放 建成 建设 覆盖 开通 涵盖 服务 扶持 资助 签订 签约 新增 增加 减少 净增 培训 培养 培育 举办 开展 组织 实施 完成 处置 查处 整改 解决 化解 办理 受理 接待 接收 安置 救助 创建 认定 评选 评定 命名 推荐 遴选 选派 选聘 选树 派出 派驻 拨付 筹集 募集 争取 争取到 筹措 安排 减免 退还 落实 发布 出台 制定 修订 印发 出版 发表 承办 主办 召开 开办 开设 设立 成立 组建 配备 配置 购置 采购 更新 安装 铺设 种植 植树 绿化 修复 治理 拆除 关停 淘汰 清理 清退 排查 检查 抽检 检测 检验 监测 约谈 处理 立案 侦破 破获 抓获 起诉 审结 执结 调解 接诊 诊疗 收治 治愈 接种 筛查 登记 注册 孵化 集聚 聚集 引导 带动 帮扶 帮助 惠及 受益 吸引 接入 建立 搭建 共建 结对 走访 慰问 表彰 奖励 入选 通过 推出 上线 推广 运营 投放 投用 投运 启用 通车 竣工 开工 复工 签发 兑现 支付 支出 收缴 追缴 追回 挽回 征收 回收 返还 节约 节省 降低 压减 提供 开放 拥有 现有 共有 建有 设有 参与 参加 受 属 包揽 储备 流转 储存 生产 销售 出口 进口 外派 转移 脱贫 搬迁 分配 供应 建好 修建 新修 新改建 整治 打掉 打击 发现 评价 评估 认证 申报 申请 授权 转化 攻克 承担 立项 获批 获评 获颁 聘请 聘用 聘任 录用 录取 招收 招录 招生 招募 输送 选拔 轮岗 交流 收到 收集 采纳 提出 提交 答复 推进 推动 督促 支持 奖补 补助 补贴 实际利用 利用 吸纳 转入 转为 转移就业 扩充 回购 盘活 消除 改善 提升 扩大 印制 制作 编制 编写 录制 拍摄 播出 刊发 报道 推送 点亮 架设 疏浚 清淤 加固 硬化 开行 开辟 新开 优化 调整 延伸 贯通 疏解 取消 下放 精简 压缩 缩短 归集 开发 试点 确定 纳入 审批 核发 办结 赋能 落地 引入 撬动 拉动 促成 达成 产生 发生 造成 死亡 受伤 确诊 保障 覆盖到 举行 放映 演出 送 建 办 设 派 评出 选出 规划 规划建设 规划新建 建立健全 健全 完善 找回 解救 投建 侦办 收购 募得 举报 整合",
    ])
});

/// Words behind a counted noun that are no longer the noun.
pub static STOPS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "全部 均 已 完成 实现 获 获得 荣获 被 为 是 在 进入 投入使用 参加 参与 回 入选 达到 达标 安全返 安全度 安全运 安全撤 安全转 安全抵 收听 进行 接受 通过 分别 先后 同时 并 从 到 得到 纳入 列入 建成 开工 竣工 投产 投用 投运 通车 实施 开展 受 有 可 将 用于 享受 脱贫 稳定 成为 成功 顺利 因 由 于 对 向 按 按照 共 累计 也 都 正 正在 较 比 同比 增长 以 与 和 及 以及 或 获评 获批 出台 落户 落地 签约 入驻 集中 全面 如期 按期 正式 加快 基本 提前 陆续 继续 建立 启动 上线 运行 运营 受益 率先 占 居 列 拥有 覆盖 惠及 带动 吸引 提供 服务 其中 实行 开放 复工 复产 返校 中标 满意 不 未 无 设岗 分获 报名 就业 报到 上岗 在编 到位 到岗 需 应 要 能 当选 参赛 晋级 开通 落成 交付 入学 就读 接种 出院 治愈 取得 夺得 举办 开业 营业 免费 各 每 另 仍 还 再 发放 给予 拨付 支付 购置 参保 缴纳 提供 安装 落实 规划补 赴 前往 奔赴 驰援 下沉 深入 走进 须 逐一 昼夜 整建制 进驻 出省 出境 支援 出征 减免 签署 办理 奋战 坚守 领取 申领 完工 建档",
    ])
});

/// What joins the items of a list.
pub static CONNECTORS: LazyLock<Lexicon<&str>> = LazyLock::new(|| Lexicon::words(&["、 和 与 及 以及 ， , ； ; 或"]));

/// Nouns that are money even where the text names no currency.
pub static MONEY_NOUNS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "投资 总投资 投资额 资金 收入 支出 产值 总产值 增加值 生产总值 GDP 预算 经费 贷款 利润 税收 销售额 交易额 成交额 营业额 营收 零售额 进出口额 出口额 总额 金额 余额 融资 市值 债务 工资 薪酬 奖金 保费 罚款 捐款 善款 补贴 补助金 罚没款 标的额 缴费额 成本 费用",
    ])
});

/// Where a figure holds.
pub static SCOPES: LazyLock<Lexicon<&str>> = LazyLock::new(|| Lexicon::words(&[SCOPE_WORDS]));

/// They are translated in each language's file.
const SCOPE_WORDS: &str = "全市 全省 全国 全县 全区 全州 全盟 全旗 全镇 全乡 全村 全街道 全校 全院 全系统 全行业 全球 世界 市本级 省本级 县本级 区本级 本级 市属 省属 区属 县属 市直 省直 区直 县直 我市 我省 我区 我县 本市 本省 本区 本县 各县(区) 各县（区） 各县区 各区县 县(区) 县（区） 县(市、区) 县（市、区） 县区 中心城区 主城区 城区 全域 辖区";

/// Words that say that a figure is aimed at or was reached.
pub static TARGETS: LazyLock<Lexicon<(&str, Status)>> = LazyLock::new(|| Lexicon::new(TARGET_TABLE, |row| row.0));

static TARGET_TABLE: &[(&str, Status)] = &[
    (
        "要完成 要实现 要达到 须完成 要确保 要新增 要建成 力争 确保 争取 计划 拟 拟定 预计 预期 目标 将 有望 规划建设 努力实现 努力达到 到2025年 到2030年 到2035年 今后 未来 下一步 明年 力促 谋划 安排建设 计划到 应当",
        Target,
    ),
    (
        "目前 完成了 已完成 全部完成 超额完成 完成 已 建成 累计 达到了 实现了 荣获 去年 同比 较上年 比上年 较去年 比去年 新增了 取得",
        Actual,
    ),
];

/// Words that make a figure a rule.
pub static STANDARDS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "定额标准 标准为 标准达 标准分别 补助标准 标准提高 标准由 标准从 保障标准 低保标准 收费标准 补贴标准 奖励标准 经费标准 标准每 标准 定额 限额 设岗 按每 每人每 每生每 按不低于 上限 下限 不得低于 不得超过 不得少于 不应低于 应不低于",
    ])
});

/// Words in a heading or title that open a plan.
pub static PLAN_HEADINGS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "工作要点 工作计划 工作安排 工作打算 工作思路 目标任务 下一步 工作目标 重点任务 工作任务 主要任务 奋斗目标 工作重点 重点工作 工作建议 工作部署 工作设想 总体要求",
    ])
});

/// Words that begin like one of [`LEADS`] or [`STOPS`] and belong to a subject.
pub static WHOLE: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "建筑 建档 建制 建议 办公 办学 办法 办案 办税 办件 办事 设施 设备 设区 派出所 派出机构 受众 属地 送检 送教 就业帮扶 就业创业 就业服务 就业困难 就业见习 就业岗位 就业扶贫 就业基地 服务中心 服务大厅 服务站 服务点 服务队 服务平台 服务机构 服务设施 服务窗口 服务网点 服务热线 服务专线 服务事项 服务项目 服务企业 服务业 服务员 服务区 服务团 开放式 开放型 运营商 免费师范 稳定性 营业厅 营业网点 安装工 参与者 参保人 满意度 满意率 支付机构 提供者 启动区 通过率 启动仪式 共青 共享 共建 共同 在校 在编 在岗 在职 在册 在建 在园 在学 在读 在线 在院 对口 对外 和谐 以上 以下 各类 各级 从业 从教 从事 按揭 为民 为农 为老 将军 即时 如皋 无证 无人 无障碍 无害 有轨 有机 有声 有偿 有效 有线 不动产 不良 不合格 不达标 可再生 可回收 正高 正式 正规 都市 比赛 比例 居民 居家 居住 列车 应急 应用 应届 要素 能源 能力 于都 被动 因公 由来 较大 较重 未成年 未就业 未来 各民族 还建 每日 至善 与会 及时 及格 到户 中小 中等 受灾 按时 均衡 已婚 为主 再生 再就业 仍 各族 向阳 有限 需求 需要 不孕 居委 占地 占道 比重 比武 以工代赈 以旧换新 全面二孩 获奖 遭受 造成 接受 享受 承受 感受 要求 要点 要务 要件 不足 基本农田 基本医疗 基本养老 基本公共",
    ])
});

/// Words that end a counted noun even directly behind the figure.
pub static HARD_STOPS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "平均 下载 观看 关注 情况下 基础上 前提下 条件下 发生 正在 正 尚 尚未 不 未 需 应 可 能 仍 获 获得 荣获 被 为 是 在 参加 参与 入选 达到 实现 完成 进入 全部 均 已 从 由 占 居 比 较 同比 以 按 受 分获 因 投入 用于 享受 报名 当选 到 按照 累计 共 其中 同时 也 都 将 和 与 及 以及 或 建成 开工 增长 下降 左右 以来 内 来 后 之后 前 之前 不等 脱贫 就业 返校 等 起 次 超额 纳入 列入 取得 评为 授予 落实 出席 上线 成为 晋级 实行",
    ])
});

/// Verbs whose object is counted wherever they stand in the clause.
pub static STRONG_VERBS: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "获 获得 荣获 斩获 喜获 取得 夺得 共获 招聘 引进 下达 新建 打造 征集 发放 建成 新增 现有 共有 建有 设有 拥有 完成 拨付 筹集 减免 签约 签订 查处 评选 选派 设立 成立 举办 购置 配备 开通 受理 化解 出台 制定 印发 兑现 追回 挽回 抓获 整改 收治 接待 新改建 实现 入选 录取 招收 惠及 带动 退还 安置 拆除 发现 破获 评为 增设 选聘 选树 建立 贡献 投放 开展 召开 举行 解决 给予 整合 侦办",
    ])
});

/// Nouns too general to be a subject alone.
pub static GENERIC: LazyLock<Lexicon<&str>> = LazyLock::new(|| {
    Lexicon::words(&[
        "人数 数量 总数 次数 总量 总额 金额 面积 率 规模 额 量 数 比例 比重 占比 总人数 人次 户数 里程 总里程 收入 支出 总值 时间 工作 任务 项目 资金 件数 家数 比率 水平 标准 指标 目标 总面积 均 到位 出院 完毕 在案 办结 超额 时限 结案 强度 成功 就业",
    ])
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn every_scope_is_translated_where_the_report_s_language_is_not_read() {
        for locale in Locale::ALL.into_iter().filter(|locale| !locale.tag().starts_with("zh")) {
            for scope in SCOPE_WORDS.split(' ') {
                assert_ne!(locale.words().scope_of(scope), scope, "{}", locale.tag());
            }
        }
    }
}
