//! The command line.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use encoding_rs::Encoding;
use sentiment_core::{LexiconFormat, Taxonomy, Threads};

use crate::error::{Failure, Outcome};
use crate::input::{by_label, Input};

/// Sentiment of texts: how positive or negative they are, and which
/// emotions they express.
#[derive(Parser)]
#[command(
    name = "sentiment",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "\
Exit codes: 0 done; 1 a problem with the input or the system; 2 wrong options; 3 `adapt` wrote \
nothing; 130 interrupted."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Score every text of a file
    Score(ScoreArgs),
    /// Show why texts score what they do
    Explain(ExplainArgs),
    /// Summarize a file of feedback, on the terminal and as an HTML page
    Report(ReportArgs),
    /// Adapt the default model to a domain: labelled texts to a lexicon for --lexicon
    Adapt(AdaptArgs),
    /// Print a completion script for a shell
    Completions {
        /// Which shell
        #[arg(ignore_case = true)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, of the whole or of a command
    #[command(after_help = "Example:\n  sentiment man score > sentiment-score.1")]
    Man {
        /// Which command
        #[arg(value_parser = PossibleValuesParser::new(COMMANDS))]
        command: Option<String>,
    },
    /// Print this help, or that of a command
    Help {
        /// Which command
        #[arg(value_parser = PossibleValuesParser::new(COMMANDS.into_iter().chain(["help"])))]
        command: Option<String>,
    },
}

/// Their names, for the manual and the help.
const COMMANDS: [&str; 6] = ["score", "explain", "report", "adapt", "completions", "man"];

/// Options of every command that reads a file.
#[derive(Args, Clone)]
pub struct InputArgs {
    /// File to read; `-` or none for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Format of the input; guessed from the extension, `text` for standard input. A workbook is known by its
    /// content, whatever it is called
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    pub input_format: Option<InputFormat>,
    /// Sheet of the workbook to read; by default the first that is not hidden and has a table with texts, or else any table
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Line of a CSV, or row of a sheet, that has the names of the columns; what is above it is left out. By default the first
    /// one, or, where titles stand above the table, the one that names its columns
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub header_row: Option<u64>,
    /// Column or field that holds the text; by default the only one, or the first that holds more than
    /// numbers and dates of: text, review, review_text, review_body, review_content, comment, comments, feedback, message,
    /// body, content, answer, tweet, sentence, response, verbatim, description, transcript, conversation, chat, messages,
    /// dialogue, subject. Of every column's name case, white space, `_` and `-` do not count: Review Text, reviewText; the
    /// question that Qualtrics has below a name names it, too. A report reads several, one by one, if it is given several
    /// times, or if there are several open questions and none is named; other commands read one
    #[arg(long, value_name = "FIELD")]
    pub text: Vec<String>,
    /// Column or field that holds a title of each text, such as the subject of a ticket: it is read before the text, as a
    /// sentence of its own
    #[arg(long, value_name = "FIELD")]
    pub title: Option<String>,
    /// Of texts that are conversations, such as chats and calls, score what this speaker says: behind lines that begin
    /// with the name and a colon, perhaps behind a time or with a role ("10:02 Joy (Customer): …"), up to the next one of
    /// another name. Texts without such lines are scored whole. May be given several times
    #[arg(long, value_name = "NAME", value_parser = speaker)]
    pub speaker: Vec<String>,
    /// Of such texts, leave out what this speaker says, and score what all others do: where customers have their own
    /// names, agents can be named. May be given several times: --agent Raj --agent "Chat Bot"
    #[arg(long, value_name = "NAME", value_parser = speaker, conflicts_with = "speaker")]
    pub agent: Vec<String>,
    /// What to do with a row that cannot be read
    #[arg(long, value_name = "WHAT", default_value = "fail", ignore_case = true)]
    pub on_error: OnError,
    /// Encoding of the file, if it is not UTF-8: windows-1252 for a CSV that Excel saved on Windows,
    /// macintosh on a Mac, utf-16, iso-8859-2, shift_jis, gb18030 and the others that browsers know.
    /// Workbooks need none. Output is UTF-8
    #[arg(long, value_name = "LABEL", value_parser = by_label)]
    pub encoding: Option<&'static Encoding>,
    /// Accept bytes that are no characters, and halves of surrogate pairs in JSON, as U+FFFD. Such letters
    /// are lost: to name the encoding is better
    #[arg(long)]
    pub lossy: bool,
    /// Threads to score with, at most 1024; by default one per core
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=Threads::MOST as i64))]
    pub threads: Option<u16>,
}

