//! The command among others: pipes, signals, exit codes, files.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
#[cfg(unix)]
use std::process::{Child, ChildStdin, Command};

use crate::common::{pipe, sentiment, Folder, Run};

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::with("in.txt", "good\n".repeat(100_000));
    let mut child = folder
        .command(&["score", "in.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut first = [0; 100];
    child
        .stdout
        .as_mut()
        .unwrap()
        .read_exact(&mut first)
        .unwrap();
    drop(child.stdout.take());
    let run = Run::from(child.wait_with_output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn rows_of_a_pipe_do_not_wait_for_later_ones() {
    let mut child = sentiment(&["score"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for text in ["good", "bad"] {
        stdin.write_all(format!("{text}\n").as_bytes()).unwrap();
        let line = lines.next().unwrap().unwrap();
        assert!(line.contains(&format!("\"text\":\"{text}\"")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_nothing_behind() {
    let folder = Folder::new();
    // Where the tests run under `nohup`, their children would ignore signals.
    let plain: &[&str] = if cfg!(target_os = "linux") {
        &["env", "--default-signal"]
    } else {
        &["env"]
    };
    let (mut child, stdin) = half_done(&folder, plain);
    send("-INT", &child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(folder.files(), [""; 0]);
    drop(stdin);
}

#[cfg(unix)]
#[test]
fn what_nohup_runs_survives_a_logout() {
    let folder = Folder::new();
    let nohup = ["sh", "-c", "trap '' HUP; exec \"$@\"", "nohup"];
    let (mut child, mut stdin) = half_done(&folder, &nohup);
    send("-HUP", &child);
    // As long as a handler would wait before it gives up.
    std::thread::sleep(std::time::Duration::from_millis(400));
    stdin.write_all(b"bad\n").unwrap();
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(folder.files(), ["out.jsonl"]);
    assert_eq!(folder.read("out.jsonl").lines().count(), 2);
}

/// A shell without job control starts what it leaves in the background with
/// SIGINT ignored.
#[cfg(target_os = "linux")]
#[test]
fn where_one_signal_is_ignored_others_leave_nothing_behind() {
    for (ignored, sent) in [
        ("INT", "-TERM"),
        ("INT", "-HUP"),
        ("HUP", "-INT"),
        ("HUP", "-TERM"),
    ] {
        let folder = Folder::new();
        let others = format!(
            "--default-signal={}",
            if ignored == "INT" {
                "HUP,TERM"
            } else {
                "INT,TERM"
            }
        );
        let ignores = format!("--ignore-signal={ignored}");
        let (mut child, stdin) = half_done(&folder, &["env", &others, &ignores]);
        // What is ignored stays ignored, and does not end the work.
        send(&format!("-{ignored}"), &child);
        std::thread::sleep(std::time::Duration::from_millis(400));
        assert_eq!(folder.files().len(), 1, "{ignored}");
        send(sent, &child);
        assert_eq!(child.wait().unwrap().code(), Some(130), "{ignored} {sent}");
        assert_eq!(folder.files(), [""; 0], "{ignored} {sent}");
        drop(stdin);
    }
}

/// The command, run by another, with its output begun: it is waiting for more
/// input, or soon will be.
#[cfg(unix)]
fn half_done(folder: &Folder, by: &[&str]) -> (Child, ChildStdin) {
    let mut child = Command::new(by[0])
        .args(&by[1..])
        .arg(env!("CARGO_BIN_EXE_sentiment"))
        .args(["score", "-o", "out.jsonl"])
        .current_dir(folder.path(""))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"good\n").unwrap();
    while folder.files().is_empty() {
        let ended = child.try_wait().unwrap();
        assert!(ended.is_none(), "it ended early: {ended:?}");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    (child, stdin)
}

#[cfg(unix)]
fn send(signal: &str, child: &Child) {
    let id = child.id().to_string();
    let sent = Command::new("kill").args([signal, &id]).status().unwrap();
    assert!(sent.success());
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = Folder::with("in.csv", "id,text\n1,good\n2\n");
    folder.write("out.csv", "old");
    assert_eq!(folder.run(&["score", "in.csv", "-o", "out.csv"]).code, 1);
    assert_eq!(folder.read("out.csv"), "old");
    folder.run(&["score", "in.csv", "-o", "out.csv", "--on-error", "skip"]);
    assert!(folder.read("out.csv").starts_with("id,text,valence"));
    assert_eq!(folder.files(), ["in.csv", "out.csv"]);
}

#[test]
fn a_file_that_is_protected_stays() {
    let folder = Folder::with(
        "in.csv",
        format!("said,text\n{}", "positive,good\n".repeat(60)),
    );
    folder.write("own", "old");
    let allow = |write: bool| {
        let mut permissions = std::fs::metadata(folder.path("own")).unwrap().permissions();
        #[allow(clippy::permissions_set_readonly_false, reason = "a file of this test")]
        permissions.set_readonly(!write);
        std::fs::set_permissions(folder.path("own"), permissions).unwrap();
    };
    allow(false);
    // Root may write whatever the permissions are.
    let may = std::fs::File::options()
        .append(true)
        .open(folder.path("own"))
        .is_ok();
    for args in [
        &["score", "in.csv"][..],
        &["report", "in.csv"],
        &["adapt", "in.csv", "--label", "said", "--force"],
    ] {
        let run = folder.run(&[args, &["-o", "own"]].concat());
        assert_eq!(run.code, i32::from(!may), "{args:?}: {}", run.err);
        if !may {
            let said = "read-only; allow to write it";
            assert!(run.err.contains(said), "{}", run.err);
            assert_eq!((run.out.as_str(), folder.read("own").as_str()), ("", "old"));
        }
        assert_eq!(folder.files(), ["in.csv", "own"]);
    }
    allow(true);
    folder.run(&["score", "in.csv", "-o", "own"]).quietly();
    assert!(folder.read("own").contains("valence"));
}

#[cfg(unix)]
#[test]
fn devices_and_links_are_written_through() {
    use std::os::unix::fs::{symlink, FileTypeExt, PermissionsExt};
    let folder = Folder::with("in.txt", "good\n");
    folder
        .run(&["score", "in.txt", "-o", "/dev/null"])
        .quietly();
    assert!(std::fs::metadata("/dev/null")
        .unwrap()
        .file_type()
        .is_char_device());
    folder.write("real.jsonl", "old");
    symlink("real.jsonl", folder.path("link.jsonl")).unwrap();
    folder
        .run(&["score", "in.txt", "-o", "link.jsonl"])
        .quietly();
    assert!(folder.read("real.jsonl").contains("valence"));
    assert!(std::fs::symlink_metadata(folder.path("link.jsonl"))
        .unwrap()
        .is_symlink());
    folder
        .run(&["score", "in.txt", "-o", "new.jsonl"])
        .quietly();
    let plain = std::fs::metadata(folder.path("in.txt"))
        .unwrap()
        .permissions()
        .mode();
    let made = std::fs::metadata(folder.path("new.jsonl"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(made, plain, "as any other file");
}

#[test]
fn mistakes_on_the_command_line() {
    for args in [
        &["score", "--bogus"][..],
        &["score", "--threads", "0"],
        &["frob"],
        &["explain"],
    ] {
        let run = Run::from(sentiment(args).output().unwrap());
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.starts_with("sentiment: "), "{}", run.err);
    }
    let run = pipe(&["score", "--text", "x"], "good\n");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--input-format"), "{}", run.err);
}

#[test]
fn help_completions_and_manual() {
    for args in [
        &["--help"][..],
        &["--version"],
        &["score", "--help"],
        &["help"],
        &["help", "--help"],
        &["help", "help"],
        &["help", "score"],
        &["completions", "bash"],
        &["man"],
    ] {
        let out = Run::from(sentiment(args).output().unwrap()).quietly();
        assert!(out.contains("sentiment"), "{args:?}");
    }
    let help = |args: &[&str]| Run::from(sentiment(args).output().unwrap());
    for (asked, same) in [
        (&["help"][..], &["--help"][..]),
        (&["help", "score"], &["score", "--help"]),
    ] {
        assert_eq!(help(asked).quietly(), help(same).quietly());
    }
    let wrong = help(&["help", "scores"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("'score'"), "{}", wrong.err);
}

/// Every page that a page refers to can be had, and says what the help says.
#[test]
fn the_manual_has_a_page_for_each_command() {
    let run = |args: &[&str]| Run::from(sentiment(args).output().unwrap());
    let all = run(&["man"]).quietly();
    let named: Vec<&str> = all
        .lines()
        .filter_map(|line| line.strip_prefix("sentiment\\-")?.strip_suffix("(1)"))
        .collect();
    let commands = ["score", "explain", "report", "adapt", "completions", "man"];
    assert_eq!(named, commands);
    for (command, option) in commands.into_iter().zip([
        "\\-\\-sentences",
        "\\-\\-html",
        "\\-\\-by",
        "\\-\\-scale",
        "zsh",
        "COMMAND",
    ]) {
        let page = run(&["man", command]).quietly();
        let title = format!(".TH sentiment-{command} 1 ");
        assert!(page.contains(&title) && page.contains(option), "{page}");
        let synopsis = format!(".SH SYNOPSIS\n\\fBsentiment {command}\\fR");
        assert!(page.contains(&synopsis), "{page}");
    }
    let wrong = run(&["man", "scores"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("score, explain, report, adapt"),
        "{}",
        wrong.err
    );
}
