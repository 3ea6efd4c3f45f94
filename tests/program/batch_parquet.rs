//! `batch` with Parquet: the column of the text changes, all else stays value for value.

use crate::batch::{batch, folder_with, json_lines};
use arrow_array::builder::{Int32Builder, ListBuilder, MapBuilder, StringBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, Decimal128Array, DictionaryArray, Int64Array, LargeStringArray, ListArray, RecordBatch,
    StringArray, StringViewArray, StructArray, TimestampMillisecondArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, Fields, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::file::metadata::{KeyValue, ParquetMetaData};
use parquet::file::properties::WriterProperties;
use predicates::prelude::*;
use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const WRONG: &str = "He saw the the old house on Monday.";
const RIGHT: &str = "He saw the old house on Monday.";
const CLEAN: &str = "All is well.";

/// Rows whose columns of texts hold `text` first, then a null, then a clean text.
fn rows(text: &str) -> RecordBatch {
    let texts = || [Some(text), None, Some(CLEAN)];
    let inner = Fields::from(vec![
        Field::new("n", DataType::Int64, false),
        Field::new("text", DataType::LargeUtf8, true),
    ]);
    let page = StructArray::new(
        inner.clone(),
        vec![
            Arc::new(Int64Array::from(vec![1, 2, 3])),
            Arc::new(LargeStringArray::from(vec![Some(text), None, None])),
        ],
        Some(NullBuffer::from(vec![true, true, false])),
    );
    let mut lists = ListBuilder::new(Int32Builder::new());
    lists.append_value([Some(1), None]);
    lists.append_null();
    lists.append_value([]);
    let mut map = MapBuilder::new(None, StringBuilder::new(), Int32Builder::new());
    for number in 0..3 {
        map.keys().append_value("the the");
        map.values().append_value(number);
        map.append(true).expect("pairs");
    }
    let id = HashMap::from([("note".to_owned(), "kept".to_owned())]);
    let columns: Vec<(Field, ArrayRef)> = vec![
        (
            Field::new("id", DataType::Int64, false).with_metadata(id),
            Arc::new(Int64Array::from(vec![10, 20, 30])),
        ),
        (Field::new("text", DataType::Utf8, true), Arc::new(StringArray::from_iter(texts()))),
        (Field::new("page", DataType::Struct(inner), true), Arc::new(page)),
        (Field::new("view", DataType::Utf8View, true), Arc::new(StringViewArray::from_iter(texts()))),
        (
            Field::new_dictionary("dictionary", DataType::Int32, DataType::Utf8, true),
            Arc::new(texts().into_iter().collect::<DictionaryArray<Int32Type>>()),
        ),
        (
            Field::new("other", DataType::Utf8, true),
            Arc::new(StringArray::from_iter([Some(WRONG), None, Some("")])),
        ),
        (
            Field::new("price", DataType::Decimal128(9, 2), true),
            Arc::new(
                Decimal128Array::from(vec![Some(-5), None, Some(99)])
                    .with_precision_and_scale(9, 2)
                    .expect("fits"),
            ),
        ),
        (
            Field::new(
                "time",
                DataType::Timestamp(arrow_schema::TimeUnit::Millisecond, Some("Europe/Oslo".into())),
                false,
            ),
            Arc::new(TimestampMillisecondArray::from(vec![-1, 0, 1]).with_timezone("Europe/Oslo")),
        ),
        (
            Field::new_list("list", Field::new_list_field(DataType::Int32, true), true),
            Arc::new(lists.finish()),
        ),
    ];
    let map: ArrayRef = Arc::new(map.finish());
    let mut fields: Vec<Field> = columns.iter().map(|(field, _)| field.clone()).collect();
    fields.push(Field::new("map", map.data_type().clone(), false));
    let arrays = columns.into_iter().map(|(_, array)| array).chain([map]).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).expect("rows")
}

/// Writes a file of which each batch is a row group.
fn write(path: &Path, batches: &[RecordBatch], compression: Compression) {
    let note = KeyValue::new("note".to_owned(), "kept".to_owned());
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .set_key_value_metadata(Some(vec![note]))
        .set_created_by("a writer".to_owned())
        .build();
    let file = File::create(path).expect("a file");
    let mut writer = ArrowWriter::try_new(file, batches[0].schema(), Some(properties)).expect("a writer");
    for batch in batches {
        writer.write(batch).expect("writes");
        writer.flush().expect("a row group");
    }
    writer.close().expect("a footer");
}

