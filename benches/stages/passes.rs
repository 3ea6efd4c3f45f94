//! Each pass by itself, on a text that is looked up and whose suspects are known.

use crate::articles::{Articles, LANGUAGES};
use divan::Bencher;
use divan::counter::BytesCount;
use postedit::analysis::Context;
use postedit::finding::Findings;
use postedit::pass::{PASSES, Pass};
use std::fmt;

/// A pass on the articles of a language that it serves.
struct Task {
    pass: &'static Pass,
    articles: Articles,
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.pass.name, self.articles.language)
    }
}

fn tasks() -> impl Iterator<Item = Task> {
    PASSES.iter().flat_map(|pass| {
        LANGUAGES
            .map(|language| Articles { language, have_artifacts: true })
            .into_iter()
            .filter(|articles| pass.languages.include(articles.language()))
            .map(|articles| Task { pass, articles })
    })
}

#[divan::bench(args = tasks(), sample_count = 20)]
fn check(bencher: Bencher, task: &Task) {
    let text = task.articles.text();
    let looked_up = || {
        let context = Context::new(&text, Some(task.articles.language()), None);
        context.suspects();
        context
    };
    bencher.counter(BytesCount::of_str(&text)).with_inputs(looked_up).bench_local_refs(|context| {
        let mut findings = Findings::default();
        (task.pass.check)(context, &mut findings);
        findings.into_vec()
    });
}
