//! Files that are none of texts, and files where a command should be.

use crate::common::Folder;

#[test]
fn pictures_and_documents_are_told() {
    let files: [(&str, &[u8], &str); 11] = [
        ("a.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "a PNG picture"),
        ("a.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a JPEG picture"),
        ("a.gif", b"GIF89a\x01\0", "a GIF picture"),
        ("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP picture"),
        (
            "a.pdf",
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n",
            "a PDF; save its table as CSV",
        ),
        (
            "a.csv",
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n",
            "a PDF; save its table as CSV",
        ),
        ("a.mp3", b"ID3\x04\0\0\0\0\0\0", "a recording (MP3)"),
        (
            "a.mp4",
            b"\0\0\0\x20ftypisom\0\0\x02\0",
            "a film or a recording (MP4)",
        ),
        ("a.db", b"SQLite format 3\0\x10\0", "a database of SQLite"),
        ("a.rtf", b"{\\rtf1\\ansi Good}", "a document in RTF"),
        (
            "a.zip",
            b"PK\x03\x04 notes.txt PK\x05\x06",
            "a zip archive, or another document, without a workbook",
        ),
    ];
    for (name, bytes, what) in files {
        let folder = Folder::with(name, bytes);
        for more in [
            &["score"][..],
            &["report"],
            &["score", "--lossy"],
            &["score", "--encoding", "windows-1252"],
        ] {
            let run = folder.run(&[more, &[name]].concat());
            let expected = format!("sentiment: {name} is {what}");
            assert!(
                run.code == 1 && run.err.starts_with(&expected),
                "{}",
                run.err
            );
        }
    }
    for text in [
        "G",
        "GIF",
        "GIF8",
        "%PD",
        "ID",
        "R",
        "RIFF-RAFF was good",
        "{",
    ] {
        let run = Folder::with("in.txt", text).run(&["score", "in.txt"]);
        assert_eq!(run.json()[0]["text"], text);
    }
}

#[test]
fn a_file_in_place_of_a_command() {
    let folder = Folder::with("in.csv", "text\ngood\n");
    folder.write("a b.csv", "text\ngood\n");
    let run = folder.run(&["in.csv"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .starts_with("sentiment: in.csv is a file, and no command;")
            && run.err.contains("\n  sentiment report in.csv ")
            && run.err.contains("\n  sentiment score in.csv "),
        "{}",
        run.err
    );
    let run = folder.run(&["a b.csv"]);
    assert!(
        run.err.contains("sentiment report \"a b.csv\""),
        "{}",
        run.err
    );
    let run = folder.run(&["scor"]);
    assert!(
        run.err.contains("'score'") && !run.err.contains("is a file"),
        "{}",
        run.err
    );
}
