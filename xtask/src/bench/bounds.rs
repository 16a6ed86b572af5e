//! What scoring may cost at most: benches/record/bounds.tsv.

use std::fmt::Write as _;

use anyhow::{bail, ensure, Context, Result};

use super::instructions::Count;
use super::ratios::Row;
use crate::tools::{read as read_file, root, write_atomically};

const FILE: &str = "benches/record/bounds.tsv";

/// How far over the measured ratios `--bounds` sets the bounds. Instructions differ between
/// compilers. Ratios of times differ between processors, and with what else runs on them, by
/// up to a half: they are there for what instructions do not show, such as cache misses.
const TIME_MARGIN: f64 = 2.0;
const INSTRUCTIONS_MARGIN: f64 = 1.1;

/// Instructions per byte may not grow by more when a text grows fourfold; a
/// quadratic part soon does.
const GROWTH: f64 = 1.25;

const HEAD: &str = "\
# What scoring may cost at most, as multiples of `split_whitespace().count()` on the same texts:
# of its time, in one process, and of its instructions. `cargo xtask bench --check` compares.
# Edit to tighten; `cargo xtask bench --bounds` writes what it measures with a margin: twice
# the time, which differs between machines, and 10 % more instructions.
texts\ttask\ttime\tinstructions
";

/// A line of the file.
pub(super) struct Bound {
    texts: String,
    task: String,
    time: f64,
    instructions: f64,
}

pub(super) fn read() -> Result<Vec<Bound>> {
    let file = read_file(FILE)?;
    let lines = file.lines().enumerate();
    let mut lines = lines.filter(|(_, line)| !line.starts_with('#'));
    ensure!(
        lines.next().map(|(_, line)| line) == HEAD.lines().last(),
        "{FILE}: the head is not {:?}",
        HEAD.lines().last().unwrap_or_default()
    );
    let bounds = lines.map(|(index, line)| {
        let [texts, task, time, instructions] = line.split('\t').collect::<Vec<_>>()[..] else {
            bail!("{FILE}, line {}: not four columns", index + 1);
        };
        let number = |text: &str| {
            let number = text.parse::<f64>();
            number.with_context(|| format!("{FILE}, line {}: not a number: {text:?}", index + 1))
        };
        Ok(Bound {
            texts: texts.to_owned(),
            task: task.to_owned(),
            time: number(time)?,
            instructions: number(instructions)?,
        })
    });
    bounds.collect()
}

/// Write bounds that what was measured keeps.
pub(super) fn write(rows: &[Row], counts: &[Count]) -> Result<()> {
    let mut file = HEAD.to_owned();
    for count in counts.iter().filter(|count| compared(&count.task)) {
        let row = find(rows, &count.texts, &count.task)?;
        let _ = writeln!(
            file,
            "{}\t{}\t{:.2}\t{:.2}",
            count.texts,
            count.task,
            row.cost() * TIME_MARGIN,
            count.ratio * INSTRUCTIONS_MARGIN
        );
    }
    write_atomically(&root().join(FILE), file.as_bytes())?;
    println!("written: {FILE}; look at the difference before you commit it");
    Ok(())
}

/// The bounds on time that are exceeded, as lines that say so.
pub(super) fn exceeded_by_time(bounds: &[Bound], rows: &[Row]) -> Result<Vec<String>> {
    let mut exceeded = Vec::new();
    for bound in bounds {
        let cost = find(rows, &bound.texts, &bound.task)?.cost();
        exceeded.extend(bound.compare("time", cost, bound.time));
    }
    Ok(exceeded)
}

/// An error that names every bound that is exceeded, and what has none.
pub(super) fn check(bounds: &[Bound], rows: &[Row], counts: &[Count]) -> Result<()> {
    let mut wrong = exceeded_by_time(bounds, rows)?;
    for count in counts.iter().filter(|count| compared(&count.task)) {
        let (texts, task) = (&count.texts, &count.task);
        let same = |bound: &&Bound| bound.texts == *texts && bound.task == *task;
        let Some(bound) = bounds.iter().find(same) else {
            wrong.push(format!("  {texts}, {task}: {FILE} has no bound"));
            continue;
        };
        wrong.extend(bound.compare("instructions", count.ratio, bound.instructions));
        if let Some(growth) = count.growth.filter(|growth| *growth > GROWTH) {
            wrong.push(format!(
                "  {texts}, {task}: {growth:.2} times the instructions per byte on four times the \
                 text: not linear"
            ));
        }
    }
    if wrong.is_empty() {
        println!("{} bounds of {FILE} are kept", 2 * bounds.len());
        return Ok(());
    }
    bail!(
        "scoring costs more than {FILE} allows:\n{}\nsee where by `cargo bench -p \
         sentiment-benches`; if it has to cost more, edit that file and say why in the commit",
        wrong.join("\n")
    )
}

impl Bound {
    fn compare(&self, what: &str, found: f64, allowed: f64) -> Option<String> {
        (found > allowed).then(|| {
            format!(
                "  {}, {}: {found:.2} times the {what} of split_whitespace, not {allowed:.2}",
                self.texts, self.task
            )
        })
    }
}

/// Models have bounds, floors have none.
fn compared(task: &str) -> bool {
    task != super::FLOOR
}

fn find<'a>(rows: &'a [Row], texts: &str, task: &str) -> Result<&'a Row> {
    rows.iter()
        .find(|row| row.texts == texts && row.task == task)
        .with_context(|| format!("{FILE} names {texts:?}, {task}, which is not measured"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_exceeded() {
        let bound = Bound {
            texts: "100 B".to_owned(),
            task: "Vader::score".to_owned(),
            time: 2.0,
            instructions: 3.0,
        };
        let row = |ratio, least| Row {
            texts: "100 B".to_owned(),
            task: "Vader::score".to_owned(),
            ns: 1.0,
            ratio,
            least,
            bytes: 100.0,
        };
        let count = |ratio, growth| Count {
            texts: "100 B".to_owned(),
            task: "Vader::score".to_owned(),
            each: 1.0,
            ratio,
            growth: Some(growth),
        };
        let bounds = [bound];
        // A loud neighbour raises one of the two ratios.
        assert!(check(&bounds, &[row(2.5, 1.9)], &[count(2.9, 1.0)]).is_ok());
        let error = |row, count| check(&bounds, &[row], &[count]).unwrap_err().to_string();
        assert!(error(row(2.5, 2.1), count(2.9, 1.0)).contains("2.10 times the time"));
        assert!(error(row(1.0, 1.0), count(3.1, 1.0)).contains("3.10 times the instructions"));
        assert!(error(row(1.0, 1.0), count(1.0, 1.5)).contains("not linear"));
        let error = check(&[], &[row(1.0, 1.0)], &[count(1.0, 1.0)]).unwrap_err();
        assert!(error.to_string().contains("no bound"));
    }

    #[test]
    fn the_committed_file_can_be_read() {
        assert!(read().unwrap().len() > 10);
    }
}
