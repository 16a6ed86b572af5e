//! A file where the name of a command is expected.

use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::several;

/// What to type if the command is the name of a file.
pub fn file(error: &clap::Error) -> Option<String> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let path = Path::new(name);
    if !path.is_file() {
        return None;
    }
    let file = several::file(path);
    Some(format!(
        "{name} is a file, and no command; what is to be done with it?\n  \
         sentiment report{file}   for a summary and a page\n  \
         sentiment score{file}    for a score of each text"
    ))
}