impl InputArgs {
    /// The column that the user names.
    pub fn text(&self) -> Option<&str> {
        self.text.first().map(String::as_str)
    }

    /// The threads to work on.
    pub fn threads(&self) -> Outcome<Threads> {
        match self.threads {
            Some(n) => Threads::new(n.into()).map_err(|e| Failure::Data(e.to_string())),
            None => Ok(Threads::default()),
        }
    }
}

/// A speaker by a name, which may have white space around it.
fn speaker(name: &str) -> Result<String, &'static str> {
    match name.trim() {
        "" => Err("a speaker needs a name, such as Customer"),
        name => Ok(name.to_owned()),
    }
}

/// Options of the default model.
#[derive(Args, Clone)]
pub struct EnglishArgs {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub lexicons: LexiconArgs,
    /// Which emotions: `plutchik`, eight basic ones, the default; or `feedback`, eleven of customers
    /// and employees, such as frustration, confusion and gratitude
    #[arg(long, value_name = "TAXONOMY", value_parser = taxonomy(), ignore_case = true)]
    pub emotions: Option<Taxonomy>,
    /// Label every text negative, neutral or positive: what would be mixed by its likeliest class
    #[arg(long)]
    pub no_mixed: bool,
}

/// A taxonomy by its name.
fn taxonomy() -> impl TypedValueParser<Value = Taxonomy> {
    PossibleValuesParser::new(Taxonomy::ALL.iter().map(|t| t.name()))
        .try_map(|name| name.parse::<Taxonomy>())
}

/// What the texts of a file answer.
#[derive(Args, Clone)]
pub struct QuestionArgs {
    /// The question that the texts answer: "pricing" to "What should we improve?" is a complaint. A report takes the name of
    /// a column for it if that reads as a question; "" is none. Of several columns of texts it may be given for each,
    /// in their order
    #[arg(long, value_name = "QUESTION", conflicts_with = "context_column")]
    pub context: Vec<String>,
    /// Column or field that holds the question which each text answers; empty for none. A report has a part for each of up
    /// to 20 questions
    #[arg(long, value_name = "FIELD")]
    pub context_column: Option<String>,
}

impl QuestionArgs {
    /// The question that all texts answer, where they are of one column.
    pub fn one(&self) -> Option<&str> {
        self.context.first().map(String::as_str)
    }
}

/// Lexicons beside the default one.
#[derive(Args, Clone)]
pub struct LexiconArgs {
    /// File of terms and weights that extend or replace the default ones: tab-separated, with a
    /// header such as `term`, `valence`; `sentiment adapt` writes one. What a row leaves empty stays
    /// as it is. For --model vader: a word, a
    /// tab and its valence in each line, without a header. May be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// What the lexicons of the default model are written in: `tsv`, this project's own, the default; or word
    /// lists of others, whose ratings are converted
    #[arg(long, value_name = "FORMAT", value_parser = lexicon_format(), ignore_case = true, requires = "lexicon")]
    pub lexicon_format: Option<LexiconFormat>,
}

/// A format of lexicons by its name.
fn lexicon_format() -> impl TypedValueParser<Value = LexiconFormat> {
    PossibleValuesParser::new(LexiconFormat::ALL.iter().map(|format| format.name()))
        .try_map(|name| name.parse::<LexiconFormat>())
}

