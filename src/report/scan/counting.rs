//! Whether a number with a unit counts, or names a class, a plan or a phrase.

use super::super::amount::{Amount, at, ends, starts};
use super::super::dataset::Kind;
use super::super::lexicon::{AFTER, Class, LIMITED, STRONG_VERBS, UNITS};
use super::Scanner;
use super::measure::Measured;
use super::rank::is_break;
use crate::number::chinese::{Decimal, arabic_digit, chinese_digit, multiplier};

impl Scanner<'_> {
    /// 亿元以上项目, 百亿元企业, 万人发明专利拥有量: a bare multiplier that names a class or a denominator.
    pub(super) fn is_class(&self, amount: &Amount, measured: Measured) -> bool {
        const CLASSES: [&str; 10] = ["项目", "企业", "产业", "园区", "集群", "大项目", "工程", "村", "县", "镇"];
        let text = self.text;
        let bare = (amount.start..amount.start + amount.digits).all(|place| multiplier(at(text, place)).is_some());
        if !bare || amount.over {
            return false;
        }
        // 万吨级泊位
        if at(text, measured.end) == '级' && matches!(measured.unit.class, Class::Measure | Class::Thing) {
            return true;
        }
        if measured.unit.class == Class::Money {
            // 万元GDP用水量: what is used for each so much of it.
            if ["GDP", "生产总值", "地区生产", "国内生产", "工业增加", "工业产", "产值", "增加值"]
                .iter()
                .any(|noun| starts(text, measured.end, noun))
            {
                return true;
            }
            let behind = AFTER.at(text, measured.end).map_or(measured.end, |(length, _)| measured.end + length);
            let behind = behind + usize::from(matches!(at(text, behind), '级' | '的'));
            return CLASSES.iter().any(|class| starts(text, behind, class));
        }
        if measured.unit.class != Class::Person || self.qualifier_before(amount.start).1.is_some() {
            return false;
        }
        let limit = (measured.end + 20).min(text.len());
        let number = (measured.end..limit).find(|&place| arabic_digit(at(text, place)).is_some());
        number.is_some_and(|place| {
            let before =
                (measured.end..place).rev().map(|place| at(text, place)).find(|c| !matches!(c, '达' | '为' | '到'));
            matches!(before, Some('量' | '率' | '数'))
        })
    }

    /// 60岁以上老年人, 500亩以上的大户, 10万元以上的村: a limit that names a class of people or things.
    pub(super) fn limits_class(&self, class: Class, last: Option<char>, start: usize, behind: usize) -> bool {
        let text = self.text;
        // 5000吨级泊位, 110千伏变电站, 15分钟生活圈
        let graded = at(text, behind) == '级' && matches!(class, Class::Money | Class::Measure);
        let past = AFTER.at(text, behind).map_or(behind, |(length, _)| behind + length);
        let voltage = (last == Some('伏') || last == Some('V'))
            && ["变电", "线路", "输变电", "电网", "输电", "配电", "主变", "电力", "等级", "及"]
                .iter()
                .any(|noun| starts(text, past, noun));
        let circle = class == Class::Duration
            && matches!(last, Some('钟' | '时'))
            && (behind..behind + 8)
                .take_while(|&place| !is_break(at(text, place)))
                .any(|place| at(text, place) == '圈');
        if graded || voltage || circle {
            return true;
        }
        // 不满16岁的未成年人
        let young =
            last == Some('岁') && ["不满", "未满", "不足", "年满", "满"].iter().any(|word| ends(text, start, word));
        if AFTER.before(text, start, behind).is_none() && !young {
            return false;
        }
        // 其中20年以上32起: what the next number counts.
        if matches!(class, Class::Duration | Class::Person | Class::Money | Class::Measure)
            && arabic_digit(at(text, behind)).is_some()
        {
            return true;
        }
        if last == Some('岁') {
            let floor = self.clause.max(start.saturating_sub(10));
            return !(floor..start).any(|place| ["年龄", "寿命"].iter().any(|noun| starts(text, place, noun)));
        }
        // 一年以上未结案件, 5年以上有期徒刑
        if class == Class::Duration && last == Some('年') {
            let next = at(text, behind);
            return !is_break(next) && !starts(text, behind, "时间") && !starts(text, behind, "的时间");
        }
        if !matches!(class, Class::Money | Class::Measure) {
            return false;
        }
        let particle = at(text, behind) == '的';
        let noun = behind + usize::from(particle);
        let named = LIMITED.at(text, noun).is_some_and(|(length, _)| {
            !["资金", "经费", "补", "奖", "投资", "贷款", "支持", "费"]
                .iter()
                .any(|word| starts(text, noun + length, word))
        });
        let ellipsis = particle
            && ["占", "有", "达", "共", "给予", "一次性", "按", "，", "、"].iter().any(|word| starts(text, noun, word));
        named || ellipsis
    }

    /// Whether a Chinese numeral before a measure word counts, or belongs to a phrase.
    pub(super) fn counts(&self, amount: &Amount, measured: Measured) -> bool {
        let text = self.text;
        let end = measured.end;
        let first = at(text, amount.start);
        let value = amount.value.map(Decimal::to_f64);
        let strict =
            matches!(measured.unit.class, Class::Money | Class::Percent | Class::Point | Class::Measure | Class::Times);
        if strict {
            return true;
        }
        if self.quotation(amount.start).is_some() && value.is_none_or(|value| value <= 20.0) {
            return false;
        }
        let bare = amount.digits == 1 && matches!(first, '百' | '千' | '万' | '亿');
        if bare {
            let counted = measured.unit.class == Class::Person
                || matches!(
                    at(text, end - 1),
                    '所' | '门' | '个' | '家' | '项' | '场' | '堂' | '亩' | '件' | '次' | '里' | '条' | '套'
                );
            let slogan = (end..end + 5).any(|place| matches!(at(text, place), '百' | '千' | '万'));
            return counted && !slogan && !self.names_plan(end) && self.quotation(amount.start).is_none();
        }
        if matches!(measured.unit.class, Class::Person | Class::Duration) && self.names_plan(end) {
            return false;
        }
        // 三期工程: which part of the works, not how many.
        if at(text, end - 1) == '期' && (starts(text, end, "工程") || starts(text, end, "项目")) {
            return false;
        }
        // 三类人员, 劣四类水质: kinds that have a name, unless the text counts them.
        if at(text, end - 1) == '类' {
            return ["分为", "分", "共", "涉及", "覆盖", "开设", "有", "达", "涵盖"]
                .iter()
                .any(|verb| ends(text, amount.start, verb));
        }
        // 六个一百: the measure word opens a slogan.
        if measured.unit.class == Class::General
            && (at(text, end) == '一' || is_break(at(text, end)) && at(text, end) == '”')
        {
            return false;
        }
        if value == Some(1.0) && amount.pair.is_none() && amount.digits == 1 {
            return self.one_counts(amount, measured);
        }
        true
    }

    /// Whether 一 before a measure word counts one, or is no more than an article.
    pub(super) fn one_counts(&self, amount: &Amount, measured: Measured) -> bool {
        let text = self.text;
        if self.says_none(amount).is_some() {
            return true;
        }
        let counting = [
            "共",
            "仅",
            "只",
            "获",
            "另",
            "新增",
            "新建",
            "建成",
            "至少",
            "达",
            "近",
            "有",
            "增加",
            "减少",
            "成功申报",
            "荣获",
            "取得",
            "获得",
            "完成",
            "落成",
        ];
        if counting.iter().any(|verb| ends(text, amount.start, verb)) {
            return true;
        }
        let firm = matches!(
            at(text, measured.end - 1),
            '所' | '名'
                | '人'
                | '家'
                | '户'
                | '辆'
                | '年'
                | '栋'
                | '例'
                | '月'
                | '天'
                | '吨'
                | '亩'
                | '岁'
                | '时'
                | '座'
                | '艘'
        );
        if firm && !ends(text, amount.start, "的") {
            return true;
        }
        // 举办马拉松赛一场: the count stands behind what is counted.
        let behind = matches!(measured.unit.class, Class::Thing | Class::General) && is_break(at(text, measured.end));
        let article = ["的", "是", "为", "每", "这", "那", "某", "同", "其中", "之", "第", "另"];
        let floor = self.clause.max(amount.start.saturating_sub(24));
        if behind
            && !article.iter().any(|word| ends(text, amount.start, word))
            && (floor..amount.start.saturating_sub(1)).any(|place| STRONG_VERBS.at(text, place).is_some())
        {
            return true;
        }
        // In a list with other counts: 一个中心、两个平台.
        let limit = (measured.end + 14).min(text.len());
        let mut listed = false;
        for place in measured.end..limit {
            let c = at(text, place);
            if matches!(c, '。' | '\n' | '，' | ',') {
                break;
            }
            if listed
                && (chinese_digit(c).is_some() || arabic_digit(c).is_some())
                && UNITS.at(text, place + 1).is_some()
            {
                return true;
            }
            listed = matches!(c, '、' | '和' | '及' | '与');
        }
        let joined = matches!(self.previous(amount.start), '、' | '和' | '及' | '与');
        joined && self.out.figures.last().is_some_and(|figure| amount.start - figure.end.min(amount.start) < 14)
    }

    pub(super) fn uncounted(&mut self, amount: &Amount, measured: Measured) -> usize {
        let one = amount.digits == 1 && at(self.text, amount.start) == '一';
        if one && self.quotation(amount.start).is_none() && measured.unit.class != Class::Duration {
            return self.doubtful(amount, Kind::Quantity);
        }
        self.name(amount)
    }
}
