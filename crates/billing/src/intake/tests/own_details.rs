//! What customers say of themselves in the portal, and the biller's next file.

use super::*;
use crate::accounts::{OwnDetails, Part};
use crate::people::{SessionState, SignInMeans};
use crate::profile::{BillingAddress, change_details};
use crate::{people, samples};

const HEADER: &str = "number,kind,first_name,last_name,email,phone,address_line1,city,state,\
                      postal_code,country\n";

/// The biller's file, with Maria at this address.
fn file(street: &str, phone: &str) -> String {
    format!(
        "{HEADER}C1,person,Maria,Lopez,maria@example.com,{phone},{street},Springfield,NY,10001,US\n"
    )
}

/// Maria changes her address in the portal.
async fn moves_to(world: &World, street: &str) -> Vec<Part> {
    let account = account(world, "CL1234").await.id;
    let maria = world.user("maria", account).await;
    let mut command = crate::command::Command::begin(&world.ctx, Actor::User(maria)).await.unwrap();
    let (means, visitor) = (SignInMeans::Password, samples::visitor());
    let token = people::start_session(&mut command, maria, means, &visitor).await.unwrap();
    command.commit().await.unwrap();
    let state = people::find_session(&world.ctx, &token).await.unwrap();
    let SessionState::Valid { session, .. } = state else { panic!("{state:?}") };
    let typed = BillingAddress { street: street.to_owned(), ..own(world).await.onto_form() };
    change_details(&world.ctx, &session, account, &typed).await.unwrap()
}

async fn own(world: &World) -> OwnDetails {
    let mut conn = world.ctx.db.read().await.unwrap();
    let maria = accounts::find_customer_by_number(&mut conn, &number("C1")).await;
    OwnDetails::of(&maria.unwrap().unwrap().details)
}

async fn street(world: &World) -> String {
    own(world).await.line1.unwrap()
}

async fn with_maria(world: &World) {
    applied(world, "customers.csv", file("12 Elm Street", "1")).await;
    applied(world, "accounts.csv", ACCOUNTS.lines().take(2).collect::<Vec<_>>().join("\n")).await;
}

#[tokio::test]
async fn a_file_that_says_the_old_address_again_does_not_take_the_new_one_back() {
    for world in samples::worlds().await {
        with_maria(&world).await;
        assert_eq!(moves_to(&world, "5 Oak Lane").await, [Part::Address]);
        let summary = applied(&world, "nightly.csv", file("12 Elm Street", "2")).await;
        assert_eq!(summary.total(), counts(0, 1, 0), "the telephone is news");
        assert_eq!(street(&world).await, "5 Oak Lane");
        assert_eq!(own(&world).await.phone.as_deref(), Some("2"));
        let same_but_for_its_bytes = file("12 Elm Street", "2") + "\n";
        let summary = applied(&world, "nightly.csv", same_but_for_its_bytes).await;
        assert_eq!(summary.total(), counts(0, 0, 1));
        assert_eq!(street(&world).await, "5 Oak Lane");
    }
}

#[tokio::test]
async fn a_file_with_another_address_is_the_newest_word() {
    for world in samples::worlds().await {
        with_maria(&world).await;
        moves_to(&world, "5 Oak Lane").await;
        let summary = applied(&world, "nightly.csv", file("9 Main Street", "1")).await;
        assert_eq!(summary.total(), counts(0, 1, 0));
        assert_eq!(street(&world).await, "9 Main Street");
    }
}

#[tokio::test]
async fn once_the_biller_has_taken_it_over_an_older_address_is_news_again() {
    for world in samples::worlds().await {
        with_maria(&world).await;
        moves_to(&world, "5 Oak Lane").await;
        let summary = applied(&world, "nightly.csv", file("5 Oak Lane", "1")).await;
        assert_eq!(summary.total(), counts(0, 0, 1));
        applied(&world, "moved-back.csv", file("12 Elm Street", "3")).await;
        assert_eq!(street(&world).await, "12 Elm Street");
    }
}
