//! From a change to a picture, in steps that all charts of a page take together: reading how things lie, compiling, changing
//! the page, painting. A page of many charts is thus laid out once and not once for each.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::host::object;
use super::measure::CanvasText;
use super::mounted::Mounted;
use super::observer::window;
use super::painter;
use super::surroundings::Surroundings;
use crate::chart::Chart;
use crate::compile::View;
use crate::diagnostic::Place;
use crate::geometry::Size;
use crate::interact::Event;
use crate::locale::Locale;
use crate::scene::Scene;

/// Below this width legends stand above the plot, which makes another picture.
const NARROW: f64 = 560.0;

/// What is to be done before the browser paints next, each with all that stands before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Nothing.
    #[default]
    Nothing,
    /// The picture is painted once more: it is on its way, or something stands out.
    Paint,
    /// The chart looks around, and makes another picture if its place is another.
    Look,
    /// Another picture is made.
    Picture,
}

/// The steps, in their order.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// What takes room is put there.
    Prepare,
    /// All is read that has to do with layout and style; nothing is changed.
    Look,
    /// The picture is compiled; the page is not touched.
    Compile,
    /// The page is changed; nothing is read.
    Show,
    /// The canvas is painted.
    Paint,
}

const STEPS: [Step; 5] = [Step::Prepare, Step::Look, Step::Compile, Step::Show, Step::Paint];

/// How far the drawing of a chart has come.
pub struct Drawing {
    /// What was asked for since the last frame.
    due: Cell<Due>,
    /// What the steps that run are about.
    doing: Cell<Due>,
    in_sight: Cell<bool>,
    /// Whether the room is still the one that was measured last. To measure has the page laid out at once, which a chart of
    /// other data or one that a finger moves does without.
    measured: Cell<bool>,
    /// What the element said of its place then.
    placed: RefCell<[Option<String>; 4]>,
    /// What the picture was made for.
    around: RefCell<Option<Surroundings>>,
}

impl Default for Drawing {
    fn default() -> Self {
        Self {
            due: Cell::default(),
            doing: Cell::default(),
            in_sight: Cell::new(true),
            measured: Cell::default(),
            placed: RefCell::default(),
            around: RefCell::default(),
        }
    }
}

/// What an element and its parent say of their own look. To ask how large they are would have the page laid out at once.
fn placed(element: &HtmlElement) -> [Option<String>; 4] {
    let parent = element.parent_element();
    let says = |name| [element.get_attribute(name), parent.as_ref().and_then(|parent| parent.get_attribute(name))];
    let ([a, b], [c, d]) = (says("style"), says("class"));
    [a, b, c, d]
}

impl Mounted {
    /// Asks for something to be done before the browser paints next, unless nobody would see it.
    pub(super) fn ask(&self, due: Due) {
        let drawing = &self.drawing;
        drawing.due.set(drawing.due.get().max(due));
        if due == Due::Look {
            drawing.measured.set(false);
        }
        if due <= Due::Paint || self.can_draw() {
            self.host.frame(!self.ready.get());
        }
    }

    /// Whether all texts are there and somebody would see the picture. Paper shows what is out of sight on the screen.
    fn can_draw(&self) -> bool {
        let complete = |chart: &Chart| chart.wanted().is_empty();
        let seen = self.drawing.in_sight.get() || self.printing.get();
        seen && self.chart.try_borrow().is_ok_and(|chart| chart.as_ref().is_some_and(complete))
    }

    /// Learns whether the chart can be seen.
    pub(super) fn seen(&self, seen: bool) {
        self.drawing.in_sight.set(seen);
        if seen && self.drawing.due.get() > Due::Nothing {
            self.ask(Due::Look);
        }
    }

    /// Makes the picture anew and paints it at once.
    pub(super) fn repaint(&self) {
        if self.ready.get() {
            self.drawing.due.set(Due::Picture);
            self.drawing.measured.set(false);
            (0..STEPS.len()).for_each(|step| self.draw(step));
        }
    }

