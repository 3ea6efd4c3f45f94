//! Fields of Word: what an instruction computes is no prose, what it only links is.

/// A field that is open.
#[derive(Debug)]
struct Field {
    instruction: String,
    /// Whether what follows is its result.
    has_result: bool,
}

impl Field {
    fn is_link(&self) -> bool {
        self.instruction.trim_start().to_ascii_uppercase().starts_with("HYPERLINK")
    }
}

/// What text inside of fields is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldText {
    /// Text as elsewhere.
    Prose,
    /// Computed: it is seen, and would be computed anew.
    Computed,
    /// Not seen.
    Hidden,
}

/// The fields that are open, the outermost first. They may go over paragraphs, as a table of contents does.
#[derive(Debug, Default)]
pub struct Fields(Vec<Field>);

impl Fields {
    /// A field begins.
    pub fn begin(&mut self) {
        self.0.push(Field { instruction: String::new(), has_result: false });
    }

    /// A field that is an element, with its whole instruction.
    pub fn begin_simple(&mut self, instruction: &str) {
        self.0.push(Field { instruction: instruction.to_owned(), has_result: true });
    }

    /// A part of the instruction of the innermost field.
    pub fn instruct(&mut self, part: &str) {
        if let Some(field) = self.0.last_mut() {
            field.instruction.push_str(part);
        }
    }

    /// The result of the innermost field begins; answers whether it is a link.
    pub fn separate(&mut self) -> bool {
        let Some(field) = self.0.last_mut() else { return false };
        field.has_result = true;
        field.is_link()
    }

    /// The innermost field ends; answers whether it was a link.
    pub fn end(&mut self) -> bool {
        self.0.pop().is_some_and(|field| field.is_link())
    }

    /// What text at this place is.
    pub fn text(&self) -> FieldText {
        if self.0.iter().any(|field| !field.has_result) {
            FieldText::Hidden
        } else if self.0.iter().all(Field::is_link) {
            FieldText::Prose
        } else {
            FieldText::Computed
        }
    }
}
