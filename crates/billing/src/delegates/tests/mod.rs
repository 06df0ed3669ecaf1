//! Maria holds account CL1234 and lets others in; Ana is one of them.

mod acceptance;
mod activity;
mod invitations;
mod rights;

use base::{Cents, Error, Id, Language, Refusal, Result, kinds};

use super::{InvitationToken, NewInvitation, NewLogin, Rights, accept, invite};
use crate::people::{
    self, Access, Limits, NewPassword, Password, PasswordRule, Role, SessionState,
};
use crate::samples::{self, World, visitor};

type User = Id<kinds::User>;
type Account = Id<kinds::Account>;

struct Home {
    world: World,
    maria: User,
    account: Account,
}

async fn homes() -> Vec<Home> {
    let mut homes = Vec::new();
    for world in samples::worlds().await {
        let account = world.account("CL1234").await;
        let maria = world.user("maria", account).await;
        homes.push(Home { world, maria, account });
    }
    homes
}

impl Home {
    /// A user who does not reach the account; her own is another.
    async fn stranger(&self, name: &str) -> User {
        let own = self.world.account(&format!("OWN-{name}")).await;
        self.world.user(name, own).await
    }

    async fn invited(&self, by: User, email: &str, rights: Rights) -> Result<InvitationToken> {
        let id = invite(&self.world.ctx, by, &self.invitation(email, rights)).await?;
        Ok(InvitationToken::derive(&self.world.ctx.secret, id))
    }

    fn invitation(&self, email: &str, rights: Rights) -> NewInvitation {
        let email = email.parse().unwrap();
        NewInvitation { account_id: self.account, email, rights, language: Language::En }
    }

    /// A user who was invited with these rights and has accepted.
    async fn delegate(&self, name: &str, rights: Rights) -> User {
        let user = self.stranger(name).await;
        let email = format!("{name}@example.com");
        let token = self.invited(self.maria, &email, rights).await.unwrap();
        accept(&self.world.ctx, user, &token).await.unwrap();
        user
    }

    async fn access_of(&self, user: User) -> Option<Access> {
        let mut conn = self.world.ctx.db.read().await.unwrap();
        people::find_access(&mut conn, user, self.account).await.unwrap()
    }

    async fn is_gone(&self, user: User, token: &InvitationToken) {
        let accepted = accept(&self.world.ctx, user, token).await;
        assert!(is_refused(&accepted, &Refusal::InvitationGone), "{accepted:?}");
        assert!(super::find_invited(&self.world.ctx, token).await.unwrap().is_none());
    }
}

fn up_to(payment: i64, month: i64) -> Rights {
    Rights::Pay(Limits {
        payment_limit_cents: Some(Cents(payment)),
        month_limit_cents: Some(Cents(month)),
    })
}

const PASSWORD: &str = "Calm-River-of-1942!";

fn login(username: &str) -> NewLogin {
    let rule = PasswordRule::of(&samples::brightwater());
    NewLogin {
        username: username.parse().unwrap(),
        first_name: "Ana".to_owned(),
        last_name: "Torres".to_owned(),
        language: Language::Es,
        password: NewPassword::parse(PASSWORD, rule, &[]).unwrap(),
        agreed_hash: None,
    }
}

fn is_refused<T>(outcome: &Result<T>, refusal: &Refusal) -> bool {
    matches!(outcome, Err(Error::Refused(found)) if found == refusal)
}

fn is_not_found<T>(outcome: &Result<T>) -> bool {
    matches!(outcome, Err(Error::NotFound))
}