    /// Takes a step.
    pub fn draw(&self, step: usize) {
        let Some(step) = STEPS.get(step) else { return };
        if let Err(error) = self.take(*step) {
            self.drawing.doing.set(Due::Nothing);
            self.host.fail("canvas", &error.as_string().unwrap_or_default(), "");
        }
    }

    fn take(&self, step: Step) -> Result<(), JsValue> {
        let doing = self.drawing.doing.get();
        match step {
            Step::Prepare => self.prepare(),
            Step::Look if doing >= Due::Look => self.look(),
            Step::Compile if doing == Due::Picture => self.compile(),
            Step::Show if doing == Due::Picture => self.show().and_then(|()| self.name_picture()),
            Step::Paint if doing == Due::Picture => self.paint(),
            Step::Paint if doing == Due::Paint && self.ready.get() => self.put(),
            _ => Ok(()),
        }
    }

    fn prepare(&self) -> Result<(), JsValue> {
        self.waiting.take().into_iter().for_each(|event| self.dispatch(event));
        let due = self.drawing.due.get();
        if due > Due::Paint && !self.can_draw() {
            self.drawing.doing.set(Due::Nothing); // What is due stays so until the chart is seen.
            return Ok(());
        }
        self.drawing.due.set(Due::Nothing);
        self.drawing.doing.set(due);
        if due > Due::Paint {
            self.bar.show(self.locale_of_chart())?;
        }
        Ok(())
    }

    fn locale_of_chart(&self) -> Locale {
        self.chart.borrow().as_ref().map(Chart::locale).unwrap_or_default()
    }

    fn look(&self) -> Result<(), JsValue> {
        let placed = placed(&self.element);
        let moved = self.drawing.placed.replace(placed.clone()) != placed;
        let measured = self.drawing.measured.replace(true) && !moved;
        let known = self.drawing.around.borrow().as_ref().filter(|_| measured).map(|around| around.wish.room);
        let room = known.unwrap_or_else(|| self.room());
        let found = Surroundings::read(&self.element, &self.shadow.frame, room, self.printing.get())?;
        let fits = |chart: &Chart| chart.fits(found.wish.room);
        let same = self.drawing.around.borrow().as_ref().is_some_and(|known| known.looks_like(&found))
            && self.chart.borrow().as_ref().is_some_and(fits);
        *self.drawing.around.borrow_mut() = Some(found);
        let only_looked = self.drawing.doing.get() == Due::Look;
        self.drawing.doing.set(if only_looked && same { Due::Nothing } else { Due::Picture });
        Ok(())
    }

    /// What is left of the chart's place beside the buttons and controls. The frame is as wide as the place.
    fn room(&self) -> Size {
        let place = self.element.get_bounding_client_rect().height();
        let height = place - f64::from(self.bar.row.offset_height()) - self.controls.height();
        Size::new(self.shadow.frame.get_bounding_client_rect().width().floor(), height.floor())
    }

    fn compile(&self) -> Result<(), JsValue> {
        let failure = {
            let (around, mut chart) = (self.drawing.around.borrow(), self.chart.borrow_mut());
            let (Some(around), Some(chart)) = (around.as_ref(), chart.as_mut()) else { return Ok(()) };
            let narrow = |width: f64| width < NARROW;
            if self.ready.get() && narrow(around.wish.room.width) != narrow(chart.view().scene.size.width) {
                self.motion.leave(|| chart.keyed());
            }
            let drawn = chart.draw(&around.wish, &CanvasText);
            let memory = self.memory.take();
            let recalled = drawn.is_ok() && memory.as_ref().is_some_and(|memory| chart.recall(memory));
            let drawn = if recalled { chart.draw(&around.wish, &CanvasText) } else { drawn };
            if let (Ok(_), Some(memory)) = (&drawn, memory) {
                chart.refocus(&memory);
            }
            drawn.err()
        };
        if let Some(failure) = failure {
            self.drawing.doing.set(Due::Nothing);
            self.fail(&failure);
        }
        Ok(())
    }

