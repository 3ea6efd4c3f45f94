//! Tests of the whole program, as one binary.

mod cli;
mod common;
mod corpus;
mod diffs;
mod languages;
mod lexica;
mod untouchable;
