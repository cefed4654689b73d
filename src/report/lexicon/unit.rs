//! Measure words, currencies and units.

use std::sync::LazyLock;

use super::Lexicon;

/// What a unit measures, as far as reading it depends on that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A currency.
    Money,
    /// People, or heads counted.
    Person,
    /// Things counted with a measure word.
    Thing,
    /// 个, the measure word that goes with everything and also opens many slogans.
    General,
    /// A stretch of time.
    Duration,
    /// Length, mass, energy and the like.
    Measure,
    /// 倍, 番.
    Times,
    /// Percent and its kin.
    Percent,
    /// Percentage points.
    Point,
}

/// A unit.
pub struct Unit {
    /// Its spellings.
    pub words: &'static str,
    /// The unit the dataset names; empty means as spelled.
    pub name: &'static str,
    /// What it measures.
    pub class: Class,
    /// Also after a Chinese numeral, where many words begin alike.
    pub after_chinese: bool,
    /// Continuations with which the characters are another word.
    pub unless: &'static str,
}

const fn unit(class: Class, words: &'static str, unless: &'static str) -> Unit {
    Unit { words, name: "", class, after_chinese: true, unless }
}

const fn named(class: Class, name: &'static str, words: &'static str) -> Unit {
    Unit { words, name, class, after_chinese: true, unless: "" }
}

const fn arabic(class: Class, words: &'static str, unless: &'static str) -> Unit {
    Unit { words, name: "", class, after_chinese: false, unless }
}

use Class::{Duration, General, Measure, Money, Percent, Person, Point, Thing, Times};

