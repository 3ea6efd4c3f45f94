//! One logistic regression per pass, over steps of its features and of pairs of them that interact.

use crate::interactions::interactions;
use crate::sets::FOLDS;
use anyhow::{Context, Result};
use linfa::DatasetBase;
use linfa::traits::Fit;
use linfa_logistic::LogisticRegression;
use ndarray::{Array1, Array2};
use postedit::confidence::{Feature, Model, Step};
use postedit::evaluation::Proposal;

/// Fewest proposals, and right and wrong ones among them, that a model is fitted to.
const LEAST_PROPOSALS: usize = 30;
const LEAST_RIGHT: usize = 20;
const LEAST_WRONG: usize = 12;
/// Steps of one feature at most.
const MOST_STEPS: usize = 12;
/// Weight of the squares of the log-odds in what is minimised: it keeps rare features small.
const PENALTY: f64 = 2.0;
const ITERATIONS: u64 = 500;
/// Rounds of Newton's method over the steps that are added; they change nothing that is written after far fewer.
const NEWTON: usize = 100;
/// Steps that change less are left out.
const LEAST_LOG_ODDS: f32 = 0.0005;
/// The confidence that the rule of a pass states counts as so many cases of that confidence.
const STATED_CASES: f64 = 8.0;
/// Fewest cases of one stated confidence that say more than it.
const LEAST_STATED: usize = 12;

/// A proposal to fit to, with the part of the documents that it comes from.
pub struct Case {
    /// The part.
    pub fold: u64,
    /// The proposal.
    pub proposal: Proposal,
}

/// The model of the proposals of one pass; `None` if they are too few.
///
/// A regression with a penalty is too modest. So another one, of one weight, is fitted to what models of two thirds of
/// the cases say of the last third (Platt 1999, "Probabilistic outputs for support vector machines"), and scales the
/// model of all.
pub fn fit(cases: &[&Case]) -> Result<Option<Model>> {
    let proposals: Vec<&Proposal> = cases.iter().map(|case| &case.proposal).collect();
    let right = proposals.iter().filter(|proposal| proposal.is_right).count();
    if proposals.len() < LEAST_PROPOSALS || right < LEAST_RIGHT {
        return Ok(None);
    }
    if proposals.len() - right < LEAST_WRONG || !proposals.iter().any(|proposal| is_weighed(proposal)) {
        return Ok(Some(shrunk(&proposals)));
    }
    let mut said = Vec::with_capacity(cases.len());
    for fold in 0..FOLDS {
        let (own, others): (Vec<&&Case>, Vec<&&Case>) = cases.iter().partition(|case| case.fold == fold);
        let others: Vec<&Proposal> = others.iter().map(|case| &case.proposal).collect();
        let model = regression(&others)?;
        said.extend(own.iter().map(|case| (model.log_odds(&case.proposal.features), case.proposal.is_right)));
    }
    let records = Array2::from_shape_fn((said.len(), 1), |(row, _)| f64::from(said[row].0));
    let (intercept, weights) = logistic(records, said.iter().map(|(_, is_right)| *is_right).collect(), 0.0)?;
    let scale = weights[0] as f32;
    let model = regression(&proposals)?;
    Ok(Some(Model {
        intercept: model.intercept * scale + intercept as f32,
        steps: model
            .steps
            .into_iter()
            .map(|step| Step { log_odds: step.log_odds * scale, ..step })
            .filter(|step| step.log_odds.abs() >= LEAST_LOG_ODDS)
            .collect(),
    }))
}

/// A model with steps of more features, and of pairs that interact, in the place of those that it has of them; all that it
/// says besides stays as it is. So what is new can be fitted without the chances of fitting all others anew.
pub fn add(mut model: Model, wanted: &[(Feature, Option<Feature>)], cases: &[&Case]) -> Model {
    let proposals: Vec<&Proposal> = cases.iter().map(|case| &case.proposal).collect();
    model.steps.retain(|step| !wanted.contains(&(step.feature, step.given)));
    let added: Vec<Step> =
        wanted.iter().flat_map(|&(feature, given)| steps_of(feature, given, &proposals)).collect();
    let mut log_odds: Vec<f64> =
        proposals.iter().map(|proposal| f64::from(model.log_odds(&proposal.features))).collect();
    let reached: Vec<Vec<usize>> = added
        .iter()
        .map(|step| (0..proposals.len()).filter(|&row| step.is_reached(&proposals[row].features)).collect())
        .collect();
    // Newton's method on one weight after the other; the likelihood with its penalty has one maximum
    let mut weights = vec![0.0_f64; added.len()];
    for _ in 0..NEWTON {
        for (weight, rows) in weights.iter_mut().zip(&reached) {
            let start = (-PENALTY * *weight, PENALTY);
            let (slope, bend) = rows.iter().fold(start, |(slope, bend), &row| {
                let share = 1.0 / (1.0 + (-log_odds[row]).exp());
                (slope + f64::from(u8::from(proposals[row].is_right)) - share, bend + share * (1.0 - share))
            });
            let change = slope / bend;
            *weight += change;
            rows.iter().for_each(|&row| log_odds[row] += change);
        }
    }
    let weighed =
        added.into_iter().zip(weights).map(|(step, weight)| Step { log_odds: weight as f32, ..step });
    let mut steps = model.steps;
    steps.extend(weighed.filter(|step| step.log_odds.abs() >= LEAST_LOG_ODDS));
    Model { steps, ..model }
}