    fn show(&self) -> Result<(), JsValue> {
        let (around, chart) = (self.drawing.around.borrow(), self.chart.borrow());
        let (Some(around), Some(chart)) = (around.as_ref(), chart.as_ref()) else { return Ok(()) };
        let size = chart.view().scene.size;
        self.shadow.show(size)?;
        painter::fit(&self.shadow.canvas, size, around.ratio)?;
        // Before the first picture is told, only what takes room is there.
        let wanted = self.told.get() || !chart.controls().is_empty();
        if wanted && self.show_controls(chart)? {
            self.ask(Due::Look);
        }
        self.bar.offer_interval(chart.can_brush());
        self.over.set_brush(chart.brush())?;
        self.over.set_look(chart.rectangle())
    }

    /// Shows what there is to press and to set; whether it may take other room than before.
    pub(super) fn show_controls(&self, chart: &Chart) -> Result<bool, JsValue> {
        let other = self.controls.show(chart, &CanvasText)?;
        Ok(self.bar.offer_zoom(chart.zoom())? || other)
    }

    fn paint(&self) -> Result<(), JsValue> {
        if let Some(chart) = self.chart.borrow().as_ref() {
            self.motion.arrive(!self.printing.get(), || chart.keyed());
        }
        self.put()?;
        self.failure.take();
        let first = !self.ready.replace(true);
        self.host.painted();
        self.retell();
        if first {
            self.host.emit("chart-ready", object(&self.notes()));
        }
        self.dispatch(Event::Redrawn);
        if first {
            self.follow_link();
        }
        Ok(())
    }

    /// Paints what is compiled already: on its way, with what stands out, or as it is.
    fn put(&self) -> Result<(), JsValue> {
        let around = self.drawing.around.borrow();
        if let (Some(chart), Some(around)) = (self.chart.borrow_mut().as_mut(), around.as_ref()) {
            let view: Rc<View> = chart.view().clone();
            let other: Option<Scene> = self.motion.picture().or_else(|| chart.emphasized());
            let scene = other.as_ref().unwrap_or(&view.scene);
            painter::paint(&self.shadow.canvas, scene, around.ratio, around.forced)?;
        }
        if self.motion.is_running() && self.drawing.in_sight.get() {
            self.ask(Due::Paint);
        }
        Ok(())
    }

    fn name_picture(&self) -> Result<(), JsValue> {
        let mut chart = self.chart.borrow_mut();
        let Some(chart) = chart.as_mut() else { return Ok(()) };
        let name = self.element.get_attribute("alt").unwrap_or_else(|| chart.name());
        let name = if name.is_empty() { chart.locale().words().chart } else { &name };
        self.shadow.name(name, chart.locale().tag())
    }

    /// What was passed over in the definition, for the page.
    fn notes(&self) -> serde_json::Value {
        let mut warnings = Vec::new();
        if let Some(chart) = self.chart.borrow().as_ref() {
            for note in chart.notes() {
                let pointer = match &note.place {
                    Place::Pointer(pointer) => pointer.as_str(),
                    Place::Span(..) => "",
                };
                warnings.push(serde_json::json!({ "pointer": pointer, "message": note.message }));
            }
        }
        serde_json::json!({ "warnings": warnings })
    }

    /// The chart on a canvas of its own.
    pub fn to_canvas(&self, scale: f64) -> Result<HtmlCanvasElement, JsValue> {
        let canvas = window()?.document().ok_or("no document")?.create_element("canvas")?;
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        if let Some(chart) = self.chart.borrow().as_ref() {
            painter::paint(&canvas, &chart.picture(), scale.clamp(0.1, 8.0), None)?;
        }
        Ok(canvas)
    }
}
