//! What identifies a result while the article around it changes.

use crate::text::Span;
use data_encoding::HEXLOWER;
use sha1::{Digest, Sha1};
use std::collections::HashMap;

/// Characters of context on either side that a fingerprint takes in.
const CONTEXT: usize = 30;

/// The fingerprints of one article. They are made of the pass, what stands there, what should, and a little of the
/// text around; equal ones are numbered.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<String, usize>,
}

impl Fingerprints {
    /// The fingerprint of the next finding in the order of the article.
    pub fn of(&mut self, text: &str, span: Span, pass: &str, replacement: &str) -> String {
        let before =
            text[..span.start].char_indices().rev().take(CONTEXT).last().map_or(span.start, |(at, _)| at);
        let after = text[span.end..].char_indices().nth(CONTEXT).map_or(text.len(), |(at, _)| span.end + at);
        let mut hash = Sha1::new();
        for part in [pass, &text[before..span.start], span.of(text), replacement, &text[span.end..after]] {
            hash.update(part);
            hash.update([0]);
        }
        let print = HEXLOWER.encode(&hash.finalize()[..8]);
        let count = self.seen.entry(print.clone()).or_default();
        *count += 1;
        format!("{print}:{count}")
    }
}
