//! How fast each stage of the cleaning is, on the articles of the corpus: `cargo bench`, or `cargo bench -- passes` for
//! one group. Compare ratios: machines are noisy.
//!
//! What is found out about a word is kept, so all but the first of the measured rounds know every word already. What
//! the first sight of words costs is seen in whole processes, which `cargo xtask compare` measures.

mod articles;
mod before_passes;
mod behind_passes;
mod passes;
mod unknown_words;
mod whole;

fn main() {
    divan::main();
}
