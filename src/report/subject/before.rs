//! The noun between the start of a clause, or the figure before, and a figure.

use super::super::amount::{at, ends, is_space, starts};
use super::super::dataset::Kind;
use super::super::lexicon::{CHANGES, DETACHED, GENERIC, LEADS, LINKERS, SCOPES, STRONG_VERBS, VERBS, WHOLE};
use super::{LONGEST, Range};
use crate::number::chinese::chinese_digit;

/// How many characters a level for comparison may have: 高于全省平均水平.
const REFERENCE: usize = 16;

/// How many characters a stretch of time in front of a subject may have.
const TIME_PHRASE: usize = 14;

/// The noun between the start of a clause, or the figure before, and a figure.
pub(super) fn noun_before(text: &[char], floor: usize, figure: usize, kind: Kind) -> Option<Range> {
    let floor = floor.max(figure.saturating_sub(3 * LONGEST)).min(figure);
    // 在168个城市中排名第35位: the words before say among what, not what.
    if kind == Kind::Rank
        && ["中排", "中居", "中位", "中列"].iter().any(|word| (floor..figure).any(|place| starts(text, place, word)))
    {
        return None;
    }
    let (start, end) = inside_brackets(text, floor, figure);
    // 补贴不超过投资额的30%: what is limited stands before the limiting word.
    let end = (start..end).find(|&place| place > start && DETACHED.at(text, place).is_some()).unwrap_or(end);
    let end = strip_end(text, start, end, kind);
    let start = strip_start(text, start, end);
    let mut start = behind_verb(text, start, end).max(end.saturating_sub(LONGEST));
    if let Some(length) = year(text, start, end) {
        start += length;
    }
    // 12项指标中: a set, not a part of it.
    let end =
        end - usize::from(end > start + 2 && at(text, end - 1) == '中' && at(text, figure.saturating_sub(1)) == '有');
    let only_time = ["期间", "时期"].iter().any(|word| ends(text, end, word)) && end - start <= TIME_PHRASE;
    if only_year(text, start, end) || only_time {
        return None;
    }
    let only_scope = SCOPES.at(text, start).is_some_and(|(length, _)| start + length == end);
    if only_scope {
        return None;
    }
    let meaningful = (start..end).any(|place| at(text, place).is_alphanumeric());
    (meaningful && end > start).then_some((start, end))
}

/// The part behind a bracket or quotation mark that is still open.
fn inside_brackets(text: &[char], start: usize, end: usize) -> Range {
    let mut inner = start;
    let mut depth = 0i32;
    for place in (start..end).rev() {
        match at(text, place) {
            ')' | '）' | '”' | '》' => depth += 1,
            '(' | '（' | '“' | '《' if depth == 0 => {
                inner = place + 1;
                break;
            }
            '(' | '（' | '“' | '《' => depth -= 1,
            // What closes a bracket that opened before is not part of the subject.
            _ => {}
        }
    }
    (inner, end)
}

