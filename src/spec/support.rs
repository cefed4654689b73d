//! What is supported, property by property: the one table that reading, schema and documentation share.

/// What happens to a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// It is read and means what it means in Vega-Lite.
    Supported,
    /// It is passed over with a warning: the figures and their places are the same without it.
    Ignored,
    /// It is refused: the picture would be another one.
    Refused,
    /// It is Vega-Lite's own, has no effect on a picture, and is passed over without a word.
    Silent,
}

/// One property of an object that is read by hand, or one that is not read at all.
pub struct Member {
    /// The name as written.
    pub name: &'static str,
    /// What happens to it.
    pub support: Support,
    /// What the value looks like.
    #[cfg(not(target_arch = "wasm32"))]
    pub shape: fn() -> Shape,
    /// What it means; for what is ignored or refused, why.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// The properties of one kind of object.
pub struct Table {
    /// What the object is, such as `a scale`.
    pub what: &'static str,
    /// Its properties.
    pub members: &'static [Member],
}

/// What a JSON value looks like.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Anything.
    Any,
    /// Nothing: the property is not written by itself.
    Never,
    /// `null`.
    Null,
    /// `true` or `false`.
    Switch,
    /// Only `true`.
    True,
    /// A number.
    Number,
    /// A whole number.
    Count,
    /// A text.
    Text,
    /// An expression as text.
    Expression,
    /// A colour in CSS notation.
    Color,
    /// One of these words.
    Words(Vec<&'static str>),
    /// A list.
    List(Box<Shape>),
    /// An object with the properties of a definition.
    Object(&'static str),
    /// An object with any names.
    Map(Box<Shape>),
    /// One of several.
    OneOf(Vec<Shape>),
}

/// A list of [`Member`]s: `"name" Supported (Shape) "Sentence.";`, or `"name" Ignored "Why.";`.
macro_rules! members {
    (@row $name:literal $support:ident ($shape:expr) $doc:literal) => {
        $crate::spec::support::Member {
            name: $name,
            support: $crate::spec::support::Support::$support,
            #[cfg(not(target_arch = "wasm32"))]
            shape: || {
                #[allow(unused_imports, reason = "not every shape needs all")]
                use $crate::spec::support::Shape::{self, *};
                $shape
            },
            #[cfg(not(target_arch = "wasm32"))]
            doc: $doc,
        }
    };
    (@row $name:literal $support:ident $doc:literal) => {
        $crate::spec::support::members!(@row $name $support (Any) $doc)
    };
    ($($name:literal $support:ident $(($shape:expr))? $doc:literal;)*) => {
        &[$($crate::spec::support::members!(@row $name $support $(($shape))? $doc)),*]
    };
}
pub(super) use members;
