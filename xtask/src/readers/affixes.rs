//! The forms that the suffixes of a spelling dictionary make of its stems.
//!
//! Only what adds forms in number is read: suffixes, and suffixes behind suffixes. Prefixes, conditions on
//! whole words and compounds are left to the dictionary itself, which judges each form afterwards.

use std::collections::HashMap;

/// One suffix: what it takes off, what it adds, which suffixes may follow, and behind what it stands.
struct Suffix {
    strip: String,
    add: String,
    next: Vec<String>,
    condition: Vec<Set>,
}

/// The letters that one place of a condition allows.
enum Set {
    Any,
    Of(Vec<char>),
    NotOf(Vec<char>),
}

/// How flags are written.
#[derive(Clone, Copy, PartialEq)]
enum Flags {
    Characters,
    Pairs,
    Numbers,
}

/// More forms than this of one stem are the work of chains that no list needs to hold.
const FORMS_OF_A_STEM: usize = 2_000;

/// All forms of all stems, each with its stem; some of them the dictionary may not accept.
pub fn expand(affixes: &str, stems: &str) -> Vec<(String, String)> {
    let rules = Rules::read(affixes);
    let mut forms = Vec::new();
    for line in stems.lines().skip(1) {
        let entry = line.split(['\t', ' ']).next().unwrap_or_default();
        let (stem, flags) = entry.split_once('/').unwrap_or((entry, ""));
        if stem.is_empty() {
            continue;
        }
        let first = forms.len();
        forms.push((stem.to_owned(), stem.to_owned()));
        for flag in rules.flags(flags) {
            for suffix in rules.suffixes.get(&flag).into_iter().flatten() {
                let Some(form) = suffix.apply(stem) else { continue };
                for flag in &suffix.next {
                    let more = rules.suffixes.get(flag).into_iter().flatten();
                    forms.extend(more.filter_map(|suffix| Some((suffix.apply(&form)?, stem.to_owned()))));
                }
                forms.push((form, stem.to_owned()));
            }
            if forms.len() - first > FORMS_OF_A_STEM {
                forms.truncate(first + FORMS_OF_A_STEM);
                break;
            }
        }
    }
    forms
}

struct Rules {
    kind: Flags,
    aliases: Vec<String>,
    suffixes: HashMap<String, Vec<Suffix>>,
}

impl Rules {
    fn read(affixes: &str) -> Self {
        let mut rules = Self { kind: Flags::Characters, aliases: Vec::new(), suffixes: HashMap::new() };
        for line in affixes.lines() {
            let mut fields = line.split_whitespace();
            match fields.next() {
                Some("FLAG") => {
                    rules.kind = match fields.next() {
                        Some("long") => Flags::Pairs,
                        Some("num") => Flags::Numbers,
                        _ => Flags::Characters,
                    }
                }
                // the first line of the aliases is their number
                Some("AF") => rules.aliases.extend(fields.next().map(str::to_owned)),
                Some("SFX") => {
                    let fields: Vec<&str> = fields.collect();
                    if let [flag, strip, add, condition, ..] = fields[..] {
                        let suffix = rules.suffix(strip, add, condition);
                        rules.suffixes.entry(flag.to_owned()).or_default().push(suffix);
                    } else if let [flag, strip, add] = fields[..]
                        && strip.parse::<u32>().is_err()
                        && !matches!(strip, "Y" | "N")
                    {
                        let suffix = rules.suffix(strip, add, ".");
                        rules.suffixes.entry(flag.to_owned()).or_default().push(suffix);
                    }
                }
                _ => {}
            }
        }
        rules
    }

    fn suffix(&self, strip: &str, add: &str, condition: &str) -> Suffix {
        let (add, next) = add.split_once('/').unwrap_or((add, ""));
        let letters = |text: &str| if text == "0" { String::new() } else { text.to_owned() };
        Suffix {
            strip: letters(strip),
            add: letters(add),
            next: self.flags(next),
            condition: read_condition(condition),
        }
    }

    /// The flags of a field, which may be the number of an alias.
    fn flags(&self, field: &str) -> Vec<String> {
        let alias = (!self.aliases.is_empty()).then(|| field.parse::<usize>().ok()).flatten();
        let field = alias.and_then(|at| self.aliases.get(at)).map_or(field, String::as_str);
        match self.kind {
            Flags::Numbers => field.split(',').filter(|flag| !flag.is_empty()).map(str::to_owned).collect(),
            Flags::Characters => field.chars().map(String::from).collect(),
            Flags::Pairs => {
                let letters: Vec<char> = field.chars().collect();
                letters.chunks(2).map(|pair| pair.iter().collect()).collect()
            }
        }
    }
}

impl Suffix {
    fn apply(&self, stem: &str) -> Option<String> {
        let kept = stem.strip_suffix(self.strip.as_str())?;
        let letters: Vec<char> = stem.chars().collect();
        let from = letters.len().checked_sub(self.condition.len())?;
        let fits = self.condition.iter().zip(&letters[from..]).all(|(set, letter)| match set {
            Set::Any => true,
            Set::Of(letters) => letters.contains(letter),
            Set::NotOf(letters) => !letters.contains(letter),
        });
        fits.then(|| format!("{kept}{}", self.add))
    }
}

fn read_condition(condition: &str) -> Vec<Set> {
    let mut sets = Vec::new();
    if condition == "." {
        return sets;
    }
    let mut letters = condition.chars();
    while let Some(letter) = letters.next() {
        sets.push(match letter {
            '.' => Set::Any,
            '[' => {
                let inside: Vec<char> = letters.by_ref().take_while(|&c| c != ']').collect();
                match inside.split_first() {
                    Some(('^', rest)) => Set::NotOf(rest.to_vec()),
                    _ => Set::Of(inside),
                }
            }
            other => Set::Of(vec![other]),
        });
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(affixes: &str, stems: &str) -> Vec<String> {
        expand(affixes, stems).into_iter().map(|(form, _)| form).collect()
    }

    #[test]
    fn suffixes_are_added_where_their_condition_holds() {
        let affixes = "SFX A Y 2\nSFX A y ies [^aeiou]y\nSFX A 0 s [^y]\n";
        assert_eq!(forms(affixes, "2\ncity/A\nday/A\n"), ["city", "cities", "day"]);
    }

    #[test]
    fn suffixes_follow_suffixes() {
        let affixes = "FLAG long\nSFX Aa Y 1\nSFX Aa 0 er/Bb .\nSFX Bb Y 1\nSFX Bb 0 s .\n";
        assert_eq!(forms(affixes, "1\nread/Aa\n"), ["read", "readers", "reader"]);
    }

    #[test]
    fn flags_can_be_aliases() {
        let affixes = "FLAG num\nAF 1\nAF 12,30\nSFX 30 Y 1\nSFX 30 a u a\n";
        assert_eq!(forms(affixes, "1\ncasa/1\n"), ["casa", "casu"]);
    }
}