pub(super) fn strip_end(text: &[char], start: usize, end: usize, kind: Kind) -> usize {
    let mut end = end;
    let mut to = false;
    while end > start {
        to |= matches!(at(text, end), '到' | '至' | '为');
        if is_space(at(text, end - 1)) {
            end -= 1;
            continue;
        }
        // 增加到2020年的12320元
        if end >= start + 5 && only_year(text, end - 5, end) {
            end -= 5;
            continue;
        }
        // 充电桩已建设60套
        if let Some((length, _)) = VERBS.before(text, start, end)
            && length > 1
            && end - length > start + 1
            && at(text, end - length - 1) == '已'
        {
            end -= length + 1;
            continue;
        }
        if let Some(cut) = comparison(text, start, end) {
            end = cut;
            continue;
        }
        let linker = LINKERS.before(text, start, end).map(|(length, _)| length);
        let change = CHANGES
            .before(text, start, end)
            .filter(|(length, word)| (to || !word.needs_to) && !is_result(text, end - length, end))
            .map(|(length, _)| length);
        // 税收占收入的80%: the share is the tax's.
        if kind == Kind::Percent
            && let Some(cut) = (start + 2..end)
                .rev()
                .find(|&place| at(text, place) == '占' && !matches!(at(text, place + 1), '比' | '地'))
            && !names_share(text, cut, end)
        {
            end = cut;
            continue;
        }
        if kind != Kind::Rank
            && let Some(cut) = reference(text, start, end)
        {
            end = cut;
            continue;
        }
        // 护理型床位占比: the share is part of the name.
        if ends(text, end, "占比") && end - 2 > start {
            break;
        }
        if kind == Kind::Rank
            && let Some(cut) = rank_words(text, start, end)
        {
            return cut;
        }
        if kind == Kind::Rank
            && let Some(cut) =
                (start.max(end.saturating_sub(14))..end).rev().find(|&place| matches!(at(text, place), '居' | '列'))
        {
            return if at(text, cut.saturating_sub(1)) == '位' { cut - 1 } else { cut };
        }
        let scope = if kind == Kind::Rank { SCOPES.before(text, start, end).map(|(length, _)| length) } else { None };
        let Some(length) = [linker, change, scope].into_iter().flatten().max() else { break };
        // A verb alone is the subject rather than nothing: 新增, 下降.
        let relative = matches!(kind, Kind::GrowthRate | Kind::Percent | Kind::PercentagePoint);
        if change == Some(length) && end - length == start && linker.is_none() && !relative && !to {
            break;
        }
        end -= length;
    }
    end
}

/// 排名升至, 位次前移至: where the words of a place in an order begin.
fn rank_words(text: &[char], start: usize, end: usize) -> Option<usize> {
    let floor = start.max(end.saturating_sub(8));
    (floor..end).find(|&place| ["排名", "位次", "排位", "名次"].iter().any(|word| starts(text, place, word)))
}

/// 较去年, 比2019年: where the words of a comparison begin, if they end here.
fn comparison(text: &[char], start: usize, end: usize) -> Option<usize> {
    let floor = start.max(end.saturating_sub(12));
    for place in (floor..end).rev() {
        if !matches!(at(text, place), '较' | '比' | '与' | '是' | '为') {
            continue;
        }
        let next = at(text, place + 1);
        let is_time =
            matches!(next, '去' | '上' | '前' | '年' | '1' | '2' | '全' | '同' | '“' | '十') && place + 1 < end;
        let of_time = (place..end)
            .any(|inner| matches!(at(text, inner), '年' | '期' | '月' | '度' | '末') || starts(text, inner, "平均"));
        if is_time && of_time && !ends(text, place + 1, "占比") {
            // 同比2020年
            return Some(place - usize::from(place > floor && at(text, place - 1) == '同'));
        }
    }
    None
}

/// 人均增收, 平均提速: a word of change that names what is counted.
fn is_result(text: &[char], start: usize, end: usize) -> bool {
    end - start == 2
        && ["增收", "增产", "增效", "减排", "降本", "提速", "增值"].iter().any(|word| starts(text, start, word))
}

/// 占GDP比重: a share with a name of its own.
fn names_share(text: &[char], start: usize, end: usize) -> bool {
    (start..end).any(|place| ["比重", "比例", "份额"].iter().any(|word| starts(text, place, word)))
}

/// 高于全省平均水平, 恢复至2019年的: where a level for comparison begins, if its words end here.
fn reference(text: &[char], start: usize, end: usize) -> Option<usize> {
    const VERBS: [&str; 16] = [
        "高于",
        "低于",
        "快于",
        "慢于",
        "优于",
        "好于",
        "高出",
        "低出",
        "领先",
        "多于",
        "少于",
        "恢复至",
        "恢复到",
        "相当于",
        "超出",
        "超过",
    ];
    let floor = start.max(end.saturating_sub(REFERENCE));
    // 比年度目标高: the verb stands at the end.
    if end > floor && matches!(at(text, end - 1), '高' | '低' | '快' | '慢' | '多' | '少') {
        let mark = (floor..end - 1).rev().find(|&place| matches!(at(text, place), '比' | '较'));
        if mark.is_some_and(|mark| end - mark > 2 && !matches!(at(text, mark + 1), '例' | '重' | '率')) {
            return mark;
        }
    }
    (floor..end).rev().find(|&place| {
        VERBS.iter().any(|verb| starts(text, place, verb) && place + verb.chars().count() < end)
            && !matches!(at(text, place.saturating_sub(1)), '不' | '应')
    })
}

