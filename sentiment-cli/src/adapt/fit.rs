//! Penalized logistic regression around the default weights.
//!
//! The model is that of the core: negative : neutral : positive =
//! e^(u−v) : 1 : e^(u+v). A term's weight for v is changed by δ, at the cost of
//! λ δ²/2 (ridge; Hoerl & Kennard 1970), so that it changes only as far as the
//! texts insist; its weight for u stays, and so does what the core's link makes of evidence on
//! both sides. Minimized by Nesterov's accelerated
//! gradient (1983) in coordinates scaled by a bound of the curvature, with
//! restarts (O'Donoghue & Candès 2015). Everything is summed in the order of the
//! rows, so the same input gives the same bits.

use super::labels::Class;

/// λ: some ten texts that contradict a weight move it by as much as a weak word
/// weighs.
const RIDGE: f64 = 10.0;
const ITERATIONS: usize = 300;
/// A step below this, in log-odds, changes no weight, as weights are in 1/32.
const ENOUGH: f64 = 1e-4;

/// A term in a larger share of the texts says where they are from, not what they feel,
pub const LARGEST_SHARE: f64 = 0.25;
/// unless the odds of one class are so many times as high with it as without it: then it is what
/// most of them complain of, or praise.
const CLEAR: f64 = 10.0;

/// A term in a text: its place among the terms, and what a change of its weight
/// by 1 does to the text's v.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature {
    pub term: usize,
    pub effect: f64,
}

/// A labelled text.
#[derive(Clone, Debug)]
pub struct Example {
    pub class: Class,
    /// v and u by the default weights.
    pub valence: f64,
    pub subjectivity: f64,
    pub features: Vec<Feature>,
}

/// A labelled text with the terms of it that are chosen: place and effect.
struct Row<'a> {
    weight: f64,
    example: &'a Example,
    chosen: Vec<(usize, f64)>,
}

/// Slopes of the loss of a text in v and u.
fn slopes(example: &Example, v: f64, u: f64, three: bool) -> (f64, f64) {
    let (negative, positive) = match example.class {
        Class::Negative => (1.0, 0.0),
        Class::Neutral => (0.0, 0.0),
        Class::Positive => (0.0, 1.0),
    };
    if !three {
        // Without neutral texts only positive against negative is to be learned.
        let p = 1.0 / (1.0 + (-2.0 * v).exp());
        return (2.0 * (p - positive), 0.0);
    }
    let top = (u + v.abs()).max(0.0);
    let (n, o, p) = ((u - v - top).exp(), (-top).exp(), (u + v - top).exp());
    let total = n + o + p;
    let (n, p) = (n / total, p / total);
    (
        (p - n) - (positive - negative),
        (p + n) - (positive + negative),
    )
}

/// Weight of a text, so that each class weighs 1/√n per text: common ones more,
/// but not in proportion.
fn class_weights(examples: &[&Example]) -> [f64; 3] {
    let count = |class| examples.iter().filter(|e| e.class == class).count() as f64;
    let counts = Class::ALL.map(count);
    let total: f64 = counts.iter().map(|n| n.sqrt()).sum();
    let n = examples.len() as f64;
    counts.map(|c| if c > 0.0 { n / (total * c.sqrt()) } else { 0.0 })
}

/// The terms, at most `most`, that the texts most insist to change: by the
/// square of the slope at no change over the curvature (Rao's score test).
pub fn select(examples: &[&Example], terms: usize, most: usize) -> Vec<usize> {
    let three = three(examples);
    let weights = class_weights(examples);
    let slope = |e: &Example| slopes(e, e.valence, e.subjectivity, three).0;
    // The base rates of the texts are no term's doing.
    let (mut mean, mut total) = (0.0, 0.0);
    for e in examples {
        let w = weights[e.class as usize];
        mean += w * slope(e);
        total += w;
    }
    mean /= total;
    let mut sums = vec![(0.0, RIDGE); terms];
    for e in examples {
        let w = weights[e.class as usize];
        let slope = w * (slope(e) - mean);
        for f in &e.features {
            sums[f.term].0 += slope * f.effect;
            sums[f.term].1 += w * f.effect * f.effect;
        }
    }
    let scores: Vec<f64> = sums.iter().map(|(s, c)| s * s / c).collect();
    let told = told(examples, terms);
    let mut order: Vec<usize> = (0..terms).filter(|&t| told[t] && scores[t] > 0.0).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    order.truncate(most);
    order
}

/// Whether each term is rare enough, or clear enough, to say what a text feels.
fn told(examples: &[&Example], terms: usize) -> Vec<bool> {
    let (mut with, mut all) = (vec![[0.0; 3]; terms], [0.0; 3]);
    for e in examples {
        let mut distinct: Vec<usize> = e.features.iter().map(|f| f.term).collect();
        distinct.sort_unstable();
        distinct.dedup();
        for term in distinct {
            with[term][e.class as usize] += 1.0;
        }
        all[e.class as usize] += 1.0;
    }
    let most = examples.len() as f64 * LARGEST_SHARE;
    let told = with.iter().map(|with| {
        let n: f64 = with.iter().sum();
        // Half a text more in each cell (Haldane 1956).
        let ratio = |class: usize| {
            let (a, b) = (with[class], n - with[class]);
            let c = all[class] - a;
            let d = examples.len() as f64 - n - c;
            (a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5))
        };
        n <= most || (0..3).any(|class| ratio(class) >= CLEAR)
    });
    told.collect()
}

