//! A picture on its way from one to another, in which each item that both have stays itself.

use std::rc::Rc;

use super::{Axis, Geometry, Item, Mark, Plot, Role, Scene, Stroke};
use crate::color::{Color, Paint};
use crate::data::stable_sort;
use crate::geometry::{Point, Rect};
use crate::text::joined;

/// What an item is known by in pictures of other data; none where it is known by nothing.
pub type Key = Option<Rc<str>>;

/// A picture with the key of each item, by plot and mark.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keyed {
    /// The picture.
    pub scene: Scene,
    /// The keys.
    pub keys: Vec<Vec<Vec<Key>>>,
    /// The keys of what axes, legends, headers and titles are drawn with.
    guides: Vec<(Place, Vec<Key>)>,
}

/// Which part of a picture a list of items is: the kind, the plot, and the side or the number.
type Place = (Kind, usize, usize);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    AxisBelow,
    AxisAbove,
    Legend,
    Header,
    Title,
}

impl Keyed {
    /// A picture with the keys of its marks' items. Guides are known by what they say. What the items stand for is left out:
    /// it would hold on to the data of a picture that is left.
    pub fn new(mut scene: Scene, keys: Vec<Vec<Vec<Key>>>) -> Self {
        for plot in &mut scene.plots {
            for mark in &mut plot.marks {
                mark.items.iter_mut().for_each(|item| item.datum = None);
            }
        }
        let guides = guides(&scene).into_iter().map(|(place, axis, items)| {
            let key = |item| match axis {
                Some(axis) => axis_key(axis, item),
                None => text_key(item),
            };
            (place, items.iter().map(key).collect())
        });
        let guides = guides.collect();
        Self { scene, keys, guides }
    }
}

/// The lists of items that guides are drawn with, each with its axis if it has one.
fn guides(scene: &Scene) -> Vec<(Place, Option<&Axis>, &Vec<Item>)> {
    let mut found = Vec::new();
    // Axes that several plots share come after the plots' own.
    let own = scene.plots.iter().map(|plot| &plot.axes).chain([&scene.axes]);
    for (plot, axes) in own.enumerate() {
        for axis in axes {
            found.push(((Kind::AxisBelow, plot, axis.side as usize), Some(axis), &axis.below));
            found.push(((Kind::AxisAbove, plot, axis.side as usize), Some(axis), &axis.above));
        }
    }
    let plain = |kind: Kind| move |(at, items)| ((kind, 0, at), None, items);
    found.extend(scene.legends.iter().map(|one| &one.items).enumerate().map(plain(Kind::Legend)));
    found.extend(scene.headers.iter().map(|one| &one.items).enumerate().map(plain(Kind::Header)));
    found.extend(scene.titles.iter().map(|one| &one.items).enumerate().map(plain(Kind::Title)));
    found
}

/// The same lists, in the same order.
fn guides_mut(scene: &mut Scene) -> Vec<&mut Vec<Item>> {
    let mut found = Vec::new();
    let own = scene.plots.iter_mut().map(|plot| &mut plot.axes).chain([&mut scene.axes]);
    for axis in own.flatten() {
        found.extend([&mut axis.below, &mut axis.above]);
    }
    found.extend(scene.legends.iter_mut().map(|one| &mut one.items));
    found.extend(scene.headers.iter_mut().map(|one| &mut one.items));
    found.extend(scene.titles.iter_mut().map(|one| &mut one.items));
    found
}

/// A line across an axis is known by its tick.
fn axis_key(axis: &Axis, item: &Item) -> Key {
    let Geometry::Rule(rule) = &item.geometry else { return text_key(item) };
    let (from, to) = if axis.horizontal { (rule.from.x, rule.to.x) } else { (rule.from.y, rule.to.y) };
    let near = axis.ticks.iter().find(|tick| from == to && (tick.position - from).abs() < 1.0)?;
    Some(["|", &near.value.to_text()].concat().into())
}

fn text_key(item: &Item) -> Key {
    match &item.geometry {
        Geometry::Text(text) => Some(joined(&text.lines, "").into()),
        _ => None,
    }
}

