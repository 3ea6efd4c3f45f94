//! What an editor's settings say: the same keys as in the arguments, over what the arguments say.

use gen_lsp_types::LspAny;
use postedit::pass::{PASSES, by_name};
use postedit::{Language, Level, Options};
use serde_json::Value;

/// The section of an editor's settings that is about postedit.
pub const SECTION: &str = "postedit";

/// What the settings say; what they do not name stays as the arguments have it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    level: Option<Level>,
    min_confidence: Option<f32>,
    select: Option<Vec<&'static str>>,
    ignore: Option<Vec<&'static str>>,
    language: Option<Option<Language>>,
    source: Option<Option<Language>>,
}

/// Takes the value of a key, or tells what is wrong with it.
type Reader = fn(&mut Overrides, &Value) -> Result<(), String>;

/// The keys with what reads them.
const KEYS: [(&str, Reader); 6] = [
    ("level", |to, value| level(value).map(|level| to.level = Some(level))),
    ("minConfidence", |to, value| probability(value).map(|least| to.min_confidence = Some(least))),
    ("select", |to, value| passes(value).map(|names| to.select = Some(names))),
    ("ignore", |to, value| passes(value).map(|names| to.ignore = Some(names))),
    ("lang", |to, value| language(value).map(|language| to.language = Some(language))),
    ("sourceLang", |to, value| language(value).map(|language| to.source = Some(language))),
];

impl Overrides {
    /// Reads settings: the section, or an object with the section in it. Also tells what was wrong with them; the rest of
    /// them holds.
    pub fn read(settings: &LspAny) -> (Self, Vec<String>) {
        let (mut overrides, mut problems) = (Self::default(), Vec::new());
        let section = settings.get(SECTION).unwrap_or(settings);
        for (key, value) in section.as_object().into_iter().flatten() {
            // null is how an editor writes a setting that is not set; clients keep their own settings beside ours
            if value.is_null() || key == "trace" {
                continue;
            }
            match KEYS.iter().find(|(name, _)| is_same(name, key)) {
                Some((name, read)) => {
                    if let Err(problem) = read(&mut overrides, value) {
                        problems.push(format!("{SECTION}.{name}: {problem}"));
                    }
                }
                None => {
                    let names = KEYS.map(|(name, _)| name).join(", ");
                    problems.push(format!("{SECTION}.{key}: there is no such setting; there are {names}"));
                }
            }
        }
        (overrides, problems)
    }

    /// The options with the settings over them.
    pub fn over(&self, options: &Options) -> Options {
        let mut options = options.clone();
        options.level = self.level.unwrap_or(options.level);
        options.min_confidence = self.min_confidence.unwrap_or(options.min_confidence);
        options.language = self.language.unwrap_or(options.language);
        options.source = self.source.unwrap_or(options.source);
        if let Some(names) = &self.select {
            options.select = (!names.is_empty()).then(|| names.clone());
        }
        if let Some(names) = &self.ignore {
            options.ignore.clone_from(names);
        }
        options
    }
}

/// Whether two spellings are the same key: `minConfidence` and `min-confidence`.
fn is_same(name: &str, key: &str) -> bool {
    name.eq_ignore_ascii_case(&key.replace('-', ""))
}

fn level(value: &Value) -> Result<Level, String> {
    match value.as_str() {
        Some("fix") => Ok(Level::Fix),
        Some("suggest") => Ok(Level::Suggest),
        _ => Err("must be \"fix\" or \"suggest\"".to_owned()),
    }
}

fn probability(value: &Value) -> Result<f32, String> {
    let number = value.as_f64().filter(|number| (0.0..=1.0).contains(number));
    number.map(|number| number as f32).ok_or_else(|| "must be a number from 0 to 1".to_owned())
}

fn passes(value: &Value) -> Result<Vec<&'static str>, String> {
    let names = value.as_array().ok_or("must be a list of names of passes")?;
    let pass = |name: &Value| {
        let known = name.as_str().and_then(by_name);
        known.map(|pass| pass.name).ok_or_else(|| {
            let all: Vec<_> = PASSES.iter().map(|pass| pass.name).collect();
            format!("{name} is no pass; there are {}", all.join(", "))
        })
    };
    names.iter().map(pass).collect()
}

fn language(value: &Value) -> Result<Option<Language>, String> {
    match value.as_str() {
        Some("" | "auto") => Ok(None),
        Some(code) => match Language::from_code(code).filter(|known| *known != Language::UNDETERMINED) {
            Some(language) => Ok(Some(language)),
            None => Err(format!("{value} is no language that is known; `postedit languages` lists them")),
        },
        None => Err("must be an ISO 639-1 code, or \"auto\"".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_go_over_arguments() {
        let arguments = Options { min_confidence: 0.5, ignore: vec!["typos"], ..Options::default() };
        let section = json!({
            "level": "suggest", "minConfidence": 0.9, "lang": "es", "sourceLang": "auto",
            "select": ["typos"], "ignore": [], "trace": { "server": "off" },
        });
        for settings in [section.clone(), json!({ "postedit": section })] {
            let (overrides, problems) = Overrides::read(&settings);
            assert_eq!(problems, Vec::<String>::new());
            let options = overrides.over(&arguments);
            assert_eq!((options.level, options.min_confidence), (Level::Suggest, 0.9));
            assert_eq!((options.language, options.source), (Language::from_code("es"), None));
            assert_eq!((options.select, options.ignore), (Some(vec!["typos"]), vec![]));
        }
        for nothing in
            [json!(null), json!({}), json!({ "postedit": null }), json!({ "level": null }), json!([1])]
        {
            let (overrides, problems) = Overrides::read(&nothing);
            assert_eq!((overrides.clone(), problems.len()), (Overrides::default(), 0), "{nothing}");
            assert_eq!(overrides.over(&arguments).ignore, ["typos"]);
        }
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_holds() {
        let (overrides, problems) = Overrides::read(&json!({
            "level": "high", "min-confidence": 2, "select": "typos", "ignore": ["typoes"], "lang": "xx",
            "sourcelang": "fr", "colour": true,
        }));
        let wanted = Overrides { source: Some(Language::from_code("fr")), ..Overrides::default() };
        assert_eq!(overrides, wanted);
        let told = problems.join("\n");
        for part in ["level: must be", "minConfidence: must be", "select: must be", "\"typoes\" is no pass"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert!(told.contains("lang: \"xx\"") && told.contains("postedit.colour: there is no such setting"));
        assert_eq!(problems.len(), 6);
    }
}
