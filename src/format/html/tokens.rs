//! The tokens of an HTML source with their places, as the tokenizer of the HTML standard tells them.

use crate::text::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;
use std::ops::RangeInclusive;
use std::panic::resume_unwind;
use std::thread;

/// A tag, text or comment of the source.
#[derive(Debug, PartialEq, Eq)]
pub enum Token {
    /// A start tag.
    Start {
        /// The element, in lower case.
        name: String,
        /// The whole tag.
        span: Span,
        /// Its attributes that have a value, in order.
        attributes: Vec<Attribute>,
        /// Whether a slash stands at its end.
        is_closed: bool,
    },
    /// An end tag.
    End {
        /// The element, in lower case.
        name: String,
        /// The whole tag.
        span: Span,
    },
    /// Text.
    Text {
        /// Where it stands.
        span: Span,
        /// What it means, references decoded.
        text: String,
    },
    /// A comment, or what browsers take for one.
    Comment {
        /// The whole comment with its marks.
        span: Span,
        /// What stands in it.
        text: String,
    },
}

/// An attribute with a value.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in lower case.
    pub name: String,
    /// Its value, references decoded.
    pub value: String,
    /// Where the value stands, without quotation marks.
    pub span: Span,
}

/// Attributes of a document from which on the tokeniser gets a stack of its own, and the bytes of it for each of them. It goes
/// deeper with each attribute of a tag, and some ten thousand would break the stack of a thread.
const MANY: usize = 500;
const STACK_OF_ONE: usize = 2 << 10;
/// Bytes of that stack at least and at most. Only what is used of it takes memory.
const STACK: RangeInclusive<usize> = 2 << 20..=1 << 30;

/// The tokens of `source`, in order. Any text is HTML, so there are no errors.
pub fn tokens(source: &str) -> Vec<Token> {
    let attributes = memchr::memchr_iter(b'=', source.as_bytes()).count();
    if attributes <= MANY {
        return tokens_on_this_stack(source);
    }
    let bytes = (attributes * STACK_OF_ONE).clamp(*STACK.start(), *STACK.end());
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(bytes);
        match builder.spawn_scoped(scope, || tokens_on_this_stack(source)) {
            Ok(found) => found.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // no room for such a stack: hardly a tag has as many attributes as the document
            Err(_) => tokens_on_this_stack(source),
        }
    })
}

fn tokens_on_this_stack(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut open: Option<Token> = None;
    let mut attribute = String::new();
    let length = source.len();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, at: html5gum::Span<usize>| {
        let span = Span::new(at.start.min(length), at.end.min(length).max(at.start.min(length)));
        match event {
            CallbackEvent::OpenStartTag { name } => {
                open =
                    Some(Token::Start { name: string(name), span, attributes: Vec::new(), is_closed: false });
            }
            CallbackEvent::AttributeName { name } => attribute = string(name),
            CallbackEvent::AttributeValue { value } => {
                if let Some(Token::Start { attributes, .. }) = &mut open {
                    attributes.push(Attribute { name: attribute.clone(), value: string(value), span });
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(Token::Start { name, span: start, attributes, .. }) = open.take() {
                    let span = Span::new(start.start, span.end.max(start.start));
                    tokens.push(Token::Start { name, span, attributes, is_closed: self_closing });
                }
            }
            CallbackEvent::EndTag { name } => tokens.push(Token::End { name: string(name), span }),
            CallbackEvent::String { value } => tokens.push(Token::Text { span, text: string(value) }),
            CallbackEvent::Comment { value } => tokens.push(Token::Comment { span, text: string(value) }),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None::<Infallible>
    });
    let mut emitter = emitter;
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(source, emitter).finish();
    tokens
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_may_have_any_number_of_attributes() {
        let attributes: String = (0..50_000).map(|number| format!(" a{number}=\"{number}\"")).collect();
        let found = tokens(&format!("<p{attributes}>He saw</p>"));
        assert!(matches!(&found[0], Token::Start { attributes, .. } if attributes.len() == 50_000));
        assert!(matches!(&found[1], Token::Text { text, .. } if text == "He saw"));
    }

    #[test]
    fn tokens_have_the_places_of_their_source() {
        let source = "<!doctype html>\r\n<P class=x title=\"a &amp; b\">He\r\nsaw<br/><!-- c --></p>";
        let told: Vec<String> = tokens(source)
            .iter()
            .map(|token| match token {
                Token::Start { name, span, attributes, is_closed } => {
                    let values: Vec<_> = attributes.iter().map(|a| a.span.of(source)).collect();
                    format!("{name} {} {values:?} {is_closed}", span.of(source))
                }
                Token::End { name, span } => format!("/{name} {}", span.of(source)),
                Token::Text { span, text } => format!("{text:?} {:?}", span.of(source)),
                Token::Comment { span, text } => format!("!{text} {}", span.of(source)),
            })
            .collect();
        assert_eq!(
            told,
            [
                "\"\\n\" \"\\r\\n\"",
                "p <P class=x title=\"a &amp; b\"> [\"x\", \"a &amp; b\"] false",
                "\"He\\nsaw\" \"He\\r\\nsaw\"",
                "br <br/> [] true",
                "! c  <!-- c -->",
                "/p </p>",
            ]
        );
    }
}