/// The picture at a share of the way: 0 looks like `from`, 1 is `to`. Items that only one of them has come and go by fading.
pub fn blend(from: &Keyed, to: &Keyed, share: f64) -> Keyed {
    let share = share.clamp(0.0, 1.0);
    let mut keyed = to.clone();
    if share >= 1.0 {
        return keyed;
    }
    let none = Vec::new();
    for (at, plot) in keyed.scene.plots.iter_mut().enumerate() {
        let Some(before) = from.scene.plots.get(at) else {
            plot.marks.iter_mut().flat_map(|mark| &mut mark.items).for_each(|item| appear(item, share));
            continue;
        };
        plot.area = rect(before.area, plot.area, share);
        let keys = from.keys.get(at).unwrap_or(&none);
        for (number, mark) in plot.marks.iter_mut().enumerate() {
            let Some(own) = keyed.keys.get_mut(at).and_then(|keys| keys.get_mut(number)) else { continue };
            let known = before.marks.get(number).filter(|before| before.role == mark.role);
            match (known, keys.get(number)) {
                (Some(before), Some(keys)) => blend_items(&before.items, keys, &mut mark.items, own, share),
                _ => mark.items.iter_mut().for_each(|item| appear(item, share)),
            }
        }
    }
    let before = guides(&from.scene);
    for (items, (place, own)) in guides_mut(&mut keyed.scene).into_iter().zip(&mut keyed.guides) {
        let known = before.iter().zip(&from.guides).find(|((known, ..), _)| known == place);
        match known {
            Some(((_, _, before), (_, keys))) => blend_items(before, keys, items, own, share),
            None => items.iter_mut().for_each(|item| appear(item, share)),
        }
    }
    keyed
}

fn blend_items(before: &[Item], before_keys: &[Key], items: &mut Vec<Item>, keys: &mut Vec<Key>, share: f64) {
    let (partners, left) = partners(before_keys, keys);
    for (item, partner) in items.iter_mut().zip(partners) {
        match partner.and_then(|at| before.get(at)) {
            Some(old) if blend_item(old, item, share) => {}
            // One that cannot change its shape step by step is faded in over the other.
            _ => appear(item, share),
        }
    }
    for at in left {
        if let (Some(item), Some(key)) = (before.get(at), before_keys.get(at)) {
            let mut item = item.clone();
            appear(&mut item, 1.0 - share);
            // What leaves is below what stays.
            items.insert(0, item);
            keys.insert(0, key.clone());
        }
    }
}

/// For each key the place that it had before, and the places before that nothing has now. Items without a key of their own, and
/// further ones of one key, are told by their number.
fn partners(before: &[Key], now: &[Key]) -> (Vec<Option<usize>>, Vec<usize>) {
    let by_key = |keys: &[Key]| {
        let mut places: Vec<usize> = (0..keys.len()).collect();
        stable_sort(&mut places, |a, b| keys.get(*a).cmp(&keys.get(*b)));
        places
    };
    let mut partners = vec![None; now.len()];
    let mut left = Vec::new();
    let mut rest = by_key(now).into_iter().peekable();
    for old in by_key(before) {
        while rest.next_if(|&new| now.get(new) < before.get(old)).is_some() {}
        match rest.next_if(|&new| now.get(new) == before.get(old)).and_then(|new| partners.get_mut(new)) {
            Some(partner) => *partner = Some(old),
            None => left.push(old),
        }
    }
    stable_sort(&mut left, Ord::cmp);
    (partners, left)
}

fn appear(item: &mut Item, share: f64) {
    item.style.fill_opacity *= share;
    item.style.stroke_opacity *= share;
}

