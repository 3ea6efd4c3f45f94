//! Tests of the whole program, as one binary.

mod batch;
mod batch_csv;
mod batch_parquet;
mod batch_refusals;
mod batch_resume;
mod batch_warc;
mod cli;
mod common;
mod corpus;
mod diffs;
mod languages;
mod lexica;
mod lsp;
mod untouchable;
