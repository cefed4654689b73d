//! What a chart gives away: files that carry where their figures come from, and sentences, tables and tones.

use super::{Chart, Document};
use crate::accessibility::{self, DataTable, Group, Tone};
use crate::compile::guide::add_source_line;
use crate::compile::theme;
use crate::data::Gather;
use crate::export::{self, Labels, Provenance, Start};
use crate::interact::{self, TargetId};
use crate::number;
use crate::scene::{self, Scene};
use crate::spec::Channel;

/// Icons and texts of a single datum are no more than these.
const FEW: usize = 400;

impl Chart {
    /// The picture on a ground of its own, with its source below: what leaves the page cannot count on the page's.
    pub fn picture(&self) -> Scene {
        let mut picture = self.view().scene.clone();
        let theme = theme::portal(self.mode);
        if picture.background.is_none_or(|color| color.opacity == 0.0) {
            picture.background = theme.background;
        }
        add_source_line(&mut picture, &self.definition.source_line, &theme);
        picture
    }

    /// Which words of which report the picture rests on; none where it shows no dataset.
    pub fn provenance(&self, document: &Document) -> Option<Provenance> {
        let Document::Dataset(dataset) = document else { return None };
        let ids = export::evidence_ids(self.view());
        (!ids.is_empty()).then(|| Provenance::new(dataset, &ids))
    }

    /// The picture as an SVG document.
    pub fn to_svg(&mut self, document: &Document) -> String {
        let (title, description) = (self.name(), self.summary());
        let labels = Labels {
            language: self.locale().tag(),
            title: &title,
            description: &description,
            id: self.definition.id.as_str(),
        };
        export::svg(&scene::finish(&self.picture()), &labels, self.provenance(document).as_ref())
    }

    /// The rows behind the picture as CSV, with a byte order mark, without which Excel does not read Chinese.
    pub fn to_csv(&self, document: &Document) -> String {
        export::csv(self.view(), self.provenance(document).as_ref(), Start::ByteOrderMark)
    }

    /// The rows behind the picture as JSON.
    pub fn to_json(&self, document: &Document) -> String {
        export::json(self.view(), self.provenance(document).as_ref())
    }

    /// A PNG of the picture with its provenance put in; the PNG as it is where there is none to put in.
    pub fn with_provenance(&self, png: &[u8], document: &Document) -> Vec<u8> {
        let provenance = self.provenance(document).map(|provenance| provenance.to_json().to_string());
        let written = provenance.and_then(|text| export::png::with_text(png, export::png::KEYWORD, &text));
        written.unwrap_or_else(|| png.to_vec())
    }

    /// What the picture is called: its title, or what a single datum without a title is. Empty where it has no name.
    pub fn name(&mut self) -> String {
        let title = self.title().to_owned();
        if title.is_empty() && self.has_few_items() && self.targets().len() == 1 {
            return self.detail(0).unwrap_or_default().heading.to_string();
        }
        title
    }

    /// Whether a single datum may be all there is. Only then are the targets to be found, which takes a while where there are many.
    fn has_few_items(&self) -> bool {
        self.view().scene.rows() <= FEW
    }

    /// The picture in a few sentences.
    pub fn summary(&mut self) -> String {
        if let Some(summary) = &self.summary {
            return summary.clone();
        }
        let targets = self.targets();
        let summary = accessibility::summary(targets.view(), targets.all(), self.locale());
        self.summary = Some(summary.clone());
        summary
    }

    /// The data behind the picture.
    pub fn table(&mut self) -> DataTable {
        let targets = self.targets();
        accessibility::table(targets.view(), targets.all(), self.locale())
    }

    /// The picture as tones.
    pub fn tones(&mut self) -> Vec<Tone> {
        let table = self.table();
        let targets = self.targets();
        accessibility::tones(targets.view(), targets.all(), &table)
    }

    /// The data in at most `most` groups of neighbours.
    pub fn groups(&mut self, most: usize) -> Vec<Group> {
        let targets = self.targets();
        accessibility::groups(targets.view(), targets.all(), most, self.locale())
    }

    /// What a link to this chart says about what the reader was looking at; empty where that is nothing in particular.
    ///
    /// A target is named by its fact, or by its number where it has none.
    pub fn link_state(&mut self) -> String {
        let mut all = Vec::new();
        if let Some(id) = self.state.focused {
            let fact = self.detail(id).and_then(|detail| detail.quote).map(|quote| quote.fact.to_string());
            all.push(("at", fact.unwrap_or_else(|| id.to_string())));
        }
        let overlay = &self.state.overlay;
        let entries = interact::entries(self.view());
        let hidden = entries.iter().enumerate().filter(|(_, entry)| overlay.hides(entry.channel, &entry.value));
        let hidden: Vec<String> = hidden.map(|(at, _)| at.to_string()).collect();
        if !hidden.is_empty() {
            all.push(("hide", hidden.join(",")));
        }
        for (key, channel) in ZOOMED {
            if let Some([low, high]) = overlay.domain(channel) {
                all.push((key, [low, high].map(number::to_js).join(",")));
            }
        }
        let parts: Vec<(&str, &str)> = all.iter().map(|(key, value)| (*key, value.as_str())).collect();
        format_parts(&parts)
    }

    /// Takes over hidden series and domains from a link's text; whether the picture is another one by that.
    pub fn follow_link(&mut self, text: &str) -> bool {
        let before = self.state.overlay.clone();
        interact::remember(&mut self.state, &self.view);
        let entries = interact::entries(self.view());
        for (key, value) in parts(text) {
            let numbers: Vec<f64> = value.split(',').filter_map(number::parse).gather();
            if key == "hide" {
                let named = numbers.iter().filter_map(|&at| entries.get(at as usize));
                self.state.overlay.hidden.extend(named.map(|entry| (entry.channel, entry.value.clone())));
            }
            if let (Some((_, channel)), &[low, high]) = (ZOOMED.iter().find(|(name, _)| *name == key), &numbers[..]) {
                self.state.overlay.domains.push((*channel, [low, high]));
            }
        }
        before != self.state.overlay
    }

    /// The target that a link's text names.
    pub fn linked_target(&mut self, text: &str) -> Option<TargetId> {
        let named = parts(text).find(|(key, _)| *key == "at")?.1;
        let table = self.table();
        let by_fact =
            table.rows.iter().find(|row| row.fact.as_deref() == Some(named)).map(|row| row.target as TargetId);
        by_fact.or_else(|| named.parse().ok()).filter(|id| *id < self.targets().len())
    }
}

/// The domains that a link tells.
const ZOOMED: [(&str, Channel); 2] = [("x", Channel::X), ("y", Channel::Y)];

/// Keys with their values as a link has them: `key:value;key:value`.
fn format_parts(all: &[(&str, &str)]) -> String {
    all.iter().map(|(key, value)| [key, ":", value].concat()).collect::<Vec<_>>().join(";")
}

/// The keys and values of a link's text; what is no pair is passed over.
fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(';').filter_map(|part| part.split_once(':'))
}
