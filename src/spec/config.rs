//! Looks and defaults that a spec sets for all its views.

use std::collections::BTreeMap;

use super::{Axis, Channel, Header, Legend, MarkProps, MarkType, RangeDef, Title};
use crate::data::Value;
