//! The worker for Rust: benches/README.md says what a worker does.

use std::error::Error;
use std::hint::black_box;
use std::io::{BufRead as _, Write as _};

use rustix::time::{clock_gettime, ClockId};
use sentiment_core::{Analyzer, Vader};

type Score = Box<dyn Fn(&str) -> f64>;

fn peer(name: &str) -> Result<Score, Box<dyn Error>> {
    Ok(match name {
        "nothing" => Box::new(|_| 0.0),
        "sentiment" => {
            let analyzer = Analyzer::english();
            Box::new(move |text| analyzer.score(text).valence)
        }
        "sentiment, VADER" => Box::new(|text| Vader::new().score(text).compound),
        "vader-sentimental" => {
            let analyzer = vader_sentimental::SentimentIntensityAnalyzer::new();
            Box::new(move |text| analyzer.polarity_scores(text).compound)
        }
        "vader_sentiment" => {
            let analyzer = vader_sentiment::SentimentIntensityAnalyzer::new();
            Box::new(move |text| analyzer.polarity_scores(text)["compound"])
        }
        _ => return Err(format!("no peer {name:?}").into()),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [start, name] if start == "start" => {
            peer(name)?("good");
            println!("{}", now());
            Ok(())
        }
        [file] => serve(&std::fs::read_to_string(file)?),
        _ => Err("usage: sentiment-peers FILE | start PEER".into()),
    }
}

fn serve(file: &str) -> Result<(), Box<dyn Error>> {
    let texts: Vec<&str> = file.lines().collect();
    let words: Vec<&str> = file.split_whitespace().collect();
    for request in std::io::stdin().lock().lines() {
        let request = request?;
        let [what, name, count] = request.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("not a request: {request:?}").into());
        };
        let (score, count) = (peer(name)?, count.parse::<usize>()?);
        let answer = match what {
            "answers" => {
                let answers = texts.iter().take(count);
                let answers: Vec<String> = answers.map(|t| score(t).to_string()).collect();
                answers.join(" ")
            }
            "texts" => seconds(|| {
                for text in texts.iter().cycle().take(count) {
                    black_box(score(text));
                }
            }),
            "document" => {
                let words: Vec<&str> = words.iter().copied().cycle().take(count).collect();
                let document = words.join(" ");
                seconds(|| {
                    black_box(score(&document));
                })
            }
            _ => return Err(format!("not a request: {request:?}").into()),
        };
        println!("{answer}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// Seconds of the processor since the process began.
fn now() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

fn seconds(run: impl FnOnce()) -> String {
    let start = now();
    run();
    (now() - start).to_string()
}
