//! Bags of optional properties that layer over each other, as config does. The declaration is also the table by which specs
//! are read, and from which schema and documentation are made.

use serde_json::Value as Json;

use super::Predicate;
use super::reader::Reader;
use super::support::Member;
#[cfg(not(target_arch = "wasm32"))]
use super::support::Shape;

/// One property of a bag.
pub struct Property<T> {
    /// The name as written, in camel case, or the field's name, in snake case.
    pub name: &'static str,
    /// Reads the value and puts it into the bag.
    pub read: fn(&mut T, &Json, &mut Reader),
    /// What the value looks like.
    #[cfg(not(target_arch = "wasm32"))]
    pub shape: fn() -> Shape,
    /// What it means.
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

/// A struct of optional properties.
pub trait Bag: Default + 'static {
    /// The properties that are read.
    const PROPERTIES: &'static [Property<Self>];
    /// Those that Vega-Lite knows besides, and what happens to them.
    const OTHERS: &'static [Member];

    /// Adds the properties that hold where a test does; whether such properties can be conditional at all.
    fn add_condition(&mut self, _test: Predicate, _then: Self) -> bool {
        false
    }
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

/// Declares a struct whose fields are all optional, with `or`, which fills what is not set from another bag, and the table of
/// its properties. `field = "name"` gives a property another name than its field's; `by Reader` another way to be read.
macro_rules! properties {
    (
        $(#[$meta:meta])* $name:ident {
            $($(#[doc = $doc:literal])* $field:ident $(= $key:literal)? $(by $by:ident)?: $type:ty,)*
        }
        others { $($other:tt)* }
        $(conditional in $conditions:ident)?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: Option<$type>,)*
        }

        impl $name {
            /// This bag, with what it does not set taken from `base`.
            #[must_use]
            pub fn or(&self, base: &Self) -> Self {
                Self { $($field: self.$field.clone().or_else(|| base.$field.clone()),)* }
            }
        }

        impl $crate::spec::properties::Bag for $name {
            const PROPERTIES: &'static [$crate::spec::properties::Property<Self>] = &[$(
                $crate::spec::properties::Property {
                    name: $crate::spec::properties::key_of!($field $($key)?),
                    read: |bag, json, reader| {
                        if let Some(value) =
                            <$crate::spec::properties::reader_of!($($by)?) as $crate::spec::reader::Reads<$type>>::read(json, reader)
                        {
                            bag.$field = Some(value);
                        }
                    },
                    #[cfg(not(target_arch = "wasm32"))]
                    shape: <$crate::spec::properties::reader_of!($($by)?) as $crate::spec::reader::Reads<$type>>::shape,
                    #[cfg(not(target_arch = "wasm32"))]
                    doc: concat!($($doc),*),
                },
            )*];
            const OTHERS: &'static [$crate::spec::support::Member] = $crate::spec::support::members![$($other)*];
            $(
                fn add_condition(&mut self, test: $crate::spec::Predicate, then: Self) -> bool {
                    self.$conditions.get_or_insert_default().push((test, then));
                    true
                }
            )?
        }
    };
}
pub(super) use properties;

/// The name under which a field is written.
macro_rules! key_of {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}
pub(super) use key_of;

/// The type that reads a field.
macro_rules! reader_of {
    () => {
        $crate::spec::reader::Plain
    };
    ($by:ident) => {
        $crate::spec::reader::$by
    };
}
pub(super) use reader_of;
