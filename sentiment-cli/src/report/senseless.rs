//! Options that name columns which hold nothing of the kind: the report would be silent of them.

use sentiment_core::Label;

use super::groups::{self, short, Groups};
use super::parts::Part;
use super::plan::Plan;
use super::summary::Summary;
use crate::args::ReportArgs;
use crate::columns::{listed, Holds};
use crate::error::{Failure, Outcome};
use crate::input::{Column, Input, Row};
use crate::text::quoted;

/// Fewer texts tell nothing of groups.
const ENOUGH: u64 = 20;

/// What columns hold, by the first rows.
pub struct Examples(Vec<(String, Vec<String>)>);

impl Examples {
    /// Of the columns that mean something, unless no value may be shown.
    pub fn of(plan: &Plan, rows: &[Row]) -> Self {
        let columns = plan.time.iter().chain(&plan.rating).chain(&plan.by);
        let shown = columns.filter(|_| !plan.discretion.no_texts);
        Self(shown.map(|c| (c.name.clone(), values(c, rows))).collect())
    }

    fn of_column(&self, name: &str) -> String {
        let found = self.0.iter().find(|(known, _)| known == name);
        match found.map(|(_, values)| &values[..]) {
            None => String::new(),
            Some([]) => "; its first rows are empty".to_owned(),
            Some(values) => format!("; it holds {}", listed(values)),
        }
    }
}

/// A few different values.
fn values(column: &Column, rows: &[Row]) -> Vec<String> {
    const SHOWN: usize = 3;
    let mut found: Vec<String> = Vec::new();
    for row in rows {
        let value = short(&row.get(column));
        if !value.is_empty() && !found.contains(&value) {
            found.push(value);
        }
        if found.len() == SHOWN {
            break;
        }
    }
    found
}

/// An error if a column that the user names for texts holds none.
pub fn check_text(args: &ReportArgs, part: &Part, input: &Input) -> Outcome {
    let all = &part.summary.all;
    let text = part.question.column_of_texts().or(input.texts().first());
    let Some(text) = text.filter(|_| !args.input.text.is_empty()) else {
        return Ok(());
    };
    let kind = match text.holds {
        Holds::Numbers => "numbers",
        Holds::Dates => "dates",
        Holds::Words | Holds::Prose => return Ok(()),
    };
    if all.count(Label::Neutral) < all.n() {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "--text {}: the column holds {kind}, and no texts; there are: {}",
        quoted(&text.column.name),
        listed(input.columns())
    )))
}

/// The same of dates, ratings and groups.
pub fn check(
    args: &ReportArgs,
    plan: &Plan,
    summary: &Summary,
    input: &Input,
    examples: &Examples,
) -> Outcome {
    let n = summary.all.n();
    let wrong = |option: &str, name: &str, what: String| {
        let holds = examples.of_column(name);
        Err(Failure::Usage(format!(
            "{option} {}: {what}{holds}",
            quoted(name)
        )))
    };
    if let (Some(_), Some(time)) = (&args.time, &plan.time) {
        // Dates that may be read either way are dates.
        if summary.days.is_empty() && plan.order.doubt().is_none() {
            let what = match summary.undated.impossible == n {
                true => "none of its values is a day that exists",
                false => {
                    "none of its values is a date such as 2026-03-31 (waves and the like are compared by --by)"
                }
            };
            return wrong("--time", &time.name, what.to_owned());
        }
    }
    if let (Some(_), Some(ratings)) = (&args.rating, &summary.ratings) {
        if ratings.is_empty() {
            let what =
                "none of its values is a rating such as 4, 4.5, 4/5, 4 stars or Strongly agree";
            return wrong("--rating", &ratings.column.name, what.to_owned());
        }
    }
    let by = args.by.iter().zip(&summary.groups);
    for (_, groups) in by {
        let name = &groups.column.name;
        let mut texts = input.texts().iter();
        if input.columns().len() != 1 && texts.any(|text| text.column.name == *name) {
            let what = "it is the column of the texts, which makes no groups".to_owned();
            return wrong("--by", name, what);
        }
        if let Some((different, texts)) = singles(groups) {
            let what = format!(
                "nearly each row has a value of its own ({different} in {texts} texts), which makes no groups; name a \
                 column with few values"
            );
            return wrong("--by", name, what);
        }
    }
    Ok(())
}

/// How many values there are in how many texts, if nearly each text has its own.
pub fn singles(groups: &Groups) -> Option<(u64, u64)> {
    let own = groups.iter().filter(|(name, _)| *name != groups::named(""));
    let (different, texts) = own.fold((0, 0), |(n, texts), (_, group)| {
        (n + 1, texts + group.tally.n())
    });
    (texts >= ENOUGH && 5 * different >= 4 * texts).then_some((different, texts))
}
