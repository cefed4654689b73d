//! Chinese.

use super::Words;

pub(super) const WORDS: Words = Words {
    colon: "：",
    comma: "，",
    quotes: ["“", "”"],
    period: "时期",
    status: "性质",
    statuses: ["实际", "目标", "标准", "其他"],
    qualifier: "说明",
    qualifiers: ["约数", "接近", "略多于", "不少于", "不超过", "不足", "最高"],
    note: "备注",
    formula: "算式",
    derived: "推算值，并非报告原文",
    source: "查看原文",
    more_sources: "另有{}处出处",
    position: "第{}项，共{}项",
    chart: "图表",
    keys: "按方向键逐项查看，按回车键固定提示，再按一次查看原文，按Esc键退出。",
    retry: "重试",
    failed: "图表无法显示：{}",
    http_status: "{} 无法取得，服务器返回 {}",
    unreachable: "{} 无法取得，请检查网络连接",
    no_such_chart: "数据集中没有图表“{}”，现有：{}",
    no_chart_chosen: "没有用 chart 属性指定图表，现有：{}",
    no_source: "没有数据：请设置 src 属性或 spec 属性",
    no_room: "图表的位置没有大小（宽 {}，高 {} 像素）",
    warnings: "图表定义中有{}处未被采用",
};
