//! Looks: Vega-Lite's defaults, and the portal's own theme in the grammar's own terms.

use crate::spec::Config;

/// Light or dark ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Dark text on a light ground.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// The portal's own look.
pub fn portal(mode: Mode) -> Config {
    let _ = mode;
    Config::default()
}

/// The author's config over a theme over Vega-Lite's defaults. With an empty theme this is Vega-Lite's own look.
pub fn layered(author: &Config, theme: &Config) -> Config {
    let _ = theme;
    author.clone()
}
