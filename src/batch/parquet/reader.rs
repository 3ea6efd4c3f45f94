//! Reading the columns that matter, some rows at a time.

use super::layout::Layout;
use super::rows::Rows;
use crate::batch::format::{PIECE_BYTES, Piece, Reader};
use crate::batch::input::Input;
use anyhow::{Context, Result, bail};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_typed_column_reader};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::file::reader::{FileReader, SerializedFileReader};
use serde_json::value::{RawValue, to_raw_value};
use std::fs::File;
use std::sync::Arc;

/// Rows that a piece has at most, for columns of nulls and short texts.
const MAX_ROWS: usize = 1 << 14;

/// Reads row group after row group.
pub struct RowReader {
    pub input: Arc<Input>,
    pub layout: Arc<Layout>,
    pub file: SerializedFileReader<File>,
    /// The row group that is read next.
    pub next_group: usize,
    /// The columns of the one at hand.
    pub group: Option<GroupReader>,
    /// Rows before the next.
    pub rows: u64,
}

impl Reader for RowReader {
    fn next_piece(&mut self) -> Result<Option<Piece>> {
        let groups = self.file.num_row_groups();
        if groups == 0 && self.next_group == 0 {
            // the file has columns all the same
            self.next_group = 1;
            return Ok(Some(self.piece(None, true, Columns::default())));
        }
        if self.group.is_none() {
            if self.next_group >= groups {
                return Ok(None);
            }
            self.group = Some(self.open_group().with_context(|| self.place())?);
            self.next_group += 1;
        }
        let Some(group) = &mut self.group else { return Ok(None) };
        let columns = match group.read() {
            Ok(columns) => columns,
            Err(error) => return Err(error.context(self.place())),
        };
        let is_last = group.left == 0;
        if is_last {
            self.group = None;
        }
        Ok(Some(self.piece(Some(self.next_group - 1), is_last, columns)))
    }
}

impl RowReader {
    fn place(&self) -> String {
        format!(
            "row {}: cannot be read on; the row groups before it are done, get the file again whole",
            self.rows + 1
        )
    }

    fn open_group(&self) -> Result<GroupReader> {
        let group = self.file.get_row_group(self.next_group)?;
        let layout = &self.layout;
        let level = |column: usize| layout.schema.column(column).max_def_level();
        let texts = |column: usize| -> Result<Column<ByteArrayType>> {
            let reader = get_typed_column_reader(group.get_column_reader(column)?);
            Ok(Column { reader, level: level(column) })
        };
        let id = |column: usize| -> Result<Id> {
            let level = level(column);
            Ok(match group.get_column_reader(column)? {
                ColumnReader::Int32ColumnReader(reader) => Id::Int32(Column { reader, level }),
                ColumnReader::Int64ColumnReader(reader) => Id::Int64(Column { reader, level }),
                ColumnReader::ByteArrayColumnReader(reader) => Id::Text(Column { reader, level }),
                _ => bail!("the column that identifies the rows has another type than before"),
            })
        };
        Ok(GroupReader {
            text: texts(layout.text)?,
            language: layout.language.map(texts).transpose()?,
            id: layout.id.map(id).transpose()?,
            left: usize::try_from(group.metadata().num_rows())?,
            rows: 0,
            bytes: 0,
        })
    }

    fn piece(&mut self, group: Option<usize>, is_last: bool, columns: Columns) -> Piece {
        let before = self.rows;
        self.rows += columns.texts.len() as u64;
        let all = self.file.metadata().file_metadata().num_rows().max(1) as u64;
        let read = (u128::from(self.input.size) * u128::from(self.rows) / u128::from(all)) as u64;
        let text_bytes: usize = columns.texts.iter().flatten().map(ByteArray::len).sum();
        let bytes = text_bytes + columns.texts.len() * size_of::<Option<ByteArray>>();
        let Columns { levels, texts, languages, ids } = columns;
        let (input, layout) = (Arc::clone(&self.input), Arc::clone(&self.layout));
        let work = Rows { input, layout, before, group, is_last, levels, texts, languages, ids };
        Piece { work: Box::new(work), bytes, read, end: None }
    }
}

