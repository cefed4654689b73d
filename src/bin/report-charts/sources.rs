//! The tables that a chart asks for, read from files.

use std::path::Path;

use report_charts::chart::wanted;
use report_charts::compile::Sources;
use report_charts::data::{Parsing, load};
use report_charts::diagnostic::Diagnostic;
use report_charts::spec::Spec;
use report_charts::time::Zone;

use crate::{Stop, files};

/// Reads the data of a spec; addresses are relative to `base`.
pub fn collect(spec: &Spec, base: &Path, notes: &mut Vec<Diagnostic>) -> Result<Sources, Stop> {
    let mut sources = Sources::new();
    for wanted in wanted(spec) {
        let address = wanted.address;
        if address.contains("://") {
            return Err(format!(
                "data at `{address}`: the command line reads files and fetches nothing; save the data beside the chart \
                 and write its name"
            )
            .into());
        }
        // The chart names the file, not the caller.
        let text = files::read(&base.join(&address)).map_err(|stop| Stop::Input(stop.reason().to_owned()))?;
        let table = load(&address, &text, &wanted.layout, &Parsing::AsRead, Zone::UTC, notes);
        sources.insert(address, table.map_err(|error| error.to_string())?);
    }
    Ok(sources)
}
