//! Attributes that a reader sees, and those that say what is not to be touched.

use super::super::prose::Escape;
use super::tokens::Attribute;
use crate::text::Span;
use std::borrow::Cow;

/// Names of descriptions of a page in its head.
const DESCRIPTIONS: &[&str] =
    &["description", "og:description", "og:title", "twitter:description", "twitter:title"];

/// The attributes of an element that hold text for a reader: what a picture shows, the hint of a link, the description
/// of the page.
pub fn descriptions<'t>(
    element: &str,
    attributes: &'t [Attribute],
) -> impl Iterator<Item = &'t Attribute> + use<'t> {
    let is_description = element == "meta"
        && attributes.iter().any(|attribute| {
            matches!(&*attribute.name, "name" | "property")
                && DESCRIPTIONS.contains(&&*attribute.value.to_ascii_lowercase())
        });
    attributes.iter().filter(move |attribute| match &*attribute.name {
        "alt" | "title" => true,
        "content" => is_description,
        _ => false,
    })
}

/// Whether an element says that its text is not to be changed, as for machine translation.
pub fn asks_to_stay(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &*attribute.name {
        "translate" => attribute.value.eq_ignore_ascii_case("no"),
        "class" => attribute.value.split_ascii_whitespace().any(|class| class == "notranslate"),
        _ => false,
    })
}

/// How text is written in the value at `span` of the source; `None` if it has no quotation marks and so no room for a
/// space.
pub fn escape(source: &str, span: Span) -> Option<Escape> {
    match source[..span.start].chars().next_back()? {
        '"' => Some(in_double_quotes),
        '\'' => Some(in_single_quotes),
        _ => None,
    }
}

fn in_double_quotes(text: &str) -> Cow<'_, str> {
    in_quotes(text, '"', "&quot;")
}

fn in_single_quotes(text: &str) -> Cow<'_, str> {
    in_quotes(text, '\'', "&#39;")
}

fn in_quotes<'t>(text: &'t str, quote: char, reference: &str) -> Cow<'t, str> {
    if text.contains(['&', '<', quote]) {
        text.replace('&', "&amp;").replace('<', "&lt;").replace(quote, reference).into()
    } else {
        text.into()
    }
}
