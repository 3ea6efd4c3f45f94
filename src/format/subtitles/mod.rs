//! Subtitles: SubRip and WebVTT. Times, numbers, settings, comments and tags stay; the lines of a cue are its prose.

mod cue;
mod line;
mod srt;
mod vtt;

pub use srt::Srt;
pub use vtt::Vtt;
