//! Names of countries and of the cities that time zones are called after, by language.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

/// Identifier of a place to its name in one language.
pub type PlaceNames = BTreeMap<String, String>;

/// The countries of `territories.json`. Variants have `-alt-variant` at the end of their identifier.
pub fn territories(json: &[u8], locale: &str) -> Result<PlaceNames> {
    let root: Value = serde_json::from_slice(json)?;
    let names = &root["main"][locale]["localeDisplayNames"]["territories"];
    let names = names.as_object().with_context(|| format!("no territories for {locale}"))?;
    let wanted = |id: &str| !id.contains("-alt-") || id.ends_with("-alt-variant");
    let names = names.iter().filter(|(id, _)| wanted(id));
    Ok(names.filter_map(|(id, name)| Some((id.clone(), name.as_str()?.to_owned()))).collect())
}

/// The cities of `timeZoneNames.json`.
pub fn cities(json: &[u8], locale: &str) -> Result<PlaceNames> {
    let root: Value = serde_json::from_slice(json)?;
    let zones = &root["main"][locale]["dates"]["timeZoneNames"]["zone"];
    let mut found = PlaceNames::new();
    collect(zones, String::new(), &mut found);
    Ok(found)
}

/// Zones are nested by the parts of their identifier.
fn collect(node: &Value, id: String, found: &mut PlaceNames) {
    let Some(object) = node.as_object() else { return };
    if let Some(city) = object.get("exemplarCity").and_then(Value::as_str) {
        found.insert(id.clone(), city.to_owned());
    }
    for (name, child) in object {
        collect(child, format!("{id}/{name}"), found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_and_cities_are_found() {
        let json = br#"{"main": {"es": {
            "localeDisplayNames": {"territories": {"GB": "Reino Unido", "GB-alt-short": "RU"}},
            "dates": {"timeZoneNames": {"zone": {"America": {"Indiana": {"Knox": {"exemplarCity": "Knox"}}},
                                                 "Europe": {"London": {"exemplarCity": "Londres"}}}}}}}}"#;
        let countries = territories(json, "es").unwrap();
        assert_eq!(countries.into_values().collect::<Vec<_>>(), ["Reino Unido"]);
        let cities = cities(json, "es").unwrap();
        assert_eq!(cities["/Europe/London"], "Londres");
        assert_eq!(cities["/America/Indiana/Knox"], "Knox");
        assert!(territories(json, "en").is_err());
    }
}
