//! What the invitation says, to whoever has its link: signed in, with a login elsewhere, or without.

use axum::extract::State;
use axum::response::Response;
use billing::consents::Terms;
use billing::delegates::{self, Invited, masked};
use billing::notices::rights_sentence;
use billing::people::{PasswordRule, Session};
use words::Words;

use super::login::Entered;
use super::{PathToken, gone};
use crate::kit::components::{
    Button, Look, Notice, NoticeKind, actions, button_link, definitions, form, post_button, stack,
};
use crate::kit::layout::{Page, Width};
use crate::kit::return_to::ReturnTo;
use crate::kit::session::find_session;
use crate::kit::{Failure, Markup, Problems, Visit, Web, html};
use crate::portal::terms::agreement;

pub async fn show(
    State(web): State<Web>,
    visit: Visit,
    PathToken(token): PathToken,
) -> Result<Response, Failure> {
    let Some(token) = token else { return Ok(gone(&visit)) };
    let Some(invited) = delegates::find_invited(&web.ctx, &token).await? else {
        return Ok(gone(&visit));
    };
    let address = format!("/invitations/{}", token.expose());
    let session = find_session(&visit).await?;
    let entered = Entered::default();
    let terms = agreement::terms_for(&web, &visit).await?;
    let door = Door { visit: &visit, invited: &invited, address: &address, terms: terms.as_ref() };
    Ok(match &session {
        Some(session) => door.accepting(session, None),
        None => door.joining(&entered, &Problems::default(), None),
    })
}

/// The page, drawn for one visit.
pub struct Door<'d> {
    pub visit: &'d Visit,
    pub invited: &'d Invited,
    pub address: &'d str,
    /// What whoever makes a login agrees to.
    pub terms: Option<&'d Terms>,
}

impl Door<'_> {
    /// For a user who is signed in.
    pub fn accepting(&self, session: &Session, notice: Option<Notice<'_>>) -> Response {
        let words = self.visit.words;
        let user = &session.user;
        let name = format!("{} {}", user.first_name, user.last_name);
        let acceptance = format!("{}/acceptance", self.address);
        let content = stack(html! {
            (self.facts())
            p { (words.delegates_signed_in_as(name)) }
            (form(&acceptance, actions(html! {
                (Button::new(words.delegates_accept(), Look::Primary))
            })))
            (post_button("/sign-out", Button::new(words.delegates_other_login(), Look::Quiet)))
        });
        self.page(notice, Width::Narrow, content)
    }

    /// For whoever has to sign in first, or makes a login here.
    pub fn joining(
        &self,
        entered: &Entered,
        problems: &Problems,
        notice: Option<Notice<'_>>,
    ) -> Response {
        let words = self.visit.words;
        let sign_in = match self.address.parse::<ReturnTo>() {
            Ok(here) => here.onto("/sign-in"),
            Err(_) => "/sign-in".to_owned(),
        };
        let email = self.invited.invitation.email.as_str();
        let rule = PasswordRule::of(&self.visit.web.ctx.biller);
        let content = stack(html! {
            (self.facts())
            (actions(html! {
                (button_link(&sign_in, words.delegates_have_login(), Look::Secondary))
            }))
            h2 { (words.delegates_new_login()) }
            p { (words.delegates_new_login_explained(email)) }
            (entered.draw(words, rule, self.terms, self.address, problems))
        });
        self.page(notice, Width::Wide, content)
    }

    fn facts(&self) -> Markup {
        let (words, invitation) = (self.visit.words, &self.invited.invitation);
        let until = self.visit.web.ctx.biller.date_of(invitation.expires_at);
        definitions([
            (words.common_account(), masked(&self.invited.account_number)),
            (words.delegates_invited_may(), rights(words, self.invited)),
            (words.delegates_invited_until(), words.date_long(until)),
        ])
    }

    fn page(&self, notice: Option<Notice<'_>>, width: Width, content: Markup) -> Response {
        let words = self.visit.words;
        let heading = words.delegates_invited_title(self.invited.inviter.as_str());
        let situation = words.delegates_invited_explained(self.visit.web.ctx.biller.name.as_str());
        let page = Page {
            title: &heading,
            heading: &heading,
            situation: &situation,
            notice,
            ..Page::default()
        };
        self.visit.page(&page, width, content)
    }
}

fn rights(words: Words, invited: &Invited) -> String {
    let rights = invited.invitation.rights;
    rights_sentence(words, rights.role(), rights.limits(), invited.currency)
}

/// What the rules say no to, above the page.
pub fn failure(sentence: &str) -> Notice<'_> {
    Notice::new(NoticeKind::Failure, sentence)
}
