//! Tests of the whole program, as one binary.

mod batch;
mod batch_refusals;
mod batch_resume;
mod cli;
mod common;
mod corpus;
mod diffs;
mod languages;
mod lexica;
mod untouchable;