fn regression(proposals: &[&Proposal]) -> Result<Model> {
    let steps = steps(proposals);
    let reached = |row: usize, column: usize| steps[column].is_reached(&proposals[row].features);
    let records = Array2::from_shape_fn((proposals.len(), steps.len()), |(row, column)| {
        f64::from(u8::from(reached(row, column)))
    });
    let targets = proposals.iter().map(|proposal| proposal.is_right).collect();
    let (intercept, weights) = logistic(records, targets, PENALTY)?;
    let steps = steps.iter().zip(weights).map(|(step, weight)| Step { log_odds: weight as f32, ..*step });
    Ok(Model { intercept: intercept as f32, steps: steps.collect() })
}

/// Intercept and weights of the log-odds that a target is true.
fn logistic(records: Array2<f64>, targets: Array1<bool>, penalty: f64) -> Result<(f64, Vec<f64>)> {
    let fitted = LogisticRegression::default()
        .alpha(penalty)
        .max_iterations(ITERATIONS)
        .fit(&DatasetBase::new(records, targets))
        .context("the regression")?;
    // the regression tells the probability of one of the two labels, which need not be the true one
    let sign = if fitted.labels().pos.class { 1.0 } else { -1.0 };
    Ok((sign * fitted.intercept(), fitted.params().iter().map(|weight| sign * weight).collect()))
}

/// Whether the pass tells more of a proposal than how sure its rule is.
fn is_weighed(proposal: &Proposal) -> bool {
    proposal.features.iter().any(|(feature, _)| feature != Feature::Prior && !feature.is_of_language())
}

/// Where nearly all proposals are right there is nothing to tell the others by: the share of right ones by what the
/// rule states, drawn towards it.
fn shrunk(proposals: &[&Proposal]) -> Model {
    let mut stated: Vec<f32> =
        proposals.iter().filter_map(|proposal| proposal.features.get(Feature::Prior)).collect();
    // what no proposal states counts as stated
    stated.extend((1..20).map(|part| part as f32 / 20.0));
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
        let share = if cases.len() < LEAST_STATED {
            f64::from(value)
        } else {
            (right + STATED_CASES * f64::from(value)) / (cases.len() as f64 + STATED_CASES)
        };
        let log_odds = (share / (1.0 - share)).ln();
        if (log_odds - last).abs() < 0.05 {
            continue;
        }
        model.steps.push(Step {
            feature: Feature::Prior,
            given: None,
            at_least: value,
            log_odds: (log_odds - last) as f32,
        });
        last = log_odds;
    }
    model
}

/// The steps that divide the values of each feature into parts of about the same size, and those of the features that
/// interact in the pass.
fn steps(proposals: &[&Proposal]) -> Vec<Step> {
    let pass = proposals.first().map_or("", |proposal| proposal.pass);
    let alone = Feature::ALL.iter().map(|&feature| (feature, None));
    let paired = interactions(pass).iter().map(|&(feature, given)| (feature, Some(given)));
    alone.chain(paired).flat_map(|(feature, given)| steps_of(feature, given, proposals)).collect()
}

fn steps_of(feature: Feature, given: Option<Feature>, proposals: &[&Proposal]) -> Vec<Step> {
    let is_told = |proposal: &&&Proposal| given.is_none_or(|given| proposal.features.is_so(given));
    let mut values: Vec<f32> = proposals
        .iter()
        .filter(is_told)
        .filter_map(|proposal| proposal.features.get(feature))
        .map(rounded)
        .collect();
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
    borders[first..].iter().map(|&at_least| Step { feature, given, at_least, log_odds: 0.0 }).collect()
}

fn rounded(value: f32) -> f32 {
    (value * 100.0).floor() / 100.0
}
