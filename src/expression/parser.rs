//! From tokens to steps: a parser by operator precedence that writes the steps as it reads.

use std::rc::Rc;

use super::functions::{self, Function, Lookup};
use super::lexer::{Lexer, MAX_BYTES, Token};
use super::operators::{Binary, Unary};
use super::program::Step;
use crate::data::{Gather, Value};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::expression as messages;

/// How many brackets, calls and conditions may stand within each other.
pub const MAX_DEPTH: usize = 100;

/// What came out of an expression's text.
pub struct Parsed {
    pub steps: Vec<Step>,
    pub fields: Vec<Rc<str>>,
    pub names: Vec<Rc<str>>,
}

/// Reads an expression. `known` are the names that may stand in it besides `datum`.
pub fn parse(text: &str, pointer: &str, known: &[&str]) -> Result<Parsed, Diagnostic> {
    if text.len() > MAX_BYTES {
        return Err(messages::too_long(pointer, text.len(), MAX_BYTES));
    }
    let mut lexer = Lexer::new(text, pointer);
    let (token, at) = lexer.next()?;
    let parsed = Parsed { steps: Vec::new(), fields: Vec::new(), names: Vec::new() };
    let mut parser = Parser { lexer, pointer, known, token, at, depth: 0, parsed };
    parser.condition()?;
    if parser.token != Token::End {
        return Err(parser.unexpected("an operator or the end"));
    }
    Ok(parser.parsed)
}

/// The operators between two operands, with how strongly they bind. `&&` and `||` are handled apart.
const OPERATORS: [(&str, u8, Binary); 20] = [
    ("|", 3, Binary::BitOr),
    ("^", 4, Binary::BitXor),
    ("&", 5, Binary::BitAnd),
    ("==", 6, Binary::Equal),
    ("!=", 6, Binary::NotEqual),
    ("===", 6, Binary::Same),
    ("!==", 6, Binary::NotSame),
    ("<", 7, Binary::Less),
    (">", 7, Binary::Greater),
    ("<=", 7, Binary::LessEqual),
    (">=", 7, Binary::GreaterEqual),
    ("in", 7, Binary::In),
    ("<<", 8, Binary::ShiftLeft),
    (">>", 8, Binary::ShiftRight),
    (">>>", 8, Binary::ShiftRightUnsigned),
    ("+", 9, Binary::Add),
    ("-", 9, Binary::Subtract),
    ("*", 11, Binary::Multiply),
    ("/", 11, Binary::Divide),
    ("%", 11, Binary::Remainder),
];
const OR: u8 = 1;
const AND: u8 = 2;

/// Names that stand for numbers.
const CONSTANTS: [(&str, f64); 11] = [
    ("NaN", f64::NAN),
    ("E", std::f64::consts::E),
    ("LN2", std::f64::consts::LN_2),
    ("LN10", std::f64::consts::LN_10),
    ("LOG2E", std::f64::consts::LOG2_E),
    ("LOG10E", std::f64::consts::LOG10_E),
    ("PI", std::f64::consts::PI),
    ("SQRT1_2", std::f64::consts::FRAC_1_SQRT_2),
    ("SQRT2", std::f64::consts::SQRT_2),
    ("MIN_VALUE", 5e-324),
    ("MAX_VALUE", f64::MAX),
];

struct Parser<'a> {
    lexer: Lexer<'a>,
    pointer: &'a str,
    known: &'a [&'a str],
    /// The token that is looked at, and the byte where it begins.
    token: Token,
    at: usize,
    depth: usize,
    parsed: Parsed,
}

type Outcome = Result<(), Diagnostic>;

