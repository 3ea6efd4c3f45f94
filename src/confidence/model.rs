//! The models that turn features into a probability.

use super::feature::{Feature, Features};
use foldhash::{HashMap, HashMapExt};
use std::fmt;
use std::sync::LazyLock;

static WEIGHTS: &str = include_str!("weights.tsv");

/// A step of a model: what its log-odds gain if a feature has at least a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The feature.
    pub feature: Feature,
    /// What must be so besides, if the two interact.
    pub given: Option<Feature>,
    /// From this value on.
    pub at_least: f32,
    /// Natural logarithm of the odds that are gained; negative if they are lost.
    pub log_odds: f32,
}

/// A logistic regression over steps: the log-odds of a proposal are the sum of what its features gain, so what
/// each feature contributes can be told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Log-odds of a proposal of which nothing is known.
    pub intercept: f32,
    /// The steps, grouped by feature.
    pub steps: Vec<Step>,
}

impl Model {
    /// Natural logarithm of the odds that a proposal with these features is right.
    pub fn log_odds(&self, features: &Features) -> f32 {
        let reached = self.steps.iter().filter(|step| step.is_reached(features));
        self.intercept + reached.map(|step| step.log_odds).sum::<f32>()
    }

    /// The probability, 0.0 to 1.0, that a proposal with these features is right.
    pub fn probability(&self, features: &Features) -> f32 {
        1.0 / (1.0 + (-self.log_odds(features)).exp())
    }

    /// What a feature adds to the log-odds of a proposal.
    pub fn contribution(&self, feature: Feature, features: &Features) -> f32 {
        self.steps
            .iter()
            .filter(|step| step.feature == feature && step.is_reached(features))
            .map(|step| step.log_odds)
            .sum()
    }

    /// The model that was fitted for a pass, if there were cases enough to fit one.
    pub fn of(pass: &str) -> Option<&'static Self> {
        // a test reads the weights; without them, as while they are fitted anew to other features, the rules stand
        static READ: LazyLock<HashMap<String, Model>> = LazyLock::new(|| read(WEIGHTS).unwrap_or_default());
        READ.get(pass)
    }
}

impl Step {
    /// Whether a proposal with these features gains it.
    pub fn is_reached(&self, features: &Features) -> bool {
        features.get(self.feature).is_some_and(|value| value >= self.at_least)
            && self.given.is_none_or(|given| features.is_so(given))
    }
}

/// The name that stands for the intercept in the place of a feature.
const INTERCEPT: &str = "-";
/// What stands between a feature and what must be so besides.
const GIVEN: &str = " | ";

/// A feature, or one that asks for another besides, by its name in the file of weights, see [`read`].
pub fn feature_or_pair(name: &str) -> Option<(Feature, Option<Feature>)> {
    static BY_NAME: LazyLock<HashMap<&'static str, Feature>> =
        LazyLock::new(|| Feature::ALL.iter().map(|feature| (feature.name(), *feature)).collect());
    let named = |name| BY_NAME.get(name).copied();
    match name.split_once(GIVEN) {
        Some((feature, given)) => Some((named(feature)?, Some(named(given)?))),
        None => Some((named(name)?, None)),
    }
}

/// The name of a feature, or of one that asks for another besides, see [`feature_or_pair`].
pub fn name_of(feature: Feature, given: Option<Feature>) -> String {
    let given = given.map_or_else(String::new, |given| format!("{GIVEN}{}", given.name()));
    format!("{}{given}", feature.name())
}

/// Reads models: lines of pass, feature, least value and log-odds; `#` begins a comment. A step that asks for another
/// feature besides names it behind a bar: `heads | left-function`.
///
/// # Errors
/// Tells the line that cannot be read.
pub fn read(text: &str) -> Result<HashMap<String, Model>, String> {
    let mut models: HashMap<String, Model> = HashMap::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let wrong = || format!("line {}: {line:?}", number + 1);
        let [pass, feature, at_least, log_odds] = cells[..] else { return Err(wrong()) };
        let log_odds = log_odds.parse().map_err(|_| wrong())?;
        let model = models.entry(pass.to_owned()).or_default();
        if feature == INTERCEPT {
            model.intercept = log_odds;
            continue;
        }
        let (feature, given) = feature_or_pair(feature).ok_or_else(wrong)?;
        let at_least = at_least.parse().map_err(|_| wrong())?;
        model.steps.push(Step { feature, given, at_least, log_odds });
    }
    Ok(models)
}

/// Writes the lines of a model, see [`read`].
///
/// # Errors
/// When `out` takes no more.
pub fn write(pass: &str, model: &Model, out: &mut impl fmt::Write) -> fmt::Result {
    writeln!(out, "{pass}\t{INTERCEPT}\t{INTERCEPT}\t{:.3}", model.intercept)?;
    for step in &model.steps {
        let name = name_of(step.feature, step.given);
        writeln!(out, "{pass}\t{name}\t{}\t{:.3}", step.at_least, step.log_odds)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# a comment\ntypos\t-\t-\t-1\ntypos\tmargin\t0\t1\ntypos\tmargin\t2\t0.5\ntypos\tletters\t6\t0.25\ntypos\tletters | is-name\t5\t2\n";

    #[test]
    fn steps_that_are_reached_add_up() {
        let models = read(TEXT).expect("well-formed");
        let model = &models["typos"];
        let mut features = Features::new();
        features.set(Feature::Margin, 2.5).set(Feature::Letters, 5.0);
        assert!((model.contribution(Feature::Margin, &features) - 1.5).abs() < 1e-6);
        assert!((model.probability(&features) - 1.0 / (1.0 + (-0.5f32).exp())).abs() < 1e-6);
        assert!(model.probability(&Features::new()) < 0.3, "nothing is known");
        features.tell(Feature::IsName, false);
        assert!(model.contribution(Feature::Letters, &features).abs() < 1e-6);
        features.tell(Feature::IsName, true);
        assert!((model.contribution(Feature::Letters, &features) - 2.0).abs() < 1e-6, "of two that interact");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let models = read(TEXT).expect("well-formed");
        let mut text = String::new();
        write("typos", &models["typos"], &mut text).expect("strings take all");
        assert_eq!(read(&text).as_ref(), Ok(&models));
    }

    #[test]
    fn a_bad_line_is_told() {
        for line in
            ["typos\tmargin\t1", "typos\tnothing\t1\t1", "typos\tmargin\tx\t1", "typos\tmargin | x\t1\t1"]
        {
            assert!(read(line).is_err_and(|error| error.starts_with("line 1")), "{line}");
        }
    }

    #[test]
    fn every_fitted_model_belongs_to_a_pass() {
        for pass in read(WEIGHTS).expect("well-formed").keys() {
            assert!(crate::pass::by_name(pass).is_some(), "{pass}");
        }
    }
}
