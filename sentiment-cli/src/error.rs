//! Why a command ended early.

use std::io;

/// What to tell the user, and by which exit code.
#[derive(Debug)]
pub enum Failure {
    /// Exit code 2: the command line asks for something that cannot be.
    Usage(String),
    /// Exit code 1: the input or the machine.
    Data(String),
    /// Exit code 3: all went well, and there is nothing to write, as was said.
    Nothing,
    /// The reader of our output went away: no error, as with `head`.
    ClosedPipe,
    /// Ctrl-C.
    Interrupted,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Failure::ClosedPipe
        } else {
            Failure::Data(error.to_string())
        }
    }
}

/// The result of a command.
pub type Outcome<T = ()> = Result<T, Failure>;