/// What was read of some rows.
#[derive(Default)]
struct Columns {
    levels: Vec<i16>,
    texts: Vec<Option<ByteArray>>,
    languages: Vec<Option<ByteArray>>,
    ids: Vec<Option<Box<RawValue>>>,
}

/// The columns of one row group.
pub struct GroupReader {
    text: Column<ByteArrayType>,
    language: Option<Column<ByteArrayType>>,
    id: Option<Id>,
    /// Rows that were not read yet.
    left: usize,
    /// Rows that were, and the bytes of their texts.
    rows: usize,
    bytes: usize,
}

impl GroupReader {
    /// The next rows, about a piece of them.
    fn read(&mut self) -> Result<Columns> {
        let mut columns = Columns::default();
        let mut bytes = 0;
        while self.left > 0 && bytes < PIECE_BYTES && columns.texts.len() < MAX_ROWS {
            // as many as will be enough if they are as long as those before
            let length = (self.bytes / self.rows.max(1)).max(1);
            let count = if self.rows == 0 { 1 } else { (PIECE_BYTES - bytes).div_ceil(length) };
            let count = count.min(self.left).min(MAX_ROWS - columns.texts.len()).min(self.rows.max(1));
            let start = columns.texts.len();
            self.text.read(count, &mut columns.levels, &mut columns.texts)?;
            if let Some(language) = &mut self.language {
                language.read(count, &mut Vec::new(), &mut columns.languages)?;
            }
            if let Some(id) = &mut self.id {
                id.read(count, &mut columns.ids)?;
            }
            let more: usize = columns.texts[start..].iter().flatten().map(ByteArray::len).sum();
            bytes += more;
            self.bytes += more;
            self.rows += count;
            self.left -= count;
        }
        Ok(columns)
    }
}

/// A column without repetition.
struct Column<T: DataType> {
    reader: ColumnReaderImpl<T>,
    /// The definition level of a value.
    level: i16,
}

impl<T: DataType> Column<T> {
    /// Reads exactly `count` rows.
    fn read(&mut self, count: usize, levels: &mut Vec<i16>, out: &mut Vec<Option<T::T>>) -> Result<()> {
        let mut values = Vec::new();
        let start = levels.len();
        let mut rows = 0;
        while rows < count {
            let (more, ..) = self.reader.read_records(count - rows, Some(levels), None, &mut values)?;
            if more == 0 {
                bail!("the column has fewer rows than its row group");
            }
            rows += more;
        }
        if self.level == 0 {
            levels.resize(start + count, 0);
        }
        let mut values = values.into_iter();
        out.extend(
            levels[start..].iter().map(|&level| if level == self.level { values.next() } else { None }),
        );
        Ok(())
    }
}

/// The column that identifies rows.
enum Id {
    Int32(Column<Int32Type>),
    Int64(Column<Int64Type>),
    Text(Column<ByteArrayType>),
}

impl Id {
    fn read(&mut self, count: usize, out: &mut Vec<Option<Box<RawValue>>>) -> Result<()> {
        match self {
            Self::Int32(column) => {
                let mut ids = Vec::new();
                column.read(count, &mut Vec::new(), &mut ids)?;
                out.extend(ids.into_iter().map(|id| id.and_then(|id| to_raw_value(&id).ok())));
            }
            Self::Int64(column) => {
                let mut ids = Vec::new();
                column.read(count, &mut Vec::new(), &mut ids)?;
                out.extend(ids.into_iter().map(|id| id.and_then(|id| to_raw_value(&id).ok())));
            }
            Self::Text(column) => {
                let mut ids = Vec::new();
                column.read(count, &mut Vec::new(), &mut ids)?;
                let json = |id: ByteArray| to_raw_value(&String::from_utf8_lossy(id.data())).ok();
                out.extend(ids.into_iter().map(|id| id.and_then(json)));
            }
        }
        Ok(())
    }
}
