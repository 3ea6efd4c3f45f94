//! Writing a file that differs from its source in the text, and perhaps in a column more.
//!
//! Chunks of the other columns are copied byte for byte, with their statistics and indexes; so is the text of row
//! groups without edits. Only changed texts are encoded anew, with the codec that they had.

use super::layout::Layout;
use super::notes;
use super::open;
use super::rows::Part;
use super::spill::{PagesOnDisk, Spool};
use crate::batch::format::{Body, Encoder};
use crate::batch::input::Input;
use arrow_schema::{Field, Schema};
use parquet::arrow::arrow_writer::{ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::arrow::{
    ARROW_SCHEMA_META_KEY, ArrowSchemaConverter, add_encoded_arrow_schema_to_metadata,
    parquet_to_arrow_schema,
};
use parquet::bloom_filter::Sbbf;
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ParquetMetaData, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::reader::FileReader;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use std::fs::File;
use std::io::{self, Write};
use std::sync::Arc;

/// Puts the parts of one file together.
pub struct RowEncoder {
    input: Arc<Input>,
    target: Option<Target>,
}

impl RowEncoder {
    /// An encoder of the file that is made of `input`.
    pub fn new(input: &Arc<Input>) -> Self {
        Self { input: Arc::clone(input), target: None }
    }

    fn write_part(&mut self, part: Part, out: &mut dyn Write) -> Result<()> {
        let target = match &mut self.target {
            Some(target) => target,
            None => self.target.insert(Target::open(&self.input, &part.layout)?),
        };
        target.write(part, out)
    }
}

impl Encoder for RowEncoder {
    fn write(&mut self, body: Body, out: &mut dyn Write) -> io::Result<()> {
        let Body::Other(part) = body else { return Ok(()) };
        let part = part.downcast::<Part>().map_err(|_| io::Error::other("a body of another form"))?;
        self.write_part(*part, out).map_err(into_io)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let Some(target) = &mut self.target else { return Ok(()) };
        target.writer.finish().map_err(into_io)?;
        target.spool.drain(out)
    }
}

/// The error of the disk, if it is one.
fn into_io(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(inner) => *inner,
            Err(inner) => io::Error::other(inner),
        },
        other => io::Error::other(other),
    }
}

struct Target {
    layout: Arc<Layout>,
    source: File,
    metadata: ParquetMetaData,
    spool: Spool,
    writer: SerializedFileWriter<Spool>,
    /// The type of the column with the edits, if there is one.
    added: Option<(Field, TypePtr)>,
    group: Option<Group>,
}

/// The columns of a row group that are encoded.
struct Group {
    text: ArrowColumnWriter,
    notes: Vec<ArrowColumnWriter>,
    changed: bool,
}

impl Target {
    fn open(input: &Input, layout: &Arc<Layout>) -> Result<Self> {
        let source = input.file()?;
        let metadata = open(source.try_clone()?)?.metadata().clone();
        let added = layout.added.as_deref().map(added_type).transpose()?;
        let root = metadata.file_metadata().schema_descr().root_schema_ptr();
        let schema = match &added {
            None => root,
            Some((_, added)) => {
                let mut fields = root.get_fields().to_vec();
                fields.push(Arc::clone(added));
                Arc::new(Type::group_type_builder(root.name()).with_fields(fields).build()?)
            }
        };
        let properties = file_properties(&metadata, layout, added.as_ref().map(|(field, _)| field))?;
        let spool = Spool::new();
        let writer = SerializedFileWriter::new(spool.clone(), schema, Arc::new(properties))?;
        Ok(Self { layout: Arc::clone(layout), source, metadata, spool, writer, added, group: None })
    }

    fn write(&mut self, part: Part, out: &mut dyn Write) -> Result<()> {
        let Some(number) = part.group else { return Ok(()) };
        let mut group = match self.group.take() {
            Some(group) => group,
            None => self.begin(number)?,
        };
        group.changed |= part.changed;
        let leaves = compute_leaves(&self.layout.nesting.field(), &part.text)?;
        leaves.iter().try_for_each(|leaf| group.text.write(leaf))?;
        if let (Some((field, _)), Some(notes)) = (&self.added, &part.notes) {
            let leaves = compute_leaves(field, notes)?;
            group.notes.iter_mut().zip(&leaves).try_for_each(|(writer, leaf)| writer.write(leaf))?;
        }
        if part.is_last {
            self.end(number, group, out)?;
        } else {
            self.group = Some(group);
        }
        Ok(())
    }

