//! Ctrl-C: stop soon, and leave no half-written file behind.

use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::error::{Failure, Outcome};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static TEMPORARY: Mutex<Option<PathBuf>> = Mutex::new(None);

/// How long a chunk may take to notice.
const GRACE: Duration = Duration::from_millis(250);

/// Listen for Ctrl-C and termination.
pub fn listen() {
    // Fails where a signal is ignored or handled already, and then handles
    // none: who runs the command by `nohup` wants it to survive.
    let _ = ctrlc::try_set_handler(|| {
        INTERRUPTED.store(true, Ordering::Relaxed);
        thread::sleep(GRACE);
        // Still here: the main thread waits for input that may never come.
        if let Some(path) = temporary().take() {
            let _ = std::fs::remove_file(path);
        }
        process::exit(130);
    });
}

/// Whether to stop; asked between chunks.
pub fn check() -> Outcome {
    if INTERRUPTED.load(Ordering::Relaxed) {
        return Err(Failure::Interrupted);
    }
    Ok(())
}

/// Which file is to be removed on Ctrl-C.
pub fn remove_later(path: Option<PathBuf>) {
    *temporary() = path;
}

fn temporary() -> std::sync::MutexGuard<'static, Option<PathBuf>> {
    TEMPORARY.lock().unwrap_or_else(PoisonError::into_inner)
}
