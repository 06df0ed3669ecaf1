//! Customers, their accounts and their services.

mod address;
mod model;
mod own_details;
mod store;

pub use address::BillingAddress;
pub use model::{
    Account, AccountKind, Customer, CustomerKind, NewAccount, NewCustomer, NewService, Service,
    ServiceKind, ServiceStatus,
};
pub use own_details::{OwnDetails, Part};
pub use store::{
    customer_of, delete_told, find_account, find_account_by_number, find_customer_by_number,
    find_pin_hash, find_service_by_number, find_told, insert_account, insert_customer,
    insert_service, lock_account, lock_customer, put_told, services_of, set_pin_hash,
    update_account, update_customer, update_service,
};
