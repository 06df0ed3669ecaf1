//! Customers, their accounts and their services.

mod model;
mod store;

pub use model::{
    Account, AccountKind, Customer, CustomerKind, NewAccount, NewCustomer, NewService, Service,
    ServiceKind, ServiceStatus,
};
pub use store::{
    customer_of, find_account, find_account_by_number, find_customer_by_number, find_pin_hash,
    find_service_by_number, insert_account, insert_customer, insert_service, lock_account,
    services_of, set_pin_hash, update_account, update_customer, update_service,
};
