//! Whether confidence keeps what it says: of the edits that say 0.9, are nine in ten right?

use serde::Serialize;

/// Number of parts that confidence is divided into.
const BINS: usize = 20;

/// Edits of one part of the scale of confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// Edits.
    pub edits: usize,
    /// Right ones among them.
    pub right: usize,
    /// Sum of their confidence.
    pub confidence: f64,
}

impl Bin {
    /// Share of right edits, 0.0 to 1.0; `None` if there are no edits.
    pub fn share(&self) -> Option<f64> {
        (self.edits > 0).then(|| self.right as f64 / self.edits as f64)
    }

    /// Mean confidence, 0.0 to 1.0; `None` if there are no edits.
    pub fn mean(&self) -> Option<f64> {
        (self.edits > 0).then(|| self.confidence / self.edits as f64)
    }
}

/// Edits by confidence, and how many of them were right.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reliability {
    bins: [Bin; BINS],
}

impl Reliability {
    /// Counts an edit.
    pub fn add(&mut self, confidence: f32, is_right: bool) {
        let confidence = f64::from(confidence.clamp(0.0, 1.0));
        let bin = &mut self.bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
        bin.edits += 1;
        bin.right += usize::from(is_right);
        bin.confidence += confidence;
    }

    /// Counts the edits of another.
    pub fn merge(&mut self, other: &Self) {
        for (bin, more) in self.bins.iter_mut().zip(other.bins) {
            bin.edits += more.edits;
            bin.right += more.right;
            bin.confidence += more.confidence;
        }
    }

    /// All edits.
    pub fn proposals(&self) -> usize {
        self.bins.iter().map(|bin| bin.edits).sum()
    }

    /// All right edits.
    pub fn right(&self) -> usize {
        self.bins.iter().map(|bin| bin.right).sum()
    }

    /// The parts of the scale that have edits: from, up to, and the edits between.
    pub fn bins(&self) -> impl Iterator<Item = (f64, f64, Bin)> + '_ {
        let width = 1.0 / BINS as f64;
        let bins = self.bins.iter().enumerate().filter(|(_, bin)| bin.edits > 0);
        bins.map(move |(number, bin)| (number as f64 * width, (number + 1) as f64 * width, *bin))
    }

    /// The expected calibration error: the mean distance between confidence and the share of right edits over
    /// twenty parts of the scale, weighed by their edits; 0.0 if there are none (Naeini, Cooper and Hauskrecht 2015,
    /// "Obtaining well calibrated probabilities using Bayesian binning").
    pub fn expected_error(&self) -> f64 {
        let all = self.proposals().max(1) as f64;
        self.bins.iter().map(|bin| (bin.right as f64 - bin.confidence).abs() / all).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_mean_distance_from_what_is_said() {
        let mut reliability = Reliability::default();
        for is_right in [true, true, true, false] {
            reliability.add(0.96, is_right);
        }
        reliability.add(0.5, true);
        reliability.add(0.5, false);
        assert_eq!((reliability.proposals(), reliability.right()), (6, 4));
        assert!((reliability.expected_error() - 0.21 * 4.0 / 6.0).abs() < 1e-6);
        assert_eq!(reliability.bins().count(), 2);
    }

    #[test]
    fn full_confidence_has_a_bin() {
        let mut reliability = Reliability::default();
        reliability.add(1.0, true);
        assert!(reliability.expected_error() < 1e-9);
    }
}
