//! Long lists in pages: each begins behind a row of the one before it, so that the last page costs
//! what the first one does.

use base::Date;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Older,
    Newer,
}

/// Where a page begins: behind this place, in the order of the list (newest first).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start<Place> {
    pub place: Place,
    pub direction: Direction,
}

impl<Place> Start<Place> {
    pub fn older_than(place: Place) -> Start<Place> {
        Start { place, direction: Direction::Older }
    }

    pub fn newer_than(place: Place) -> Start<Place> {
        Start { place, direction: Direction::Newer }
    }
}

/// The days that a page behind this one can still have: an index finds its beginning by them, where
/// it would walk to it otherwise.
pub(crate) fn days_left((first, last): (Date, Date), behind: Date, way: Direction) -> (Date, Date) {
    match way {
        Direction::Older => (first, last.min(behind)),
        Direction::Newer => (first.max(behind), last),
    }
}

/// One page of a list, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing<T> {
    pub rows: Vec<T>,
    pub has_older: bool,
    pub has_newer: bool,
}

impl<T> Listing<T> {
    /// From what was found in the direction of its start, which is one row more than fits where there
    /// is another page; without a start it is the newest.
    pub(crate) fn of(mut found: Vec<T>, limit: usize, start: Option<Direction>) -> Listing<T> {
        let has_more = found.len() > limit;
        found.truncate(limit);
        let (has_older, has_newer) = match start {
            None => (has_more, false),
            Some(Direction::Older) => (has_more, true),
            Some(Direction::Newer) => {
                found.reverse();
                (true, has_more)
            }
        };
        Listing { rows: found, has_older, has_newer }
    }

    /// All that was found.
    pub fn whole(rows: Vec<T>) -> Listing<T> {
        Listing { rows, has_older: false, has_newer: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_too_many_tells_of_another_page() {
        for (found, start, rows, has_older, has_newer) in [
            (vec![3, 2], None, vec![3, 2], false, false),
            (vec![3, 2, 1], None, vec![3, 2], true, false),
            (vec![3, 2, 1], Some(Direction::Older), vec![3, 2], true, true),
            (vec![4, 5, 6], Some(Direction::Newer), vec![5, 4], true, true),
            (vec![4], Some(Direction::Newer), vec![4], true, false),
        ] {
            let listing = Listing::of(found, 2, start);
            assert_eq!(listing, Listing { rows, has_older, has_newer });
        }
    }
}