fn read(path: &Path) -> (Vec<RecordBatch>, Arc<ParquetMetaData>) {
    let builder =
        ParquetRecordBatchReaderBuilder::try_new(File::open(path).expect("a file")).expect("Parquet");
    let metadata = Arc::clone(builder.metadata());
    let reader = builder.with_batch_size(3).build().expect("a reader");
    (reader.map(|batch| batch.expect("rows")).collect(), metadata)
}

fn folder(batches: &[RecordBatch], compression: Compression) -> TempDir {
    let folder = folder_with(&[]);
    write(&folder.path().join("a.parquet"), batches, compression);
    folder
}

/// The rows with another column in the place of one.
fn with(rows: &RecordBatch, name: &str, column: ArrayRef) -> RecordBatch {
    let mut columns = rows.columns().to_vec();
    columns[rows.schema().index_of(name).expect("a column")] = column;
    RecordBatch::try_new(rows.schema(), columns).expect("rows")
}

#[test]
fn only_the_column_of_the_text_changes() {
    for (field, compression) in [
        ("text", Compression::ZSTD(Default::default())),
        ("page.text", Compression::SNAPPY),
        ("view", Compression::UNCOMPRESSED),
        ("dictionary", Compression::GZIP(Default::default())),
        ("text", Compression::LZ4_RAW),
        ("text", Compression::BROTLI(Default::default())),
    ] {
        let before = [rows(WRONG), rows(CLEAN), rows(WRONG)];
        let folder = folder(&before, compression);
        batch(folder.path()).args(["a.parquet", "-o", "out.parquet", "--field", field]).assert().success();
        let (out, metadata) = read(&folder.path().join("out.parquet"));
        let (_, old) = read(&folder.path().join("a.parquet"));
        let column = field.split('.').next().unwrap_or(field);
        let right = |rows_before: &RecordBatch, text| {
            let schema = rows_before.schema();
            with(
                rows_before,
                column,
                Arc::clone(rows(text).column(schema.index_of(column).expect("a column"))),
            )
        };
        let expected = [right(&before[0], RIGHT), before[1].clone(), right(&before[2], RIGHT)];
        assert_eq!(out, expected, "{field}");
        assert_eq!(out[0].schema(), before[0].schema());
        let (file, old_file) = (metadata.file_metadata(), old.file_metadata());
        assert_eq!(file.schema(), old_file.schema());
        assert_eq!(file.key_value_metadata(), old_file.key_value_metadata());
        assert_eq!(file.created_by(), Some("a writer"));
        assert_eq!(metadata.num_row_groups(), 3);
        for (group, old_group) in metadata.row_groups().iter().zip(old.row_groups()) {
            assert_eq!(group.num_rows(), old_group.num_rows());
            for (column, old_column) in group.columns().iter().zip(old_group.columns()) {
                assert_eq!(column.compression(), old_column.compression());
            }
        }
    }
}

#[test]
fn a_name_with_a_period_goes_before_a_path() {
    let whole = rows(WRONG);
    let named: ArrayRef = Arc::new(StringArray::from_iter([Some(WRONG), None, Some(CLEAN)]));
    let batch_of = |named: &ArrayRef| {
        let page = Arc::clone(whole.column_by_name("page").expect("a column"));
        let columns = [("page", page, true), ("page.text", Arc::clone(named), true)];
        RecordBatch::try_from_iter_with_nullable(columns).expect("rows")
    };
    let folder = folder(&[batch_of(&named)], Compression::SNAPPY);
    let mut command = batch(folder.path());
    command.args(["a.parquet", "-o", "out.parquet", "--field", "page.text"]).assert().success();
    let right: ArrayRef = Arc::new(StringArray::from_iter([Some(RIGHT), None, Some(CLEAN)]));
    let (out, _) = read(&folder.path().join("out.parquet"));
    assert_eq!(out, [batch_of(&right)]);
    // one that does not fit is passed over
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![1, 2, 3]));
    write(&folder.path().join("b.parquet"), &[batch_of(&numbers)], Compression::SNAPPY);
    let mut command = batch(folder.path());
    command.args(["b.parquet", "--report", "r.jsonl", "--field", "page.text"]).assert().success();
    assert_eq!(json_lines(&folder.path().join("r.jsonl")).len(), 1);
}

#[test]
fn a_file_without_artifacts_stays_as_it_is() {
    for batches in [vec![rows(CLEAN), rows(CLEAN)], vec![rows(CLEAN).slice(0, 0)]] {
        let folder = folder(&batches, Compression::SNAPPY);
        batch(folder.path()).args(["a.parquet", "-o", "out.parquet"]).assert().success();
        let (old, old_metadata) = read(&folder.path().join("a.parquet"));
        let (out, metadata) = read(&folder.path().join("out.parquet"));
        assert_eq!(out, old);
        for (group, old_group) in metadata.row_groups().iter().zip(old_metadata.row_groups()) {
            for (column, old_column) in group.columns().iter().zip(old_group.columns()) {
                assert_eq!(column.byte_range(), old_column.byte_range());
                assert_eq!(column.statistics(), old_column.statistics());
                assert_eq!(column.offset_index_length(), old_column.offset_index_length());
            }
        }
    }
}

