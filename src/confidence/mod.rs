//! How sure a proposal is: features, and the fitted models that weigh them.
//!
//! Each pass tells what it knows of a proposal as [`Features`]. For each pass with cases enough a [`Model`] was
//! fitted to gold repairs, so that of the proposals that say 0.9 nine in ten are right; for the others the
//! confidence of the pass's own rule stands.

mod density;
mod feature;
mod model;

pub use density::{Density, SurePlaces};
pub use feature::{Feature, Features, Strength};
pub use model::{Model, Step, feature_or_pair, name_of, read, write};
