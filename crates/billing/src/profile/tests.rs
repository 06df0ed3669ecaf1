//! Whose details may be changed, by whom, and what a file makes of them afterwards.

use base::{Actor, Error, Id, Result, kinds};

use super::{BillingAddress, Details, Part, change_details, find_details};
use crate::accounts;
use crate::command::Command;
use crate::people::{self, Access, Role, Session, SessionState, SignInMeans};
use crate::samples::{self, World, worlds};

async fn session_of(world: &World, user: Id<kinds::User>) -> Session {
    let mut command = Command::begin(&world.ctx, Actor::User(user)).await.unwrap();
    let means = SignInMeans::Password;
    let visitor = samples::visitor();
    let token = people::start_session(&mut command, user, means, &visitor).await.unwrap();
    command.commit().await.unwrap();
    match people::find_session(&world.ctx, &token).await.unwrap() {
        SessionState::Valid { session, .. } => *session,
        state => panic!("{state:?}"),
    }
}

/// Somebody with this role on the account.
async fn with_role(world: &World, name: &str, account: Id<kinds::Account>, role: Role) -> Session {
    let user = samples::user(name, None);
    let user = people::add_user(&world.ctx, Actor::Operator, user).await.unwrap();
    let access = Access::new(account, role);
    people::grant_access(&world.ctx, Actor::Operator, user, &access).await.unwrap();
    session_of(world, user).await
}

async fn details(world: &World, who: &Session, account: Id<kinds::Account>) -> Result<Details> {
    find_details(&world.ctx, who.user.id, account).await
}

fn moved(details: &Details) -> BillingAddress {
    BillingAddress { street: "5 Oak Lane".to_owned(), ..details.form() }
}

/// Kind and facts of what happened to the account's details.
async fn changes(world: &World) -> Vec<String> {
    let sql = "SELECT facts FROM event WHERE kind = 'account.details_changed' ORDER BY id";
    let rows: Vec<(String,)> = world.ctx.db.read().await.unwrap().query(sql, &[]).await.unwrap();
    rows.into_iter().map(|(facts,)| facts).collect()
}

#[tokio::test]
async fn whoever_holds_or_manages_an_account_changes_its_address_and_nobody_else() {
    for world in worlds().await {
        let account = world.account("CL1234").await;
        for (role, may) in
            [(Role::Holder, true), (Role::Manage, true), (Role::Pay, false), (Role::View, false)]
        {
            let who = with_role(&world, role.as_str(), account, role).await;
            let seen = details(&world, &who, account).await.unwrap();
            let street = format!("{} Oak Lane", role.as_str());
            let typed = BillingAddress { street: street.clone(), ..seen.form() };
            let outcome = change_details(&world.ctx, &who, account, &typed).await;
            match may {
                true => assert_eq!(outcome.unwrap(), [Part::Address]),
                false => assert!(matches!(outcome, Err(Error::NotFound)), "{role:?}"),
            }
            let now = details(&world, &who, account).await.unwrap();
            assert_eq!(now.form().street == street, may, "{role:?}");
        }
        let stranger = with_role(&world, "jo", world.account("TO9").await, Role::Holder).await;
        assert!(matches!(details(&world, &stranger, account).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a_change_is_written_down_without_what_it_was_changed_to() {
    for world in worlds().await {
        let account = world.account("CL1234").await;
        let maria = with_role(&world, "maria", account, Role::Holder).await;
        let seen = details(&world, &maria, account).await.unwrap();
        let phone = Some("+1 555 010 0123".to_owned());
        let typed = BillingAddress { phone, first_name: "Mariana".to_owned(), ..moved(&seen) };
        let changed = change_details(&world.ctx, &maria, account, &typed).await.unwrap();
        assert_eq!(changed, [Part::Name, Part::Address, Part::Phone]);
        let facts = changes(&world).await;
        assert!(facts[0].contains(r#""changed":["name","address","phone"]"#), "{facts:?}");
        assert!(!facts[0].contains("Oak") && !facts[0].contains("0123"), "{facts:?}");
        let again = change_details(&world.ctx, &maria, account, &typed).await.unwrap();
        assert!(again.is_empty() && changes(&world).await.len() == 1);
    }
}

#[tokio::test]
async fn what_was_taken_back_is_the_billers_word_again() {
    for world in worlds().await {
        let account = world.account("CL1234").await;
        let maria = with_role(&world, "maria", account, Role::Holder).await;
        let before = details(&world, &maria, account).await.unwrap();
        for typed in [moved(&before), before.form()] {
            change_details(&world.ctx, &maria, account, &typed).await.unwrap();
        }
        let mut conn = world.ctx.db.read().await.unwrap();
        let customer = accounts::customer_of(&mut conn, account).await.unwrap().unwrap();
        assert_eq!((customer.details, customer.own_since), (before.customer, None));
        assert!(accounts::find_told(&mut conn, customer.id).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn two_who_change_different_parts_at_once_both_have_their_way() {
    for world in worlds().await {
        let account = world.account("CL1234").await;
        let maria = with_role(&world, "maria", account, Role::Holder).await;
        let mona = with_role(&world, "mona", account, Role::Manage).await;
        let seen = details(&world, &maria, account).await.unwrap();
        let called = BillingAddress { phone: Some("1".to_owned()), ..seen.form() };
        let moved = moved(&seen);
        let (one, other) = tokio::join!(
            change_details(&world.ctx, &maria, account, &moved),
            change_details(&world.ctx, &mona, account, &called)
        );
        assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
        assert_eq!(changes(&world).await.len(), 2);
    }
}
