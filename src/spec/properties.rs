//! Bags of optional properties that layer over each other, as config does. The declaration is also the table by which specs
//! are read, and from which schema and documentation are made.

use serde_json::Value as Json;

use super::held::{ByRow, Held, Kept};
use super::reader::{Reader, Reads};
use super::support::Member;
#[cfg(not(target_arch = "wasm32"))]
use super::support::Shape;
use super::{Axis, Predicate};
use crate::data::Gather;
use crate::expression::Expression;

/// One property of a bag.
pub struct Property {
    /// The name as written, in camel case, or the getter's name, in snake case.
    pub name: &'static str,
    /// Reads a value.
    pub read: fn(&Json, &mut Reader) -> Option<Held>,
    /// What the value looks like.
    #[cfg(not(target_arch = "wasm32"))]
    pub shape: fn() -> Shape,
    /// What it means.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// The properties of a kind of bag.
pub struct Declaration {
    /// Those that are read.
    pub properties: &'static [Property],
    /// Those that Vega-Lite knows besides, and what happens to them.
    pub others: &'static [Member],
    /// The place of the property for what holds where a test does, if properties can be conditional at all.
    pub conditions: Option<u8>,
    /// The properties, in camel case, that may depend on the row.
    pub by_row: &'static [&'static str],
}

/// A kind of bag.
pub trait Bag: Default {
    /// Its properties.
    const DECLARATION: &'static Declaration;

    /// The bag with these values.
    fn of(values: Values) -> Self;
}

/// What is set in a bag: each value with the place of its property in the declaration, in the order of the places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(Vec<(u8, Held)>);

impl Values {
    fn place(&self, property: u8) -> Result<usize, usize> {
        self.0.binary_search_by_key(&property, |(known, _)| *known)
    }

    fn held(&self, property: u8) -> Option<&Held> {
        self.0.get(self.place(property).ok()?).map(|(_, held)| held)
    }

    /// The value of a property, where it is set.
    #[inline(never)]
    pub fn get<T: Kept>(&self, property: u8) -> Option<T::Got<'_>> {
        self.held(property).and_then(T::got)
    }

    /// Sets a property, or takes its value away.
    pub fn set(&mut self, property: u8, value: Option<Held>) {
        let place = self.place(property);
        if let Ok(at) = place {
            self.0.remove(at);
        }
        if let (Ok(at) | Err(at), Some(value)) = (place, value) {
            self.0.insert(at, (property, value));
        }
    }

    /// Adds properties of an axis that hold where a test does to the property at `conditions`.
    pub fn add_condition(&mut self, conditions: u8, test: Predicate, then: Values) {
        let mut all = self.get::<Vec<(Predicate, Axis)>>(conditions).unwrap_or_default().to_vec();
        all.push((test, Axis::of(then)));
        self.set(conditions, Some(all.keep()));
    }

    /// The expressions that depend on the row.
    pub fn by_row(&self) -> Vec<&Expression> {
        self.0.iter().filter_map(|(_, held)| ByRow::got(held).map(|ByRow(expression)| expression)).gather()
    }

    /// The expression of a property.
    pub fn expression(&self, declared: &Declaration, name: &str) -> Option<&Expression> {
        let place = declared.properties.iter().position(|property| is_named(property.name, name))?;
        self.get::<ByRow>(place as u8).map(|ByRow(expression)| expression)
    }

    /// These values, with those that expressions give read as if they had been written; what cannot be read is not set.
    pub fn settled(&self, declared: &Declaration, value: &mut dyn FnMut(&Expression) -> Option<Json>) -> Self {
        let mut r = Reader::default();
        let mut settled = Self::default();
        for (place, held) in &self.0 {
            let held = match (ByRow::got(held), declared.properties.get(usize::from(*place))) {
                (Some(ByRow(expression)), Some(property)) => match value(expression) {
                    Some(json) => (property.read)(&json, &mut r),
                    None => Some(held.clone()),
                },
                _ => Some(held.clone()),
            };
            settled.set(*place, held);
        }
        settled
    }

    /// These values, with what is not set taken from `base`.
    pub fn or(&self, base: &Self) -> Self {
        let mut all = self.clone();
        for (property, value) in &base.0 {
            if let Err(at) = all.place(*property) {
                all.0.insert(at, (*property, value.clone()));
            }
        }
        all
    }
}

