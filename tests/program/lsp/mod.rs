//! `postedit lsp`, driven by a client library that others wrote, and by raw bytes.

mod editor;
mod latency;
mod settings;
mod stream;
mod work;
