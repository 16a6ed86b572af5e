//! Dates far from all others: a slip, or a program's 1970 for none.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// Take out the few dates before or after a gap that is longer than a year and than all time
/// between the others. They come back with their texts, earliest first.
pub fn take<T>(days: &mut BTreeMap<Date, T>, texts: impl Fn(&T) -> u64) -> Vec<(Date, u64)> {
    /// Of so many texts one may be a stray.
    const FEW: u64 = 20;
    let dates: Vec<(Date, u64)> = days.iter().map(|(date, of)| (*date, texts(of))).collect();
    let mut allowed = dates.iter().map(|(_, n)| n).sum::<u64>() / FEW;
    let (mut rest, mut strays) = (dates, Vec::new());
    // Twice from each side: one far in the past hides one less far in the future.
    for _ in 0..4 {
        for (date, n) in rest.drain(..ahead(&rest, allowed)) {
            allowed -= n;
            days.remove(&date);
            strays.push((date, n));
        }
        rest.reverse();
    }
    strays.sort_unstable();
    strays
}

/// How many at the start are apart, of so many texts at most.
fn ahead(dates: &[(Date, u64)], allowed: u64) -> usize {
    let days = |a: Date, b: Date| (b.duration_since(a).as_hours() / 24).abs();
    let Some((last, _)) = dates.last() else {
        return 0;
    };
    let (mut texts, mut apart) = (0, 0);
    for (at, pair) in dates.windows(2).enumerate() {
        texts += pair[0].1;
        if texts > allowed {
            break;
        }
        let gap = days(pair[0].0, pair[1].0);
        if gap > 365 && gap > days(pair[1].0, *last) {
            apart = at + 1;
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn strays(dates: &[Date]) -> Vec<Date> {
        let mut days: BTreeMap<Date, u64> = BTreeMap::new();
        let start = date(2026, 4, 1);
        let usual = start.series(jiff::ToSpan::days(1)).take(90);
        for day in usual.chain(dates.iter().copied()) {
            *days.entry(day).or_default() += 1;
        }
        let before: u64 = days.values().sum();
        let taken = take(&mut days, |n| *n);
        let texts = taken.iter().map(|(_, n)| n).sum::<u64>();
        assert_eq!(before - texts, days.values().sum::<u64>());
        taken.into_iter().map(|(date, _)| date).collect()
    }

    #[test]
    fn dates_far_from_all_others() {
        let (past, future) = (date(1970, 1, 1), date(2062, 9, 29));
        for far in [
            vec![past],
            vec![future],
            vec![past, future],
            vec![date(1995, 1, 1), date(2100, 1, 1)],
            vec![date(2020, 5, 1), date(2022, 5, 1)],
        ] {
            assert_eq!(strays(&far), far);
        }
        assert_eq!(strays(&[past, past]), [past]);
        // A year before is no slip, nor are many.
        for near in [vec![date(2025, 6, 1)], vec![past; 9]] {
            assert_eq!(strays(&near), [], "{near:?}");
        }
    }

    #[test]
    fn old_texts_of_a_long_time_are_no_strays() {
        let mut days: BTreeMap<Date, u64> = BTreeMap::new();
        for year in 1990..2027 {
            days.insert(date(year, 5, 1), (year - 1989) as u64);
        }
        assert_eq!(take(&mut days, |n| *n), []);
    }
}
