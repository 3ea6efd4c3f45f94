//! A page on which an editor reviews the proposals: one file that needs nothing from a network.
//!
//! The page is its data and a script. The data are JSON in an element of their own (`data`); the script makes
//! elements of them and puts text into elements as text, never as markup. The policy in the head of the page
//! holds it to that: it admits the one style sheet and the one script by their digests, no connection, and no
//! function that turns a string into markup or code.

mod data;

use crate::document::Document;
use crate::pass::PASSES;
use crate::render::Renderer;
use crate::report::Report;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use data::{Article, write_json};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// The parts of the script, one idea each. They share one scope.
const SCRIPTS: &[&str] = &[
    include_str!("script/elements.js"),
    include_str!("script/articles.js"),
    include_str!("script/memory.js"),
    include_str!("script/decisions.js"),
    include_str!("script/signs.js"),
    include_str!("script/filters.js"),
    include_str!("script/pieces.js"),
    include_str!("script/card.js"),
    include_str!("script/reader.js"),
    include_str!("script/overview.js"),
    include_str!("script/patch.js"),
    include_str!("script/download.js"),
    include_str!("script/appearance.js"),
    include_str!("script/keys.js"),
    include_str!("script/main.js"),
];

/// Writes a page, article by article.
#[derive(Debug, Default)]
pub struct Page {
    /// Over all articles: decisions are kept for these very proposals.
    digest: Sha256,
    articles: usize,
    /// Articles in which nothing was found. They are counted and not shown.
    clean: usize,
    failures: Vec<Failure>,
}

#[derive(Serialize)]
struct About {
    version: &'static str,
    passes: Vec<PassRow>,
}

#[derive(Serialize)]
struct PassRow {
    name: &'static str,
    summary: &'static str,
}

#[derive(Serialize)]
struct Totals<'p> {
    /// Under this name the decisions are kept.
    key: String,
    clean: usize,
    failures: &'p [Failure],
}

/// An article that could not be cleaned.
#[derive(Debug, Serialize)]
struct Failure {
    path: String,
    reason: String,
}

impl Renderer for Page {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let script = script();
        let policy = policy(&script);
        let (head, _) = around_data();
        for (index, part) in head.split('@').enumerate() {
            // the marks of the template stand between at signs, so they are the odd parts
            match (index % 2, part) {
                (0, _) => out.write_all(part.as_bytes())?,
                (_, "POLICY") => out.write_all(policy.as_bytes())?,
                (_, "STYLE") => out.write_all(STYLE.as_bytes())?,
                (_, mark) => unreachable!("the template has no mark {mark}"),
            }
        }
        out.write_all(b"{\"about\":")?;
        let passes = PASSES.iter().map(|pass| PassRow { name: pass.name, summary: pass.summary() }).collect();
        write_json(&About { version: env!("CARGO_PKG_VERSION"), passes }, out)?;
        out.write_all(b",\"articles\":[")
    }

    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let Some(article) = Article::new(document, report) else {
            self.clean += 1;
            return Ok(());
        };
        let mut json = Vec::with_capacity(document.text().len() * 2);
        article.write(&mut json)?;
        self.digest.update(&json);
        if self.articles > 0 {
            out.write_all(b",\n")?;
        }
        self.articles += 1;
        out.write_all(&json)
    }

    fn failure(&mut self, name: &str, reason: &str, _out: &mut dyn Write) -> io::Result<()> {
        self.failures.push(Failure { path: name.to_owned(), reason: reason.to_owned() });
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"],\"totals\":")?;
        let digest = std::mem::take(&mut self.digest).finalize();
        let key = BASE64_STANDARD.encode(&digest[..12]);
        write_json(&Totals { key, clean: self.clean, failures: &self.failures }, out)?;
        out.write_all(b"}")?;
        let (_, tail) = around_data();
        let (before, after) = tail.split_once("@SCRIPT@").expect("the template has a place for the script");
        for part in [before, &script(), after] {
            out.write_all(part.as_bytes())?;
        }
        Ok(())
    }
}

/// The template before and behind the data.
fn around_data() -> (&'static str, &'static str) {
    PAGE.split_once("@DATA@").expect("the template has a place for the data")
}

/// The whole script, in a scope of its own.
fn script() -> String {
    format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPTS.concat())
}

/// The Content-Security-Policy: the script and the style sheet by their digests, and nothing else.
fn policy(script: &str) -> String {
    let digest = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        digest(script),
        digest(STYLE)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    fn page(articles: &[(&str, &str)]) -> String {
        let mut out = Vec::new();
        let mut page = Page::default();
        page.begin(&mut out).expect("writes to memory");
        for (name, text) in articles {
            let document = Document::new(*name, *text);
            let report = Cleaner::new(Options::default()).report(&document);
            page.article(&document, &report, &mut out).expect("writes to memory");
        }
        page.end(&mut out).expect("writes to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    fn data(page: &str) -> serde_json::Value {
        let (_, rest) = page.split_once("<script type=\"application/json\" id=\"data\">").expect("the data");
        let (data, _) = rest.split_once("</script>").expect("their end");
        serde_json::from_str(data).expect("JSON")
    }

    #[test]
    fn the_data_are_json_whatever_the_number_of_articles() {
        assert_eq!(data(&page(&[]))["articles"].as_array().map(Vec::len), Some(0));
        let one = ("a.txt", "He saw the the house.");
        let none = ("b.txt", "He saw the house.");
        let value = data(&page(&[one, none, one]));
        assert_eq!(value["articles"].as_array().map(Vec::len), Some(2));
        assert_eq!(value["totals"]["clean"], 1);
        assert_eq!(value["about"]["passes"].as_array().map(Vec::len), Some(PASSES.len()));
    }

    #[test]
    fn articles_that_cannot_be_read_are_named() {
        let (mut page, mut out) = (Page::default(), Vec::new());
        page.begin(&mut out).expect("writes to memory");
        page.failure("<b>.txt", "is no text", &mut out).expect("writes to memory");
        page.end(&mut out).expect("writes to memory");
        let value = data(&String::from_utf8(out).expect("UTF-8"));
        assert_eq!(value["totals"]["failures"][0]["path"], "<b>.txt");
    }

    #[test]
    fn other_proposals_have_another_key() {
        let key = |text| data(&page(&[("a.txt", text)]))["totals"]["key"].clone();
        assert_eq!(key("He saw the the house."), key("He saw the the house."));
        assert_ne!(key("He saw the the house."), key("He saw the the houses."));
    }

    #[test]
    fn style_and_script_end_only_where_they_should() {
        assert!(!STYLE.contains('<'));
        for script in SCRIPTS {
            for end in
                ["</", "<!--", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("]
            {
                assert!(!script.contains(end), "{end} in the script");
            }
        }
    }

    #[test]
    fn the_policy_holds_the_digests_of_what_is_written() {
        let page = page(&[("a.txt", "He saw the the house.")]);
        let between = |from: &str, to: &str| {
            let (_, rest) = page.split_once(from).expect("the beginning");
            rest.split_once(to).expect("the end").0.to_owned()
        };
        for part in [between("<style>", "</style>"), between("<script>", "</script>")] {
            let digest = BASE64_STANDARD.encode(Sha256::digest(&part));
            assert!(page.contains(&format!("'sha256-{digest}'")), "{} bytes have no digest", part.len());
        }
    }
}
