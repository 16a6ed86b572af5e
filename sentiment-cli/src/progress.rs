//! How far a file is read, shown to people only.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Smaller files are done before anyone has read a bar.
const WORTH: u64 = 4 << 20;

/// A progress bar on standard error, or nothing.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// For a file of `size` bytes, if standard error is a terminal.
    pub fn new(size: Option<u64>) -> Self {
        let Some(size) = size.filter(|&size| size >= WORTH && io::stderr().is_terminal()) else {
            return Self(None);
        };
        let bar = ProgressBar::with_draw_target(Some(size), ProgressDrawTarget::stderr());
        let template = "{bar:30} {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// So many bytes are read.
    pub fn at(&self, offset: u64) {
        if let Some(bar) = &self.0 {
            bar.set_position(offset);
        }
    }

    /// Hide the bar while something else is written.
    pub fn suspend<T>(&self, f: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(f),
            None => f(),
        }
    }

    /// Remove the bar.
    pub fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Progress {
    // A message about a failure must not share the bar's line.
    fn drop(&mut self) {
        self.finish();
    }
}