pub(super) fn strip_start(text: &[char], start: usize, end: usize) -> usize {
    let mut start = start;
    while start < end {
        let c = at(text, start);
        // 每千名老人拥有床位: so many to each is part of the name.
        if c == '每' && matches!(at(text, start + 1), '百' | '千' | '万' | '十' | '名' | '个' | '户' | '所' | '亩')
        {
            break;
        }
        if is_space(c) || matches!(c, '、' | '，' | ',' | '”' | ')' | '）' | '》' | '：' | ':') {
            start += 1;
            continue;
        }
        if let Some(length) = year(text, start, end) {
            start += length;
            continue;
        }
        if WHOLE.at(text, start).is_some_and(|(length, _)| start + length <= end) {
            break;
        }
        if let Some(length) = time_phrase(text, start, end) {
            start += length;
            continue;
        }
        let Some((length, _)) = LEADS.at(text, start) else { break };
        if start + length >= end {
            break;
        }
        start += length;
    }
    start
}

/// 我县“十三五”期间, 截至目前: a stretch of time in front of a subject.
fn time_phrase(text: &[char], start: usize, end: usize) -> Option<usize> {
    let limit = end.min(start + TIME_PHRASE);
    let behind = (start..limit)
        .find(|&place| ["期间", "时期", "以来"].iter().any(|word| starts(text, place, word)))
        .map(|place| place + 2)?;
    // 哺乳期间, 孕期: a time of life or of a day may well be part of a name, one with a plan's number is not.
    let plan = (start..behind).any(|place| at(text, place) == '五' || starts(text, place, "以来"));
    let plain = (start..behind).all(|place| !matches!(at(text, place), '、' | '，' | '的'));
    (plan && plain && behind < end).then_some(behind - start)
}

/// Whether 和, 与 or 及 at a place joins two names and is not part of a word.
pub(super) fn is_joiner(text: &[char], place: usize) -> bool {
    let before = at(text, place.wrapping_sub(1));
    let behind = at(text, place + 1);
    match at(text, place) {
        '、' => true,
        '和' => {
            !matches!(before, '共' | '饱' | '缓' | '温' | '祥' | '调' | '平')
                && !matches!(behind, '谐' | '平' | '睦' | '解')
        }
        '与' => !matches!(before, '参' | '授' | '赋' | '给' | '付') && behind != '会',
        '及' => {
            !matches!(before, '普' | '涉' | '惠' | '波' | '触' | '危' | '遍') && !matches!(behind, '格' | '时' | '第')
        }
        _ => false,
    }
}

/// 2020年, 2020年度, 2021年底 in front of a subject.
fn year(text: &[char], start: usize, end: usize) -> Option<usize> {
    // 五年 in front: a stretch of years.
    let numeral = (start..end.min(start + 4))
        .take_while(|&place| chinese_digit(at(text, place)).is_some() || at(text, place) == '十')
        .count();
    if numeral > 0
        && at(text, start + numeral) == '年'
        && !matches!(at(text, start + numeral + 1), '级' | '制' | '期' | '义' | '一')
    {
        return Some((numeral + 1).min(end - start));
    }
    let digits = (start..end.min(start + 4)).take_while(|&place| at(text, place).is_ascii_digit()).count();
    if digits != 4 || at(text, start + 4) != '年' {
        return None;
    }
    let since = ["以来", "以后", "以前", "之前"].iter().any(|word| starts(text, start + 5, word));
    let length =
        5 + if since { 2 } else { usize::from(matches!(at(text, start + 5), '度' | '底' | '末' | '初' | '起')) };
    (start + length < end).then_some(length)
}

/// Whether nothing but a year stands in a range.
fn only_year(text: &[char], start: usize, end: usize) -> bool {
    let digits = (start..end.min(start + 4)).take_while(|&place| at(text, place).is_ascii_digit()).count();
    digits == 4 && end <= start + 6 && at(text, start + 4) == '年'
}

