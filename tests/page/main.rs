//! The review page in a real Chromium, driven as an editor drives it: clicking, typing, downloading.
//!
//! The tests need `chromium` and `chromedriver` on the path (Debian: `apt-get install chromium chromium-driver`).

mod browser;
mod downloads;
mod hostile;
mod looks;
mod reviewing;
mod shelf;
mod size;
