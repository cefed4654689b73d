//! Fitting words into a width: cutting them, or breaking them into lines.

use std::rc::Rc;

use crate::data::Gather;
use crate::text::{Font, MeasureText};

const ELLIPSIS: char = '…';

/// No guide shows more characters than this; only what can be seen is measured.
const MOST_CHARACTERS: usize = 2000;

/// A line that is at most `limit` wide: as it is, or its beginning with an ellipsis. A limit of 0 is none.
pub(crate) fn cut(line: &str, limit: f64, font: &Font, measure: &dyn MeasureText) -> Rc<str> {
    let (line, whole) = beginning(line);
    let unlimited = limit <= 0.0 || !limit.is_finite();
    if whole && (unlimited || measure.width(line, font) <= limit) {
        return Rc::from(line);
    }
    if unlimited {
        return Rc::from([line, "…"].concat());
    }
    let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).gather();
    let with_ellipsis = |count: usize| {
        let end = ends.get(count).copied().unwrap_or(line.len());
        let mut out = line.get(..end).unwrap_or_default().to_owned();
        out.push(ELLIPSIS);
        out
    };
    // The longest beginning that fits, by halving: widths grow with length.
    let (mut fits, mut too_long) = (0, ends.len());
    while too_long - fits > 1 {
        let middle = (fits + too_long) / 2;
        if measure.width(&with_ellipsis(middle), font) <= limit {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    Rc::from(with_ellipsis(fits))
}

/// As much of a text as is looked at, and whether that is all of it.
pub(crate) fn beginning(text: &str) -> (&str, bool) {
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => (text.get(..end).unwrap_or_default(), false),
        None => (text, true),
    }
}

/// A text in lines of at most `width`, and at most `most` of them, the last one cut where the text is longer. Chinese breaks
/// between any two characters but never before a closing mark or after an opening one; other scripts break at spaces and after
/// hyphens, and inside a word only where the word alone is too wide. A figure is parted from its currency, and then from its
/// other units, only where there is no room for both. Written line breaks stay.
pub(crate) fn wrap(text: &str, width: f64, most: usize, font: &Font, measure: &dyn MeasureText) -> Vec<Rc<str>> {
    wrapped(text, width, most, font, measure).0
}

/// What no line break parts.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Kept {
    /// Words, as far as there is room.
    Words,
    /// `13.552 billion` as well.
    Amounts,
    /// `CNY 13.552 billion` as well.
    Figures,
}

/// As [`wrap`], with what stayed whole.
fn wrapped(text: &str, width: f64, most: usize, font: &Font, measure: &dyn MeasureText) -> (Vec<Rc<str>>, Kept) {
    let most = most.max(1);
    let (text, all) = beginning(text);
    let mut kept = Kept::Figures;
    let (mut lines, mut fits) = lay(text, kept, width, most, font, measure);
    for less in [Kept::Amounts, Kept::Words] {
        if !fits || lines.len() > most {
            kept = less;
            (lines, fits) = lay(text, kept, width, most, font, measure);
        }
    }
    let over = lines.len() > most || !all;
    lines.truncate(most);
    if over && let Some(last) = lines.last_mut() {
        last.push(ELLIPSIS);
        if measure.width(last, font) > width {
            last.pop();
            let room = width.max(1.0) - measure.width("…", font);
            *last = cut(last, room.max(1.0), font, measure).trim_end_matches(ELLIPSIS).to_owned();
            last.push(ELLIPSIS);
        }
    }
    (lines.into_iter().map(Rc::from).collect(), kept)
}

