//! Names of cities, countries and states.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Deserialize;

/// A populated place or a state.
#[derive(Debug, Deserialize)]
pub struct Place {
    /// Its international name.
    pub name: String,
    /// Its inhabitants; 0 where the table does not count them.
    #[serde(default)]
    pub population: u64,
    /// Its names in all languages, without a word on which is whose.
    #[serde(default, rename = "alternatenames")]
    pub others: Vec<String>,
}

/// The places of one table, which is keyed by an identifier.
pub fn read(json: &[u8]) -> Result<Vec<Place>> {
    let table: BTreeMap<String, Place> = serde_json::from_slice(json)?;
    Ok(table.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_need_no_population() {
        let places =
            read(r#"{"1": {"name": "Łódź", "population": 7, "x": []}, "AK": {"name": "Alaska"}}"#.as_bytes());
        let places = places.unwrap();
        assert_eq!((places[0].name.as_str(), places[0].population), ("Łódź", 7));
        assert_eq!(places[1].population, 0);
    }
}
