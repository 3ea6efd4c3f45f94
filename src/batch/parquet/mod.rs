//! Parquet: columns, one of which holds the texts.
//!
//! Only the column of the texts is read, row group by row group, some rows at a time; `encoder` copies all others.
//! The footer tells of all row groups, so a run that was interrupted begins a file anew.

mod encoder;
mod layout;
mod nesting;
mod notes;
mod reader;
mod rows;
mod spill;

use super::format::{Encoder, Format, Position, Reader};
use super::input::Input;
use super::job::Job;
use anyhow::{Context, Result};
use encoder::RowEncoder;
use layout::Layout;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::serialized_reader::ReadOptionsBuilder;
use reader::RowReader;
use std::fs::File;
use std::sync::Arc;

/// Parquet files, `.parquet`.
#[derive(Debug)]
pub struct Parquet;

impl Format for Parquet {
    fn name(&self) -> &'static str {
        "Parquet"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["parquet"]
    }

    fn may_be_compressed(&self) -> bool {
        false
    }

    fn has_fields(&self) -> bool {
        true
    }

    fn counts_lines(&self) -> bool {
        false
    }

    fn counted_by(&self) -> &'static str {
        "row"
    }

    fn open(&self, input: &Arc<Input>, _from: Position, job: &Job) -> Result<Box<dyn Reader>> {
        let file = open(input.file()?).context("is no whole Parquet file; get it again")?;
        let schema = file.metadata().file_metadata().schema_descr_ptr();
        let layout = Arc::new(Layout::of(schema, job)?);
        Ok(Box::new(RowReader {
            input: Arc::clone(input),
            layout,
            file,
            next_group: 0,
            group: None,
            rows: 0,
        }))
    }

    fn encoder(&self, input: &Arc<Input>, _job: &Job) -> Box<dyn Encoder> {
        Box::new(RowEncoder::new(input))
    }
}

/// Opens a file with all that its footer tells.
fn open(file: File) -> parquet::errors::Result<SerializedFileReader<File>> {
    let options = ReadOptionsBuilder::new().with_page_index().with_encoding_stats_as_mask(false).build();
    SerializedFileReader::new_with_options(file, options)
}
