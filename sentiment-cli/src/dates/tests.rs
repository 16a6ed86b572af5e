//! Dates that files have, and what is none.

use super::*;
use jiff::civil::date;

#[test]
fn dates_that_files_have() {
    let day = Some(date(2026, 3, 31));
    for value in [
        "2026-03-31",
        "2026-03-31T10:00:00Z",
        "2026/03/31",
        " 2026-3-31 10:00 ",
        "2026-03-31T23:59:59.5+02:00",
        "31.03.2026",
        "31.3.2026 10:00 AM",
        "31.03.26",
        "31.3.26 00:00",
        "31 Mar 2026",
        "31-MAR-2026",
        "Mar 31, 2026",
        "Mar. 31 2026, 10:00 AM",
        "March 31, 2026",
        "31. March 2026",
        "2026.03.31",
        "2026.3.31 10:00",
        "20260331",
        "20260331T100000Z",
        "31-Mar-26",
        "31-mar-26 10:00",
        "Tuesday, March 31, 2026",
        "Tue, 31 Mar 2026 10:00:00 +0000",
        "Tue 31-Mar-2026",
        "March 31st, 2026",
        "31st March 2026",
        "03 31, 2026",
        "1774915200",
        "1775001599",
        "1774915200000",
        "1774915200.000200",
        "1774915200000.0",
        "46112",
        "46112.75",
    ] {
        assert_eq!(parse(value, Order::default()), day, "{value}");
    }
    assert_eq!(parse("2026-03", Order::default()), Some(date(2026, 3, 1)));
    assert_eq!(parse("Mar 2026", Order::default()), Some(date(2026, 3, 1)));
    assert_eq!(
        parse("2nd May, 2026", Order::default()),
        Some(date(2026, 5, 2))
    );
    assert_eq!(
        parse("31-Mar-98", Order::default()),
        Some(date(1998, 3, 31))
    );
    for value in [
        "2026-02-30",
        "2026-13-01",
        "31.02.2026",
        "30 Feb 2026",
        "13/14/2026",
        "31/4/2026 10:00",
    ] {
        assert!(is_impossible(value), "{value}");
    }
    for value in [
        "2026-02-28",
        "31/3/2026",
        "3/31/2026",
        "20261301",
        "9999-99-99",
        "soon",
        "",
    ] {
        assert!(!is_impossible(value), "{value}");
    }
    for value in [
        "",
        "2026.03",
        "2026.3.31.4",
        "31032026",
        "20263103",
        "20261",
        "177491520",
        "17749152000",
        "1774915200.",
        "1774915200,5",
        "46113.x",
        "14:05",
        "45",
        "9999999999999",
        "Tuesday",
        "Tuesday 2026",
        "Mar 26",
        "31th",
        "+774915200",
        "31/03/2026",
        "03/31/2026",
        "3-4-2026",
        "31.13.2026",
        "31 Ma 2026",
        "Martha 31, 2026",
        "31 Mar 26",
        "1.2.3",
        "2.1 of 2026",
        "2026-02-30",
        "yesterday",
        "2026",
        "1066-10-14",
        "2026-03-31-01",
    ] {
        assert_eq!(parse(value, Order::default()), None, "{value}");
    }
}
