//! Instructions executed, counted by valgrind: a measure without noise.

use std::fs;

use anyhow::{ensure, Context, Result};

use super::{program, work};
use crate::setup;
use crate::tools::{command, output};

/// What a task executes on a corpus.
#[derive(Debug)]
pub(super) struct Count {
    pub texts: String,
    pub task: String,
    /// Instructions per byte.
    pub each: f64,
    /// How many times those of `split_whitespace`.
    pub ratio: f64,
    /// Instructions per byte of a text four times as long, over `each`: 1 if
    /// time is linear. Of corpora that are one text.
    pub growth: Option<f64>,
}

/// The function whose calls are counted, in benches/src/bin/instructions.rs.
const MEASURED: &str = "instructions::measured";

/// Run the benchmark under callgrind.
pub(super) fn count() -> Result<Vec<Count>> {
    setup::valgrind()?;
    println!("counting instructions");
    let folder = work().join("callgrind");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let out = folder.join("calls");
    let calls = output(
        command("valgrind")
            .args(["--quiet", "--tool=callgrind"])
            .arg(format!("--callgrind-out-file={}", out.display()))
            .arg(format!("--zero-before={MEASURED}"))
            .arg(format!("--dump-after={MEASURED}"))
            .arg(program("instructions").get_program()),
    )?;
    let mut counts: Vec<Count> = Vec::new();
    for (index, call) in calls.lines().enumerate() {
        let file = format!("{}.{}", out.display(), index + 1);
        let dump = fs::read_to_string(&file)
            .with_context(|| format!("callgrind wrote no {file}: did it see {MEASURED}?"))?;
        let (texts, task, each) =
            read(call, &dump).with_context(|| format!("cannot read {file} of {call:?}"))?;
        let same = |c: &&mut Count| c.texts == texts && c.task == task;
        if let Some(shorter) = counts.iter_mut().find(same) {
            shorter.growth = Some(each / shorter.each);
            continue;
        }
        // The floor comes first.
        let floor = counts.iter().find(|c| c.texts == texts);
        counts.push(Count {
            ratio: each / floor.map_or(each, |c| c.each),
            texts: texts.to_owned(),
            task: task.to_owned(),
            each,
            growth: None,
        });
    }
    ensure!(
        !counts.is_empty(),
        "the program instructions printed nothing"
    );
    Ok(counts)
}

/// Names, and instructions per byte.
fn read<'a>(call: &'a str, dump: &str) -> Option<(&'a str, &'a str, f64)> {
    let total = |line: &str| line.strip_prefix("summary: ")?.parse::<f64>().ok();
    let total = dump.lines().find_map(total)?;
    let [texts, task, bytes] = call.split('\t').collect::<Vec<_>>()[..] else {
        return None;
    };
    Some((texts, task, total / bytes.parse::<f64>().ok()?))
}
