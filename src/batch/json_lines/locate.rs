//! Where the members that matter lie in a line.

use crate::batch::Fields;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The members of one record, borrowed from its line.
#[derive(Debug)]
pub struct Located<'l> {
    /// The string with the text, as it is written.
    pub text: &'l RawValue,
    /// The code of its language.
    pub language: Option<Cow<'l, str>>,
    /// What identifies it.
    pub id: Option<&'l RawValue>,
}

/// Finds the members of a record. `beside` names a member that must not be there beside the text.
///
/// # Errors
/// What is wrong with the line, as the end of a sentence that begins with its place, and the remedy.
pub fn locate<'l>(line: &'l str, fields: &Fields, beside: Option<&str>) -> Result<Located<'l>, String> {
    // behind the line end an error would have the column 0
    let line = line.trim_end_matches(['\r', '\n']);
    let record = Object::read(line).map_err(|error| {
        if serde_json::from_str::<IgnoredAny>(line).is_ok() {
            return "is no JSON object; each line must be one".to_owned();
        }
        format!("is no JSON at column {}: {}", error.column(), cause(&error))
    })?;
    let path = &fields.text;
    let Some((parent, text)) = record.find(path, is_string)? else {
        return Err(format!("has no member {path:?}; --field names another"));
    };
    if let Some(name) = beside.filter(|name| parent.get(name).is_some()) {
        return Err(format!("has a member {name:?} already; --annotate=NAME names another"));
    }
    if kind(text) != "a string" {
        return Err(format!("the member {path:?} is {}, not a string; --field names another", kind(text)));
    }
    let language = match &fields.language {
        Some(path) => match record.find(path, is_string)? {
            Some((_, value)) if kind(value) == "a string" => Some(super::string::decode(value.get())?),
            Some((_, value)) if kind(value) != "null" => {
                return Err(format!(
                    "the member {path:?} is {}, not a string; --lang-field names another",
                    kind(value)
                ));
            }
            _ => None,
        },
        None => None,
    };
    let id = match &fields.id {
        Some(path) => record.find(path, |_| true)?.map(|(_, value)| value),
        None => None,
    };
    Ok(Located { text, language, id })
}

/// What an error of serde_json says without its place, which is told apart.
fn cause(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let cause = message.rsplit_once(" at line ").map_or(message.as_str(), |(cause, _)| cause);
    if error.is_eof() { format!("the line ends too soon ({cause})") } else { cause.to_owned() }
}

fn is_string(value: &RawValue) -> bool {
    kind(value) == "a string"
}

/// What a JSON value is called.
fn kind(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'n') => "null",
        Some(b't' | b'f') => "true or false",
        _ => "a number",
    }
}

/// The members of an object in their order, with their values as they are written.
struct Object<'l>(Vec<(Cow<'l, str>, &'l RawValue)>);

impl<'l> Object<'l> {
    fn read(text: &'l str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }

    /// The last member of this name: what most readers of JSON take.
    fn get(&self, name: &str) -> Option<&'l RawValue> {
        self.0.iter().rev().find(|(key, _)| key == name).map(|(_, value)| *value)
    }

    /// The member at a path of names joined by periods, and the object that it is a member of. A name that holds
    /// periods itself is looked for as it is before it is taken for a path; the first member that fits is taken, and
    /// the first of all if none does.
    fn find(&self, path: &str, fits: fn(&RawValue) -> bool) -> Result<Option<(Self, &'l RawValue)>, String> {
        let itself = self.get(path).map(|value| (Self(self.0.clone()), value));
        if itself.as_ref().is_some_and(|(_, value)| fits(value)) {
            return Ok(itself);
        }
        let Some((first, rest)) = path.split_once('.') else { return Ok(itself) };
        let nested = match self.get(first) {
            Some(value) if kind(value) == "an object" => {
                let inner =
                    Self::read(value.get()).map_err(|error| format!("is no JSON: {}", cause(&error)))?;
                inner.find(rest, fits)?
            }
            _ => None,
        };
        Ok(match (itself, nested) {
            (Some(itself), Some(nested)) => Some(if fits(nested.1) { nested } else { itself }),
            (itself, nested) => itself.or(nested),
        })
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(Key(key)) = map.next_key()? {
                    members.push((key, map.next_value()?));
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// The name of a member, borrowed if it has no escapes.
struct Key<'l>(Cow<'l, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_at(field: &str, line: &str) -> Result<String, String> {
        let fields = Fields { text: field.into(), language: Some("lang".into()), id: Some("m.id".into()) };
        locate(line, &fields, None).map(|found| found.text.get().to_owned())
    }

    #[test]
    fn periods_lead_into_objects() {
        assert_eq!(text_at("a.b.c", r#"{"a":{"b":{"c":"x"}}}"#).as_deref(), Ok("\"x\""));
        assert_eq!(text_at("a.b", r#"{"a":{"b":"inner"},"a.b":"outer"}"#).as_deref(), Ok("\"outer\""));
        assert_eq!(text_at("a.b", r#"{"a.b":7,"a":{"b":"inner"}}"#).as_deref(), Ok("\"inner\""));
        let error = text_at("a.b", r#"{"a.b":7,"a":{"b":[]}}"#).expect_err("no string");
        assert!(error.contains("is a number"), "{error}");
        assert_eq!(
            text_at("a.b", r#"{"a":"x"}"#),
            Err("has no member \"a.b\"; --field names another".into())
        );
        assert_eq!(text_at("text", r#"{"\u0074ext":"x"}"#).as_deref(), Ok("\"x\""));
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (line, part) in [
            ("{\"text\":\"x\"", "is no JSON at column 11"),
            ("{\"text\":\n", "is no JSON at column 8: the line ends too soon"),
            ("{\"text\":\"x\"} x", "is no JSON at column 14"),
            ("\"text\"", "is no JSON object"),
            ("{}", "has no member \"text\""),
            ("{\"text\":null}", "is null, not a string"),
            ("{\"text\":[\"x\"]}", "is a list, not a string"),
            ("{\"text\":1}", "is a number, not a string"),
            ("{\"text\":\"x\",\"lang\":1}", "\"lang\" is a number"),
            ("{\"text\":\"x\ty\"}", "control character"),
        ] {
            let error = text_at("text", line).expect_err(line);
            assert!(error.contains(part), "{line}: {error}");
        }
    }

    #[test]
    fn language_and_id_are_found() {
        let fields = Fields { text: "text".into(), language: Some("lang".into()), id: Some("m.id".into()) };
        let line = r#"{"m":{"id":7},"lang":"d\u0065","text":"x"}"#;
        let found = locate(line, &fields, None).expect("a record");
        assert_eq!((found.id.map(RawValue::get), found.language.as_deref()), (Some("7"), Some("de")));
        let found = locate(r#"{"lang":null,"text":"x"}"#, &fields, None).expect("a record");
        assert!(found.id.is_none() && found.language.is_none());
    }
}
