//! `sentiment adapt`: a small lexicon for a domain, from labelled texts.

mod fit;
mod labels;
mod measure;
mod repeats;
mod terms;

use std::fmt::Write;

use sentiment_core::{Analyzer, Lexicon, Score, Threads};

use crate::args::AdaptArgs;
use crate::columns;
use crate::error::{Failure, Outcome};
use crate::input::{union, Input, Line};
use crate::interrupt;
use crate::output::Output;
use crate::several;
use fit::Example;
use labels::{is_mixed, is_none, Class, Scale};
use measure::{Measured, NAMES};
use repeats::Groups;
use terms::Terms;

const FOLDS: usize = 5;
/// Fewer rows, or fewer of a class, teach chance.
const ROWS: usize = 50;
const ROWS_OF_A_CLASS: usize = 10;

/// Labelled texts.
#[derive(Default)]
struct Labelled {
    texts: Vec<String>,
    classes: Vec<Class>,
    /// Rows without a label.
    unlabelled: usize,
    /// Labelled rows without a text.
    empty: usize,
    /// Rows labelled mixed, which are left out.
    mixed: usize,
}

/// Run the command.
pub fn run(args: &AdaptArgs) -> Outcome {
    interrupt::listen();
    let threads = args.input.threads()?;
    let labelled = read(args)?;
    let to_stdout = args.output.as_os_str() == "-";
    // Before the work rather than after it, which may be in vain.
    let mut output = if to_stdout {
        Output::stdout(false)
    } else {
        Output::other_file(&args.output, &args.input.file)?
    };
    let mut report = Report {
        screen: Output::stdout(true),
        silent: to_stdout,
    };
    let texts: Vec<&str> = labelled.texts.iter().map(String::as_str).collect();
    let groups = Groups::of(&texts);
    report.line(&counts(&labelled, &groups))?;
    let doubt = doubt(&labelled);
    if let Some(doubt) = &doubt {
        report.line(doubt)?;
        if !args.force {
            return report.nothing();
        }
    }
    let analyzer = Analyzer::english().with_threads(threads.clone());
    let (terms, examples) = Terms::of(&analyzer, &threads, &texts, &labelled.classes);
    let learner = Learner {
        terms: &terms,
        threads: &threads,
        most: args.terms.into(),
    };
    let mut note = "too few rows to measure".to_owned();
    if doubt.is_none() {
        let folds = groups.folds(FOLDS, &labelled.classes);
        let (before, after) = learner.cross_validate(&analyzer, &texts, &examples, &folds)?;
        let measured = Measured::of(&labelled.classes, &groups, &before, &after);
        report.line(&table(&measured))?;
        note = format!(
            "{FOLDS}-fold: {}",
            [0, 1, 2]
                .map(|i| format!(
                    "{} {:.3} to {:.3}",
                    NAMES[i], measured.before[i].value, measured.after[i].value
                ))
                .join(", ")
        );
        if measured.only_ranks_better() {
            report.line(
                "The labels did not get better: accuracy and macro-F1 fell. Only the order of the texts by valence did (AUC).",
            )?;
        }
        if !measured.helps() {
            report.line("It does not help: the gain is within chance.")?;
            if !args.force {
                return report.nothing();
            }
        }
    }
    interrupt::check()?;
    let all: Vec<&Example> = examples.iter().collect();
    let overlay = learner.overlay(&all)?;
    let heading = format!(
        "# sentiment adapt: {} texts; {note}\n",
        labelled.texts.len()
    );
    output.write(heading.as_bytes())?;
    output.write(overlay.to_tsv().as_bytes())?;
    output.finish()?;
    if to_stdout {
        return Ok(());
    }
    report.line(&changes(&overlay, &analyzer.lexicon()))?;
    let terms = match overlay.len() {
        1 => "1 term".to_owned(),
        n => format!("{n} terms"),
    };
    report.line(&format!(
        "{terms} in {}; use it by --lexicon",
        args.output.display()
    ))
}

