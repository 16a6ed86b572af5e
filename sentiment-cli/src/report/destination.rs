//! Where the page goes.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use memchr::memmem;

use super::html::GENERATOR;
use crate::args::ReportArgs;
use crate::error::{Failure, Outcome};
use crate::input::extension;
use crate::output::Output;

/// The file that the user names, or the usual one if that is free or has a page of before.
pub fn open(args: &ReportArgs) -> Outcome<Output> {
    let path = args.page();
    if path.as_os_str() == "-" {
        return Ok(Output::stdout(false));
    }
    if args.output.is_none() && !may_be_replaced(path) {
        return Err(Failure::Usage(format!(
            "{0} is there already, and was not written by this command; name another file by -o, or replace it by \
             -o {0}",
            path.display()
        )));
    }
    let output = Output::other_file(path, &args.input.file)?;
    is_page(path)?;
    Ok(output)
}

/// Whether there is no file, or nothing in it, or a page of this command. Of what cannot be read, writing tells why.
fn may_be_replaced(path: &Path) -> bool {
    const START: u64 = 4096;
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START).read_to_end(&mut start));
    read.is_err() || start.is_empty() || memmem::find(&start, GENERATOR.as_bytes()).is_some()
}

/// An error if the file's name speaks of another format.
fn is_page(path: &Path) -> Outcome {
    match extension(path).as_str() {
        "html" | "htm" | "xhtml" | "" => Ok(()),
        other => Err(Failure::Usage(format!(
            "-o: the report is a page of HTML, not .{other}; name a file in .html, or write a table by \
             `sentiment score`"
        ))),
    }
}
