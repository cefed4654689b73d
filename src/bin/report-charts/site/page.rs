//! What all pages of the portal share: the frame, and texts that switch language in place.

use maud::{DOCTYPE, Markup, html};
use report_charts::locale::Locale;
use report_charts::report::dataset::Localized;

/// A content security policy that lets nothing in but the portal's own files.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                      img-src 'self' data: blob:; base-uri 'none'; form-action 'none'";

/// One text in both languages of the portal.
#[derive(Clone, Debug)]
pub struct Both {
    pub zh: String,
    pub en: String,
}

impl Both {
    /// A text in two languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// A text of the dataset.
    pub fn of(text: &Localized) -> Self {
        Self::new(text.get(Locale::ZhCn.tag()), text.get(Locale::En.tag()))
    }

    /// The text with places where a large title may be broken: before the numbers of a Chinese one, rather than within a word.
    pub fn breakable(&self) -> Self {
        let mut zh = String::new();
        for c in self.zh.chars() {
            if c.is_ascii_digit() && zh.chars().next_back().is_some_and(|before| !before.is_ascii()) {
                zh.push('\u{200b}');
            }
            zh.push(c);
        }
        Self::new(zh, self.en.clone())
    }

    /// The text in one language.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::ZhCn => &self.zh,
            Locale::En => &self.en,
        }
    }

    /// The text in a `span` that the portal's script can switch to the other language.
    pub fn show(&self, locale: Locale) -> Markup {
        html! { span data-zh=(self.zh) data-en=(self.en) { (self.get(locale)) } }
    }
}

/// A page of the portal.
pub struct Page<'a> {
    /// The language it is written in.
    pub locale: Locale,
    /// The same page in the other language, as an address.
    pub other: &'a str,
    /// The window's title.
    pub title: Both,
    /// What search engines and link previews show.
    pub description: Both,
    /// Marks the page for the style sheet.
    pub class: &'a str,
    /// The page's content, between header and footer.
    pub main: Markup,
    /// The page's end.
    pub footer: Markup,
    /// Navigation links: address and text.
    pub links: Vec<(String, Both)>,
}

/// The whole document.
pub fn document(page: &Page) -> Markup {
    let locale = page.locale;
    let (other, other_tag) = match locale {
        Locale::ZhCn => ("English", Locale::En.tag()),
        Locale::En => ("中文", Locale::ZhCn.tag()),
    };
    html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="description" content=(page.description.get(locale)) data-zh=(page.description.zh) data-en=(page.description.en);
                title data-zh=(page.title.zh) data-en=(page.title.en) { (page.title.get(locale)) }
                link rel="icon" href="data:,";
                link rel="alternate" hreflang=(other_tag) href=(page.other);
                link rel="stylesheet" href="portal.css";
                script type="module" src="report-charts.js" {}
                script type="module" src="portal.js" {}
            }
            body class=(page.class) {
                a .skip href="#main" { (Both::new("跳到正文", "Skip to content").show(locale)) }
                header .bar {
                    nav aria-label=(Both::new("栏目", "Sections").get(locale)) data-zh-label="栏目" data-en-label="Sections" {
                        @for (address, text) in &page.links { a href=(address) { (text.show(locale)) } }
                    }
                    div .tools {
                        button type="button" #theme hidden { (Both::new("深色", "Dark").show(locale)) }
                        a #language href=(page.other) lang=(other_tag) hreflang=(other_tag) { (other) }
                    }
                }
                main #main { (page.main) }
                footer { (page.footer) }
            }
        }
    }
}
