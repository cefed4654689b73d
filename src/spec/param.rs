//! Parameters: variables, and selections that readers make.

use std::rc::Rc;

use super::{Channel, Predicate, Test, TimeUnit};
use crate::color::Color;
use crate::data::{FieldPath, Gather, Value};

/// A parameter with what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// The name.
    pub name: String,
    /// JSON Pointer of its definition.
    pub pointer: String,
    /// A variable or a selection.
    pub kind: ParamKind,
    /// What it stands for now: as the spec says, or as a reader chose.
    pub chosen: Chosen,
}

/// A variable or a selection.
#[derive(Clone, Debug, PartialEq)]
pub enum ParamKind {
    /// A value, which a control may set.
    Variable(Option<Control>),
    /// Rows that a reader chooses.
    Selection(Box<Selection>),
}

/// How rows are chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// By a rectangle rather than by single marks.
    pub interval: bool,
    /// Whose values are compared; where empty, points are told apart by their rows.
    pub projections: Vec<Projection>,
    /// By hovering rather than by clicking.
    pub hover: bool,
    /// The mark nearest to the pointer is meant, however far it is.
    pub nearest: bool,
    /// When further points are added or taken away rather than chosen alone.
    pub toggle: Toggle,
    /// What clears it.
    pub clear: Clear,
    /// Which state of the shift key begins it; any where none.
    pub shift: Option<bool>,
    /// What else it is bound to.
    pub bind: Binding,
    /// Whether a drag moves the interval, or the domains.
    pub translate: bool,
    /// Whether wheel, fingers and keys make it, or the domains, smaller and larger.
    pub zoom: bool,
    /// What the rectangle looks like, where the spec says so.
    pub mark: Option<Box<Rectangle>>,
}

/// What the rectangle of an interval looks like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rectangle {
    /// What fills it.
    pub fill: Option<Color>,
    /// Its edge.
    pub stroke: Option<Color>,
    /// How thick the edge is, in CSS pixels.
    pub stroke_width: f64,
    /// Whether the edge is dashed.
    pub dashed: bool,
}

/// Values that are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// The field.
    pub field: FieldPath,
    /// The channel that shows it.
    pub channel: Option<Channel>,
    /// The calendar unit that is compared.
    pub unit: Option<TimeUnit>,
    /// Whether bins are compared.
    pub binned: bool,
}

/// When further points are added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Toggle {
    /// With the shift key.
    #[default]
    Shift,
    /// With these keys together: alt, control, shift.
    Keys(bool, bool, bool),
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What clears a selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clear {
    /// A double click.
    #[default]
    DoubleClick,
    /// The pointer leaves.
    Leave,
    /// Nothing.
    Never,
}

/// What a selection is bound to.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Binding {
    /// Nothing.
    #[default]
    None,
    /// Domains: zooming and panning.
    Scales,
    /// Entries of a legend.
    Legend,
    /// One control for each projection.
    Controls(Vec<Control>),
}

/// A control by which a reader sets a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// What the reader is asked for.
    pub label: String,
    /// What it looks like.
    pub input: Input,
}

/// The kind of a control.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A slider.
    Range([f64; 3]),
    /// One of several values with their labels; as buttons rather than as a list.
    Choice(Vec<(Value, String)>, bool),
    /// On or off.
    Checkbox,
    /// A number.
    Number,
    /// A text.
    Text,
}

/// What a parameter stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Chosen {
    /// Nothing.
    #[default]
    Nothing,
    /// The value of a variable.
    Value(Value),
    /// Rows of the source, in ascending order.
    Rows(Vec<u32>),
    /// Points, each with a value for each projection; of a bin, its two edges.
    Points(Vec<Vec<Value>>),
    /// For each projection an extent, where there is one.
    Ranges(Vec<Option<Extent>>),
}

/// What an interval covers along one projection.
#[derive(Clone, Debug, PartialEq)]
pub enum Extent {
    /// Everything between, ends included.
    Between(Value, Value),
    /// These values.
    OneOf(Vec<Value>),
}

impl Selection {
    /// The test for the chosen rows; none where nothing is chosen.
    pub fn test(&self, chosen: &Chosen) -> Option<Predicate> {
        match chosen {
            Chosen::Nothing | Chosen::Value(_) => None,
            Chosen::Rows(rows) if rows.is_empty() => None,
            Chosen::Rows(rows) => Some(Predicate::Rows(rows.as_slice().into())),
            Chosen::Points(points) if points.is_empty() => None,
            Chosen::Points(points) => {
                let point = |values: &Vec<Value>| {
                    Predicate::And(self.projections.iter().zip(values).map(|(one, value)| one.same(value)).collect())
                };
                Some(Predicate::Or(points.iter().map(point).collect()))
            }
            Chosen::Ranges(extents) if extents.iter().all(Option::is_none) => None,
            Chosen::Ranges(extents) => {
                let tests = self.projections.iter().zip(extents).filter_map(|(one, extent)| {
                    Some(one.field_test(match extent.clone()? {
                        Extent::Between(low, high) => Test::Range(low, high),
                        Extent::OneOf(values) => Test::OneOf(values),
                    }))
                });
                Some(Predicate::And(tests.collect()))
            }
        }
    }

    /// What expressions see: an object with a list for each projected field.
    pub fn value(&self, chosen: &Chosen) -> Value {
        let list = |at: usize| -> Option<Vec<Value>> {
            match chosen {
                Chosen::Nothing | Chosen::Value(_) | Chosen::Rows(_) => None,
                Chosen::Points(points) => Some(points.iter().filter_map(|point| point.get(at).cloned()).gather()),
                Chosen::Ranges(extents) => Some(match extents.get(at)?.clone()? {
                    Extent::Between(low, high) => vec![low, high],
                    Extent::OneOf(values) => values,
                }),
            }
        };
        let members = self.projections.iter().enumerate().filter_map(|(at, one)| {
            Some((Rc::from(&*one.field.flat()), Value::List(list(at).filter(|list| !list.is_empty())?.into())))
        });
        Value::Object(Rc::new(members.collect()))
    }
}

impl Projection {
    fn field_test(&self, test: Test) -> Predicate {
        Predicate::Field { field: self.field.clone(), time_unit: self.unit.clone(), test }
    }

    fn same(&self, value: &Value) -> Predicate {
        match value {
            Value::List(edges) if self.binned && edges.len() == 2 => {
                let edge = |at: usize| edges.get(at).cloned().unwrap_or_default();
                Predicate::And(vec![self.field_test(Test::AtLeast(edge(0))), self.field_test(Test::Below(edge(1)))])
            }
            value => self.field_test(Test::Equal(value.clone())),
        }
    }
}

impl Param {
    /// What expressions see.
    pub fn value(&self) -> Value {
        match (&self.kind, &self.chosen) {
            (ParamKind::Variable(_), Chosen::Value(value)) => value.clone(),
            (ParamKind::Variable(_), _) => Value::Missing,
            (ParamKind::Selection(selection), chosen) => selection.value(chosen),
        }
    }

    /// The selection, if it is one.
    pub fn selection(&self) -> Option<&Selection> {
        match &self.kind {
            ParamKind::Selection(selection) => Some(selection),
            ParamKind::Variable(_) => None,
        }
    }
}