/// Reads a value of a property by way of `By`.
pub fn read<T: Kept, By: Reads<T>>(json: &Json, r: &mut Reader) -> Option<Held> {
    By::read(json, r).map(Kept::keep)
}

/// Whether `written`, in camel case, is the property that is `declared`, in camel or snake case.
pub fn is_named(declared: &str, written: &str) -> bool {
    let mut written = written.bytes();
    let mut upper = false;
    for byte in declared.bytes() {
        if byte == b'_' {
            upper = true;
            continue;
        }
        let expected = if upper { byte.to_ascii_uppercase() } else { byte };
        upper = false;
        if written.next() != Some(expected) {
            return false;
        }
    }
    written.next().is_none()
}

/// A declared name in camel case.
#[cfg(not(target_arch = "wasm32"))]
pub fn camel(declared: &str) -> String {
    let mut out = String::new();
    let mut upper = false;
    for c in declared.chars() {
        if c == '_' {
            upper = true;
        } else {
            out.push(if upper { c.to_ascii_uppercase() } else { c });
            upper = false;
        }
    }
    out
}

/// Declares a bag: a getter for each property, none where it is not set; `or`, which fills what is not set from another bag;
/// and the table of its properties. `field = "name"` gives a property another name than its getter's; `by Reader` another way
/// to be read; `set name` a setter.
macro_rules! properties {
    (
        $(#[$meta:meta])* $name:ident {
            $($(#[doc = $doc:literal])* $field:ident $(= $key:literal)? $(by $by:ident)? $(set $set:ident)?: $type:ty,)*
        }
        others { $($other:tt)* }
        $(conditional in $conditions:ident)?
        $(by row { $($by_row:literal)* })?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name($crate::spec::properties::Values);

        const _: () = {
            use $crate::spec::{held, properties, support};

            /// The places of the properties.
            #[allow(non_camel_case_types, reason = "the names are those of the getters")]
            enum Place {
                $($field,)*
            }

            impl $name {
                /// This bag, with what it does not set taken from `base`.
                #[must_use]
                pub fn or(&self, base: &Self) -> Self {
                    Self(self.0.or(&base.0))
                }

                $(
                    $(#[doc = $doc])*
                    pub fn $field(&self) -> Option<<$type as held::Kept>::Got<'_>> {
                        self.0.get::<$type>(Place::$field as u8)
                    }

                    $(
                        /// Sets the property of the similar name, or takes its value away.
                        pub fn $set(&mut self, value: Option<$type>) {
                            self.0.set(Place::$field as u8, value.map(held::Kept::keep));
                        }
                    )?
                )*
            }

            impl properties::Bag for $name {
                const DECLARATION: &'static properties::Declaration = &properties::Declaration {
                    properties: &[$(properties::Property {
                        name: properties::key_of!($field $($key)?),
                        read: properties::read::<$type, properties::reader_of!($($by)?)>,
                        #[cfg(not(target_arch = "wasm32"))]
                        shape: <properties::reader_of!($($by)?) as $crate::spec::reader::Reads<$type>>::shape,
                        #[cfg(not(target_arch = "wasm32"))]
                        doc: concat!($($doc),*),
                    },)*],
                    others: support::members![$($other)*],
                    conditions: properties::place_of!($(Place::$conditions)?),
                    by_row: &[$($($by_row),*)?],
                };

                fn of(values: properties::Values) -> Self {
                    Self(values)
                }
            }
        };
    };
}
pub(super) use properties;

/// The name under which a property is written.
macro_rules! key_of {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}
pub(super) use key_of;

/// The type that reads a property.
macro_rules! reader_of {
    () => {
        $crate::spec::reader::Plain
    };
    ($by:ident) => {
        $crate::spec::reader::$by
    };
}
pub(super) use reader_of;

/// The place of a property, if there is one.
macro_rules! place_of {
    () => {
        None
    };
    ($place:path) => {
        Some($place as u8)
    };
}
pub(super) use place_of;
