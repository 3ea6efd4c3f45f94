//! The JSON schema of configuration files, for editors that complete and check TOML.

use super::find::FILE_NAME;
use super::keys::{Holds, Key, Place, keys_in};
use super::reader::{ALL, AUTO};
use crate::language::Language;
use crate::pass::PASSES;
use serde_json::{Map, Value, json};

/// The schema, in draft 7, which editors of TOML read.
pub fn schema() -> Value {
    let mut schema = table(Place::Top);
    let members = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": FILE_NAME,
        "description": "Configuration of postedit",
    });
    if let (Value::Object(schema), Value::Object(members)) = (&mut schema, members) {
        schema.extend(members);
    }
    schema
}

fn table(place: Place) -> Value {
    let properties: Map<String, Value> =
        keys_in(place).map(|key| (key.name.to_owned(), property(key))).collect();
    let mut table = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if place == Place::Override {
        table["required"] = json!(["paths"]);
    }
    table
}

fn property(key: &Key) -> Value {
    let strings = json!({ "type": "array", "items": { "type": "string", "minLength": 1 } });
    let passes: Vec<&str> = PASSES.iter().map(|pass| pass.name).collect();
    let list_of = |names: Vec<&str>| json!({ "type": "array", "items": { "enum": names } });
    let mut property = match key.holds {
        Holds::Choice(words) => json!({ "enum": words }),
        Holds::Probability => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Holds::Flag => json!({ "type": "boolean" }),
        Holds::Language => {
            let mut codes: Vec<&str> =
                Language::all().filter(|l| *l != Language::UNDETERMINED).map(Language::code).collect();
            codes.sort_unstable();
            // regions are admitted and dropped
            let pattern = format!("^({AUTO}|({})([-_].*)?)$", codes.join("|"));
            json!({ "type": "string", "pattern": pattern })
        }
        Holds::Passes => list_of(passes),
        Holds::PassesOrAll => {
            let mut list = list_of([ALL].into_iter().chain(passes).collect());
            list["minItems"] = json!(1);
            list
        }
        Holds::Files | Holds::Globs | Holds::Patterns => strings,
        Holds::Table(place) => table(place),
        Holds::PassTables => {
            let properties: Map<String, Value> =
                PASSES.iter().map(|pass| (pass.name.to_owned(), table(Place::Pass))).collect();
            json!({ "type": "object", "additionalProperties": false, "properties": properties })
        }
        Holds::Tables => json!({ "type": "array", "items": table(Place::Override) }),
    };
    property["description"] = json!(key.about);
    property
}
