//! Values that follow from facts: a formula over their ids.
//!
//! In: a formula and the values of the ids in it. Out: a value, or a sentence that says what is wrong.

use crate::error::Error;
use crate::number::decimal::to_precision;
use crate::number::parse_js;

/// A formula may nest parentheses so deep.
const DEEPEST: usize = 32;

/// Computes a formula: ids, numbers, `+ - * /`, parentheses. Returns the value (none where an id has none) and the ids in
/// order of appearance. A hyphen with letters on both sides belongs to an id; the minus sign stands between spaces.
pub fn evaluate(
    formula: &str,
    value_of: &dyn Fn(&str) -> Option<Option<f64>>,
) -> Result<(Option<f64>, Vec<String>), Error> {
    let mut parser = Parser { rest: formula, formula, value_of, inputs: Vec::new(), depth: 0 };
    let value = parser.sum()?;
    parser.skip();
    if parser.rest.is_empty() {
        return Ok((value.filter(|value| value.is_finite()).map(without_noise), parser.inputs));
    }
    Err(parser.error("an operator"))
}

/// A value without the last digits of a float, which no figure of a report reaches: 13552000000 / 1.1 is 12320000000.
fn without_noise(value: f64) -> f64 {
    parse_js(&to_precision(value.abs(), 15)).copysign(value)
}

struct Parser<'a> {
    rest: &'a str,
    formula: &'a str,
    value_of: &'a dyn Fn(&str) -> Option<Option<f64>>,
    inputs: Vec<String>,
    depth: usize,
}

impl Parser<'_> {
    fn sum(&mut self) -> Result<Option<f64>, Error> {
        let mut left = self.product()?;
        while let Some(sign) = self.take(&['+', '-']) {
            let right = self.product()?;
            left = left.zip(right).map(|(left, right)| if sign == '+' { left + right } else { left - right });
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Option<f64>, Error> {
        let mut left = self.operand()?;
        while let Some(sign) = self.take(&['*', '/']) {
            let right = self.operand()?;
            left = left.zip(right).map(|(left, right)| if sign == '*' { left * right } else { left / right });
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Option<f64>, Error> {
        if self.take(&['(']).is_some() {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(self.error("fewer parentheses"));
            }
            let value = self.sum()?;
            self.depth -= 1;
            return self.take(&[')']).map(|_| value).ok_or_else(|| self.error("`)`"));
        }
        self.skip();
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        let end = self.rest.find(|c| !word(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() {
            return Err(self.error("a fact id or a number"));
        }
        let number = name.parse::<f64>().ok().filter(|_| name.starts_with(|c: char| c.is_ascii_digit()));
        if number.is_some() {
            self.rest = rest;
            return Ok(number);
        }
        let Some(value) = (self.value_of)(name) else {
            return Err(Error::Invalid {
                at: self.formula.to_owned(),
                reason: ["no fact has the id `", name, "`"].concat(),
            });
        };
        if !self.inputs.iter().any(|input| input == name) {
            self.inputs.push(name.to_owned());
        }
        self.rest = rest;
        Ok(value)
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, signs: &[char]) -> Option<char> {
        self.skip();
        let sign = self.rest.chars().next().filter(|c| signs.contains(c))?;
        self.rest = self.rest.get(sign.len_utf8()..).unwrap_or("");
        Some(sign)
    }

    fn error(&self, expected: &str) -> Error {
        let found = if self.rest.is_empty() { "the end" } else { self.rest };
        let reason = ["found `", found, "` where ", expected, " was expected"].concat();
        Error::Invalid { at: self.formula.to_owned(), reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(formula: &str, expected: &str) {
        let value_of = |id: &str| match id {
            "spending" => Some(Some(13_552_000_000.0)),
            "spending-growth" => Some(Some(0.1)),
            "open" => Some(None),
            _ => None,
        };
        let found = match evaluate(formula, &value_of) {
            Ok((value, inputs)) => format!("{value:?} from {}", inputs.join(", ")),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn formulas_follow_the_usual_order() {
        check("1 + 2 * 3", "Some(7.0) from ");
        check("(1 + 2) * 3 - 4 / 2", "Some(7.0) from ");
        check("spending / (1 + spending-growth)", "Some(12320000000.0) from spending, spending-growth");
    }

    #[test]
    fn an_open_value_makes_the_result_open() {
        check("open + 1", "None from open");
        check("1 / 0", "None from ");
    }

    #[test]
    fn faults_are_named() {
        check("spending + lost", "spending + lost: no fact has the id `lost`");
        check("1 +", "1 +: found `the end` where a fact id or a number was expected");
        check("(1", "(1: found `the end` where `)` was expected");
        check("1 2", "1 2: found `2` where an operator was expected");
    }
}
