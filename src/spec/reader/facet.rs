//! Facets: the operator, and the channels that stand for it.

use serde_json::{Map, Value as Json};

use super::Reader;
use super::channel::channel_def;
use super::object::object;
use crate::spec::tables;
use crate::spec::{Body, Channel, ChannelDef, Encoding, Facet};

/// What a facet is made from: fields of rows, of columns, and one that is wrapped.
#[derive(Default)]
pub struct Fields {
    pub row: Option<ChannelDef>,
    pub column: Option<ChannelDef>,
    pub wrap: Option<ChannelDef>,
}

/// Reads the member `facet` of a view: one field, or rows and columns.
pub fn fields(json: &Json, r: &mut Reader) -> Fields {
    let by_sides = json.get("row").is_some() || json.get("column").is_some();
    if !by_sides {
        return Fields { wrap: channel_def(json, Channel::Facet, "facet", r), ..Fields::default() };
    }
    let Some(members) = object(json, &tables::FACET, r) else {
        return Fields::default();
    };
    let mut side = |key: &str, channel| {
        let json = members.get(key)?;
        let up = r.enter(key);
        let definition = channel_def(json, channel, key, r);
        r.leave(up);
        definition
    };
    Fields { row: side("row", Channel::Row), column: side("column", Channel::Column), wrap: None }
}

/// Takes the facet channels out of an encoding; none where it has none.
pub fn take(encoding: &mut Encoding) -> Option<Fields> {
    let mut take = |channel| encoding.remove(&channel).and_then(|definitions| definitions.into_iter().next());
    let fields = Fields { row: take(Channel::Row), column: take(Channel::Column), wrap: take(Channel::Facet) };
    (fields.row.is_some() || fields.column.is_some() || fields.wrap.is_some()).then_some(fields)
}

/// Space between plots, across and down: a number, or one for rows and one for columns.
pub fn spacing(members: &Map<String, Json>, r: &mut Reader) -> [Option<f64>; 2] {
    if let Some(json @ Json::Object(_)) = members.get("spacing") {
        let up = r.enter("spacing");
        let sides = object(json, &tables::SPACING, r).map(|sides| [r.get(sides, "column"), r.get(sides, "row")]);
        r.leave(up);
        return sides.unwrap_or_default();
    }
    [r.get(members, "spacing"); 2]
}

/// A view with facet channels as a facet around the view without them. Data and steps belong to the facet.
pub fn around(fields: Fields, inner: Body) -> Body {
    let wrap_spacing = fields.wrap.as_ref().and_then(|wrap| wrap.spacing);
    let spacing_of = |side: &Option<ChannelDef>| side.as_ref().and_then(|side| side.spacing).or(wrap_spacing);
    let mut facet = Facet {
        spacing: [spacing_of(&fields.column), spacing_of(&fields.row)],
        columns: fields.wrap.as_ref().and_then(|wrap| wrap.columns),
        row: fields.row,
        column: fields.column,
        wrap: fields.wrap,
        ..Facet::default()
    };
    facet.inner = match inner {
        Body::Unit(mut unit) => {
            facet.pointer = unit.pointer.clone();
            facet.data = std::mem::take(&mut unit.data);
            facet.transform = std::mem::take(&mut unit.transform);
            facet.title = unit.title.take();
            facet.resolve = std::mem::take(&mut unit.resolve);
            Body::Unit(unit)
        }
        Body::Layer(mut layer) => {
            facet.pointer = layer.pointer.clone();
            facet.data = std::mem::take(&mut layer.data);
            facet.transform = std::mem::take(&mut layer.transform);
            facet.title = layer.title.take();
            facet.resolve = layer.resolve.clone();
            Body::Layer(layer)
        }
        facet @ Body::Facet(_) => facet,
    };
    Body::Facet(Box::new(facet))
}
