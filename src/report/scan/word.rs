//! Numerals that are part of a word, a name or a code.

use super::super::amount::{Amount, at, ends, skip_spaces, starts};
use super::super::dataset::{Kind, Qualifier};
use super::super::figure::{UnitName, Value};
use super::super::lexicon::{FIXED, PLAN_NOUNS, UNITS};
use super::rank::is_break;
use super::{Found, QUOTATION, Scanner};

/// How many characters of a fixed word may stand before its numeral.
const LEAD: usize = 3;

/// 零 before these counts events, of which there were none.
const EVENTS: &[&str] = &[
    "事故", "死亡", "伤亡", "感染", "辍学", "上访", "确诊", "病例", "差错", "失误", "火灾", "案件", "发案", "投诉",
    "发生", "填埋", "排放", "复发", "扩散", "输入", "新增", "逾期", "积压", "违规", "违纪", "返贫", "致贫", "欠薪",
    "滞留", "事件", "遗漏", "辍", "上行", "伤害", "瞒报",
];

impl Scanner<'_> {
    /// Whether the numeral stands in a word of the table, or is a plan's number such as 十四五.
    pub(super) fn is_fixed(&self, amount: &Amount) -> bool {
        let (text, start) = (self.text, amount.start);
        for lead in 0..=LEAD.min(start) {
            let from = start - lead;
            if let Some((length, _)) = FIXED.at(text, from)
                && length > lead
                && (lead > 0 || from + length > start + amount.digits.min(length - 1))
            {
                return true;
            }
        }
        is_five_year_plan(text, amount)
    }

    /// Whether Arabic digits are part of a code, a product or a road: 5G, PM2.5, G60, 12345热线, 3号线.
    pub(super) fn is_code(&self, amount: &Amount) -> bool {
        let text = self.text;
        let before = if amount.start > 0 { at(text, amount.start - 1) } else { '\n' };
        let next = at(text, amount.end);
        if amount.dotted || before.is_ascii_alphabetic() || matches!(before, '+' | '_' | '/' | '@' | '#') {
            return true;
        }
        if next == '+'
            || (matches!(before, '-' | '－') && amount.start > 1 && at(text, amount.start - 2).is_ascii_alphanumeric())
        {
            return true;
        }
        let place = skip_spaces(text, amount.end);
        let unit = UNITS.at(text, place);
        if next.is_ascii_alphabetic() {
            let reads = unit.is_some_and(|(length, _)| !at(text, place + length).is_ascii_alphanumeric());
            return !reads;
        }
        let nouns = [
            "号线", "号楼", "号", "路", "国道", "省道", "县道", "型", "版", "热线", "后", "后的", "强", "专线", "教室",
            "航站", "工程", "届", "级", "世纪", "行动", "条例", "卡", "平台", "机制", "模式",
        ];
        if nouns.iter().any(|noun| starts(text, amount.end, noun)) && !starts(text, amount.end, "级台阶") {
            return true;
        }
        amount.digits >= 7 && amount.power == 0 && unit.is_none()
    }

    /// Whether the text at a place stands inside a pair of quotation marks, and how long the quotation is.
    pub(super) fn quotation(&self, place: usize) -> Option<usize> {
        let open = self.quote?;
        let limit = (place + QUOTATION).min(self.text.len());
        (place..limit).find(|&end| matches!(at(self.text, end), '”' | '」' | '』')).map(|end| end - open - 1)
    }

    /// 零事故: nothing happened, and the text says so with a numeral.
    pub(super) fn zero_events(&mut self, place: usize) -> usize {
        let reached = is_break(at(self.text, place + 1)) && self.falls_to(place);
        let events = EVENTS.iter().any(|event| starts(self.text, place + 1, event));
        if (events || reached) && self.quote.is_none() && self.book == 0 {
            return self.figure(Found {
                start: place,
                end: place + 1,
                number: place,
                number_end: place + 1,
                kind: Kind::Quantity,
                value: Value::Number(0.0),
                unit: UnitName::None,
                qualifier: Qualifier::Exact,
            });
        }
        self.numeral(place)
    }

    /// 由6.8%降为零: a level reached.
    fn falls_to(&self, place: usize) -> bool {
        ["为", "至", "到", "于"].iter().any(|mark| ends(self.text, place, mark))
            && (self.clause.max(place.saturating_sub(6))..place)
                .any(|from| matches!(at(self.text, from), '降' | '减' | '归' | '持' | '缩' | '压'))
    }

    /// Whether what follows a unit makes number and unit part of a plan's name: 三年行动计划, 千人计划.
    pub(super) fn names_plan(&self, end: usize) -> bool {
        PLAN_NOUNS.at(self.text, end).is_some()
            || (at(self.text, end) == '期' && PLAN_NOUNS.at(self.text, end + 1).is_some())
    }
}

/// 十一五 to 十九五.
fn is_five_year_plan(text: &[char], amount: &Amount) -> bool {
    let [first, second, third] = [0, 1, 2].map(|offset| at(text, amount.start + offset));
    amount.digits == 3
        && first == '十'
        && third == '五'
        && matches!(second, '一' | '二' | '三' | '四' | '五' | '六' | '七')
}