/// Puts an item on its way from another; whether that can be done.
fn blend_item(from: &Item, to: &mut Item, t: f64) -> bool {
    let placed = match (&from.geometry, &mut to.geometry) {
        (Geometry::Rect(a), Geometry::Rect(b)) => {
            b.rect = rect(a.rect, b.rect, t);
            b.corners.iter_mut().zip(a.corners).for_each(|(b, a)| *b = mix(a, *b, t));
            true
        }
        (Geometry::Symbol(a), Geometry::Symbol(b)) => {
            b.at = point(a.at, b.at, t);
            b.size = mix(a.size, b.size, t);
            b.angle = mix(a.angle, b.angle, t);
            true
        }
        (Geometry::Line(a), Geometry::Line(b)) => {
            let same = a.points.len() == b.points.len();
            if same {
                b.points
                    .iter_mut()
                    .zip(&a.points)
                    .for_each(|(b, a)| *b = a.zip(*b).map(|(a, b)| point(a, b, t)).or(*b));
            }
            same
        }
        (Geometry::Area(a), Geometry::Area(b)) => {
            let same = a.points.len() == b.points.len();
            if same {
                let both = |((a, c), (b, d)): ((Point, Point), (Point, Point))| (point(a, b, t), point(c, d, t));
                b.points.iter_mut().zip(&a.points).for_each(|(b, a)| *b = a.zip(*b).map(both).or(*b));
            }
            same
        }
        (Geometry::Rule(a), Geometry::Rule(b)) => {
            (b.from, b.to) = (point(a.from, b.from, t), point(a.to, b.to, t));
            true
        }
        (Geometry::Text(a), Geometry::Text(b)) => {
            b.at = point(a.at, b.at, t);
            true
        }
        (Geometry::Arc(a), Geometry::Arc(b)) => {
            b.center = point(a.center, b.center, t);
            (b.start, b.end) = (mix(a.start, b.start, t), mix(a.end, b.end, t));
            (b.inner, b.outer) = (mix(a.inner, b.inner, t), mix(a.outer, b.outer, t));
            true
        }
        _ => false,
    };
    if placed {
        let style = &mut to.style;
        style.fill_opacity = mix(from.style.fill_opacity, style.fill_opacity, t);
        style.stroke_opacity = mix(from.style.stroke_opacity, style.stroke_opacity, t);
        if let (Some(a), Some(b)) = (&from.style.fill, &mut style.fill) {
            paint(a, b, t);
        }
        if let (Some(a), Some(Stroke { paint: b, .. })) = (&from.style.stroke, &mut style.stroke) {
            paint(&a.paint, b, t);
        }
    }
    placed
}

fn paint(from: &Paint, to: &mut Paint, t: f64) {
    if let (Paint::Color(a), Paint::Color(b)) = (from, to) {
        let channel = |a: u8, b: u8| mix(f64::from(a), f64::from(b), t).round() as u8;
        let mut rgb = a.rgb;
        rgb.iter_mut().zip(b.rgb).for_each(|(a, b)| *a = channel(*a, b));
        *b = Color { rgb, opacity: mix(a.opacity, b.opacity, t) };
    }
}

fn mix(a: f64, b: f64, t: f64) -> f64 {
    a + (b - a) * t
}

fn point(a: Point, b: Point, t: f64) -> Point {
    Point::new(mix(a.x, b.x, t), mix(a.y, b.y, t))
}

fn rect(a: Rect, b: Rect, t: f64) -> Rect {
    Rect::new(mix(a.x, b.x, t), mix(a.y, b.y, t), mix(a.width, b.width, t), mix(a.height, b.height, t))
}

/// How far a movement is after a share of its time: slow at both ends.
pub fn eased(share: f64) -> f64 {
    let t = share.clamp(0.0, 1.0);
    if t < 0.5 { 4.0 * t * t * t } else { 1.0 - (2.0 - 2.0 * t).powi(3) / 2.0 }
}

/// How many items with data a picture has.
pub fn items(scene: &Scene) -> usize {
    let of_plot = |plot: &Plot| plot.marks.iter().map(|mark| mark.items.len() + vertices(mark)).sum::<usize>();
    scene.plots.iter().map(of_plot).sum()
}