/// δ of the chosen terms.
pub fn fit(examples: &[&Example], terms: usize, chosen: &[usize]) -> Vec<f64> {
    let three = three(examples);
    let weights = class_weights(examples);
    let mut places = vec![None; terms];
    for (place, &term) in chosen.iter().enumerate() {
        places[term] = Some(place);
    }
    let rows: Vec<Row> = examples
        .iter()
        .map(|e| {
            let chosen = e.features.iter();
            let chosen = chosen.filter_map(|f| Some((places[f.term]?, f.effect)));
            Row {
                weight: weights[e.class as usize],
                example: e,
                chosen: chosen.collect(),
            }
        })
        .collect();
    // Behind the terms: what the base rates of these texts ask of v and of u,
    // which is left out of the answer.
    let (base_v, base_u) = (chosen.len(), chosen.len() + 1);
    let size = chosen.len() + 2;
    let ridge = |i: usize| if i < base_v { RIDGE } else { 0.0 };

    let mut bound: Vec<f64> = (0..size).map(|i| ridge(i) + 1e-9).collect();
    for row in &rows {
        let reach: f64 = row.chosen.iter().map(|(_, x)| x.abs()).sum();
        let most = row.weight * (2.0 + reach);
        for (place, effect) in &row.chosen {
            bound[*place] += most * effect.abs();
        }
        bound[base_v] += most;
        bound[base_u] += most;
    }
    let slope_at = |at: &[f64]| {
        let mut slope: Vec<f64> = (0..size).map(|i| ridge(i) * at[i]).collect();
        for row in &rows {
            let e = row.example;
            let change: f64 = row.chosen.iter().map(|(place, x)| x * at[*place]).sum();
            let v = e.valence + at[base_v] + change;
            let (gv, gu) = slopes(e, v, e.subjectivity + at[base_u], three);
            for (place, effect) in &row.chosen {
                slope[*place] += row.weight * gv * effect;
            }
            slope[base_v] += row.weight * gv;
            slope[base_u] += row.weight * gu;
        }
        slope
    };

    let mut at = vec![0.0; size];
    let mut ahead = at.clone();
    let mut momentum = 1.0_f64;
    for _ in 0..ITERATIONS {
        let slope = slope_at(&ahead);
        let mut next = vec![0.0; size];
        let (mut uphill, mut longest) = (0.0, 0.0_f64);
        for i in 0..size {
            next[i] = ahead[i] - slope[i] / bound[i];
            uphill += slope[i] * (next[i] - at[i]);
            longest = longest.max((next[i] - at[i]).abs());
        }
        let grown = if uphill > 0.0 {
            momentum = 1.0;
            1.0
        } else {
            (1.0 + (1.0 + 4.0 * momentum * momentum).sqrt()) / 2.0
        };
        let push = (momentum - 1.0) / grown;
        for i in 0..size {
            ahead[i] = next[i] + push * (next[i] - at[i]);
        }
        at = next;
        momentum = grown;
        if longest < ENOUGH {
            break;
        }
    }
    at.truncate(chosen.len());
    at
}

fn three(examples: &[&Example]) -> bool {
    examples.iter().any(|e| e.class == Class::Neutral)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(class: Class, terms: &[usize]) -> Example {
        let features = terms.iter().map(|&term| Feature { term, effect: 0.8 });
        Example {
            class,
            valence: 0.0,
            subjectivity: -0.8,
            features: features.collect(),
        }
    }

    #[test]
    fn terms_go_where_their_texts_are() {
        // Term 0 is in positive texts, 1 in negative ones, 2 in all.
        let mut examples = Vec::new();
        for _ in 0..30 {
            examples.push(example(Class::Positive, &[0, 2]));
            examples.push(example(Class::Negative, &[1, 2]));
            examples.push(example(Class::Neutral, &[2]));
        }
        let examples: Vec<&Example> = examples.iter().collect();
        let chosen = select(&examples, 4, 2);
        assert_eq!(chosen.len(), 2);
        let changes = fit(&examples, 4, &chosen);
        let change = |term| changes[chosen.iter().position(|&t| t == term).unwrap()];
        assert!(change(0) > 0.4 && change(1) < -0.4, "{changes:?}");
        assert_eq!(changes, fit(&examples, 4, &chosen));
    }

    #[test]
    fn what_most_texts_have_is_told_if_it_is_clear() {
        // Terms 0 and 1 are in four texts of ten: 0 in negative ones alone.
        let mut examples = Vec::new();
        for _ in 0..20 {
            examples.push(example(Class::Negative, &[0, 1, 1]));
            examples.push(example(Class::Negative, &[0]));
            examples.push(example(Class::Positive, &[1]));
            examples.push(example(Class::Positive, &[]));
            examples.push(example(Class::Positive, &[2]));
        }
        let examples: Vec<&Example> = examples.iter().collect();
        assert_eq!(told(&examples, 3), [true, false, true]);
    }

    #[test]
    fn few_texts_change_little() {
        let change = |n: usize| {
            let examples: Vec<Example> = (0..n)
                .flat_map(|_| {
                    [
                        example(Class::Positive, &[0]),
                        example(Class::Negative, &[]),
                    ]
                })
                .collect();
            fit(&examples.iter().collect::<Vec<_>>(), 1, &[0])[0]
        };
        assert!(change(1) < 0.1 && change(100) > 2.0 * change(1));
    }
}
