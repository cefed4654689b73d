//! An expression as steps on a stack: evaluation needs no recursion, however long the expression is.

use std::rc::Rc;

use super::Scope;
use super::functions::{self, Function};
use super::operators::{self, Binary, Unary};
use crate::data::Value;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Pushes a constant.
    Push(Value),
    /// Pushes a field of `datum`, by its place in the list of fields.
    Field(usize),
    /// Pops a name and pushes the field of `datum` that has it.
    FieldNamed,
    /// Pushes the whole `datum`.
    Datum,
    /// Pushes what another name stands for, by its place in the list of names.
    Name(usize),
    /// Replaces a value by its member.
    Member(Rc<str>),
    /// Pops a key, and replaces a value by its member of that key.
    Index,
    /// Replaces a value by the operator's result.
    Unary(Unary),
    /// Replaces two values by the operator's result.
    Binary(Binary),
    /// Goes on at another step.
    Jump(usize),
    /// Pops a value, and goes on at another step if it is false.
    JumpUnless(usize),
    /// Goes on at another step if the top value is false, else pops it.
    And(usize),
    /// Goes on at another step if the top value is true, else pops it.
    Or(usize),
    /// Replaces the topmost values by their list.
    List(usize),
    /// Replaces the topmost values by an object with these keys.
    Object(Rc<[Rc<str>]>),
    /// Replaces the topmost values by the function's result.
    Call(Function, usize),
}

/// How many bytes one evaluation may add to texts.
const MOST_LETTERS: usize = 1_000_000;

/// Runs the steps and returns what is left on the stack.
pub fn run(steps: &[Step], fields: &[Rc<str>], names: &[Rc<str>], scope: &dyn Scope) -> Value {
    let zone = scope.zone();
    let mut stack: Vec<Value> = Vec::with_capacity(8);
    let mut budget = functions::BUDGET;
    let mut letters = MOST_LETTERS;
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        at += 1;
        match step {
            Step::Push(value) => stack.push(value.clone()),
            Step::Field(slot) => stack.push(scope.field(*slot, fields.get(*slot).map_or("", |name| name))),
            Step::FieldNamed => {
                let name = operators::to_text(&stack.pop().unwrap_or_default(), zone);
                stack.push(scope.datum().member(&name));
            }
            Step::Datum => stack.push(scope.datum()),
            Step::Name(slot) => stack.push(scope.name(*slot, names.get(*slot).map_or("", |name| name))),
            Step::Member(name) => {
                let holder = stack.pop().unwrap_or_default();
                stack.push(holder.member(name));
            }
            Step::Index => {
                let name = operators::to_text(&stack.pop().unwrap_or_default(), zone);
                let holder = stack.pop().unwrap_or_default();
                stack.push(holder.member(&name));
            }
            Step::Unary(operator) => {
                let value = stack.pop().unwrap_or_default();
                stack.push(operators::unary(*operator, &value));
            }
            Step::Binary(operator) => {
                let b = stack.pop().unwrap_or_default();
                let a = stack.pop().unwrap_or_default();
                // A text that has grown beyond all use grows no more.
                let added = text_length(&a).min(text_length(&b));
                match letters.checked_sub(if *operator == Binary::Add { added } else { 0 }) {
                    Some(left) => {
                        letters = left;
                        stack.push(operators::binary(*operator, &a, &b, zone));
                    }
                    None => stack.push(if text_length(&a) < text_length(&b) { b } else { a }),
                }
            }
            Step::Jump(to) => at = *to,
            Step::JumpUnless(to) => {
                if !stack.pop().unwrap_or_default().is_truthy() {
                    at = *to;
                }
            }
            Step::And(to) => {
                if stack.last().is_some_and(Value::is_truthy) {
                    stack.pop();
                } else {
                    at = *to;
                }
            }
            Step::Or(to) => {
                if stack.last().is_some_and(Value::is_truthy) {
                    at = *to;
                } else {
                    stack.pop();
                }
            }
            Step::List(count) => {
                let items = stack.split_off(stack.len().saturating_sub(*count));
                stack.push(Value::List(items.into()));
            }
            Step::Object(keys) => {
                let values = stack.split_off(stack.len().saturating_sub(keys.len()));
                stack.push(Value::Object(Rc::new(keys.iter().cloned().zip(values).collect())));
            }
            Step::Call(function, count) => {
                let from = stack.len().saturating_sub(*count);
                let result = functions::call(*function, stack.get(from..).unwrap_or_default(), zone, &mut budget);
                stack.truncate(from);
                stack.push(result);
            }
        }
    }
    stack.pop().unwrap_or_default()
}

fn text_length(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        _ => 0,
    }
}
