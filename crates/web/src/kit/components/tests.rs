//! What a payer, on a screen or through a screen reader, is told by the components.

use super::*;
use crate::kit::{Problems, Render, html};

#[test]
fn a_mistake_is_told_beside_its_field_and_on_top() {
    let mut problems = Problems::default();
    problems.add("email", "Enter your e-mail address.");
    let field = Field::email("email", "E-mail").hint("We send a code.").error(problems.of("email"));
    let drawn = field.render().into_string();
    assert!(drawn.contains(r#"aria-describedby="field-email-hint field-email-error""#));
    assert!(drawn.contains(r#"aria-invalid="true""#));
    assert!(
        drawn.contains(r#"<p class="error" id="field-email-error">Enter your e-mail address.</p>"#)
    );
    let summary = problem_summary("One thing needs your attention", &problems).into_string();
    assert!(summary.contains(r##"<a href="#field-email">Enter your e-mail address.</a>"##));
    assert!(drawn.contains(r#"id="field-email""#));
}

#[test]
fn a_form_without_mistakes_has_no_summary() {
    assert_eq!(problem_summary("Nothing", &Problems::default()).into_string(), "");
}

#[test]
fn a_password_is_never_sent_back() {
    let drawn = Field::password("password", "Password").value("correct horse").render();
    assert!(!drawn.into_string().contains("correct horse"));
}

#[test]
fn a_name_cannot_become_markup() {
    let drawn = Field::text("name", "Name").value(r#""><script>"#).render().into_string();
    assert!(drawn.contains(r#"value="&quot;&gt;&lt;script&gt;""#));
    let figure = Figure { text: "<b>", ..Figure::default() }.render().into_string();
    assert!(!figure.contains("<b>"));
}

#[test]
fn a_group_of_cards_is_where_its_mistake_leads() {
    let card = |value| RadioCard { value, title: value, ..RadioCard::default() };
    let cards = RadioCards::new("choice", "How much?", [card("due"), card("other")]);
    let drawn = cards.error(Some("Choose an amount.")).render().into_string();
    assert!(drawn.contains(r#"id="field-choice" name="choice" value="due""#));
    assert!(
        drawn.contains(
            r#"<fieldset class="radio-cards wrong" aria-describedby="field-choice-error">"#
        )
    );
    assert_eq!(drawn.matches("id=\"field-choice\"").count(), 1);
}

#[test]
fn an_amount_is_read_as_one_and_drawn_in_pieces() {
    let figure = Figure { text: "$248.16", before: "$", whole: "248", cents: ".16", after: "" };
    let drawn = figure.render().into_string();
    assert!(drawn.contains(r#"<span class="unseen">$248.16</span>"#));
    assert!(drawn.contains(r#"<span aria-hidden="true"><span class="figure-small before">$"#));
}

#[test]
fn a_ruler_has_a_tick_for_every_day_it_can_show() {
    for (days_to_due, days_to_today, ticks) in [(21, 12, 22), (0, 0, 2), (14, 20, 21), (90, 3, 13)]
    {
        let drawn = ruler(days_to_due, days_to_today);
        let days = ["gone", "coming", "late"].map(|day| format!("<line class=\"{day}\""));
        let drawn_ticks: usize = days.iter().map(|day| drawn.matches(day.as_str()).count()).sum();
        assert_eq!(drawn_ticks, ticks, "{days_to_due} days");
    }
}

#[test]
fn no_two_labels_of_a_ruler_share_a_line_with_a_third() {
    let open = ruler(21, 12);
    assert!(
        open.contains(r#"<p class="ruler-ends"><span>Issued Nov 3</span><b>Due Nov 24</b></p>"#)
    );
    assert!(
        open.contains(r#"<text x="57.14%" y="50%" dy=".35em" text-anchor="middle">Today</text>"#)
    );
    let overdue = ruler(4, 10);
    assert!(overdue.contains(r#"<p class="ruler-ends"><span>Issued Nov 3</span><b>Today</b></p>"#));
    assert!(overdue.contains(r#"text-anchor="middle">Due Nov 24</text>"#));
}

#[test]
fn cells_beyond_a_cards_two_lines_carry_their_columns_name() {
    let columns = [Column::new(Kind::Title, "Invoice"), Column::new(Kind::Number, "Total")];
    let row = Row::new([html! { "BW-1" }, html! { "$5.00" }]).href("/invoices/BW-1");
    let drawn =
        Table { caption: "Invoices", columns: &columns, rows: vec![row] }.render().into_string();
    assert!(drawn.contains(r#"<a class="whole-row" href="/invoices/BW-1">BW-1</a>"#));
    assert!(drawn.contains(r#"class="number" data-name="Total">$5.00</td>"#));
    assert!(!drawn.contains(r#"data-name="Invoice""#));
}

#[test]
fn a_list_of_one_part_has_no_pager() {
    let alone = Pager { label: "Pages", newer: (None, "Newer"), older: (None, "Older") };
    assert_eq!(alone.render().into_string(), "");
    let first = Pager { older: (Some("?after=7"), "Older"), ..alone }.render().into_string();
    assert!(first.contains(r#"rel="next" href="?after=7""#) && !first.contains("Newer"));
}

fn ruler(days_to_due: u32, days_to_today: u32) -> String {
    let ruler = Ruler {
        days_to_due,
        days_to_today,
        issued: "Issued Nov 3",
        today: "Today",
        due: "Due Nov 24",
    };
    ruler.render().into_string()
}
