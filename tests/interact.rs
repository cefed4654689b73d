//! Event scripts: events in, effects out. Things are found by their accessible names.
//!
//! A case begins with a spec, up to a line `---`. Each line `> …` is an event, and what follows is what comes of it;
//! `UPDATE=1` writes that side anew.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::rc::Rc;

use report_charts::chart::{Chart, Definition, Wish};
use report_charts::color::Paint;
use report_charts::data::Value;
use report_charts::geometry::{Point, Size};
use report_charts::interact::{Effect, Event, Held, Key, TargetId, entries};
use report_charts::locale::Locale;
use report_charts::spec::{Chosen, Extent};
use report_charts::text::Advances;

struct Script {
    chart: Chart,
    out: String,
}

#[test]
fn scripts_give_what_they_say() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/interact");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let mut wrong = Vec::new();
    for path in paths {
        let written = std::fs::read_to_string(&path).unwrap();
        let found = run(&written);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &found).unwrap();
        } else if found != written {
            wrong.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn run(written: &str) -> String {
    let (spec, script) = written.split_once("\n---\n").unwrap();
    let definition = Definition { spec: serde_json::from_str(spec).unwrap(), ..Definition::default() };
    let chart = Chart::new(definition, Locale::En).unwrap();
    let mut script_of = Script { chart, out: format!("{spec}\n---\n") };
    script_of.draw();
    for line in script.lines().filter(|line| line.starts_with("> ")) {
        writeln!(script_of.out, "{line}").unwrap();
        if line == "> follow the link" {
            // What a link tells is shown by a chart that was never touched.
            let link = script_of.chart.link_state();
            let definition = Definition { spec: serde_json::from_str(spec).unwrap(), ..Definition::default() };
            script_of.chart = Chart::new(definition, Locale::En).unwrap();
            script_of.draw();
            writeln!(script_of.out, "  {link}").unwrap();
            assert!(script_of.chart.follow_link(&link), "the link tells nothing");
            script_of.draw();
            script_of.picture();
        }
        for event in script_of.events(&line[2..]) {
            script_of.handle(event);
        }
    }
    script_of.out
}

impl Script {
    fn draw(&mut self) {
        let wish = Wish { room: Size::new(400.0, 300.0), ..Wish::default() };
        self.chart.draw(&wish, &Advances).unwrap();
    }

    fn name(&mut self, id: TargetId) -> String {
        let Some(detail) = self.chart.detail(id) else { return String::new() };
        let lines = detail.lines.iter().map(|(name, value)| format!("{name}: {value}"));
        if detail.heading.is_empty() { lines.collect::<Vec<_>>().join("; ") } else { detail.heading.to_string() }
    }

    fn target(&mut self, name: &str) -> TargetId {
        let count = self.chart.targets().len();
        (0..count).find(|&id| self.name(id) == name).unwrap_or_else(|| panic!("nothing is called {name}"))
    }

    fn at(&mut self, name: &str) -> Point {
        let id = self.target(name);
        self.chart.targets().get(id).unwrap().bounds.center()
    }

    fn entry(&self, label: &str) -> u32 {
        entries(self.chart.view()).iter().position(|entry| &*entry.label == label).unwrap() as u32
    }

    /// A place in the first plot, by shares of its width and height.
    fn place(&self, x: &str, y: &str) -> Point {
        let area = self.chart.view().scene.plots[0].area;
        let share = |text: &str| text.parse::<f64>().unwrap();
        Point::new(area.x + share(x) * area.width, area.y + share(y) * area.height)
    }

    fn events(&mut self, line: &str) -> Vec<Event> {
        let (line, held) = match line.strip_suffix(" with shift") {
            Some(line) => (line, Held { shift: true, ..Held::default() }),
            None => (line, Held::default()),
        };
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let words: Vec<&str> = rest.split(' ').collect();
        match (verb, &words[..]) {
            ("point", ["at", x, y]) => vec![Event::PointerMoved(self.place(x, y))],
            ("point", _) => vec![Event::PointerMoved(self.at(rest))],
            ("leave", _) => vec![Event::PointerLeft],
            ("tap", ["at", x, y]) => {
                let at = self.place(x, y);
                vec![Event::Grabbed(at, held), Event::Released, Event::Tapped(at, held)]
            }
            ("tap", _) => vec![Event::Tapped(self.at(rest), held)],
            ("twice", _) => vec![Event::TappedTwice(self.place("0.5", "0.5"))],
            ("drag", [x, y, to_x, to_y]) => {
                let (from, to) = (self.place(x, y), self.place(to_x, to_y));
                vec![Event::Grabbed(from, held), Event::Dragged(to), Event::Released, Event::Tapped(to, held)]
            }
            ("broken-drag", [x, y, to_x, to_y]) => {
                let (from, to) = (self.place(x, y), self.place(to_x, to_y));
                vec![Event::Grabbed(from, held), Event::Dragged(to), Event::Cancelled]
            }
            ("zoom", [x, y, factor]) => vec![Event::Zoomed(self.place(x, y), factor.parse().unwrap())],
            ("key", [key]) => vec![if held.shift { Event::Extended } else { Event::Pressed }(match *key {
                "left" => Key::Left,
                "right" => Key::Right,
                "up" => Key::Up,
                "down" => Key::Down,
                "enter" => Key::Enter,
                "escape" => Key::Escape,
                "+" => Key::ZoomIn,
                "-" => Key::ZoomOut,
                "0" => Key::Reset,
                other => panic!("no key {other}"),
            })],
            ("reach", _) => vec![Event::Reached(self.target(rest))],
            ("press", _) => vec![Event::EntryPressed(self.entry(rest), held)],
            ("isolate", _) => vec![Event::EntryIsolated(self.entry(rest))],
            ("over", ["nothing"]) => vec![Event::EntryPointed(None)],
            ("over", _) => vec![Event::EntryPointed(Some(self.entry(rest)))],
            ("shared", _) => vec![Event::Shared(rest.split(' ').map(Rc::from).collect())],
            ("set", [number, value]) => {
                let value = value.parse().map_or_else(|_| Value::text(value), Value::Number);
                let (param, at, ..) = self.chart.controls()[number.parse::<usize>().unwrap()].clone();
                vec![Event::Set(param, at, value)]
            }
            ("interval", _) => vec![Event::EndsAsked],
            ("follow", _) => Vec::new(),
            other => panic!("no event {other:?}"),
        }
    }

    fn handle(&mut self, event: Event) {
        let effects = self.chart.handle(event);
        for effect in &effects {
            let text = match effect {
                Effect::ShowTooltip(id) => {
                    let detail = self.chart.detail_at(*id).unwrap_or_default();
                    let lines = detail.lines.iter().map(|(name, value)| format!(" | {name}: {value}"));
                    format!("tooltip {}{}", detail.heading, lines.collect::<String>())
                }
                Effect::HideTooltip => "no tooltip".to_owned(),
                Effect::Focus(id) => format!("focus {}", self.name(*id)),
                Effect::Highlight(Some(id)) => {
                    let cross = if self.chart.crosshair(*id).is_some() { " with a crosshair" } else { "" };
                    format!("highlight {}{cross}", self.name(*id))
                }
                Effect::Highlight(None) => "highlight nothing".to_owned(),
                Effect::Select(id) => format!("select {}", self.name(*id)),
                Effect::SelectRows => {
                    self.draw();
                    format!("select {}", self.chart.selected_rows())
                }
                Effect::OpenSource(id) => format!("source of {}", self.name(*id)),
                Effect::Share(id) => {
                    let keys = id.map(|id| self.chart.keys(id)).unwrap_or_default();
                    format!("share {}", keys.join(" "))
                }
                Effect::Announce(said, label) => format!("say {label} {said:?}"),
                Effect::Recompile => "recompile".to_owned(),
                Effect::Repaint => format!("repaint, {} paler", self.paler()),
                Effect::Brush(Some(_)) => "brush".to_owned(),
                Effect::Brush(None) => "no brush".to_owned(),
                Effect::Leave => "leave".to_owned(),
                Effect::Want(wanted) => wanted.map_or("want nothing more".to_owned(), |end| format!("want {end:?}")),
                Effect::AnnounceChosen(count) => format!("say {count} chosen"),
                Effect::AnnounceDetails => "say that there are details".to_owned(),
            };
            writeln!(self.out, "  {text}").unwrap();
        }
        if effects.contains(&Effect::Recompile) {
            self.draw();
            self.picture();
            let again = self.chart.handle(Event::Redrawn);
            assert!(!again.contains(&Effect::Recompile), "a picture asks for another");
        }
    }

    /// How many items are paler than they would be.
    fn paler(&mut self) -> usize {
        let plain = self.chart.view().scene.clone();
        let Some(other) = self.chart.emphasized() else { return 0 };
        let items = |scene: &report_charts::scene::Scene| -> Vec<f64> {
            let items = scene.plots.iter().flat_map(|plot| &plot.marks).flat_map(|mark| &mark.items);
            items.map(|item| item.style.fill_opacity).collect()
        };
        items(&plain).iter().zip(items(&other)).filter(|(a, b)| *a > b).count()
    }

    /// What the picture shows: domains, parameters, and how many items there are of each colour.
    fn picture(&mut self) {
        let view = self.chart.view().clone();
        let mut colors: BTreeMap<String, usize> = BTreeMap::new();
        for item in view.scene.plots.iter().flat_map(|plot| &plot.marks).flat_map(|mark| &mark.items) {
            let stroke = item.style.stroke.as_ref().map(|stroke| &stroke.paint);
            if let Some(Paint::Color(color)) = item.style.fill.as_ref().or(stroke) {
                *colors.entry(color.to_hex()).or_default() += 1;
            }
        }
        let colors: Vec<String> = colors.iter().map(|(color, count)| format!("{count} {color}")).collect();
        writeln!(self.out, "    {}", colors.join(", ")).unwrap();
        for known in &view.scales {
            let text = |value: &Value| match value {
                Value::Number(number) => format!("{number:.2}"),
                other => other.to_text().to_string(),
            };
            let domain: Vec<String> = known.scale.domain().iter().map(text).collect();
            writeln!(self.out, "    {:?}: {}", known.channel, domain.join(" ")).unwrap();
        }
        for param in &view.params {
            let text = match &param.chosen {
                Chosen::Nothing => "nothing".to_owned(),
                Chosen::Value(value) => value.to_text().to_string(),
                Chosen::Rows(rows) => format!("rows {rows:?}"),
                Chosen::Points(points) => {
                    let point = |values: &Vec<Value>| values.iter().map(|value| value.to_text().to_string()).collect();
                    points.iter().map(point).map(|words: Vec<String>| words.join(" ")).collect::<Vec<_>>().join(", ")
                }
                Chosen::Ranges(extents) => {
                    let extent = |extent: &Option<Extent>| match extent {
                        None => "any".to_owned(),
                        Some(Extent::Between(low, high)) => {
                            format!("{:.1} to {:.1}", low.to_number(), high.to_number())
                        }
                        Some(Extent::OneOf(values)) => {
                            values.iter().map(|value| value.to_text().to_string()).collect::<Vec<_>>().join(" or ")
                        }
                    };
                    extents.iter().map(extent).collect::<Vec<_>>().join(", ")
                }
            };
            writeln!(self.out, "    {} = {text}", param.name).unwrap();
        }
    }
}