/// Read all rows.
fn read(args: &AdaptArgs) -> Outcome<Labelled> {
    let mut input = Input::open(&args.input, false)?;
    several::choose("adapt", &args.input, "tsv", &input)?;
    if input.is_text() {
        return Err(Failure::Usage(
            "the input is plain text, which has no labels; say --input-format csv or jsonl".into(),
        ));
    }
    let mut rows = input.chunk(true)?;
    let mut names = if input.is_json() {
        union(&rows)
    } else {
        input.columns().to_vec()
    };
    let column = columns::asked(&names, &args.label, "--label", &input)?;
    let mut found = false;
    let mut labelled = Labelled::default();
    let mut labels: Vec<(Line, String, String)> = Vec::new();
    while !rows.is_empty() {
        for row in &rows {
            found = found || row.has(&column);
            match row.get(&column).trim() {
                label if is_none(label) => labelled.unlabelled += 1,
                _ if row.text().trim().is_empty() => labelled.empty += 1,
                label if is_mixed(label) => labelled.mixed += 1,
                label => labels.push((row.line, label.to_owned(), row.text().to_owned())),
            }
        }
        rows = input.chunk(true)?;
        if !found {
            let known = |name: &String| names.contains(name);
            let new: Vec<_> = union(&rows).into_iter().filter(|n| !known(n)).collect();
            names.extend(new);
        }
    }
    if !found {
        columns::named(&names, &args.label, "--label")?;
    }
    let scale = match &args.scale {
        Some(scale) => Scale::named(scale)?,
        None => Scale::guess(
            labels.iter().map(|(_, label, _)| label.as_str()),
            &args.label,
        )?,
    };
    for (line, label, text) in labels {
        match scale.class(&label, line, &args.label) {
            Ok(class) => {
                labelled.texts.push(text);
                labelled.classes.push(class);
            }
            Err(problem) => input.reject(&problem)?,
        }
    }
    input.finish()?;
    input.tell_totals();
    input.tell_unheard();
    Ok(labelled)
}

/// Learns which weights to change.
struct Learner<'a> {
    terms: &'a Terms,
    threads: &'a Threads,
    most: usize,
}

impl Learner<'_> {
    fn overlay(&self, examples: &[&Example]) -> Outcome<Lexicon> {
        let chosen = fit::select(examples, self.terms.len(), self.most);
        let changes = fit::fit(examples, self.terms.len(), &chosen);
        self.terms.overlay(&chosen, &changes)
    }

    /// Scores of each text by default, and by what the other folds teach.
    fn cross_validate(
        &self,
        analyzer: &Analyzer,
        texts: &[&str],
        examples: &[Example],
        folds: &[usize],
    ) -> Outcome<(Vec<Score>, Vec<Score>)> {
        let before = analyzer.score_batch(texts);
        let mut after = before.clone();
        for fold in 0..FOLDS {
            interrupt::check()?;
            let (held, rest): (Vec<usize>, Vec<usize>) =
                (0..texts.len()).partition(|&i| folds[i] == fold);
            let rest: Vec<&Example> = rest.iter().map(|&i| &examples[i]).collect();
            let adapted = Analyzer::builder()
                .lexicon(self.overlay(&rest)?)
                .build()
                .map_err(|e| Failure::Data(e.to_string()))?
                .with_threads(self.threads.clone());
            let held_texts: Vec<&str> = held.iter().map(|&i| texts[i]).collect();
            for (&i, score) in held.iter().zip(adapted.score_batch(&held_texts)) {
                after[i] = score;
            }
        }
        Ok((before, after))
    }
}

/// Why there is too little to learn from.
fn doubt(labelled: &Labelled) -> Option<String> {
    let n = labelled.texts.len();
    let of = |class| labelled.classes.iter().filter(|&&c| c == class).count();
    let (negative, positive) = (of(Class::Negative), of(Class::Positive));
    (n < ROWS || negative.min(positive) < ROWS_OF_A_CLASS).then(|| {
        format!(
            "Too few: it takes {ROWS} labelled rows, with {ROWS_OF_A_CLASS} negative and \
             {ROWS_OF_A_CLASS} positive ones."
        )
    })
}