/// `sentiment score`.
#[derive(Args)]
#[command(after_help = "\
JSON Lines output is the input's fields plus valence, negative, neutral, positive, label, \
confidence, coverage and emotions; with --model vader: neg, neu, pos, compound. They are null, in CSV \
empty, where there is no text: null, or a cell or text that is empty or only white space.\n\n\
Examples:\n  sentiment score reviews.csv -o scored.csv\n  sentiment score survey.xlsx --sheet Answers -o scored.csv\n  \
sentiment score --model vader --text body tickets.jsonl\n  \
sentiment score --text answer --context-column question survey.csv\n  \
echo 'Works like a charm!' | sentiment score --output-format jsonl")]
pub struct ScoreArgs {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: InputArgs,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub english: EnglishArgs,
    /// Which model to score with
    #[arg(long, default_value = "english", ignore_case = true)]
    pub model: Model,
    /// Format of the output; guessed from -o, else `table` on a terminal and `jsonl` elsewhere
    #[arg(long, value_name = "FORMAT", ignore_case = true)]
    pub output_format: Option<OutputFormat>,
    /// Write to this file, which appears only when all is done; `-` for standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Score each sentence: a row per sentence, with `sentence`, `start` and `end` (characters)
    #[arg(long)]
    pub sentences: bool,
    /// Say what a person should read first: `urgent`, self-harm, safety, harassment, law, security, vulnerable, repeated or
    /// leaving, the most urgent that a text mentions, and `urgent_words`, by which it was found; empty, in JSON null, where
    /// it mentions none
    #[arg(long)]
    pub urgent: bool,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub question: QuestionArgs,
    /// Put this before the names of the fields that are added
    #[arg(
        long,
        value_name = "PREFIX",
        default_value = "",
        hide_default_value = true
    )]
    pub prefix: String,
}

/// `sentiment explain`.
#[derive(Args)]
pub struct ExplainArgs {
    /// Texts to explain; `-` reads one from standard input
    #[arg(required = true)]
    pub texts: Vec<String>,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub english: EnglishArgs,
    /// Which model to explain
    #[arg(long, default_value = "english", ignore_case = true)]
    pub model: Model,
    /// The question that the texts answer
    #[arg(long, value_name = "QUESTION")]
    pub context: Option<String>,
    /// As an HTML fragment
    #[arg(long, conflicts_with = "json")]
    pub html: bool,
    /// As JSON, a line per text, in the shape that the packages for Python and JavaScript have; spans count characters
    #[arg(long)]
    pub json: bool,
}

/// `sentiment report`.
#[derive(Args, Clone)]
#[command(after_help = "\
A page that is passed on may tell who wrote what: it quotes texts, with their numbers, dates and groups, and \
gives the mean of a group of one. For surveys of employees: --min-group 5 --no-texts\n\n\
Examples:\n  sentiment report survey.csv --by team --time date -o survey.html\n  \
sentiment report form.csv --text Q3 --text Q4 --by team\n  \
sentiment report survey.csv --by department --min-group 5 --no-texts")]
pub struct ReportArgs {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: InputArgs,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub english: EnglishArgs,
    #[allow(missing_docs)]
    #[command(flatten)]
    pub question: QuestionArgs,
    /// Column to compare groups by; may be given several times. By default columns such as
    /// channel, product_area, category, team, assignee, priority or app_version; a note names others that look like
    /// groups
    #[arg(long, value_name = "FIELD")]
    pub by: Vec<String>,
    /// Column with dates (2026-03-31, 31.3.2026, Mar 31, 2026, 31-Mar-26, seconds or milliseconds since
    /// 1970, days of Excel; 3/31/2026 or 31/3/2026 if a number above 12 tells which, or --day-first or --month-first says so; times
    /// are ignored). By default one
    /// named such as date, timestamp, month, created_at, submitted_at, review_date, at
    #[arg(long, value_name = "FIELD")]
    pub time: Option<String>,
    /// Of dates such as 3/4/2026, the day comes first
    #[arg(long, conflicts_with = "month_first")]
    pub day_first: bool,
    /// Of dates such as 3/4/2026, the month comes first
    #[arg(long)]
    pub month_first: bool,
    /// Column with ratings (4, 4.5, 4/5, 4 stars, 5 - Very satisfied, Strongly agree) to hold the texts against. By default one named
    /// rating, stars, star_rating, overall_rating, review_rating, customer_rating, score_given, csat, nps, satisfaction (the
    /// last three also with _score behind), satisfaction_rating, or score where its values are few
    #[arg(long, value_name = "FIELD")]
    pub rating: Option<String>,
    /// Groups of fewer texts than this are shown together, as "others"; no text names such a group, no
    /// mean over time is of fewer, no word that fewer texts have is named
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..))]
    pub min_group: Option<u32>,
    /// Show numbers and words, but no text of anybody, no number, date or line of one, no value that could
    /// not be read, and no word that fewer than five texts have
    #[arg(long)]
    pub no_texts: bool,
    /// The page to write, a name in .html; `-` prints it in place of the summary. By default report.html, which then
    /// replaces no file but an earlier page
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl ReportArgs {
    /// The same, with the names of columns in place of the questions that the header has below them.
    pub fn named_by(&self, input: &Input) -> Self {
        let name = |name: &String| input.name_of(name);
        let mut args = self.clone();
        args.by = self.by.iter().map(name).collect();
        args.time = self.time.as_ref().map(name);
        args.rating = self.rating.as_ref().map(name);
        args.question.context_column = self.question.context_column.as_ref().map(name);
        args
    }

    /// The page to write.
    pub fn page(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new("report.html"))
    }

    /// Whether the day comes first in dates, if the user says so.
    pub fn day_first(&self) -> Option<bool> {
        (self.day_first || self.month_first).then_some(self.day_first)
    }
}

