//! Named sets of texts: as people write, and as bad as they can be.

use std::io;
use std::path::Path;

use crate::tasks::Task;
use crate::texts::{text, texts, word, Random};

/// Texts with a name.
#[derive(Debug)]
pub struct Corpus {
    /// What the tables call it.
    pub name: &'static str,
    /// The texts.
    pub texts: Vec<String>,
}

impl Corpus {
    /// All bytes.
    pub fn bytes(&self) -> usize {
        self.texts.iter().map(String::len).sum()
    }

    /// What is measured on it. How large the lexicon is matters where words are
    /// mixed; a question, where texts are as long as answers.
    pub fn tasks(&self) -> impl Iterator<Item = Task> {
        let mixed = self.name == "100 B";
        let all = Task::ALL.into_iter();
        let special = [Task::OwnLexicon, Task::OwnVader, Task::WithContext];
        all.filter(move |task| mixed || !special.contains(task))
    }
}

/// Every corpus, of about `bytes` bytes each.
pub fn all(bytes: usize) -> Vec<Corpus> {
    let mut all = feedback(bytes);
    all.extend(adversarial(bytes));
    all.extend(scripts(bytes));
    all
}

/// Feedback by length.
pub fn feedback(bytes: usize) -> Vec<Corpus> {
    let mut random = Random::new(3);
    let words = (0..bytes / 20).map(|_| word(&mut random)).collect();
    vec![
        corpus("one word", words),
        corpus("100 B", texts(1, 100, bytes)),
        corpus("5 KB", texts(2, 5_000, bytes)),
        corpus("one text", vec![text(&mut random, bytes)]),
    ]
}

/// What costs most, each as one text.
pub fn adversarial(bytes: usize) -> Vec<Corpus> {
    let phrases = column(include_str!("../../lexicons/en/phrases.tsv"));
    let starts: Vec<&str> = phrases
        .iter()
        .filter_map(|phrase| phrase.split(' ').next())
        .collect();
    let shifters = column(include_str!("../../lexicons/en/shifters.tsv"));
    let mut hits = column(include_str!("../../lexicons/vader/lexicon.tsv"));
    hits.retain(|term| term.is_ascii());
    let emoji = column(include_str!("../../lexicons/vader/emoji.tsv"));
    let emoticons = column(include_str!("../../lexicons/shared/emoticons.tsv"));
    let mut letters = hits.clone();
    letters.retain(|term| term.bytes().all(|b| b.is_ascii_lowercase()) && term.len() < 11);
    let hashtags: Vec<String> = letters.chunks(3).map(|words| words.concat()).collect();
    let hashtags: Vec<&str> = hashtags.iter().map(String::as_str).collect();
    let names: Vec<String> = column(include_str!("../../lexicons/en/names.tsv"))
        .iter()
        .map(|name| name[..1].to_uppercase() + &name[1..])
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    vec![
        one("every word a hit", drawn(&hits, " ", bytes)),
        one("phrase starts", drawn(&starts, " ", bytes)),
        one("shifters", drawn(&shifters, " ", bytes)),
        one("no spaces", drawn(&hits, ",", bytes)),
        one("one huge word", "abcdefgh".repeat(bytes / 8)),
        one("emoji", drawn(&emoji, "", bytes)),
        one("emoticons", drawn(&emoticons, " ", bytes)),
        one("asides", drawn(&["?", "`", ":)", "|", "\\"], "", bytes)),
        one("hashtags", drawn(&hashtags, " #", bytes)),
        one("names", drawn(&names, " ", bytes)),
        one(
            "conditions",
            drawn(&["hope", "would", "if", "could", "wish"], " ", bytes),
        ),
        one(
            "trends",
            drawn(&["rose", "sales", "of", "costs", "cut", "fell"], " ", bytes),
        ),
        one("exclamation marks", "!".repeat(bytes)),
        one(
            "marks",
            drawn(
                &["@", "#", ":", "(", "http://", "a.b", "'", "-", "&amp;"],
                "",
                bytes,
            ),
        ),
        one(
            "unclean",
            drawn(
                &[
                    "&amp;",
                    "&#39;",
                    "&lt;3",
                    "<br />",
                    "<a x=1>",
                    "do n't",
                    "I`m",
                    "cafÃ©",
                    "it&#39;s",
                    "\\n",
                    "\\u2019",
                    "won\u{ad}der",
                ],
                " ",
                bytes,
            ),
        ),
        one(
            "mail",
            drawn(
                &[
                    "> so",
                    ">> so",
                    "Thanks,",
                    "From: Joy",
                    "On 2 March",
                    "--",
                    "it:joy:",
                    "ｓｏ good",
                    "P.S. so",
                    "well",
                ],
                "\n",
                bytes,
            ),
        ),
    ]
}

/// Texts that are not ASCII.
pub fn scripts(bytes: usize) -> Vec<Corpus> {
    let curly = |text: &String| format!("“{}”", text.replace('\'', "’"));
    let with_emoji = |text: &String| text.replace(". ", " 😍 ").replace(", ", " 👍🏽 ") + "🎉";
    let english = texts(4, 100, bytes);
    vec![
        corpus("curly quotes", english.iter().map(curly).collect()),
        corpus("emoji-rich", english.iter().map(with_emoji).collect()),
        corpus("French", phrases(FRENCH, " ", bytes)),
        corpus("Russian", phrases(RUSSIAN, " ", bytes)),
        corpus("Chinese", phrases(CHINESE, "", bytes)),
    ]
}

const FRENCH: &str =
    "le café était très agréable mais la livraison a été retardée déjà trois fois \
    où est passé mon paquet être élève français même après août problème réglé grâce à vous";
const RUSSIAN: &str = "очень хорошо работает но доставка была медленной и поддержка не отвечает \
    уже третий день всё равно спасибо за быстрый ответ приложение удобное я доволен";
const CHINESE: &str =
    "服务 非常 好 但是 配送 太 慢 了 客服 一直 没有 回复 产品 质量 不错 我 很 喜欢 , 。";

/// Texts of about 100 bytes.
fn phrases(words: &str, between: &str, bytes: usize) -> Vec<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut random = Random::new(5);
    (0..bytes / 100)
        .map(|_| {
            let mut text = String::new();
            while text.len() < 100 {
                text.push_str(random.choose(&words));
                text.push_str(between);
            }
            text
        })
        .collect()
}

fn drawn(all: &[&str], between: &str, bytes: usize) -> String {
    let mut random = Random::new(6);
    let mut text = String::with_capacity(bytes + 32);
    while text.len() < bytes {
        text.push_str(random.choose(all));
        text.push_str(between);
    }
    text
}

fn one(name: &'static str, text: String) -> Corpus {
    corpus(name, vec![text])
}

fn corpus(name: &'static str, texts: Vec<String>) -> Corpus {
    Corpus { name, texts }
}

/// The first column of a table, without its head.
fn column(tsv: &'static str) -> Vec<&'static str> {
    tsv.lines()
        .filter(|line| !line.starts_with("# "))
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .collect()
}

/// A file with a text per line.
///
/// # Errors
/// If it cannot be read or has no text.
pub fn of_file(path: &Path) -> io::Result<Corpus> {
    let file = std::fs::read_to_string(path)?;
    let texts: Vec<String> = file
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect();
    if texts.is_empty() {
        return Err(io::Error::other("no text in it"));
    }
    Ok(corpus("your texts", texts))
}
