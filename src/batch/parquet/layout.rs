//! Where the text, its language and its id lie among the columns.

use super::nesting::Nesting;
use crate::batch::job::{Job, Treatment};
use crate::batch::names::listed;
use anyhow::{Result, bail};
use parquet::basic::{ConvertedType, LogicalType, Type as Physical};
use parquet::schema::types::{ColumnDescriptor, SchemaDescPtr};

/// The columns that a job asks for, as numbers of leaves.
#[derive(Debug)]
pub struct Layout {
    /// The columns of the file.
    pub schema: SchemaDescPtr,
    /// The text.
    pub text: usize,
    /// The structs that it lies in.
    pub nesting: Nesting,
    /// The code of its language.
    pub language: Option<usize>,
    /// What identifies the row.
    pub id: Option<usize>,
    /// The name of the column with the edits, if one is added.
    pub added: Option<String>,
}

impl Layout {
    /// Finds the columns.
    ///
    /// # Errors
    /// A column that is not there or has not the type that it needs.
    pub fn of(schema: SchemaDescPtr, job: &Job) -> Result<Self> {
        let text = find(&schema, &job.fields.text, "--field", "texts", is_text)?;
        let language = job.fields.language.as_ref();
        let language =
            language.map(|name| find(&schema, name, "--lang-field", "texts", is_text)).transpose()?;
        let id = job.fields.id.as_ref();
        let id =
            id.map(|name| find(&schema, name, "--id-field", "texts or whole numbers", is_id)).transpose()?;
        let added = match &job.treatment {
            Treatment::Replace => None,
            Treatment::Annotate(name) => {
                if schema.root_schema().get_fields().iter().any(|field| field.name() == name) {
                    bail!("has a column {name:?} already; --annotate=NAME names another");
                }
                Some(name.clone())
            }
        };
        let nesting = Nesting::of(schema.root_schema(), &schema.column(text));
        Ok(Self { schema, text, nesting, language, id, added })
    }
}

/// Whether a column holds strings, one a row at most.
fn is_text(column: &ColumnDescriptor) -> bool {
    let is_string = matches!(column.logical_type_ref(), Some(LogicalType::String))
        || column.converted_type() == ConvertedType::UTF8;
    column.physical_type() == Physical::BYTE_ARRAY && is_string && column.max_rep_level() == 0
}

fn is_id(column: &ColumnDescriptor) -> bool {
    let is_whole = matches!(column.physical_type(), Physical::INT32 | Physical::INT64);
    is_text(column) || is_whole && column.max_rep_level() == 0
}

fn find(
    schema: &SchemaDescPtr,
    name: &str,
    option: &str,
    kind: &str,
    fits: fn(&ColumnDescriptor) -> bool,
) -> Result<usize> {
    let columns = schema.columns();
    let named = (0..columns.len()).filter(|&at| columns[at].path().string() == name);
    // a name that holds periods itself goes before a path, as in JSON
    let (whole, nested): (Vec<usize>, Vec<usize>) =
        named.partition(|&at| columns[at].path().parts().len() == 1);
    let mut found = None;
    for named in [whole, nested] {
        if named.len() > 1 {
            bail!("has more than one column {name:?}; {option} must name one that is there once");
        }
        let Some(&at) = named.first() else { continue };
        if fits(&columns[at]) {
            return Ok(at);
        }
        found = found.or(Some(at));
    }
    let fitting: Vec<String> =
        columns.iter().filter(|column| fits(column)).map(|column| column.path().string()).collect();
    let remedy = if fitting.is_empty() {
        let all: Vec<String> = columns.iter().map(|column| column.path().string()).collect();
        format!("no column does, there are: {}", listed(&all))
    } else {
        format!("{option} names one of these: {}", listed(&fitting))
    };
    match found {
        None => bail!("has no column {name:?} with {kind}; {remedy}"),
        Some(at) if columns[at].max_rep_level() > 0 => {
            bail!("the column {name:?} lies in a list, so a row has many; {remedy}")
        }
        Some(at) => {
            bail!(
                "the column {name:?} is of the type {} and does not hold {kind}; {remedy}",
                type_of(&columns[at])
            )
        }
    }
}

