//! Messages about expressions. Positions count characters of the expression from 0.

use super::Diagnostic;

/// The expression can not be read.
pub fn syntax(pointer: &str, at: usize, message: &str) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("the expression can not be read at character {at}: {message}"))
}

/// Something else was expected.
pub fn unexpected(pointer: &str, at: usize, found: &str, expected: &str) -> Diagnostic {
    syntax(pointer, at, &format!("found {found}, expected {expected}"))
}

/// The expression is too long.
pub fn too_many_tokens(pointer: &str, limit: usize) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("the expression has more than {limit} words and signs"))
}

/// The expression is too long.
pub fn too_long(pointer: &str, found: usize, limit: usize) -> Diagnostic {
    Diagnostic::refusal(pointer, format!("the expression has {found} bytes, and at most {limit} are accepted"))
}

/// Brackets are nested too deeply.
pub fn too_deep(pointer: &str, at: usize, limit: usize) -> Diagnostic {
    syntax(pointer, at, &format!("more than {limit} brackets within each other"))
}

/// A name that stands for nothing.
pub fn unknown_name(pointer: &str, at: usize, name: &str, nearest: Option<&str>) -> Diagnostic {
    syntax(pointer, at, &format!("no `{name}` is known here{}", meant(nearest)))
}

/// A function that does not exist.
pub fn unknown_function(pointer: &str, at: usize, name: &str, nearest: Option<&str>) -> Diagnostic {
    syntax(pointer, at, &format!("there is no function `{name}`{}", meant(nearest)))
}

/// A function of Vega that is not supported.
pub fn unsupported_function(pointer: &str, at: usize, name: &str, reason: &str) -> Diagnostic {
    syntax(pointer, at, &format!("the function `{name}` is not supported: {reason}"))
}

/// A wrong number of arguments.
pub fn argument_count(pointer: &str, at: usize, name: &str, found: usize, least: usize, most: usize) -> Diagnostic {
    let expected = if least == most {
        least.to_string()
    } else if most == usize::from(u8::MAX) {
        format!("{least} or more")
    } else {
        format!("{least} to {most}")
    };
    syntax(pointer, at, &format!("`{name}` takes {expected} arguments, and {found} are given"))
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| format!(", perhaps `{nearest}` is meant"))
}
