//! Bags of optional properties that layer over each other, as config does.

/// Declares a struct whose fields are all optional, with `or`, which fills what is not set from another bag.
macro_rules! properties {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: Option<$type>,)*
        }

        impl $name {
            /// This bag, with what it does not set taken from `base`.
            #[must_use]
            pub fn or(&self, base: &Self) -> Self {
                Self { $($field: self.$field.clone().or_else(|| base.$field.clone()),)* }
            }
        }
    };
}
pub(super) use properties;
