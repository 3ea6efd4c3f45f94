//! What the times were taken on.

use std::fs;

/// The machine, as far as it tells.
pub struct Machine {
    /// The model of its processor.
    pub processor: String,
    /// Logical processors.
    pub cores: usize,
    /// Processes that wanted to run in the last minute, on average, before anything was measured.
    pub load: String,
}

impl Machine {
    /// This machine.
    pub fn this() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        Self {
            processor: model(&processors).unwrap_or("unknown processor").to_owned(),
            cores,
            load: load.split_whitespace().next().unwrap_or("unknown").to_owned(),
        }
    }
}

/// The model that /proc/cpuinfo tells first.
fn model(processors: &str) -> Option<&str> {
    let (_, model) = processors.lines().filter_map(|line| line.split_once(':')).find(|(name, _)| {
        // ARM has no model name on most kernels
        matches!(name.trim(), "model name" | "Model" | "cpu model")
    })?;
    Some(model.trim()).filter(|model| !model.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_is_found() {
        assert_eq!(model("processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\n"), Some("Some CPU @ 2 GHz"));
        assert_eq!(model("processor\t: 0\n"), None);
    }
}
