//! Reaching a payer, of whichever kind.

use base::Result;
use db::Conn;

use super::model::{Contact, Payer};
use super::store;
use crate::people;

/// None for a guest who has not typed an address yet, or is forgotten.
pub async fn find_contact(conn: &mut Conn, payer: Payer) -> Result<Option<Contact>> {
    match payer {
        Payer::User(user) => {
            let user = people::find_user(conn, user).await?;
            Ok(user.map(|user| Contact {
                email: user.email,
                first_name: user.first_name,
                last_name: user.last_name,
                language: user.language,
            }))
        }
        Payer::Guest(guest) => {
            let guest = store::find_guest(conn, guest).await?;
            Ok(guest.and_then(|guest| {
                let (first_name, last_name) = Default::default();
                Some(Contact {
                    email: guest.email?,
                    first_name,
                    last_name,
                    language: guest.language,
                })
            }))
        }
    }
}
