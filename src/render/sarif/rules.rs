//! The passes as rules, from their documentation.

use super::log::Message;
use crate::finding::Level;
use crate::pass::{PASSES, Pass};
use serde::Serialize;

#[derive(Serialize)]
pub struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    short_description: Message,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    /// The format wants a name that differs from the id in more than capitals.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// The tool with a rule for each pass, in the order of [`PASSES`].
pub fn tool() -> Tool {
    Tool {
        driver: Driver {
            name: "postedit",
            semantic_version: env!("CARGO_PKG_VERSION"),
            short_description: Message { text: env!("CARGO_PKG_DESCRIPTION").to_owned() + "." },
            rules: PASSES.iter().copied().map(rule).collect(),
        },
    }
}

fn rule(pass: &Pass) -> Rule {
    let markdown: Vec<&str> =
        pass.documentation.trim_end().lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let text: Vec<&str> = markdown.iter().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
    Rule {
        id: pass.name,
        name: pass.name.contains('-').then(|| camel_case(pass.name)),
        short_description: Message { text: pass.summary().to_owned() },
        full_description: Message { text: what_it_finds(&markdown) },
        help: Help { text: text.join("\n"), markdown: markdown.join("\n") },
        default_configuration: Configuration {
            level: if pass.ceiling == Level::Fix { "warning" } else { "note" },
        },
    }
}

/// The section *What it finds* of a documentation, as one paragraph.
fn what_it_finds(documentation: &[&str]) -> String {
    let section = documentation.iter().skip_while(|line| **line != "# What it finds").skip(1);
    let lines: Vec<&str> =
        section.take_while(|line| !line.starts_with("# ")).copied().filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// `stray-periods` as `StrayPeriods`.
fn camel_case(name: &str) -> String {
    let word = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    name.split('-').map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pass_is_a_rule_that_explains_itself() {
        let driver = tool().driver;
        assert_eq!(driver.rules.len(), PASSES.len());
        for rule in driver.rules {
            assert!(!rule.full_description.text.is_empty(), "{}", rule.id);
            assert!(rule.help.markdown.contains("# Why it happens"), "{}", rule.id);
            assert!(!rule.help.text.contains("# "), "{}", rule.id);
            assert!(rule.name.is_none_or(|name| !name.eq_ignore_ascii_case(rule.id) && !name.contains('-')));
        }
    }
}
