//! The chart grammar: reading a Vega-Lite spec into types in which every choice is an enum.
//!
//! In: a JSON value. Out: a [`Spec`] that keeps what the author wrote (nothing inferred: that is `compile`'s work), and
//! diagnostics with a JSON Pointer for everything ignored or refused. Nothing here knows the data.

mod axis;
mod bounded;
mod channel;
mod config;
mod data_source;
mod header;
mod held;
mod legend;
mod mark;
mod param;
mod properties;
#[cfg(not(target_arch = "wasm32"))]
mod publish;
mod reader;
mod scale;
mod setting;
mod support;
mod tables;
mod title;
mod transform;
mod view;

pub use axis::{Axis, LabelOverlap, TickCount};
pub use bounded::read_bounded;
pub use channel::{
    Aggregate, Bin, BinParams, Channel, ChannelDef, Condition, Encoding, FieldType, FormatKind, Impute, Sort, SortDef,
    SortOrder, Source, StackOffset, TimeUnit,
};
pub use config::{Config, ConfigRange, FieldTitle, InvalidOutput};
pub use data_source::{DataFormat, DataKind, DataSource, Delimiter, Parse};
pub use header::Header;
pub use legend::{Legend, LegendKind, Orient};
pub use mark::{
    Anchor, FontWeight, Invalid, MarkDef, MarkProps, MarkType, OpenEnd, Orientation, Overlay, SizeValue, TooltipContent,
};
pub use param::{
    Binding, Chosen, Clear, Control, Extent, Input, Param, ParamKind, Projection, Rectangle, Selection, Toggle,
};
#[cfg(not(target_arch = "wasm32"))]
pub use publish::{documentation, schema};
pub use reader::{MAX_DEPTH, MAX_VALUES, MAX_VIEWS, read, read_chosen, read_config, supports};
pub use scale::{BinEdges, DomainDef, NiceDef, RangeDef, ScaleDef, ScaleType, SchemeDef};
pub use setting::Setting;
pub use title::Title;
pub use transform::{
    Aggregation, Frame, ImputeMethod, LookupFrom, Predicate, SortField, Test, Transform, WindowField, WindowOp,
};
pub use view::{Autosize, AutosizeKind, Body, Dimension, Facet, Layer, Resolution, Resolve, Spec, Unit};
