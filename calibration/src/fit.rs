//! One logistic regression per pass, over steps of its features.

use anyhow::{Context, Result};
use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};
use postedit::confidence::{Feature, Model, Step};
use postedit::evaluation::Proposal;

/// Fewest proposals, and right ones among them, that a model is fitted to.
const LEAST_PROPOSALS: usize = 30;
const LEAST_RIGHT: usize = 20;
/// Steps of one feature at most.
const MOST_STEPS: usize = 12;
/// Weight of the squares of the log-odds in what is minimised: it keeps rare features small.
const PENALTY: f64 = 1.0;
const ITERATIONS: u64 = 500;
/// The confidence that the rule of a pass states counts as so many cases of that confidence.
const STATED_CASES: f64 = 4.0;

/// The model of the proposals of one pass; `None` if they are too few.
pub fn fit(proposals: &[&Proposal]) -> Result<Option<Model>> {
    let right = proposals.iter().filter(|proposal| proposal.is_right).count();
    if proposals.len() < LEAST_PROPOSALS || right < LEAST_RIGHT {
        return Ok(None);
    }
    if proposals.len() - right < LEAST_PROPOSALS {
        return Ok(Some(shrunk(proposals)));
    }
    let steps = steps(proposals);
    let reached = |row: usize, column: usize| {
        let step = steps[column];
        proposals[row].features.get(step.feature).is_some_and(|value| value >= step.at_least)
    };
    let records = Array2::from_shape_fn((proposals.len(), steps.len()), |(row, column)| {
        f64::from(u8::from(reached(row, column)))
    });
    let targets: Array1<bool> = proposals.iter().map(|proposal| proposal.is_right).collect();
    let fitted = LogisticRegression::default()
        .alpha(PENALTY)
        .max_iterations(ITERATIONS)
        .fit(&DatasetBase::new(records, targets))
        .context("the regression")?;
    // the regression tells the probability of one of the two labels, which need not be the right one
    let sign = if fitted.labels().pos.class { 1.0 } else { -1.0 };
    let fitted_steps = steps.iter().zip(fitted.params());
    Ok(Some(Model {
        intercept: (sign * fitted.intercept()) as f32,
        steps: fitted_steps
            .map(|(step, weight)| Step { log_odds: (sign * weight) as f32, ..*step })
            .filter(|step| step.log_odds.abs() >= 0.0005)
            .collect(),
    }))
}

/// Where nearly all proposals are right there is nothing to tell the others by: the share of right ones by what the
/// rule states, drawn towards it.
fn shrunk(proposals: &[&Proposal]) -> Model {
    let mut stated: Vec<f32> =
        proposals.iter().filter_map(|proposal| proposal.features.get(Feature::Prior)).collect();
    stated.sort_by(f32::total_cmp);
    stated.dedup();
    let mut model = Model::default();
    let mut last = 0.0;
    for value in stated {
        let cases: Vec<_> = proposals
            .iter()
            .filter(|proposal| proposal.features.get(Feature::Prior) == Some(value))
            .collect();
        let right = cases.iter().filter(|proposal| proposal.is_right).count() as f64;
        let share = (right + STATED_CASES * f64::from(value)) / (cases.len() as f64 + STATED_CASES);
        let log_odds = (share / (1.0 - share)).ln();
        model.steps.push(Step {
            feature: Feature::Prior,
            at_least: value,
            log_odds: (log_odds - last) as f32,
        });
        last = log_odds;
    }
    model
}

/// The steps that divide the values of each feature into parts of about the same size.
fn steps(proposals: &[&Proposal]) -> Vec<Step> {
    let mut steps = Vec::new();
    for &feature in Feature::ALL {
        let mut values: Vec<f32> =
            proposals.iter().filter_map(|proposal| proposal.features.get(feature)).map(rounded).collect();
        let is_told_of_all = values.len() == proposals.len();
        values.sort_by(f32::total_cmp);
        let mut distinct = values.clone();
        distinct.dedup();
        let mut borders = if distinct.len() <= MOST_STEPS {
            distinct
        } else {
            (0..MOST_STEPS).map(|part| values[part * values.len() / MOST_STEPS]).collect()
        };
        borders.dedup();
        // the lowest value is reached by all of which the feature is told
        let first = usize::from(is_told_of_all).min(borders.len());
        steps.extend(borders[first..].iter().map(|&at_least| Step { feature, at_least, log_odds: 0.0 }));
    }
    steps
}

fn rounded(value: f32) -> f32 {
    (value * 100.0).floor() / 100.0
}
