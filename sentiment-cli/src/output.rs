//! Writing: standard output, or a file that appears only when it is complete.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstream::AutoStream;
use tempfile::NamedTempFile;

use crate::error::{Failure, Outcome};
use crate::input::reason;
use crate::interrupt;

/// Where output goes.
pub struct Output(Sink);

enum Sink {
    /// Bytes as they are.
    Stdout(io::StdoutLock<'static>),
    /// With colours where the terminal has them.
    Colored(AutoStream<io::StdoutLock<'static>>),
    /// A file in the making beside its final place.
    File {
        temporary: NamedTempFile,
        path: PathBuf,
    },
    /// A device or a pipe, which must not be replaced.
    Special { file: File, path: PathBuf },
}

impl Output {
    /// Standard output. Colours are removed where they cannot be shown;
    /// everything else is written as it is if not `colored`.
    pub fn stdout(colored: bool) -> Self {
        let lock = io::stdout().lock();
        Self(if colored {
            Sink::Colored(AutoStream::auto(lock))
        } else {
            Sink::Stdout(lock)
        })
    }

    /// A file. It gets its name in [`Output::finish`]: after a failure there
    /// is none, or the old one.
    pub fn file(path: &Path) -> Outcome<Self> {
        let failed = |e: io::Error| {
            Failure::Data(format!("cannot create {}: {}", path.display(), reason(&e)))
        };
        // Through a link, not over it.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::metadata(&path).ok();
        if let Some(old) = &old {
            if old.is_dir() {
                return Err(Failure::Usage(format!(
                    "{} is a directory; name a file",
                    path.display()
                )));
            }
            if !old.is_file() {
                let file = File::options().write(true).open(&path).map_err(failed)?;
                return Ok(Self(Sink::Special { file, path }));
            }
            writable(&path, old)?;
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".sentiment-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any other program would create it: the default is 0600.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let temporary = builder.tempfile_in(folder).map_err(failed)?;
        if let Some(old) = old {
            // Only nice to have; some file systems know no permissions.
            let _ = temporary.as_file().set_permissions(old.permissions());
        }
        interrupt::remove_later(Some(temporary.path().to_owned()));
        Ok(Self(Sink::File { temporary, path }))
    }

    /// The same for what must not replace the file that it is made of.
    pub fn other_file(path: &Path, input: &Path) -> Outcome<Self> {
        // What `<` reads has a name, too.
        let input = if cfg!(unix) && input.as_os_str() == "-" {
            Path::new("/dev/stdin")
        } else {
            input
        };
        let same = |input: PathBuf| fs::canonicalize(path).is_ok_and(|path| path == input);
        if fs::canonicalize(input).is_ok_and(same) {
            return Err(Failure::Usage(format!(
                "-o {} would replace the input; name another file",
                path.display()
            )));
        }
        Self::file(path)
    }

    /// Write.
    pub fn write(&mut self, bytes: &[u8]) -> Outcome {
        match &mut self.0 {
            Sink::Stdout(out) => stdout_error(out.write_all(bytes)),
            Sink::Colored(out) => stdout_error(out.write_all(bytes)),
            Sink::File { temporary, path } => temporary
                .write_all(bytes)
                .map_err(|e| cannot_write(path, &e)),
            Sink::Special { file, path } => file_error(file.write_all(bytes), path),
        }
    }

    /// Hand over what is written so far to whoever reads it.
    pub fn flush(&mut self) -> Outcome {
        match &mut self.0 {
            Sink::Stdout(out) => stdout_error(out.flush()),
            Sink::Colored(out) => stdout_error(out.flush()),
            Sink::File { .. } | Sink::Special { .. } => Ok(()),
        }
    }

    /// Complete: a file gets its name.
    pub fn finish(mut self) -> Outcome {
        self.flush()?;
        interrupt::check()?;
        if let Sink::File { temporary, path } = self.0 {
            temporary
                .persist(&path)
                .map_err(|e| cannot_write(&path, &e.error))?;
            interrupt::remove_later(None);
        }
        Ok(())
    }
}

/// An error if the file may not be changed: its folder alone decides whether it
/// can be replaced, but who protects a file wants it to stay.
fn writable(path: &Path, old: &fs::Metadata) -> Outcome {
    let Err(e) = File::options().write(true).open(path) else {
        return Ok(());
    };
    let why = if !old.permissions().readonly() {
        reason(&e)
    } else if cfg!(unix) {
        "its permissions are read-only; allow to write it, e.g. by `chmod u+w`".to_owned()
    } else {
        "it is read-only; allow to write it".to_owned()
    };
    Err(Failure::Data(format!(
        "cannot replace {}: {why}, or name another file",
        path.display()
    )))
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::Data(format!(
        "cannot write {}: {}",
        path.display(),
        reason(error)
    ))
}

fn file_error(result: io::Result<()>, path: &Path) -> Outcome {
    result.map_err(|e| match e.kind() {
        io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => cannot_write(path, &e),
    })
}

fn stdout_error(result: io::Result<()>) -> Outcome {
    file_error(result, Path::new("standard output"))
}

/// Write bytes to standard output.
pub fn print(bytes: &[u8]) -> Outcome {
    let mut output = Output::stdout(false);
    output.write(bytes)?;
    output.flush()
}

/// A message on standard error. Unlike `eprintln!` it does not panic where
/// nobody listens.
pub fn warn(message: &str) {
    let _ = writeln!(io::stderr().lock(), "sentiment: {message}");
}
