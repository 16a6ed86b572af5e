//! `sentiment explain`: why texts score what they do.

mod english;
mod vader;

use std::io::{self, IsTerminal, Read};
use std::path::Path;

use sentiment_core::{Positions, Span, TerminalStyle};
use serde_json::Value;

use crate::args::ExplainArgs;
use crate::error::{Failure, Outcome};
use crate::input::{no_text, reason, Problem, CONVERT};
use crate::json;
use crate::model::Model;
use crate::output::{warn, Output};
use crate::urgent::words;

/// Run the command.
pub fn run(args: &ExplainArgs) -> Outcome {
    let model = Model::new(args.model, &args.english)?.with_context(args.context.as_deref())?;
    // JSON and HTML go out byte for byte.
    let mut output = Output::stdout(!args.json && !args.html);
    if args.texts.iter().filter(|text| *text == "-").count() > 1 {
        return Err(Failure::Usage(
            "`-` is given twice, but standard input can be read only once".into(),
        ));
    }
    for (i, argument) in args.texts.iter().enumerate() {
        let text = text(argument)?;
        let mut out = Vec::new();
        if args.json {
            let value = match &model {
                Model::English(model) => english::value(&model.explain(&text)),
                Model::Vader(model) => vader::value(&model.explain(&text)),
            };
            json::line(&value, &mut out);
        } else if args.html {
            let fragment = match &model {
                Model::English(model) => model.explain(&text).to_html(),
                Model::Vader(model) => model.explain(&text).to_html(),
            };
            out.extend_from_slice(fragment.as_bytes());
            out.push(b'\n');
        } else {
            if i > 0 {
                out.push(b'\n');
            }
            let page = match &model {
                Model::English(model) => model.explain(&text).to_terminal(TerminalStyle::Colored),
                Model::Vader(model) => model.explain(&text).to_terminal(TerminalStyle::Colored),
            };
            out.extend_from_slice(page.as_bytes());
            if let Some(mention) = sentiment_urgent::first(&text) {
                let words = words(&mention, &text);
                let line = format!("\nRead first: {}, “{words}”\n", mention.kind);
                out.extend_from_slice(line.as_bytes());
            }
        }
        output.write(&out)?;
    }
    output.flush()
}

/// Start and end, in characters.
fn span(span: Span, chars: &Positions) -> Value {
    let (start, end) = chars.span(span);
    [start, end].into()
}

/// A text of the command line; `-` is standard input.
fn text(argument: &str) -> Outcome<String> {
    if argument != "-" {
        if Path::new(argument).is_file() {
            warn(&format!(
                "{argument:?} is explained as a text, but a file is called so; what is in it is \
                 explained, as one text, by `sentiment explain - < FILE`, and scored by `sentiment score FILE`"
            ));
        }
        return Ok(argument.to_owned());
    }
    if io::stdin().is_terminal() {
        warn("reading a text from the terminal; end with Ctrl-D");
    }
    let mut bytes = Vec::new();
    io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|e| Failure::Data(format!("cannot read standard input: {}", reason(&e))))?;
    let name = "standard input";
    no_text(name, &bytes, false)?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let problem = Problem::not_utf8(1, e.as_bytes(), at, CONVERT);
        Failure::Data(format!("{name}: {problem}"))
    })?;
    // The line break that `echo` adds is no part of the text.
    let end = text
        .strip_suffix('\n')
        .map_or(text.len(), |t| t.strip_suffix('\r').unwrap_or(t).len());
    Ok(text[..end].to_owned())
}