/// The object of the last verb: 公开招聘中小学教师 counts 中小学教师.
fn behind_verb(text: &[char], start: usize, end: usize) -> usize {
    let is_verb = |from: usize| VERBS.at(text, from).is_some_and(|(length, _)| from + length == end);
    let valid = |from: usize| from < end && end - from >= 2 && !is_generic(text, from, end) && !is_verb(from);
    // 服务满意率 is one noun.
    let rate = ["率", "进度", "满意度"].iter().any(|word| ends(text, end, word));
    // 每千名老人拥有床位, 人均受理案件
    let average = ["人均", "户均", "生均", "亩均", "日均", "月均", "年均", "次均", "校均", "村均"];
    if at(text, start) == '每' || average.iter().any(|word| starts(text, start, word)) {
        return start;
    }
    let mut start = start;
    // At the front any verb, more than once (组织开展).
    for _ in 0..2 {
        let Some((length, _)) = VERBS.at(text, start) else { break };
        let behind = start + length;
        if !valid(behind) || rate || is_noun(text, start, behind) || modifies(text, behind, end) {
            break;
        }
        start = behind + usize::from(at(text, behind) == '了');
        // 新建、改建农村公路
        let listed = matches!(at(text, start), '、' | '和') && VERBS.at(text, start + 1).is_some();
        start += usize::from(listed);
    }
    if completes(text, start, end) {
        return start;
    }
    let mut found = start;
    let mut place = start;
    while place < end {
        if let Some((length, _)) = STRONG_VERBS.at(text, place) {
            let behind = place + length + usize::from(at(text, place + length) == '了');
            if valid(behind) && !rate && !is_noun(text, place, behind) && !modifies(text, behind, end) && place > start
            {
                found = behind;
            }
            place += length;
            continue;
        }
        place += 1;
    }
    found
}

/// 铁路完成投资, 网约车完成订单量: who did it tells one measure from the next.
fn completes(text: &[char], start: usize, end: usize) -> bool {
    const MEASURES: [&str; 10] =
        ["投资", "产值", "量", "总额", "销售收入", "营业收入", "利润", "销售额", "税收", "增加值"];
    let verb = (start + 2..end).find(|&place| starts(text, place, "完成") || starts(text, place, "实现"));
    verb.is_some_and(|verb| {
        let whose = SCOPES.at(text, start).map_or(start, |(length, _)| start + length);
        let time = matches!(at(text, verb - 1), '度' | '年' | '月' | '期' | '旬');
        let adverb = time || LINKERS.before(text, start, verb).is_some() || VERBS.at(text, whose).is_some();
        !adverb
            && verb - start <= 10
            && verb >= whose + 2
            && end - verb <= 8
            && MEASURES.iter().any(|measure| ends(text, end, measure))
    })
}

/// Whether words end in a verb whose object would be counted.
pub(super) fn ends_in_verb(text: &[char], start: usize, end: usize) -> bool {
    VERBS.before(text, start, end).is_some()
}

/// Whether a verb is the first part of a noun: 获奖, 培训人数, 覆盖率.
fn is_noun(text: &[char], start: usize, behind: usize) -> bool {
    const ENDS: [char; 22] = [
        '率', '额', '量', '度', '者', '奖', '费', '感', '部', '所', '业', '房', '性', '区', '机', '数', '期', '制',
        '点', '站', '库', '线',
    ];
    const NOUNS: [&str; 42] = [
        "进度", "计划", "周期", "规模", "价格", "均价", "单价", "大厅", "平台", "设施", "分数", "环节", "时限", "时间",
        "流程", "手续", "事项", "程序", "对象", "窗口", "人数", "人次", "人员", "标准", "经费", "资金", "面积", "总额",
        "总量", "项目", "单位", "机构", "中心", "企业", "行业", "收入", "支出", "水平", "能力", "体系", "工作", "用地",
    ];
    let at_noun = ENDS.contains(&at(text, behind)) || NOUNS.iter().any(|noun| starts(text, behind, noun));
    at_noun || WHOLE.at(text, start).is_some()
}

/// Whether a verb belongs to a clause that modifies the noun: 签订合作的企业.
fn modifies(text: &[char], behind: usize, end: usize) -> bool {
    (behind..end).any(|place| at(text, place) == '的')
}

pub(super) fn is_generic(text: &[char], start: usize, end: usize) -> bool {
    GENERIC.at(text, start).is_some_and(|(length, _)| start + length == end)
}
