//! Forms on the way through a payment, with and without problems, and the receipt at its end.

use web::kit::components::{
    Button, Card, Checkbox, Field, Look, Notice, NoticeKind, RadioCard, RadioCards, Receipt,
    Select, Step, StepState, Tone, actions, button, button_link, chip, definitions, fields, form,
    hidden, link, or, print_button, problem_summary, split, stack, stepper,
};
use web::kit::layout::{Page, Width, page, plain_page};
use web::kit::{Brand, Icon, Markup, Problems, Render as _, html};

use crate::dashboard::figure;
use crate::frame;

pub fn amount(brand: &Brand) -> Markup {
    let card = |value, title, detail, aside: &str, chosen| RadioCard {
        value,
        title,
        detail,
        aside: Some(html! { (aside) }),
        chosen,
        ..RadioCard::default()
    };
    let other = RadioCard {
        value: "other",
        title: "Other amount",
        detail: "More than you owe becomes a credit.",
        chosen: true,
        more: Some(
            Field::money("amount", "Amount", "$", "")
                .value("100.00")
                .hint("$148.16 will remain.")
                .render(),
        ),
        ..RadioCard::default()
    };
    let choices = RadioCards::new(
        "choice",
        "How much would you like to pay?",
        [
            card("due", "Amount due", "Nothing will remain.", "$248.16", false),
            card(
                "billed",
                "Current billed amount",
                "The total of your November bill.",
                "$248.16",
                false,
            ),
            RadioCard {
                disabled: true,
                ..card("past-due", "Past due amount", "Nothing is overdue.", "$0.00", false)
            },
            other,
        ],
    );
    let content = form(
        "#",
        html! { (hidden("key", "0198")) (choices) (actions(button("Continue", Look::Primary))) },
    );
    payment_page(brand, "Pay", [StepState::Current, StepState::Coming, StepState::Coming], content)
}

pub fn method_with_errors(brand: &Brand) -> Markup {
    let mut problems = Problems::default();
    problems.add("nickname", "Give this method a name.");
    problems.add("postal_code", "Enter the postal code of your billing address.");
    problems.add("agree", "Agree to the terms to go on.");
    let address = fields(html! {
        (Field::text("nickname", "Name for this method").hint("Only you see it.").error(problems.of("nickname")))
        (Field::text("first_name", "First name").value("María").autocomplete("given-name").half())
        (Field::text("last_name", "Last name").value("Núñez").autocomplete("family-name").half())
        (Field::text("company", "Company").optional("optional").autocomplete("organization"))
        (Select::new("country", "Country", [("US", "United States"), ("PR", "Puerto Rico")]).selected("PR").half())
        (Field::text("postal_code", "Postal code").autocomplete("postal-code").half().error(problems.of("postal_code")))
        (Field::telephone("phone", "Telephone").optional("optional"))
    });
    let terms = html! { "I agree to the " a href="#" { "terms of the authorization" } "." };
    let buttons = html! {
        (button("Continue to secure page", Look::Primary))
        (button_link("#", "Cancel", Look::Quiet))
    };
    let content = form(
        "#",
        html! {
            (problem_summary("Three things need your attention", &problems))
            (address)
            div {
                (Checkbox::new("save", "Save for future use").ticked(true))
                (Checkbox::new("agree", terms).required().error(problems.of("agree")))
            }
            (actions(buttons))
        },
    );
    payment_page(
        brand,
        "Add a card",
        [StepState::Done("#"), StepState::Current, StepState::Coming],
        content,
    )
}

pub fn review(brand: &Brand) -> Markup {
    let facts = [
        ("Date", html! { "Today, November 15, 2026" }),
        ("Method", html! { "Visa ending 4242 " (link("#", "Change")) }),
        ("Amount", html! { "$248.16" }),
        ("Surcharge, 2.5%", html! { "$6.20" }),
        ("Invoices", html! { "BW-2026-1104" }),
    ];
    let notice = Notice::new(
        NoticeKind::Warning,
        "A surcharge of $6.20 applies to credit cards. A bank account costs nothing extra.",
    );
    let buttons = html! {
        (Button::new("Complete payment of $254.36", Look::Primary).icon(Icon::Lock))
        (button_link("#", "Edit", Look::Secondary))
        (Button::new("Cancel", Look::Quiet).action("#").unchecked())
    };
    let content = stack(html! { (notice) (definitions(facts)) (form("#", actions(buttons))) });
    payment_page(
        brand,
        "Review your payment",
        [StepState::Done("#"), StepState::Done("#"), StepState::Current],
        content,
    )
}

pub fn receipt(brand: &Brand) -> Markup {
    let page_of_it = Page {
        title: "Payment receipt",
        heading: "Thank you",
        situation: "Your payment was approved. A copy is on its way to maria@example.com.",
        tools: Some(
            html! { (print_button("Print")) (button_link("#", "Download PDF", Look::Secondary)) },
        ),
        ..Page::default()
    };
    let receipt = Receipt {
        title: "Payment receipt",
        biller: "Brightwater",
        status: (Tone::Done, "Approved"),
        figure: figure("$254.36", "$", "254", ".36"),
        sentence: "Paid on November 15, 2026 at 10:42 am",
        facts: vec![
            ("Confirmation number", "P-7K2M-9QXA-41"),
            ("Method", "Visa ending 4242"),
            ("Account", "882-093, Calle Peñón 12"),
        ],
        lines: vec![
            (link("#", "Invoice BW-2026-1104"), "$248.16"),
            (html! { "Surcharge, 2.5%" }, "$6.20"),
        ],
        totals: vec![("Total", "$254.36")],
        note: "Keep this receipt. Questions? Call 1-800-555-0142.",
    };
    page(&frame::english(brand), &page_of_it, html! { (receipt) })
}

pub fn sign_in(brand: &Brand) -> Markup {
    let page_of_it = Page {
        title: "Sign in",
        heading: "Sign in",
        situation: "See your bills and pay them.",
        notice: Some(Notice::new(NoticeKind::Information, "Your session has expired.")),
        ..Page::default()
    };
    let credentials = fields(html! {
        (Field::text("login", "Username or e-mail").autocomplete("username").focused())
        (Field::password("password", "Password"))
    });
    let buttons = html! {
        (button("Sign in", Look::Primary))
        (Button::new("E-mail me a code instead", Look::Secondary).icon(Icon::Mail).action("#").unchecked())
    };
    let content = html! {
        (form("#", html! { (credentials) (actions(buttons)) }))
        (or("or"))
        (Field::code("code", "Code from the e-mail").hint("Six digits"))
        p { a href="#" { "Register" } " or " a href="#" { "pay without signing in" } "." }
    };
    plain_page(&frame::plain(brand), &page_of_it, Width::Narrow, content)
}

fn payment_page(
    brand: &Brand,
    heading: &str,
    states: [StepState<'_>; 3],
    content: Markup,
) -> Markup {
    let steps = ["Amount", "Method", "Review"].into_iter().zip(states);
    let steps = steps.map(|(label, state)| Step { label, state });
    let page_of_it = Page {
        title: heading,
        heading,
        situation: "Account 882-093; you owe $248.16.",
        back: Some(("#", "Overview")),
        ..Page::default()
    };
    let aside =
        definitions([("You owe", chip(Tone::Info, "$248.16")), ("Due", html! { "November 24" })]);
    let whole = html! {
        (stepper("Steps", steps))
        (split(
            html! { (Card::new("", content)) },
            html! { (Card::new("November bill", aside).link("#", "See it")) },
        ))
    };
    page(&frame::english(brand), &page_of_it, whole)
}
