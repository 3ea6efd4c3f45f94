//! The column of the text as an Arrow array, in the structs that it lies in and with the nulls that these have.

use arrow_array::builder::LargeBinaryBuilder;
use arrow_array::{Array, ArrayRef, LargeBinaryArray, StructArray};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, Fields};
use parquet::basic::Repetition;
use parquet::errors::Result;
use parquet::schema::types::{ColumnDescriptor, Type, TypePtr};
use std::sync::Arc;

/// Structs and the leaf on the way to a column that lies in no list.
#[derive(Clone, Debug)]
pub struct Nesting {
    /// From the outermost struct to the leaf: the type, and the definition level from which on it is no null; `None` if
    /// it never is one.
    steps: Vec<(TypePtr, Option<i16>)>,
}

impl Nesting {
    /// The way to a column from the root of its schema.
    pub fn of(root: &Type, column: &ColumnDescriptor) -> Self {
        let mut steps = Vec::new();
        let mut level = 0;
        let mut fields = root.get_fields();
        for name in column.path().parts() {
            let Some(field) = fields.iter().find(|field| field.name() == name) else { break };
            let is_optional = field.get_basic_info().repetition() == Repetition::OPTIONAL;
            level += i16::from(is_optional);
            steps.push((Arc::clone(field), is_optional.then_some(level)));
            fields = if field.is_group() { field.get_fields() } else { &[] };
        }
        Self { steps }
    }

    /// The outermost type with nothing in it but the way to the leaf.
    ///
    /// # Errors
    /// None that a schema which was read can have.
    pub fn parquet_type(&self) -> Result<TypePtr> {
        let mut inner: Option<TypePtr> = None;
        for (step, _) in self.steps.iter().rev() {
            inner = Some(match inner {
                None => Arc::clone(step),
                Some(inner) => Arc::new(
                    Type::group_type_builder(step.name())
                        .with_repetition(step.get_basic_info().repetition())
                        .with_fields(vec![inner])
                        .build()?,
                ),
            });
        }
        inner.ok_or_else(|| parquet::errors::ParquetError::General("a column without a name".into()))
    }

    /// The same as an Arrow field. The leaf is bytes, which are written as any string is.
    pub fn field(&self) -> Field {
        let mut data_type = DataType::LargeBinary;
        for (number, (step, level)) in self.steps.iter().enumerate().rev() {
            let field = Field::new(step.name(), data_type, level.is_some());
            if number == 0 {
                return field;
            }
            data_type = DataType::Struct(Fields::from(vec![field]));
        }
        Field::new("", data_type, false)
    }

    /// The array of some rows: their definition levels, and the texts of those that have the highest.
    pub fn array<'t>(&self, levels: &[i16], texts: impl Iterator<Item = &'t [u8]>) -> ArrayRef {
        let highest = self.steps.iter().filter_map(|(_, level)| *level).next_back().unwrap_or(0);
        let mut texts = texts;
        let mut builder = LargeBinaryBuilder::with_capacity(levels.len(), 0);
        for &level in levels {
            // where a struct is null, something must stand in a leaf that is never null itself
            builder.append_value(if level == highest { texts.next().unwrap_or_default() } else { &[] });
        }
        let (offsets, values, _) = builder.finish().into_parts();
        let nulls = |level: &Option<i16>| {
            level.map(|level| NullBuffer::from_iter(levels.iter().map(|&there| there >= level)))
        };
        let leaf_level = self.steps.last().and_then(|(_, level)| *level);
        let mut array: ArrayRef = Arc::new(LargeBinaryArray::new(offsets, values, nulls(&leaf_level)));
        for (number, (_, level)) in self.steps.iter().enumerate().rev().skip(1) {
            let inner = &self.steps[number + 1];
            let field = Field::new(inner.0.name(), array.data_type().clone(), inner.1.is_some());
            array = Arc::new(StructArray::new(Fields::from(vec![field]), vec![array], nulls(level)));
        }
        array
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::schema::parser::parse_message_type;
    use parquet::schema::types::SchemaDescriptor;

    fn nesting(message: &str) -> Nesting {
        let schema = SchemaDescriptor::new(Arc::new(parse_message_type(message).expect("a schema")));
        Nesting::of(schema.root_schema(), &schema.column(1))
    }

    #[test]
    fn nulls_stand_where_they_stood() {
        let nesting = nesting(
            "message m { required int64 n; optional group a { required group b {
             optional binary text (STRING); } optional int32 x; } }",
        );
        let array = nesting.array(&[0, 1, 2], [b"x".as_slice()].into_iter());
        assert_eq!(array.data_type(), nesting.field().data_type());
        let a = array.as_any().downcast_ref::<StructArray>().expect("a struct");
        let b = a.column(0).as_any().downcast_ref::<StructArray>().expect("a struct");
        let text = b.column(0).as_any().downcast_ref::<LargeBinaryArray>().expect("texts");
        assert_eq!((a.null_count(), b.null_count(), text.null_count()), (1, 0, 2));
        assert_eq!(text.value(2), b"x");
        assert_eq!(nesting.parquet_type().expect("a type").get_fields().len(), 1);
    }

    #[test]
    fn a_text_that_is_never_null_may_lie_in_a_struct_that_is() {
        let nesting =
            nesting("message m { required int64 n; optional group a { required binary text (STRING); } }");
        let array = nesting.array(&[0, 1], [b"x".as_slice()].into_iter());
        assert_eq!(array.null_count(), 1);
    }
}