    /// Writers for the columns of a row group that are encoded, packed as the text was there.
    fn begin(&self, number: usize) -> Result<Group> {
        let column = self.metadata.row_group(number).column(self.layout.text);
        let has_index = self.metadata.page_index().is_some();
        let statistics = if has_index { EnabledStatistics::Page } else { EnabledStatistics::Chunk };
        let properties = WriterProperties::builder()
            .set_compression(column.compression())
            .set_statistics_enabled(statistics)
            .set_offset_index_disabled(!has_index)
            .set_column_dictionary_enabled(
                column.column_path().clone(),
                column.dictionary_page_offset().is_some(),
            )
            .build();
        let mut types = vec![self.layout.nesting.parquet_type()?];
        let mut fields = vec![self.layout.nesting.field()];
        if let Some((field, added)) = &self.added {
            types.push(Arc::clone(added));
            fields.push(field.clone());
        }
        // a file with these columns only, of which nothing is kept but the columns
        let schema = Arc::new(Type::group_type_builder("columns").with_fields(types).build()?);
        let file = SerializedFileWriter::new(io::sink(), schema, Arc::new(properties))?;
        let factory = ArrowRowGroupWriterFactory::new(&file, Arc::new(Schema::new(fields)))
            .with_page_store_factory(Arc::new(PagesOnDisk));
        let mut writers = factory.create_column_writers(number)?.into_iter();
        let text = writers.next().ok_or_else(|| ParquetError::General("no column of texts".into()))?;
        Ok(Group { text, notes: writers.collect(), changed: false })
    }

    /// Writes a row group.
    fn end(&mut self, number: usize, group: Group, out: &mut dyn Write) -> Result<()> {
        let source = self.metadata.row_group(number);
        let mut target = self.writer.next_row_group()?;
        let mut text = Some(group.text);
        for (place, column) in source.columns().iter().enumerate() {
            let changed = if place == self.layout.text && group.changed { text.take() } else { None };
            if let Some(changed) = changed {
                changed.close()?.append_to_row_group(&mut target)?;
            } else {
                let indexes = self.metadata.page_index();
                let copied = ColumnCloseResult {
                    bytes_written: column.compressed_size() as u64,
                    rows_written: source.num_rows() as u64,
                    metadata: column.clone(),
                    bloom_filter: Sbbf::read_from_column_chunk(column, &self.source)?,
                    column_index: indexes.and_then(|all| all.column_index(number, place)).cloned(),
                    offset_index: indexes.and_then(|all| all.offset_index(number, place)).cloned(),
                };
                target.append_column(&self.source, copied)?;
            }
            self.spool.drain(out)?;
        }
        for note in group.notes {
            note.close()?.append_to_row_group(&mut target)?;
            self.spool.drain(out)?;
        }
        target.close()?;
        self.spool.drain(out)?;
        Ok(())
    }
}

/// The column with the edits as an Arrow field and as a Parquet type.
fn added_type(name: &str) -> Result<(Field, TypePtr)> {
    let field = notes::field(name);
    let schema = ArrowSchemaConverter::new().convert(&Schema::new(vec![field.clone()]))?;
    let added = Arc::clone(&schema.root_schema().get_fields()[0]);
    Ok((field, added))
}

/// What the footer tells beside the row groups, as the source does.
fn file_properties(
    metadata: &ParquetMetaData,
    layout: &Layout,
    added: Option<&Field>,
) -> Result<WriterProperties> {
    let file = metadata.file_metadata();
    let keys = file.key_value_metadata();
    let mut builder = WriterProperties::builder()
        .set_key_value_metadata(keys.cloned())
        .set_sorting_columns(sorting(metadata, layout.text))
        .set_offset_index_disabled(metadata.page_index().is_none());
    if let Some(name) = file.created_by() {
        // readers know the mistakes of some writers by their names, and most columns are those of that writer
        builder = builder.set_created_by(name.to_owned());
    }
    let mut properties = builder.build();
    let has_arrow = keys.is_some_and(|keys| keys.iter().any(|pair| pair.key == ARROW_SCHEMA_META_KEY));
    if let (Some(field), true) = (added, has_arrow) {
        // the Arrow types of the columns must stay as many as the columns
        let schema = parquet_to_arrow_schema(file.schema_descr(), keys)?;
        let fields: Vec<_> = schema.fields().iter().cloned().chain([Arc::new(field.clone())]).collect();
        let schema = Schema::new_with_metadata(fields, schema.metadata().clone());
        add_encoded_arrow_schema_to_metadata(&schema, &mut properties);
    }
    Ok(properties)
}

/// How the rows of all row groups are sorted, unless it is by the text, which changes.
fn sorting(metadata: &ParquetMetaData, text: usize) -> Option<Vec<SortingColumn>> {
    let mut groups = metadata.row_groups().iter().map(|group| group.sorting_columns());
    let first = groups.next().flatten()?;
    let is_by_text = first.iter().any(|column| usize::try_from(column.column_idx) == Ok(text));
    (!is_by_text && groups.all(|other| other == Some(first))).then(|| first.clone())
}
