//! Tests of the whole program, as one binary.

mod batch;
mod batch_csv;
mod batch_languages;
mod batch_parquet;
mod batch_places;
mod batch_refusals;
mod batch_resume;
mod batch_warc;
mod cli;
mod common;
mod config;
mod corpus;
mod diffs;
mod evaluation;
mod formats;
mod languages;
mod lexica;
mod lsp;
mod machine_formats;
mod reading;
#[cfg(unix)]
mod review;
#[cfg(unix)]
mod terminal;
mod translation_files;
mod untouchable;
