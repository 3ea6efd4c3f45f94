//! Texts in memory, cleaned in parallel, in their order.

use crate::cleaner::Cleaner;
use crate::report::Report;
use rayon::prelude::*;
use std::collections::VecDeque;

/// Texts that are cleaned at once: enough to keep every thread busy, few enough to hold.
const TEXTS: usize = 256;
/// Bytes of texts that are cleaned at once, about.
const BYTES: usize = 4 << 20;

/// Cleans texts on all threads of the current rayon pool and gives them back in their order, each with its report.
/// No more than a few MiB of texts are taken ahead, so the iterator may be endless.
///
/// ```
/// use postedit::batch::clean_texts;
/// use postedit::{Cleaner, Options};
///
/// let cleaner = Cleaner::new(Options::default());
/// let texts = ["He saw the the house.", "All is well."].map(String::from);
/// let cleaned: Vec<String> = clean_texts(&cleaner, texts).map(|(text, _)| text).collect();
/// assert_eq!(cleaned, ["He saw the house.", "All is well."]);
/// ```
pub fn clean_texts<'c, I>(
    cleaner: &'c Cleaner,
    texts: I,
) -> impl Iterator<Item = (String, Report)> + use<'c, I>
where
    I: IntoIterator<Item = String>,
{
    let mut texts = texts.into_iter();
    let mut ready = VecDeque::new();
    std::iter::from_fn(move || {
        if ready.is_empty() {
            let mut bytes = 0;
            let mut taken = Vec::new();
            while taken.len() < TEXTS && bytes < BYTES {
                let Some(text) = texts.next() else { break };
                bytes += text.len();
                taken.push(text);
            }
            ready = taken.into_par_iter().map(|text| clean(cleaner, text)).collect::<Vec<_>>().into();
        }
        ready.pop_front()
    })
}

fn clean(cleaner: &Cleaner, text: String) -> (String, Report) {
    let cleaned = cleaner.clean(&text);
    let report = cleaned.report;
    let changed = match cleaned.text {
        std::borrow::Cow::Owned(changed) => Some(changed),
        std::borrow::Cow::Borrowed(_) => None,
    };
    (changed.unwrap_or(text), report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    #[test]
    fn order_is_kept_over_many_texts() {
        let cleaner = Cleaner::new(Options { select: Some(vec!["doubled-words"]), ..Options::default() });
        let texts = (0..3 * TEXTS).map(|number| format!("He saw the the house {number}."));
        for (number, (text, report)) in clean_texts(&cleaner, texts).enumerate() {
            assert_eq!(text, format!("He saw the house {number}."));
            assert_eq!(report.edits.len(), 1);
        }
    }
}