static TABLE: &[Unit] = &[
    named(Money, "元", "元人民币 块钱"),
    unit(Money, "元", "元旦 元宵 元素 元月 元首 元帅 元老 元朝"),
    unit(Money, "美元 欧元 港元 港币 日元 英镑 卢布", ""),
    named(Percent, "%", "% ％"),
    named(Percent, "‰", "‰"),
    named(Point, "个百分点", "个百分点 百分点"),
    unit(Point, "个基点", ""),
    unit(Person, "人次", ""),
    unit(Person, "人天 人日 人份 人年", ""),
    named(Person, "人", "人口"),
    unit(Person, "人", "人大 人民 人才 人均 人工 人员 人社 人居 人力 人文 人事 人家 人防 人物 人类 人气 人间 人选"),
    unit(Person, "名", "名师工 名校合 名牌 名录 名列 名单 名额 名师名 名医名 名城 名镇 名品 名誉"),
    unit(Person, "位", "位列 位居 位于 位次 位置 位一体"),
    unit(Person, "户次 户", "户籍 户外 户均 户口 户用"),
    unit(General, "个", "个别 个性 个人信 个体 个税"),
    unit(Thing, "所", "所有 所在 所属 所需 所得 所谓"),
    unit(Thing, "家", "家庭 家长 家校 家园 家访 家属 家政 家国 家风 家具 家电 家教"),
    unit(Thing, "项", "项目 项下"),
    unit(Thing, "条", "条例 条件 条款"),
    unit(Thing, "件 件次 例次 例", "件套 例外 例会 例行 例如"),
    unit(Thing, "场次 场", "场所 场地 场馆 场景 场面 场站 场域"),
    unit(Thing, "批次 车次 班次 架次 航班 列次 艘次 台次 户数 频次 门次 篇次 台套", ""),
    unit(Thing, "次", "次年 次生 次月 次日 次要 次序 次全会 次会议 次产业 次党代会"),
    unit(Thing, "期", "期间 期末 期刊 期中 期望 期待 期货 期限 期初"),
    unit(Thing, "批", "批复 批准 批评 批示 批发 批而"),
    unit(
        Thing,
        "套 辆 架 艘 栋 幢 座 宗 桩 株 棵 枚 幅 首 盏 册 堂 趟 簇 具 部 列 颗 粒 尊",
        "座谈 架构 部门 部分 部署 部委 部长 部级 部省 部队 部落 首位 首批 首届 首次 首个 首家 首创 首席 首都 首府 首要 列入 列车 列为 列席 具备 具有 具体 堂课",
    ),
    unit(Thing, "台", "台账 台湾 台风 台阶 台商 台胞 台资 台州"),
    unit(Thing, "处", "处理 处置 处分 处级 处罚 处于 处室 处长"),
    unit(Thing, "间", "间接 间隔 间距"),
    unit(Thing, "间次 张 份 篇 支次 把", "把握 把关 把手 份额 张家 张床位"),
    named(Thing, "张", "张床位"),
    unit(Thing, "种", "种植 种子 种养 种业 种粮 种质"),
    unit(Thing, "类", "类似 类型 类别"),
    unit(Thing, "门", "门类 门户 门诊 门槛 门店 门式"),
    unit(Thing, "节", "节约 节能 节点 节日 节水 节省"),
    unit(Thing, "支", "支持 支出 支部 支撑 支付 支行 支队 支农 支教 支援 支一扶"),
    unit(Thing, "队 组", "队伍 队员 队长 组织 组建 组成 组团 组合"),
    unit(Thing, "对", "对于 对口 对接 对标 对照 对应 对外 对象 对比 对一 对全"),
    unit(
        Thing,
        "片 块 只 头 匹 尾 羽 根 笔 单 股 注 株次 朵 盆 箱 包 袋 瓶 桶 盒 扇 眼 孔 辑 套次 期次 届次 棚",
        "片区 片面 块钱 只有 只要 只能 头部 头脑 头条 单位 单独 单元 单一 单项 单车 股份 股东 股权 股票 股级 注册 注重 注入 笔试 根据 根本 包括 包含 包装 包联 包保 尾矿 眼科 箱梁",
    ),
    unit(Thing, "起", "起来 起步 起点 起草 起降 起诉"),
    unit(Thing, "轮", "轮岗 轮训 轮流 轮换 轮船 轮椅"),
    unit(Thing, "标箱 标准箱 床位 车位 泊位 席位 学位 公交线 班列", ""),
    arabic(
        Thing,
        "本 级台阶 步 层 集 曲 席 道 环 站 口 面 桌 代 号台 票 分",
        "本科 本级 本地 本土 本市 本省 本年 本区 本县 本次 本专科 本一 步走 步行 层级 层次 层面 集中 集团 集聚 集群 集体 曲线 席位 道路 道德 道教 环境 环保 环节 环线 环路 站点 口岸 口径 面积 面向 面对 面临 桌面 代表 代理 代码 票决 票价 票房 分之 分别 分类 分级 分管 分步 分层 分批 分布 分配 分工 分享 分赴 分获 分期 分段 分析 分钟 分为 分支 分局 分校 分院",
    ),
    unit(Thing, "层楼", ""),
    arabic(Thing, "大", "大于 大学 大型 大量 大批 大力 大队 大专 大桥"),
    unit(
        Thing,
        "封 副 餐 床 剂次 剂 样次 份次 例次 人份次 篇幅 单次 班",
        "班子 班级 班主任 班组 班班 班列 班车 副省 副市 副县 副局 副主 副书 副校 副院 副处 副科 餐饮 餐厅 床位 封闭 剂量",
    ),
    unit(Duration, "年", "年级 年制 年期 年代 年度 年均 年产 年初 年底 年末 年内 年轻 年龄 年货 年画 年会"),
    unit(
        Duration,
        "个月 个工作日 工作日 个小时 小时 个季度 个学期 学年 学期 学时 课时 个课时 个学时 分钟 秒 秒钟 个昼夜 昼夜 个多月 个星期 星期 个学年 个周期",
        "",
    ),
    unit(Duration, "天", "天然 天然气 天津 天下 天气 天际 天府"),
    unit(Duration, "周", "周岁 周年 周边 周期 周围 周末 周报 周转"),
    arabic(Duration, "日", "日均 日常 日报 日前 日产 日益 日本 日照"),
    unit(Duration, "周岁 岁", ""),
    named(Measure, "平方米", "平米"),
    unit(
        Measure,
        "平方公里 平方千米 平方米 平方 立方米 立方 公里 千米 公顷 公斤 千克 毫克 微克 厘米 毫米 微米 纳米 海里 华里 标准立方米",
        "",
    ),
    unit(Measure, "车公里 吨公里 人公里 吨标准煤 吨标煤 标准煤 载重吨 总吨 标方", ""),
    unit(
        Measure,
        "千瓦时 千瓦 兆瓦时 兆瓦 吉瓦时 吉瓦 千伏安 千伏 兆伏安 摄氏度 ℃ °C 毫升 分贝 勒克斯 兆 赫兹 千卡 千兆 ㎡ m² m³ km² ㎞ ㎏ ㎜",
        "",
    ),
    unit(Measure, "亩次 亩", "亩均 亩产"),
    unit(Measure, "吨", "吨位"),
    unit(Measure, "斤", ""),
    arabic(Measure, "升 顷", "升级 升至 升学 升规 升温 升到 升为 升本 升高 升值"),
    arabic(Measure, "米", "米粉 米面"),
    arabic(
        Measure,
        "克 度 里 寸 尺 丈 方 斤重 伏",
        "克服 克难 度假 度夏 度冬 里程 里面 方式 方面 方案 方向 方阵 方法 方便 方位 方可 方针 方能",
    ),
    unit(Measure, "米高 米长 米宽", ""),
    arabic(
        Measure,
        "km kg mm cm ml kW kw MW GW kWh MWh GWh kV KV MB GB TB PB EB Mbps Gbps Tbps ha hm² mg μg MVA kVA Hz kHz MHz GHz dB PFlops EFlops PFLOPS EFLOPS min",
        "",
    ),
    unit(Times, "倍 番", "倍增"),
    // 三成 is 30%.
    Unit {
        words: "成",
        name: "%",
        class: Percent,
        after_chinese: true,
        unless: "成立 成为 成功 成果 成员 成绩 成效 成本 成人 成都 成长 成交 成品 成熟 成就 成分 成片 成套 成型",
    },
];

/// The units.
pub static UNITS: LazyLock<Lexicon<Unit>> = LazyLock::new(|| Lexicon::new(TABLE, |unit| unit.words));
