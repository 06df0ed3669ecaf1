//! `/settings/people`: who reaches the account that is looked at, and what they may do.

mod activity;
mod change;
mod entered;
mod invitations;
mod new;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};
use base::Timestamp;
use billing::delegates::{self, Invitation, Reacher};
use billing::notices::rights_sentence;
use billing::people::{AccountChoice, Role};
use words::Words;

use super::Tab;
use crate::kit::components::{
    Button, Card, Entry, Look, Notice, NoticeKind, actions, button_link, form, list, stack,
};
use crate::kit::forms::Query;
use crate::kit::layout::Page;
use crate::kit::{Failure, Form, Icon, Markup, Render as _, Signed, Web, html};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/settings/people", get(show))
        .route("/settings/people/activity", get(activity::show))
        .route("/settings/people/invitations/new", get(new::show))
        .route("/settings/people/invitations", post(new::create))
        .route("/settings/people/invitations/{id}/letter", post(invitations::send_again))
        .route("/settings/people/invitations/{id}/withdrawal", post(invitations::withdraw))
        .route("/settings/people/{id}", get(change::show).post(change::save))
        .route("/settings/people/{id}/withdrawal", post(change::withdraw))
}

/// `?notice=` says what has just happened, to the address in `?email=`.
async fn show(
    State(web): State<Web>,
    signed: Signed,
    Query(query): Query,
) -> Result<Response, Failure> {
    let account = signed.account()?;
    let user = signed.session.user.id;
    let reachers = delegates::reachers_of(&web.ctx, user, account.account_id).await?;
    let waiting = match account.role.may_invite() {
        true => delegates::open_invitations_of(&web.ctx, user, account.account_id).await?,
        false => Vec::new(),
    };
    let words = signed.visit.words;
    let notice = notice(words, &query);
    let notice = notice.as_deref().map(|sentence| Notice::new(NoticeKind::Success, sentence));
    let situation = words.delegates_explained(account.number.as_str());
    let content = People { web: &web, signed: &signed, account }.draw(&reachers, &waiting);
    Ok(super::page(&signed, Tab::People, &situation, notice, content))
}

fn notice(words: Words, query: &Form) -> Option<String> {
    let email = query.text("email");
    match query.text("notice") {
        "sent" => Some(words.delegates_sent(email)),
        "taken-back" => Some(words.delegates_taken_back(email)),
        "changed" => Some(words.delegates_changed().to_owned()),
        "withdrawn" => Some(words.delegates_withdrawn().to_owned()),
        _ => None,
    }
}

struct People<'p> {
    web: &'p Web,
    signed: &'p Signed,
    account: &'p AccountChoice,
}

impl People<'_> {
    fn draw(&self, reachers: &[Reacher], waiting: &[Invitation]) -> Markup {
        let words = self.signed.visit.words;
        let may_invite = self.account.role.may_invite();
        let leaving = format!("/settings/accounts/{}", self.account.account_id);
        stack(html! {
            (Card::new(words.delegates_list(), self.reachers(reachers)))
            @if !waiting.is_empty() {
                (Card::new(words.delegates_waiting(), self.waiting(waiting)))
            }
            @if !may_invite { p { (words.delegates_own_only()) } }
            (actions(html! {
                @if may_invite {
                    (button_link("/settings/people/invitations/new", words.delegates_invite(), Look::Primary))
                    (button_link("/settings/people/activity", words.delegates_who_did_what(), Look::Secondary))
                } @else {
                    (button_link(&leaving, words.delegates_give_up(), Look::Secondary))
                }
            }))
        })
    }

    fn reachers(&self, reachers: &[Reacher]) -> Markup {
        let lines: Vec<_> = reachers.iter().map(|one| ReacherLine::of(self, one)).collect();
        list(lines.iter().map(|line| Entry {
            icon: Some(Icon::Person),
            title: &line.title,
            detail: &line.detail,
            href: None,
            aside: line.change.clone(),
        }))
    }

    fn waiting(&self, waiting: &[Invitation]) -> Markup {
        let lines: Vec<_> = waiting.iter().map(|one| (one, self.waits(one))).collect();
        list(lines.iter().map(|(one, detail)| Entry {
            icon: Some(Icon::Mail),
            title: one.email.as_str(),
            detail,
            href: None,
            aside: Some(self.waiting_buttons(one)),
        }))
    }

    fn waits(&self, invitation: &Invitation) -> String {
        let words = self.signed.visit.words;
        let (role, limits) = (invitation.rights.role(), invitation.rights.limits());
        let rights = rights_sentence(words, role, limits, self.web.ctx.biller.currency);
        let date = self.date(invitation.expires_at);
        let until = match invitation.expires_at > self.web.ctx.now() {
            true => words.delegates_valid_until(date),
            false => words.delegates_expired_on(date),
        };
        format!("{rights} · {until}")
    }

    fn waiting_buttons(&self, invitation: &Invitation) -> Markup {
        let words = self.signed.visit.words;
        let email = invitation.email.as_str();
        let address = |noun| format!("/settings/people/invitations/{}/{noun}", invitation.id);
        let (again, back) = (address("letter"), address("withdrawal"));
        let (say_again, say_back) =
            (words.delegates_send_again_to(email), words.delegates_take_back_from(email));
        form(
            &again,
            actions(html! {
                (Button::new(words.delegates_send_again(), Look::Quiet).described(&say_again))
                (Button::new(words.delegates_take_back(), Look::Quiet)
                    .described(&say_back)
                    .action(&back))
            }),
        )
    }

    fn date(&self, time: Timestamp) -> String {
        self.signed.visit.words.date_medium(self.web.ctx.biller.date_of(time))
    }
}

struct ReacherLine {
    title: String,
    detail: String,
    change: Option<Markup>,
}

impl ReacherLine {
    fn of(people: &People<'_>, one: &Reacher) -> ReacherLine {
        let words = people.signed.visit.words;
        let is_self = one.user_id == people.signed.session.user.id;
        let currency = people.web.ctx.biller.currency;
        let rights = rights_sentence(words, one.role, one.limits, currency);
        let since = words.delegates_since(people.date(one.granted_at));
        let may_change = people.account.role.may_invite() && !is_self && one.role != Role::Holder;
        let address = format!("/settings/people/{}", one.user_id);
        let say = words.delegates_change_of(one.name());
        let change = may_change.then(|| {
            html! { a class="link" href=(address) aria-label=(say) { (words.common_change()) } }
        });
        ReacherLine {
            title: if is_self { words.delegates_name_you(one.name()) } else { one.name() },
            detail: format!("{rights} · {since}"),
            change,
        }
    }
}

/// A page below the list, with the way back to it.
fn page(signed: &Signed, title: &str, situation: &str, content: Markup) -> Response {
    let back = Some(("/settings/people", signed.visit.words.delegates_title()));
    let page = Page { title, heading: title, situation, back, ..Page::default() };
    super::below(signed, page, content.render())
}
