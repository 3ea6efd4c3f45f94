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
    /// ISO 3166 code of the country in which it lies.
    #[serde(default, rename = "countrycode")]
    pub country: String,
}

/// A country, as the table of countries has it.
#[derive(Debug, Deserialize)]
struct Country {
    /// Codes of its languages, with the country or without, mostly the most spoken first: `nb,nn,se-NO`.
    #[serde(default)]
    languages: String,
}

/// ISO 3166 codes of countries, each with the code of the first language that the table has for them.
pub fn read_languages(json: &[u8]) -> Result<BTreeMap<String, String>> {
    let table: BTreeMap<String, Country> = serde_json::from_slice(json)?;
    let language = |country: Country| {
        let first = country.languages.split([',', '-']).next().unwrap_or_default().to_owned();
        if first == "no" { "nb".to_owned() } else { first }
    };
    Ok(table.into_iter().map(|(code, country)| (code, language(country))).collect())
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
    fn the_first_language_of_a_country_counts() {
        let table = br#"{"DK": {"languages": "da-DK,en,fo"}, "NO": {"languages": "no,nb,nn"}, "AQ": {"languages": ""}}"#;
        let languages = read_languages(table).unwrap();
        assert_eq!(languages.into_values().collect::<Vec<_>>(), ["", "da", "nb"]);
    }

    #[test]
    fn states_need_no_population() {
        let places =
            read(r#"{"1": {"name": "Łódź", "population": 7, "x": []}, "AK": {"name": "Alaska"}}"#.as_bytes());
        let places = places.unwrap();
        assert_eq!((places[0].name.as_str(), places[0].population), ("Łódź", 7));
        assert_eq!(places[1].population, 0);
    }
}