#[test]
fn edits_stand_in_a_column_of_lists() {
    let before = [rows(WRONG), rows(CLEAN)];
    let folder = folder(&before, Compression::SNAPPY);
    batch(folder.path()).args(["a.parquet", "-o", "out.parquet", "--annotate=marks"]).assert().success();
    let (out, _) = read(&folder.path().join("out.parquet"));
    for (rows, old) in out.iter().zip(&before) {
        let all: Vec<usize> = (0..old.num_columns()).collect();
        assert_eq!(&rows.project(&all).expect("columns"), old);
    }
    let marks = out[0].column_by_name("marks").expect("the column");
    let lists = marks.as_any().downcast_ref::<ListArray>().expect("lists");
    assert_eq!((lists.value_length(0), lists.is_null(1), lists.value_length(2)), (1, true, 0));
    let first = lists.value(0);
    let edit = first.as_any().downcast_ref::<StructArray>().expect("structs");
    let text = |name: &str| {
        let column = edit.column_by_name(name).expect("a member");
        column.as_any().downcast_ref::<StringArray>().expect("texts").value(0).to_owned()
    };
    assert_eq!((text("pass"), text("level")), ("doubled-words".into(), "fix".into()));
    batch(folder.path())
        .args(["a.parquet", "-o", "x.parquet", "--annotate=id"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("has a column \"id\" already"));
}

#[test]
fn a_column_without_texts_is_told_with_those_that_have_some() {
    let folder = folder(&[rows(CLEAN)], Compression::SNAPPY);
    for (number, (field, told)) in [
        (
            "body",
            "no column \"body\" with texts; --field names one of these: \"text\", \"page.text\", \"view\"",
        ),
        ("price", "\"price\" is of the type INT32 (DECIMAL) and does not hold texts"),
        ("map.entries.key", "lies in a list"),
    ]
    .into_iter()
    .enumerate()
    {
        batch(folder.path())
            .args(["a.parquet", "-o", &format!("out{number}.parquet"), "--field", field])
            .assert()
            .code(2)
            .stderr(predicate::str::contains(told));
    }
    std::fs::write(folder.path().join("b.parquet"), b"PAR1 no").expect("a file");
    let assert = batch(folder.path()).args(["b.parquet", "-o", "out.parquet"]).assert().code(2);
    assert.stderr(predicate::str::contains("no whole Parquet file"));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let long = format!("{WRONG} ").repeat(20);
    let texts = |number: usize| (!number.is_multiple_of(7)).then(|| format!("{long}{number}"));
    let groups: Vec<RecordBatch> = [4000, 1, 3000]
        .iter()
        .map(|&count| {
            let text: ArrayRef = Arc::new((0..count).map(texts).collect::<StringArray>());
            let id: ArrayRef = Arc::new(Int64Array::from_iter_values(0..count as i64));
            RecordBatch::try_from_iter_with_nullable([("id", id, false), ("text", text, true)]).expect("rows")
        })
        .collect();
    let folder = folder(&groups, Compression::SNAPPY);
    let run = |threads: &str| {
        let out = format!("out{threads}.parquet");
        batch(folder.path())
            .args(["a.parquet", "--threads", threads, "--select", "doubled-words", "-o", &out])
            .args(["--report", &format!("{out}.jsonl"), "--id-field", "id"])
            .assert()
            .success();
        std::fs::read(folder.path().join(out)).expect("reads")
    };
    assert!(run("1") == run("8"));
    let report = json_lines(&folder.path().join("out1.parquet.jsonl"));
    assert_eq!((&report[0]["id"], &report[0]["record"]), (&1.into(), &2.into()));
    let (out, _) = read(&folder.path().join("out1.parquet"));
    assert_eq!(out.iter().map(RecordBatch::num_rows).sum::<usize>(), 7001);
}

#[test]
fn learn_counts_the_column_of_the_text() {
    let folder = folder(&[rows(WRONG), rows(CLEAN)], Compression::SNAPPY);
    for (field, told) in [("text", "4 documents, 17 words"), ("page.text", "2 documents, 11 words")] {
        crate::common::postedit()
            .current_dir(folder.path())
            .args(["learn", "a.parquet", "--field", field, "--min-count", "1", "--force", "-o", "x.lexicon"])
            .assert()
            .success()
            .stderr(predicate::str::contains(told));
    }
}
