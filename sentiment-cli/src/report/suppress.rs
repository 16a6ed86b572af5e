//! Which cells of a table with sums are not shown.
//!
//! Where one small cell of a row or a column is left out, the sum tells it. So others are left out with it, the
//! smallest first, until those that are left out are texts enough together.

/// Of numbers of texts by row and column: what may be shown of cells of so many at `least`. The sums of rows and of columns are
/// known to the reader; `others` are texts of each column in no row.
pub fn shown(cells: &[Vec<u64>], others: &[u64], least: u64) -> Vec<Vec<bool>> {
    let is_large = |n: &u64| *n > 0 && *n >= least;
    let mut shown: Vec<Vec<bool>> = cells
        .iter()
        .map(|row| row.iter().map(is_large).collect())
        .collect();
    let columns = others.len();
    loop {
        let mut is_done = true;
        for row in 0..cells.len() {
            let line = (0..columns).map(|column| (row, column));
            is_done &= !hide(cells, &mut shown, line, 0, least);
        }
        for (column, &outside) in others.iter().enumerate() {
            let line = (0..cells.len()).map(|row| (row, column));
            is_done &= !hide(cells, &mut shown, line, outside, least);
        }
        if is_done {
            return shown;
        }
    }
}

/// Leave one more cell of a line out, if what is left out is too little to hide in.
fn hide(
    cells: &[Vec<u64>],
    shown: &mut [Vec<bool>],
    line: impl Iterator<Item = (usize, usize)> + Clone,
    outside: u64,
    least: u64,
) -> bool {
    let hidden: u64 = (line.clone())
        .filter(|&(row, column)| !shown[row][column])
        .map(|(row, column)| cells[row][column])
        .sum();
    if !(1..least).contains(&(hidden + outside)) {
        return false;
    }
    let open = line.filter(|&(row, column)| shown[row][column]);
    let next = open.min_by_key(|&(row, column)| cells[row][column]);
    if let Some((row, column)) = next {
        shown[row][column] = false;
    }
    next.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sum_tells_what_is_left_out() {
        // Two texts of the second group in the first month.
        let cells = vec![vec![12, 9, 20], vec![2, 8, 9], vec![10, 30, 40]];
        let shown = shown(&cells, &[0; 3], 5);
        // The sum of the row would tell them, that of the column too, and then those of these.
        assert_eq!(shown[1], [false, false, true]);
        assert_eq!(shown[2], [false, true, true]);
        for at in 0..3 {
            let row: u64 = (0..3)
                .filter(|c| !shown[at][*c])
                .map(|c| cells[at][c])
                .sum();
            let column: u64 = (0..3)
                .filter(|r| !shown[*r][at])
                .map(|r| cells[r][at])
                .sum();
            assert!(![row, column].iter().any(|n| (1..5).contains(n)));
        }
    }

    #[test]
    fn all_is_shown_where_nobody_asks() {
        let cells = vec![vec![1, 0], vec![2, 3]];
        assert_eq!(shown(&cells, &[1, 1], 0), [[true, false], [true, true]]);
    }
}
