//! What meters showed, and when.

mod model;
mod store;
#[cfg(test)]
mod tests;

pub use model::{NewReading, Quality, Reading};
pub use store::{
    LastReading, MeteredService, MeteredServices, find_readings, insert_readings,
    metered_services_of, readings_of, update_reading,
};