/// The type of a column: how it is stored, and what that means.
fn type_of(column: &ColumnDescriptor) -> String {
    match (column.physical_type(), column.converted_type()) {
        (physical, ConvertedType::NONE) => physical.to_string(),
        (physical, converted) => format!("{physical} ({converted})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::batch::{Fields, Limits, Wants};
    use parquet::schema::parser::parse_message_type;
    use parquet::schema::types::SchemaDescriptor;
    use std::sync::Arc;

    fn layout(text: &str, id: &str, treatment: Treatment) -> Result<Layout> {
        let message = "message m { required int64 n; required group page { optional binary text (STRING); }
            required binary raw; optional group l (LIST) { repeated group list {
            optional binary element (UTF8); } } optional binary id (UTF8); }";
        let schema = SchemaDescriptor::new(Arc::new(parse_message_type(message).expect("a schema")));
        let fields = Fields { text: text.into(), language: Some("id".into()), id: Some(id.into()) };
        let limits = Limits { record: 1 << 20 };
        Layout::of(
            Arc::new(schema),
            &Job::new(Options::default(), fields, treatment, Wants::default(), limits),
        )
    }

    #[test]
    fn columns_are_found_by_their_path() {
        let found = layout("page.text", "n", Treatment::Replace).expect("a layout");
        assert_eq!((found.text, found.language, found.id), (1, Some(4), Some(0)));
    }

    #[test]
    fn a_name_with_a_period_goes_before_a_path_if_it_fits() {
        for (whole, path, found) in [
            ("binary page.text (STRING)", "binary text (STRING)", Some(1)),
            ("int64 page.text", "binary text (STRING)", Some(0)),
            ("int64 page.text", "int64 text", None),
        ] {
            let message =
                format!("message m {{ required group page {{ optional {path}; }} optional {whole}; }}");
            let schema = SchemaDescriptor::new(Arc::new(parse_message_type(&message).expect("a schema")));
            assert_eq!(find(&Arc::new(schema), "page.text", "--field", "texts", is_text).ok(), found);
        }
    }

    #[test]
    fn a_name_that_two_columns_have_names_none() {
        let message = "message m { optional binary text (STRING); optional binary text (STRING); }";
        let schema = SchemaDescriptor::new(Arc::new(parse_message_type(message).expect("a schema")));
        let limits = Limits { record: 1 << 20 };
        let job =
            Job::new(Options::default(), Fields::default(), Treatment::Replace, Wants::default(), limits);
        let error = Layout::of(Arc::new(schema), &job).expect_err("two").to_string();
        assert!(error.contains("more than one column \"text\"; --field"), "{error}");
    }

    #[test]
    fn what_is_wrong_is_told() {
        let edits = || Treatment::Annotate("n".into());
        for (text, id, treatment, part) in [
            (
                "text",
                "n",
                Treatment::Replace,
                "no column \"text\" with texts; --field names one of these: \"page.text\"",
            ),
            ("n", "n", Treatment::Replace, "\"n\" is of the type INT64 and does not hold texts"),
            ("raw", "n", Treatment::Replace, "\"raw\" is of the type BYTE_ARRAY and does not hold texts"),
            ("l.list.element", "n", Treatment::Replace, "lies in a list"),
            (
                "page.text",
                "raw",
                Treatment::Replace,
                "\"raw\" is of the type BYTE_ARRAY and does not hold texts or whole numbers; --id-field",
            ),
            ("page.text", "n", edits(), "\"n\" already"),
        ] {
            let error = layout(text, id, treatment).expect_err(text).to_string();
            assert!(error.contains(part), "{error}");
        }
    }
}