fn vertices(mark: &Mark) -> usize {
    let of = |item: &Item| match &item.geometry {
        Geometry::Line(line) => line.points.len(),
        Geometry::Area(area) => area.points.len(),
        Geometry::Trail(trail) => trail.points.len(),
        _ => 0,
    };
    match mark.role {
        Role::Line | Role::Area | Role::Trail => mark.items.iter().map(of).sum(),
        Role::Rect | Role::Symbol | Role::Rule | Role::Text | Role::Arc => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Value;
    use crate::scene::{Box, Plot, Rule, Style, Text, Tick};
    use crate::text::{Align, Baseline, Font};

    fn bars(places: &[(&str, f64)]) -> Keyed {
        let bar = |&(_, x): &(&str, f64)| Item {
            geometry: Geometry::Rect(Box { rect: Rect::new(x, 0.0, 10.0, 10.0), ..Box::default() }),
            style: Style::default(),
            datum: None,
        };
        let keys = places.iter().map(|(key, _)| (!key.is_empty()).then(|| Rc::from(*key))).collect();
        let mark = Mark { role: Role::Rect, clip: false, items: places.iter().map(bar).collect() };
        let plot = Plot { marks: vec![mark], ..Plot::default() };
        Keyed::new(Scene { plots: vec![plot], ..Scene::default() }, vec![vec![keys]])
    }

    fn text(keyed: &Keyed) -> String {
        let items = keyed.keys[0][0].iter().zip(&keyed.scene.plots[0].marks[0].items);
        let item = |(key, item): (&Key, &Item)| match &item.geometry {
            Geometry::Rect(shape) => {
                format!("{}@{}*{}", key.as_deref().unwrap_or("-"), shape.rect.x, item.style.fill_opacity)
            }
            _ => String::new(),
        };
        items.map(item).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(from: &[(&str, f64)], to: &[(&str, f64)], share: f64, expected: &str) {
        assert_eq!(text(&blend(&bars(from), &bars(to), share)), expected);
    }

    #[test]
    fn what_both_have_moves() {
        check(&[("a", 0.0), ("b", 20.0)], &[("b", 0.0), ("a", 20.0)], 0.25, "b@15*1 a@5*1");
    }

    #[test]
    fn what_only_one_has_fades() {
        check(&[("a", 0.0)], &[("b", 8.0)], 0.25, "a@0*0.75 b@8*0.25");
    }

    #[test]
    fn without_keys_the_number_tells() {
        check(&[("", 0.0), ("", 20.0)], &[("", 10.0)], 0.5, "-@20*0.5 -@5*1");
    }

    /// An axis with a grid line and a label for each tick.
    fn axis(ticks: &[(f64, f64)]) -> Keyed {
        let mut axis = Axis { horizontal: true, ..Axis::default() };
        for &(value, position) in ticks {
            let label: Rc<str> = value.to_string().into();
            axis.ticks.push(Tick { value: Value::Number(value), label: label.clone(), position, hidden: false });
            let rule = Rule { from: Point::new(position, 0.0), to: Point::new(position, 50.0) };
            let text = Text {
                at: Point::new(position, 60.0),
                lines: vec![label],
                whole: None,
                font: Font { family: "serif".into(), size: 10.0, weight: 400, italic: false },
                align: Align::Left,
                baseline: Baseline::Top,
                angle: 0.0,
                line_height: 12.0,
                shift: Point::default(),
            };
            let item = |geometry| Item { geometry, style: Style::default(), datum: None };
            axis.below.push(item(Geometry::Rule(rule)));
            axis.below.push(item(Geometry::Text(text)));
        }
        Keyed::new(Scene { plots: vec![Plot { axes: vec![axis], ..Plot::default() }], ..Scene::default() }, Vec::new())
    }

    fn axis_text(keyed: &Keyed) -> String {
        let item = |item: &Item| match &item.geometry {
            Geometry::Rule(rule) => format!("|@{}*{}", rule.from.x, item.style.stroke_opacity),
            Geometry::Text(text) => format!("{}@{}*{}", text.lines[0], text.at.x, item.style.fill_opacity),
            _ => String::new(),
        };
        keyed.scene.plots[0].axes[0].below.iter().map(item).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_move_with_their_values_and_others_fade() {
        let halfway = blend(&axis(&[(0.0, 0.0), (5.0, 50.0)]), &axis(&[(0.0, 0.0), (5.0, 100.0), (3.0, 60.0)]), 0.5);
        assert_eq!(axis_text(&halfway), "|@0*1 0@0*1 |@75*1 5@75*1 |@60*0.5 3@60*0.5");
    }

    #[test]
    fn an_interrupted_axis_goes_on_from_where_it_is() {
        let halfway = blend(&axis(&[(5.0, 0.0)]), &axis(&[(5.0, 100.0), (7.0, 40.0)]), 0.5);
        let back = blend(&halfway, &axis(&[(5.0, 0.0)]), 0.5);
        assert_eq!(axis_text(&back), "7@40*0.25 |@40*0.25 |@25*1 5@25*1");
    }

    #[test]
    fn at_the_end_it_is_the_other_picture() {
        check(&[("a", 0.0), ("c", 1.0)], &[("b", 8.0)], 1.0, "b@8*1");
    }

    #[test]
    fn an_interrupted_movement_goes_on_from_where_it_is() {
        let half = blend(&bars(&[("a", 0.0)]), &bars(&[("a", 10.0)]), 0.5);
        assert_eq!(text(&blend(&half, &bars(&[("a", 0.0)]), 0.5)), "a@2.5*1");
    }
}