/// `sentiment adapt`.
#[derive(Args)]
#[command(after_help = "\
Labels are positive, neutral and negative (pos, neu, neg), stars from 1 to 5, ratings such as 4/5, \
4 stars or Strongly agree, 0 and 1, numbers around 0, or numbers of the range that --scale names. Rows labelled \
mixed are left out. Names of people and groups never get a \
weight. Texts that differ only in numbers, case and punctuation prove no more than one of them.\n\n\
The exit code is 3 if nothing is written, because it does not help or rows are too few to \
tell; a file that was there before is as it was.\n\nExample:\n  sentiment adapt tickets.csv --text body --label rating -o tickets.tsv\n  \
sentiment score --lexicon tickets.tsv --text body tickets.csv")]
pub struct AdaptArgs {
    #[allow(missing_docs)]
    #[command(flatten)]
    pub input: InputArgs,
    /// Column or field that holds the label
    #[arg(long, value_name = "FIELD")]
    pub label: String,
    /// Labels are numbers of this range: the lower two fifths negative, the upper two positive
    #[arg(long, value_name = "LOW..HIGH", allow_hyphen_values = true)]
    pub scale: Option<String>,
    /// Terms to change at most
    #[arg(long, value_name = "N", default_value = "300", value_parser = clap::value_parser!(u16).range(1..))]
    pub terms: u16,
    /// Write the lexicon even if it does not help, or rows are too few to tell
    #[arg(long)]
    pub force: bool,
    /// The lexicon to write; `-` prints it
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// Which model.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Model {
    /// The default model: probabilities, label, emotions
    English,
    /// Python's vaderSentiment 3.3.2, to the last digit
    Vader,
}

/// What the input is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum InputFormat {
    /// A text per line
    Text,
    /// With a header; separated by commas, semicolons, tabs or `|`, of which a first line `sep=;`, as
    /// Excel has it, says which
    Csv,
    /// A JSON object, or a JSON string, per line
    Jsonl,
    /// Of Excel or OpenDocument, .xlsx, .xlsm, .xlsb, .xls or .ods, which is held in memory; one sheet of it,
    /// with a header
    Workbook,
}

/// What the output is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum OutputFormat {
    /// For people
    Table,
    /// Comma-separated, with a header
    Csv,
    /// A JSON object per line
    Jsonl,
}

/// What to do with a row that cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OnError {
    /// Stop, with exit code 1 and no output file
    Fail,
    /// Say so on standard error and go on
    Skip,
}