impl Parser<'_> {
    fn advance(&mut self) -> Result<Token, Diagnostic> {
        let (token, at) = self.lexer.next()?;
        self.at = at;
        Ok(std::mem::replace(&mut self.token, token))
    }

    fn is(&self, sign: &str) -> bool {
        self.token
            == Token::Sign(match sign_of(sign) {
                Some(sign) => sign,
                None => return false,
            })
    }

    fn take(&mut self, sign: &str) -> Result<bool, Diagnostic> {
        let there = self.is(sign);
        if there {
            self.advance()?;
        }
        Ok(there)
    }

    fn expect(&mut self, sign: &str) -> Outcome {
        if self.take(sign)? { Ok(()) } else { Err(self.unexpected(&["`", sign, "`"].concat())) }
    }

    fn unexpected(&self, expected: &str) -> Diagnostic {
        messages::unexpected(self.pointer, self.lexer.position(self.at), &self.token.described(), expected)
    }

    fn emit(&mut self, step: Step) -> usize {
        self.parsed.steps.push(step);
        self.parsed.steps.len() - 1
    }

    /// Lets the jump at `at` lead to the next step.
    fn land(&mut self, at: usize) {
        let here = self.parsed.steps.len();
        if let Some(Step::Jump(to) | Step::JumpUnless(to) | Step::And(to) | Step::Or(to)) =
            self.parsed.steps.get_mut(at)
        {
            *to = here;
        }
    }

    /// An expression within brackets.
    fn nested(&mut self) -> Outcome {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(messages::too_deep(self.pointer, self.lexer.position(self.at), MAX_DEPTH));
        }
        self.condition()?;
        self.depth -= 1;
        Ok(())
    }

    /// `a ? b : c ? d : e`: the chain of alternatives is read in a loop, as it may be long.
    fn condition(&mut self) -> Outcome {
        let mut ends = Vec::new();
        self.binary(OR)?;
        while self.take("?")? {
            let unless = self.emit(Step::JumpUnless(0));
            self.nested()?;
            self.expect(":")?;
            ends.push(self.emit(Step::Jump(0)));
            self.land(unless);
            self.binary(OR)?;
        }
        ends.into_iter().for_each(|end| self.land(end));
        Ok(())
    }

    fn binary(&mut self, least: u8) -> Outcome {
        self.unary()?;
        loop {
            let sign: &str = match &self.token {
                Token::Sign(sign) => sign,
                Token::Name(name) if &**name == "in" => name,
                Token::Number(_) | Token::Text(_) | Token::Name(_) | Token::End => return Ok(()),
            };
            let jump = match sign {
                "||" => Some((OR, Step::Or(0))),
                "&&" => Some((AND, Step::And(0))),
                _ => None,
            };
            if let Some((strength, step)) = jump {
                if strength < least {
                    return Ok(());
                }
                self.advance()?;
                let jump = self.emit(step);
                self.binary(strength + 1)?;
                self.land(jump);
                continue;
            }
            let Some(&(_, strength, operator)) = OPERATORS.iter().find(|(known, _, _)| *known == sign) else {
                return Ok(());
            };
            if strength < least {
                return Ok(());
            }
            self.advance()?;
            self.binary(strength + 1)?;
            self.emit(Step::Binary(operator));
        }
    }

    fn unary(&mut self) -> Outcome {
        let mut operators = Vec::new();
        loop {
            let operator = match self.token {
                Token::Sign("+") => Unary::Plus,
                Token::Sign("-") => Unary::Minus,
                Token::Sign("!") => Unary::Not,
                Token::Sign("~") => Unary::BitNot,
                _ => break,
            };
            operators.push(operator);
            self.advance()?;
        }
        self.operand()?;
        for operator in operators.into_iter().rev() {
            let last = self.parsed.steps.last_mut();
            if let (Unary::Minus, Some(Step::Push(Value::Number(number)))) = (operator, last) {
                *number = -*number;
                continue;
            }
            self.emit(Step::Unary(operator));
        }
        Ok(())
    }

    /// A literal, name, call or bracket with the members that are taken of it.
    fn operand(&mut self) -> Outcome {
        let at = self.at;
        match self.token.clone() {
            Token::Number(number) => {
                self.advance()?;
                self.emit(Step::Push(Value::Number(number)));
            }
            Token::Text(text) => {
                self.advance()?;
                self.emit(Step::Push(Value::Text(text)));
            }
            Token::Name(name) => {
                self.advance()?;
                self.name(&name, at)?;
            }
            Token::Sign("(") => {
                self.advance()?;
                self.nested()?;
                self.expect(")")?;
            }
            Token::Sign("[") => {
                self.advance()?;
                let count = self.arguments("]")?;
                self.emit(Step::List(count));
            }
            Token::Sign("{") => self.object()?,
            Token::Sign("/" | "/=") => {
                let reason = "regular expressions are not supported";
                return Err(messages::syntax(self.pointer, self.lexer.position(at), reason));
            }
            Token::Sign(_) | Token::End => return Err(self.unexpected("a value")),
        }
        loop {
            if self.take(".")? {
                // A colour is its text here.
                if let Some(Step::Call(Function::Rgb | Function::Hsl | Function::Lab | Function::Hcl, _)) =
                    self.parsed.steps.last()
                {
                    return Err(self.unexpected("the whole colour, whose parts are not supported"));
                }
                let name = self.member_name()?;
                self.emit(Step::Member(name));
            } else if self.take("[")? {
                match self.key()? {
                    Some(name) => self.emit(Step::Member(name)),
                    None => self.emit(Step::Index),
                };
            } else if self.is("(") {
                return Err(self.unexpected("an operator (only named functions can be called)"));
            } else {
                return Ok(());
            }
        }
    }

    fn member_name(&mut self) -> Result<Rc<str>, Diagnostic> {
        match self.advance()? {
            Token::Name(name) => Ok(name),
            token => {
                self.token = token;
                Err(self.unexpected("a member's name"))
            }
        }
    }

    /// A key in square brackets, after the opening one; nothing where it is computed, which is then on the stack.
    fn key(&mut self) -> Result<Option<Rc<str>>, Diagnostic> {
        let before = self.parsed.steps.len();
        self.nested()?;
        self.expect("]")?;
        if self.parsed.steps.len() == before + 1
            && let Some(Step::Push(key)) = self.parsed.steps.last()
        {
            let key = key.to_text();
            self.parsed.steps.pop();
            return Ok(Some(key));
        }
        Ok(None)
    }

    /// Expressions up to the closing sign.
    fn arguments(&mut self, closing: &str) -> Result<usize, Diagnostic> {
        let mut count = 0;
        while !self.take(closing)? {
            self.nested()?;
            count += 1;
            if !self.is(closing) {
                self.expect(",")?;
            }
        }
        Ok(count)
    }

    fn object(&mut self) -> Outcome {
        self.advance()?;
        let mut keys: Vec<Rc<str>> = Vec::new();
        while !self.take("}")? {
            let key = match self.advance()? {
                Token::Name(name) => name,
                Token::Text(text) => text,
                Token::Number(number) => Value::Number(number).to_text(),
                token => {
                    self.token = token;
                    return Err(self.unexpected("a key"));
                }
            };
            self.expect(":")?;
            self.nested()?;
            if keys.contains(&key) {
                let at = self.lexer.position(self.at);
                return Err(messages::syntax(self.pointer, at, &["the key `", &*key, "` comes twice"].concat()));
            }
            keys.push(key);
            if !self.is("}") {
                self.expect(",")?;
            }
        }
        self.emit(Step::Object(keys.into()));
        Ok(())
    }

    /// A name, which was just passed.
    fn name(&mut self, name: &Rc<str>, at: usize) -> Outcome {
        if self.is("(") {
            return self.call(name, at);
        }
        let constant = CONSTANTS.iter().find(|(known, _)| *known == &**name);
        let step = match &**name {
            "true" => Step::Push(Value::Bool(true)),
            "false" => Step::Push(Value::Bool(false)),
            "null" => Step::Push(Value::Null),
            "datum" => self.field()?,
            _ if let Some(&(_, number)) = constant => Step::Push(Value::Number(number)),
            _ if self.known.contains(&&**name) => Step::Name(slot(&mut self.parsed.names, name)),
            _ => {
                let position = self.lexer.position(at);
                let known = self.known.iter().copied().chain(["datum", "true", "false", "null"]);
                return Err(messages::unknown_name(self.pointer, position, name, nearest(name, known)));
            }
        };
        self.emit(step);
        Ok(())
    }

    /// What is read of `datum`, which was just passed: a field where one is named.
    fn field(&mut self) -> Result<Step, Diagnostic> {
        let name = if self.take(".")? {
            Some(self.member_name()?)
        } else if self.take("[")? {
            self.key()?
        } else {
            return Ok(Step::Datum);
        };
        Ok(match name {
            Some(name) => Step::Field(slot(&mut self.parsed.fields, &name)),
            None => Step::FieldNamed,
        })
    }

    fn call(&mut self, name: &Rc<str>, at: usize) -> Outcome {
        let position = self.lexer.position(at);
        let (function, least, most) = match functions::lookup(name) {
            Lookup::Known(function, least, most) => (function, least, most),
            Lookup::Unsupported(reason) => {
                return Err(messages::unsupported_function(self.pointer, position, name, reason));
            }
            Lookup::Unknown => {
                let nearest = nearest(name, functions::names());
                return Err(messages::unknown_function(self.pointer, position, name, nearest));
            }
        };
        self.expect("(")?;
        if function == Function::If {
            return self.choice();
        }
        let count = self.arguments(")")?;
        if count < least || count > most {
            return Err(messages::argument_count(self.pointer, position, name, count, least, most));
        }
        self.emit(Step::Call(function, count));
        Ok(())
    }

    /// `if(a, b, c)`, after the opening bracket: as `a ? b : c`.
    fn choice(&mut self) -> Outcome {
        self.nested()?;
        self.expect(",")?;
        let unless = self.emit(Step::JumpUnless(0));
        self.nested()?;
        self.expect(",")?;
        let end = self.emit(Step::Jump(0));
        self.land(unless);
        self.nested()?;
        self.land(end);
        self.expect(")")
    }
}

/// The place of a name in a list, where it is added if it is not there.
fn slot(names: &mut Vec<Rc<str>>, name: &Rc<str>) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.clone());
        names.len() - 1
    })
}

/// The sign as the lexer writes it.
fn sign_of(sign: &str) -> Option<&'static str> {
    const BRACKETS: [&str; 10] = ["(", ")", "[", "]", "{", "}", ",", ":", "?", "."];
    BRACKETS.into_iter().find(|known| *known == sign)
}

/// The known name that differs least, if few letters differ.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > 40 {
        return None;
    }
    let (mut nearest, mut least) = (None, 2 + name.len() / 4);
    for known in known {
        let distance = distance(name, known);
        if distance < least {
            (nearest, least) = (Some(known), distance);
        }
    }
    nearest
}

/// How many letters must be changed, added or left out; case counts little.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().map(|c| c.to_ascii_lowercase()).gather();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, a) in a.chars().map(|c| c.to_ascii_lowercase()).enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (&above, &b) in row.iter().skip(1).zip(&b) {
            left = (above + 1).min(left + 1).min(diagonal + usize::from(a != b));
            diagonal = above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