fn counts(labelled: &Labelled, groups: &Groups) -> String {
    let of = |class: Class| {
        let n = labelled.classes.iter().filter(|&&c| c == class).count();
        format!("{n} {}", class.name())
    };
    let mut line = format!(
        "{} labelled texts: {}",
        labelled.texts.len(),
        Class::ALL.map(of).join(", ")
    );
    for (n, what) in [
        (labelled.unlabelled, "without a label"),
        (labelled.empty, "without a text"),
        (labelled.mixed, "labelled mixed, which teach nothing"),
    ] {
        match n {
            0 => {}
            1 => {
                let what = what.replace("teach ", "teaches ");
                let _ = write!(line, "; 1 row {what}");
            }
            n => {
                let _ = write!(line, "; {n} rows {what}");
            }
        }
    }
    if let n @ 1.. = groups.repeats() {
        let _ = write!(
            line,
            "\n{n} {} others but for numbers, case and punctuation; the intervals count what \
             repeats as one text",
            if n == 1 { "repeats" } else { "repeat" }
        );
    }
    line
}

fn table(measured: &Measured) -> String {
    let mut out = format!(
        "\n{FOLDS}-fold cross-validation, 95 % intervals; of the gains, all three at once\n\n{:<9} {:<21} {:<21} gain\n",
        "", "before", "after"
    );
    for (i, name) in NAMES.iter().enumerate() {
        let figure = |f: measure::Figure| format!("{:.3} ({:.3}–{:.3})", f.value, f.low, f.high);
        let gain = measured.gain[i];
        let _ = writeln!(
            out,
            "{name:<9} {:<21} {:<21} {:+.3} ({:+.3} to {:+.3})",
            figure(measured.before[i]),
            figure(measured.after[i]),
            gain.value,
            gain.low,
            gain.high
        );
    }
    out
}

/// The largest changes.
fn changes(overlay: &Lexicon, default: &Lexicon) -> String {
    let mut changed: Vec<(f64, f64, &str)> = overlay
        .iter()
        .map(|e| {
            let old = default.get(&e.term).map_or(0.0, |old| old.valence);
            (old, e.valence, e.term.as_str())
        })
        .collect();
    changed.sort_by(|a, b| {
        (b.1 - b.0)
            .abs()
            .total_cmp(&(a.1 - a.0).abs())
            .then(a.2.cmp(b.2))
    });
    let mut out = String::from("Largest changes of valence, in log-odds:\n");
    for (old, new, term) in changed.iter().take(10) {
        let meaning = match *term {
            "goodnews" => " (a rise or fall that is good)",
            "badnews" => " (a rise or fall that is bad)",
            _ => "",
        };
        let _ = writeln!(out, "  {old:+.2} to {new:+.2}  {term}{meaning}");
    }
    out
}

/// What people read, unless standard output takes the lexicon.
struct Report {
    screen: Output,
    silent: bool,
}

impl Report {
    fn line(&mut self, text: &str) -> Outcome {
        if self.silent {
            crate::output::warn(text.trim());
            return Ok(());
        }
        match self.show(text) {
            // Nobody reads the report any more; the lexicon is still wanted.
            Err(Failure::ClosedPipe) => Ok(()),
            shown => shown,
        }
    }

    fn show(&mut self, text: &str) -> Outcome {
        self.screen.write(text.as_bytes())?;
        self.screen.write(b"\n")?;
        self.screen.flush()
    }

    fn nothing(&mut self) -> Outcome {
        self.line("Nothing is written; --force writes the lexicon all the same.")?;
        // What a script does next with the lexicon would fail, or take an old one.
        Err(Failure::Nothing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::{Entry, OnDuplicate};

    #[test]
    fn terms_of_rises_and_falls_are_said_in_words() {
        let mut overlay = Lexicon::new();
        for (term, valence) in [("goodnews", 3.0), ("badnews", -3.0), ("zorbly", 1.0)] {
            let mut entry = Entry::new(term);
            entry.valence = valence;
            overlay.insert(entry, OnDuplicate::Replace).unwrap();
        }
        let said = changes(&overlay, &Lexicon::new());
        assert!(
            said.contains("+3.00  goodnews (a rise or fall that is good)\n"),
            "{said}"
        );
        assert!(
            said.contains("-3.00  badnews (a rise or fall that is bad)\n"),
            "{said}"
        );
        assert!(said.contains("+1.00  zorbly\n"), "{said}");
        assert!(overlay.to_tsv().contains("\ngoodnews\t"));
    }
}
