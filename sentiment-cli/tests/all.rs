//! The command as a user runs it. One binary, because linking is most of what tests cost.

mod common;

mod adapt;
mod explain;
mod input;
mod passages;
mod process;
mod report;
mod report_columns;
mod report_copies;
mod report_dates;
mod report_findings;
mod report_keywords;
mod report_mentions;
mod report_options;
mod report_over_time;
mod report_privacy;
mod report_questions;
mod report_several;
mod report_stars;
mod report_tags;
mod report_topics;
mod report_urgent;
mod score;
mod speakers;
mod tables;
mod titles;
mod untidy;
mod workbooks;
mod wrong_files;
