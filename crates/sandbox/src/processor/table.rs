//! A table of objects of one kind in the order they were made, by id.

use std::collections::HashMap;
use std::ops::{Index, IndexMut};

use super::error::ApiError;

pub struct Table<T> {
    noun: &'static str,
    rows: Vec<T>,
    places: HashMap<String, usize>,
}

impl<T> Table<T> {
    pub fn of(noun: &'static str) -> Table<T> {
        Table { noun, rows: Vec::new(), places: HashMap::new() }
    }

    pub fn insert(&mut self, id: String, row: T) {
        self.places.insert(id, self.rows.len());
        self.rows.push(row);
    }

    pub fn find(&self, id: &str) -> Option<&T> {
        self.places.get(id).map(|place| &self.rows[*place])
    }

    pub fn get(&self, id: &str) -> Result<&T, ApiError> {
        self.find(id).ok_or_else(|| ApiError::missing(self.noun, id))
    }

    pub fn get_mut(&mut self, id: &str) -> Result<&mut T, ApiError> {
        match self.places.get(id) {
            Some(place) => Ok(&mut self.rows[*place]),
            None => Err(ApiError::missing(self.noun, id)),
        }
    }

    pub fn oldest_first(&self) -> impl Iterator<Item = &T> {
        self.rows.iter()
    }

    /// The order of Stripe's lists.
    pub fn newest_first(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().rev()
    }
}

/// For ids that another object holds: nothing is ever removed, so they are there.
impl<T> Index<&str> for Table<T> {
    type Output = T;

    fn index(&self, id: &str) -> &T {
        &self.rows[self.places[id]]
    }
}

impl<T> IndexMut<&str> for Table<T> {
    fn index_mut(&mut self, id: &str) -> &mut T {
        &mut self.rows[self.places[id]]
    }
}
