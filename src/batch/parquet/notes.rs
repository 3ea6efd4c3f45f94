//! The column with the edits: a list of structs, one a row.

use crate::batch::EditLine;
use arrow_array::ArrayRef;
use arrow_array::builder::{
    ArrayBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder, StructBuilder,
};
use arrow_schema::{DataType, Field, Fields};
use std::sync::Arc;

const OFFSETS: [&str; 4] = ["start", "end", "start_char", "end_char"];
const TEXTS: [&str; 5] = ["wrong", "right", "pass", "class", "level"];

/// The column of this name.
pub fn field(name: &str) -> Field {
    let item = Field::new("item", DataType::Struct(members()), false);
    Field::new(name, DataType::List(Arc::new(item)), true)
}

fn members() -> Fields {
    let offsets = OFFSETS.map(|name| Field::new(name, DataType::Int64, false));
    let texts = TEXTS.map(|name| Field::new(name, DataType::Utf8, false));
    let reason = Field::new("item", DataType::Utf8, false);
    let others = [
        Field::new("confidence", DataType::Float64, false),
        Field::new("message", DataType::Utf8, false),
        Field::new("evidence", DataType::List(Arc::new(reason)), false),
    ];
    offsets.into_iter().chain(texts).chain(others).collect()
}

/// Collects the edits of some rows.
pub struct Notes(ListBuilder<StructBuilder>);

impl Notes {
    /// No row yet.
    pub fn new() -> Self {
        let mut builders: Vec<Box<dyn ArrayBuilder>> = Vec::new();
        builders.extend(OFFSETS.map(|_| Box::new(Int64Builder::new()) as Box<dyn ArrayBuilder>));
        builders.extend(TEXTS.map(|_| Box::new(StringBuilder::new()) as Box<dyn ArrayBuilder>));
        builders.push(Box::new(Float64Builder::new()));
        builders.push(Box::new(StringBuilder::new()));
        let reason = Field::new("item", DataType::Utf8, false);
        builders.push(Box::new(ListBuilder::new(StringBuilder::new()).with_field(reason)));
        let item = Field::new("item", DataType::Struct(members()), false);
        Self(ListBuilder::new(StructBuilder::new(members(), builders)).with_field(item))
    }

    /// A row with these edits.
    pub fn push(&mut self, edits: &[EditLine<'_>]) {
        for edit in edits {
            self.push_edit(edit);
        }
        self.0.append(true);
    }

    /// A row whose text is null or could not be cleaned.
    pub fn push_null(&mut self) {
        self.0.append(false);
    }

    /// The column of all rows.
    pub fn finish(mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }

    fn push_edit(&mut self, edit: &EditLine<'_>) {
        let item = self.0.values();
        let level = match edit.level {
            crate::Level::Fix => "fix",
            crate::Level::Suggest => "suggest",
        };
        let offsets = [edit.start, edit.end, edit.start_char, edit.end_char];
        let texts = [edit.wrong, edit.right, edit.pass, edit.class.name(), level];
        for (number, offset) in offsets.into_iter().enumerate() {
            member::<Int64Builder>(item, number).append_value(offset as i64);
        }
        for (number, text) in texts.into_iter().enumerate() {
            member::<StringBuilder>(item, OFFSETS.len() + number).append_value(text);
        }
        let next = OFFSETS.len() + TEXTS.len();
        member::<Float64Builder>(item, next).append_value(edit.confidence);
        member::<StringBuilder>(item, next + 1).append_value(edit.message);
        let reasons = member::<ListBuilder<StringBuilder>>(item, next + 2);
        edit.evidence.iter().for_each(|reason| reasons.values().append_value(reason));
        reasons.append(true);
        item.append(true);
    }
}

fn member<B: ArrayBuilder>(item: &mut StructBuilder, number: usize) -> &mut B {
    item.field_builder(number).expect("the builders are made in this order")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cleaner, Options};
    use arrow_array::{Array, ListArray};

    #[test]
    fn a_row_has_a_list_of_its_edits() {
        let text = "He saw the the house.";
        let report = Cleaner::new(Options::default()).clean(text).report;
        let mut notes = Notes::new();
        notes.push(&EditLine::all(text, &report.edits));
        notes.push(&[]);
        notes.push_null();
        let column = notes.finish();
        assert_eq!(column.data_type(), field("edits").data_type());
        let lists = column.as_any().downcast_ref::<ListArray>().expect("lists");
        assert_eq!((lists.value_length(0), lists.value_length(1), lists.is_null(2)), (1, 0, true));
    }
}
