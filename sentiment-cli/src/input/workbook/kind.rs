//! What kind of a workbook bytes are, by what their containers name.

use memchr::memmem;

/// How workbooks begin, as other documents and archives of their time do.
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// What a file is that begins as a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    /// A workbook, or another document, that a password opens.
    Locked,
    /// An archive without its end.
    Cut,
    /// An archive, or another document, without a sheet.
    Archive,
    /// A text, or slides, of Word and the like.
    Text,
    Slides,
    /// A mail of Outlook.
    Mail,
    /// A document, whatever it is, of programs before 2007.
    Old,
}

/// Whether bytes begin as a workbook does; `None` if they are too few to tell.
pub fn begins(bytes: &[u8]) -> Option<bool> {
    let marks = [ZIP, COMPOUND];
    if marks.iter().any(|mark| bytes.starts_with(mark)) {
        return Some(true);
    }
    match marks.iter().any(|mark| mark.starts_with(bytes)) {
        true => None,
        false => Some(false),
    }
}

/// The kind of a whole file that begins so.
pub fn kind(bytes: &[u8]) -> Kind {
    let has = |name: &[u8]| memmem::find(bytes, name).is_some();
    if bytes.starts_with(ZIP) {
        const ODS: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
        const ODT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
        return match () {
            () if !has(b"PK\x05\x06") => Kind::Cut,
            () if has(ODS) => Kind::Ods,
            () if has(b"xl/workbook.bin") => Kind::Xlsb,
            // Some programs write the paths of Windows.
            () if has(b"xl/work") || has(b"xl\\work") => Kind::Xlsx,
            () if has(b"word/document.xml") || has(ODT) => Kind::Text,
            () if has(b"ppt/presentation.xml") => Kind::Slides,
            () => Kind::Archive,
        };
    }
    // Names of streams are UTF-16 and end with NUL.
    let stream = |name: &str| {
        let units = name.encode_utf16().chain([0]);
        has(&units.flat_map(u16::to_le_bytes).collect::<Vec<_>>())
    };
    match () {
        () if stream("EncryptedPackage") => Kind::Locked,
        () if stream("Workbook") || stream("Book") => Kind::Xls,
        () if stream("WordDocument") => Kind::Text,
        () if stream("PowerPoint Document") => Kind::Slides,
        () if stream("__properties_version1.0") => Kind::Mail,
        () => Kind::Old,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_bytes_are_needed_than_tell() {
        assert_eq!(begins(b""), None);
        assert_eq!(begins(b"PK\x03"), None);
        assert_eq!(begins(b"PK\x03\x04"), Some(true));
        assert_eq!(begins(b"PK\n"), Some(false));
        assert_eq!(begins(b"text"), Some(false));
        assert_eq!(begins(b"\xD0\xCF\x11\xE0\xA1"), Some(true));
    }

    #[test]
    fn kinds_are_told_by_names() {
        let zip = |name: &str| kind(format!("PK\x03\x04 {name} PK\x05\x06").as_bytes());
        assert_eq!(zip("word/document.xml"), Kind::Text);
        assert_eq!(zip("ppt/presentation.xml"), Kind::Slides);
        assert_eq!(zip("texts.csv"), Kind::Archive);
        assert_eq!(zip("xl/workbook.xml"), Kind::Xlsx);
        assert_eq!(zip("xl/workbook.bin"), Kind::Xlsb);
        assert_eq!(kind(b"PK\x03\x04 xl/workbook.xml"), Kind::Cut);
        assert_eq!(kind(b"\xD0\xCF\x11\xE0 B\0o\0o\0k\0\0\0"), Kind::Xls);
        assert_eq!(kind(b"\xD0\xCF\x11\xE0 B\0o\0o\0k\0s\0"), Kind::Old);
    }
}
