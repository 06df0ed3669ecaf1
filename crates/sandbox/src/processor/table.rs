//! A table of objects of one kind in the order they were made, by id.

use std::collections::HashMap;
use std::ops::{Index, IndexMut};

use base::Timestamp;

use super::error::ApiError;

pub trait Row {
    fn id(&self) -> &str;
    fn created(&self) -> Timestamp;
}

#[derive(Clone)]
pub struct Table<T> {
    noun: &'static str,
    rows: Vec<T>,
    places: HashMap<String, usize>,
}

impl<T: Row> Table<T> {
    pub fn of(noun: &'static str) -> Table<T> {
        Table { noun, rows: Vec::new(), places: HashMap::new() }
    }

    pub fn insert(&mut self, row: T) {
        self.places.insert(row.id().to_owned(), self.rows.len());
        self.rows.push(row);
    }

    pub fn find(&self, id: &str) -> Option<&T> {
        self.places.get(id).map(|place| &self.rows[*place])
    }

    pub fn get(&self, id: &str) -> Result<&T, ApiError> {
        self.find(id).ok_or_else(|| ApiError::missing(self.noun, id))
    }

    pub fn get_mut(&mut self, id: &str) -> Result<&mut T, ApiError> {
        let place = self.place(id)?;
        Ok(&mut self.rows[place])
    }

    pub fn oldest_first(&self) -> impl Iterator<Item = &T> {
        self.rows.iter()
    }

    /// The order of Stripe's lists.
    pub fn newest_first(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().rev()
    }

    /// Away from the row, so that the nearest come first.
    pub fn older_than(&self, id: &str) -> Result<impl Iterator<Item = &T>, ApiError> {
        Ok(self.rows[..self.place(id)?].iter().rev())
    }

    /// Away from the row too.
    pub fn newer_than(&self, id: &str) -> Result<impl Iterator<Item = &T>, ApiError> {
        Ok(self.rows[self.place(id)? + 1..].iter())
    }

    fn place(&self, id: &str) -> Result<usize, ApiError> {
        self.places.get(id).copied().ok_or_else(|| ApiError::missing(self.noun, id))
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