/// Lines of at most `width`, one more than `most` where there are more, and whether no piece was too wide.
fn lay(text: &str, kept: Kept, width: f64, most: usize, font: &Font, measure: &dyn MeasureText) -> (Vec<String>, bool) {
    let mut lines: Vec<String> = Vec::new();
    let mut whole = true;
    'text: for paragraph in text.split('\n') {
        let mut line = String::new();
        for piece in pieces(paragraph, kept) {
            // What comes after the last line is not seen.
            if lines.len() > most {
                break 'text;
            }
            let candidate = [line.as_str(), piece].concat();
            if measure.width(candidate.trim_end(), font) <= width {
                line = candidate;
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            line = piece.trim_start().to_owned();
            while lines.len() <= most && measure.width(line.trim_end(), font) > width {
                whole = false;
                let Some(rest) = break_inside(&line, width, font, measure) else { break };
                let tail = line.split_off(rest);
                lines.push(std::mem::replace(&mut line, tail));
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    (lines, whole)
}

/// As [`wrap`], with lines of nearly the same width, so that no single character is left over.
pub(crate) fn wrap_evenly(text: &str, width: f64, most: usize, font: &Font, measure: &dyn MeasureText) -> Vec<Rc<str>> {
    let (mut best, kept) = wrapped(text, width, most, font, measure);
    let all = wrap(text, width, most.saturating_add(1), font, measure).len() == best.len();
    if best.len() < 2 || !all {
        return best;
    }
    let (mut narrow, mut wide) = (width / 2.0, width);
    for _ in 0..6 {
        let middle = (narrow + wide) / 2.0;
        let (lines, still_kept) = wrapped(text, middle, best.len(), font, measure);
        let broken = lines.iter().any(|line| measure.width(line, font) > middle);
        let cut = lines.last().is_some_and(|line| line.ends_with(ELLIPSIS)) && !text.ends_with(ELLIPSIS);
        if lines.len() == best.len() && !cut && !broken && still_kept >= kept && words(&lines) == words(&best) {
            best = lines;
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    best
}

/// The width of the widest figure, or other word, of a text.
pub(crate) fn widest_piece(text: &str, font: &Font, measure: &dyn MeasureText) -> f64 {
    let pieces = text.split('\n').flat_map(|line| pieces(line, Kept::Figures));
    pieces.map(|piece| measure.width(piece.trim_end(), font)).fold(0.0, f64::max)
}

/// How many words the lines have: more where a word was broken.
fn words(lines: &[Rc<str>]) -> usize {
    lines.iter().map(|line| line.split_whitespace().count()).sum::<usize>()
}

/// The byte offset after the longest beginning of a word that fits; none where not even two characters are there to part. A
/// number is not parted: either part would say another number.
fn break_inside(word: &str, width: f64, font: &Font, measure: &dyn MeasureText) -> Option<usize> {
    let mut best = None;
    let (digit, point) = (|c: char| c.is_ascii_digit(), ['.', ',']);
    for (at, _) in word.char_indices().skip(1) {
        let (before, after) = word.split_at_checked(at).unwrap_or_default();
        if before.trim_end_matches(point).ends_with(digit) && after.trim_start_matches(point).starts_with(digit) {
            continue;
        }
        if best.is_some() && measure.width(before, font) > width {
            break;
        }
        best = Some(at);
    }
    best
}

/// The smallest pieces between which a line may break, each with the spaces that follow it.
fn pieces(paragraph: &str, kept: Kept) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut chars = paragraph.char_indices().peekable();
    while let Some((_, before)) = chars.next() {
        if let Some(&(at, after)) = chars.peek()
            && may_break(before, after)
            && !is_in_figure(paragraph, at, kept)
        {
            cuts.push(at);
        }
    }
    cuts.push(paragraph.len());
    cuts.windows(2).filter_map(|ends| paragraph.get(*ends.first()?..*ends.get(1)?)).gather()
}

fn may_break(before: char, after: char) -> bool {
    if CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    if after.is_whitespace() {
        return false;
    }
    before.is_whitespace() || before == '-' || before == '/' || is_wide(before) || is_wide(after)
}

/// Whether a place in a text lies between a number and what belongs to it: `CNY | 13.552 | billion`, `1262|人`, `135.52|亿|元`.
fn is_in_figure(text: &str, at: usize, kept: Kept) -> bool {
    if kept == Kept::Words {
        return false;
    }
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let next = after.chars().next().unwrap_or_default();
    let number = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    if before.ends_with(' ') {
        let before = before.trim_end();
        let code = before.rsplit(' ').next().unwrap_or_default();
        let currency = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        return kept == Kept::Figures && currency && next.is_ascii_digit()
            || number(before) && ["million", "billion"].iter().any(|word| after.starts_with(word));
    }
    let large = before.strip_suffix(['万', '亿']).is_some_and(number);
    number(before) && is_wide(next) || large && ['元', '人', '余', '多'].contains(&next)
}

/// What may not begin a line.
const CLOSING: &str = "，。、；：？！）》〉」』】〕”’…—～·％‰℃,.;:?!)]}%";
/// What may not end a line.
const OPENING: &str = "（《〈「『【〔“‘([{¥￥$";

/// Scripts that are written without spaces: ideographs, kana, hangul and full-width forms.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten pixels a character, twenty an ideograph.
    struct Typewriter;
    impl MeasureText for Typewriter {
        fn width(&self, text: &str, _: &Font) -> f64 {
            text.chars().map(|c| if is_wide(c) { 20.0 } else { 10.0 }).sum()
        }
    }

    fn font() -> Font {
        Font { family: Rc::from("sans-serif"), size: 10.0, weight: 400, italic: false }
    }

    #[track_caller]
    fn check(text: &str, width: f64, most: usize, expected: &str) {
        assert_eq!(wrap(text, width, most, &font(), &Typewriter).join("|"), expected);
    }

    #[test]
    fn words_break_at_spaces() {
        check("one two three", 70.0, 9, "one two|three");
        check("well-known fact", 60.0, 9, "well-|known|fact");
    }

    #[test]
    fn chinese_breaks_between_characters() {
        check("全市财政教育支出", 60.0, 9, "全市财|政教育|支出");
    }

    #[test]
    fn no_closing_mark_begins_a_line() {
        check("全市财，政教", 60.0, 9, "全市|财，政|教");
        check("全市（财政）", 60.0, 9, "全市|（财|政）");
    }

    #[test]
    fn numbers_stay_whole() {
        check("共有135所学校", 60.0, 9, "共有|135所|学校");
        check("轮岗1262人，定向培养", 120.0, 9, "轮岗1262人，|定向培养");
        check("总额135.52亿元", 90.0, 9, "总额|135.52亿|元");
        check("总额135.52亿元", 100.0, 9, "总额|135.52亿元");
    }

    #[test]
    fn a_figure_is_parted_only_where_there_is_no_room() {
        check("from CNY 42.73 million", 170.0, 9, "from|CNY 42.73 million");
        check("from CNY 42.73 million", 130.0, 9, "from CNY|42.73 million");
        check("from CNY 42.73 million", 110.0, 9, "from CNY|42.73|million");
        check("about CNY 12.32 billion", 170.0, 1, "about CNY 12.32…");
        check("the USA in 42", 80.0, 9, "the USA|in 42");
    }

    #[test]
    fn a_word_that_is_too_wide_is_broken() {
        check("abcdefgh", 30.0, 9, "abc|def|gh");
    }

    #[test]
    fn a_number_is_never_broken() {
        check("940,000", 30.0, 9, "940,000");
        check("about 13.552万", 30.0, 9, "abo|ut|13.552|万");
    }

    #[test]
    fn too_many_lines_end_in_an_ellipsis() {
        check("全市财政教育支出", 60.0, 2, "全市财|政教…");
        check("a b c d", 10.0, 3, "a|b|…");
    }

    #[test]
    fn lines_can_be_even() {
        let even = |text: &str, width| wrap_evenly(text, width, 3, &font(), &Typewriter).join("|");
        assert_eq!(even("全市财政教育支出总额", 180.0), "全市财政教|育支出总额");
        assert_eq!(even("one two three", 80.0), "one two|three");
        assert_eq!(even("短", 80.0), "短");
    }

    #[test]
    fn written_breaks_stay() {
        check("a\nb", 100.0, 9, "a|b");
    }

    #[test]
    fn a_long_line_is_cut() {
        assert_eq!(&*cut("abcdefgh", 50.0, &font(), &Typewriter), "abcd…");
        assert_eq!(&*cut("abc", 50.0, &font(), &Typewriter), "abc");
        assert_eq!(&*cut("abc", 0.0, &font(), &Typewriter), "abc");
    }

    #[test]
    fn what_is_very_long_is_looked_at_no_further_than_it_is_shown() {
        let word = "abcd ".repeat(100_000);
        assert_eq!(wrap(&word, 100.0, 2, &font(), &Typewriter).join("|"), "abcd abcd|abcd abcd…");
        assert_eq!(cut(&word, 0.0, &font(), &Typewriter).chars().count(), MOST_CHARACTERS + 1);
        assert_eq!(&*cut(&word, 100.0, &font(), &Typewriter), "abcd abcd…");
    }

    #[test]
    fn no_width_at_all_ends() {
        check("abc", 0.0, 9, "a|b|c");
        check("", 0.0, 9, "");
        assert_eq!(&*cut("abc", 1.0, &font(), &Typewriter), "…");
    }
}
