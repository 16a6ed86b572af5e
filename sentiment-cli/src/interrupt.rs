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

/// Listen for Ctrl-C, termination and hang-up. What is ignored already stays so:
/// who runs the command by `nohup`, or in the background of a script, wants it to
/// survive.
#[cfg(target_os = "linux")]
pub fn listen() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    // Where nobody says what is ignored, nothing is listened for.
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        return;
    };
    let Some(ignored) = ignored(&status) else {
        return;
    };
    let heard = [SIGINT, SIGTERM, SIGHUP]
        .into_iter()
        .filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // Without it the command works all the same.
    let Ok(mut signals) = signal_hook::iterator::Signals::new(heard) else {
        return;
    };
    thread::spawn(move || {
        if signals.forever().next().is_some() {
            stop();
        }
    });
}

/// The mask of ignored signals, by the file that proc_pid_status(5) describes.
#[cfg(target_os = "linux")]
fn ignored(status: &str) -> Option<u64> {
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))?;
    u64::from_str_radix(mask.trim(), 16).ok()
}

/// Listen for Ctrl-C, termination and hang-up.
#[cfg(not(target_os = "linux"))]
pub fn listen() {
    // Fails where a signal is ignored or handled already, and then handles
    // none: who runs the command by `nohup` wants it to survive.
    let _ = ctrlc::try_set_handler(stop);
}

fn stop() {
    INTERRUPTED.store(true, Ordering::Relaxed);
    thread::sleep(GRACE);
    // Still here: the main thread waits for input that may never come.
    if let Some(path) = temporary().take() {
        let _ = std::fs::remove_file(path);
    }
    process::exit(130);
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
