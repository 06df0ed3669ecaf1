//! What the letters about a registration have to say.

use base::{Error, Id, Result, boxed, kinds};
use db::Conn;

use super::code;
use super::model::{CodeToSend, ProvenAccount};
use super::store;
use crate::Ctx;
use crate::people::{self, User};

/// A registration that came to its end.
#[derive(Debug)]
pub struct Completed {
    /// Whose login it is.
    pub user: User,
    pub accounts: Vec<ProvenAccount>,
    /// The login was made, not added to.
    pub is_new_login: bool,
    /// Whoever held one of the accounts before.
    pub other_holders: Vec<User>,
}

/// The newest code of a registration, by the registration that asks for a letter; None when nobody
/// is to get one, or it would come too late.
#[boxed]
pub async fn find_code_to_send(
    ctx: &Ctx,
    id: Id<kinds::Registration>,
) -> Result<Option<(Id<kinds::Code>, CodeToSend)>> {
    let registration = store::find_registration(&mut ctx.db.read().await?, id).await?;
    let waiting = registration.filter(|it| it.is_open(ctx.now()) && it.code_tries_left > 0);
    let Some(registration) = waiting.filter(|it| it.code_expires_at > ctx.now()) else {
        return Ok(None);
    };
    let Some((code_id, email)) = registration.code_id.zip(registration.email) else {
        return Ok(None);
    };
    let code = code::derive(&ctx.secret, code_id, &email);
    let (language, expires_at) = (registration.language, registration.code_expires_at);
    Ok(Some((code_id, CodeToSend { email, language, code, expires_at })))
}

/// None for one that is not completed.
pub async fn find_completed(
    conn: &mut Conn,
    id: Id<kinds::Registration>,
) -> Result<Option<Completed>> {
    let registration = store::find_registration(conn, id).await?;
    let completed = registration.filter(|registration| registration.completed_at.is_some());
    let Some((user_id, is_new_login)) =
        completed.and_then(|it| it.user_id.zip(Some(it.made_login)))
    else {
        return Ok(None);
    };
    let accounts = store::accounts_chosen(conn, id).await?;
    let mut other_holders: Vec<User> = Vec::new();
    for account in &accounts {
        let holders = people::holders_of(conn, account.id).await?;
        let is_known = |known: &[User], holder: &User| known.iter().any(|it| it.id == holder.id);
        for holder in holders.into_iter().filter(|holder| holder.id != user_id) {
            if !is_known(&other_holders, &holder) {
                other_holders.push(holder);
            }
        }
    }
    let user = people::find_user(conn, user_id).await?.ok_or(Error::NotFound)?;
    Ok(Some(Completed { user, accounts, is_new_login, other_holders }))
}
