//! Sorted lists of places as sets: small to hold, quick to set against each other.

/// Whether two sorted lists have anything in common: each of the shorter is looked up in what is left of the longer.
pub(crate) fn meet(a: &[usize], b: &[usize]) -> bool {
    common(a, b).next().is_some()
}

/// What two sorted lists have in common, in order.
pub(crate) fn common<'s>(a: &'s [usize], b: &'s [usize]) -> impl Iterator<Item = usize> + 's {
    let (few, mut many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    few.iter().copied().filter(move |one| {
        let at = gallop(many, *one);
        many = &many[at..];
        many.first() == Some(one)
    })
}

/// How many at the head of a sorted list are less than `one`: steps that double, then halves.
fn gallop(list: &[usize], one: usize) -> usize {
    let mut step = 1;
    while list.get(step - 1).is_some_and(|other| *other < one) {
        step *= 2;
    }
    let from = step / 2;
    from + list[from..list.len().min(step)].partition_point(|other| *other < one)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{common, meet};

    proptest! {
        #[test]
        fn what_is_in_both_is_common(
            a in prop::collection::btree_set(0_usize..200, 0..60),
            b in prop::collection::btree_set(0_usize..200, 0..6),
        ) {
            let (x, y): (Vec<usize>, Vec<usize>) = (a.iter().copied().collect(), b.iter().copied().collect());
            let both: Vec<usize> = a.intersection(&b).copied().collect();
            prop_assert_eq!(meet(&x, &y), !both.is_empty());
            prop_assert_eq!(common(&x, &y).collect::<Vec<_>>(), both.clone());
            prop_assert_eq!(common(&y, &x).collect::<Vec<_>>(), both);
        }
    }
}
