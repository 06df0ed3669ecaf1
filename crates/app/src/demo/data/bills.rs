//! Two years of an account: readings, bills with their lines and statement figures, credit notes,
//! and what the biller was paid before there was a portal.

use base::{Cents, Currency, Date, Decimal, Locator};
use formats::records::{
    Account, AccountKind, BilledTo, ChargeLine, Customer, Invoice, InvoiceKind, Record,
    StatementFigures,
};

use super::calendar::{Cycle, cycles, days_after};
use super::draw::Draw;
use super::supply::Supply;
use super::tariff::Basis;
use super::{Portfolio, Receipt};

/// An account as it is to be told.
pub struct Plan {
    pub customer: Customer,
    pub number: Locator,
    pub kind: AccountKind,
    pub name: Option<&'static str>,
    pub supplies: Vec<Supply>,
    pub latest_issue: Date,
    pub habit: Habit,
}

/// How a customer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    Prompt,
    Late,
    /// Paid in time once; of the latest so many bills, none.
    Stopped(usize),
}

/// A credit note comes so many days after its invoice.
const NOTE_AFTER: i64 = 4;

/// Writes the account down with everything that ever happened on it.
pub fn tell(portfolio: &mut Portfolio, plan: Plan, draw: &mut Draw, today: Date) {
    let cycles = cycles(plan.latest_issue);
    let serial = portfolio.next_serial();
    let mut teller = Teller { plan, serial, draw, today };
    teller.open(portfolio, &cycles);
    let mut invoices = teller.bill(portfolio, &cycles);
    let note = teller.credit_note(&invoices);
    let receipts = teller.receipts(&invoices, note.as_ref());
    add_figures(&mut invoices, note.as_ref(), &receipts);
    portfolio.receipts.extend(receipts);
    let documents = invoices.into_iter().chain(note);
    portfolio.documents.extend(documents.filter(|document| document.issued_on <= today));
}

struct Teller<'d> {
    plan: Plan,
    serial: u32,
    draw: &'d mut Draw,
    today: Date,
}

impl Teller<'_> {
    fn open(&mut self, portfolio: &mut Portfolio, cycles: &[Cycle]) {
        let plan = &self.plan;
        let account = Account {
            number: plan.number.clone(),
            customer_number: plan.customer.number.clone(),
            kind: plan.kind,
            currency: Currency::USD,
            name: plan.name.map(str::to_owned),
            opened_on: cycles.first().map(|cycle| cycle.first_day),
            pin: None,
        };
        portfolio.add_customer(&plan.customer);
        portfolio.accounts.push(Record::Account(account));
        let services = plan.supplies.iter().map(|supply| Record::Service(supply.service.clone()));
        portfolio.services.extend(services);
    }

    fn bill(&mut self, portfolio: &mut Portfolio, cycles: &[Cycle]) -> Vec<Invoice> {
        if let Some(first) = cycles.first() {
            self.read(portfolio, first.first_day);
        }
        let mut invoices = Vec::with_capacity(cycles.len());
        for cycle in cycles {
            let lines = self.lines(cycle);
            self.read(portfolio, cycle.read_on);
            let number = number(self.serial, cycle.issued_on);
            invoices.extend((!lines.is_empty()).then(|| self.invoice(number, cycle, lines)));
        }
        invoices
    }

    fn read(&mut self, portfolio: &mut Portfolio, on: Date) {
        for supply in &self.plan.supplies {
            portfolio.readings.extend(supply.reading(on, self.draw));
        }
    }

    fn lines(&mut self, cycle: &Cycle) -> Vec<ChargeLine> {
        let mut lines = Vec::new();
        for supply in &mut self.plan.supplies {
            let register = supply.register.as_mut();
            let used = register.map(|register| register.advance(cycle.last_day, self.draw));
            push_lines(&mut lines, supply, cycle, used.unwrap_or_default());
        }
        lines
    }

    fn invoice(&self, number: Locator, cycle: &Cycle, lines: Vec<ChargeLine>) -> Invoice {
        Invoice {
            period_start: Some(cycle.first_day),
            period_end: Some(cycle.last_day),
            lines,
            ..document(&self.plan.number, number, InvoiceKind::Invoice, cycle)
        }
        .with_sums()
    }

    /// Now and then the biller has something to make good.
    fn credit_note(&mut self, invoices: &[Invoice]) -> Option<Invoice> {
        let recent = &invoices[invoices.len().saturating_sub(6)..];
        if recent.is_empty() || !self.draw.one_in(9) {
            return None;
        }
        let at = self.draw.between(0, recent.len() as i64 - 1) as usize;
        let corrected = &recent[at];
        let amount = Cents(self.draw.between(5, 18) * 100).min(corrected.total);
        let number = super::locator(&format!("CN-{}", corrected.number));
        let issued_on = days_after(corrected.issued_on, NOTE_AFTER);
        let note = self.draw.pick(&[
            "Credit for an interruption of service",
            "Correction of an estimated reading",
            "Goodwill credit",
        ]);
        Some(Invoice {
            number,
            kind: InvoiceKind::CreditNote,
            issued_on,
            due_on: issued_on,
            net: amount,
            tax: Cents::ZERO,
            total: amount,
            note: Some(note.to_owned()),
            corrects: Some(corrected.number.clone()),
            statement: StatementFigures::default(),
            lines: Vec::new(),
            ..corrected.clone()
        })
        .filter(|note| note.issued_on <= self.today)
    }

    fn receipts(&mut self, invoices: &[Invoice], note: Option<&Invoice>) -> Vec<Receipt> {
        let mut receipts = Vec::with_capacity(invoices.len());
        for (at, invoice) in invoices.iter().enumerate() {
            let credited = note.filter(|note| note.corrects.as_ref() == Some(&invoice.number));
            let amount = invoice.total - credited.map_or(Cents::ZERO, |note| note.total);
            let paid_on = self.paid_on(invoice, invoices.len() - at);
            if let Some(day) = paid_on.filter(|day| *day <= self.today && amount.is_positive()) {
                receipts.push(receipt(&self.plan.number, invoice, amount, day));
            }
        }
        receipts
    }

    /// `nth` counts the bills from the latest, which is 1.
    fn paid_on(&mut self, invoice: &Invoice, nth: usize) -> Option<Date> {
        let in_time = days_after(invoice.issued_on, self.draw.between(3, 19));
        match self.plan.habit {
            Habit::Prompt => Some(in_time),
            Habit::Late => Some(days_after(invoice.due_on, self.draw.between(2, 45))),
            Habit::Stopped(unpaid) => (nth > unpaid).then_some(in_time),
        }
    }
}

pub fn receipt(account: &Locator, invoice: &Invoice, amount: Cents, paid_on: Date) -> Receipt {
    Receipt {
        account_number: account.clone(),
        invoice_number: invoice.number.clone(),
        reference: format!("LB-{}", invoice.number),
        amount,
        paid_on,
    }
}

/// `2611-00042`: the month, and the account's serial number.
pub fn number(serial: u32, issued_on: Date) -> Locator {
    let (year, month) = (issued_on.year() % 100, issued_on.month());
    super::locator(&format!("{year:02}{month:02}-{serial:05}"))
}

/// Without figures and lines.
pub fn document(account: &Locator, number: Locator, kind: InvoiceKind, cycle: &Cycle) -> Invoice {
    Invoice {
        billed_to: BilledTo::Account(account.clone()),
        number,
        kind,
        issued_on: cycle.issued_on,
        due_on: cycle.due_on,
        period_start: None,
        period_end: None,
        currency: Currency::USD,
        statement: StatementFigures::default(),
        net: Cents::ZERO,
        tax: Cents::ZERO,
        total: Cents::ZERO,
        prepaid: Cents::ZERO,
        note: None,
        corrects: None,
        payment_reference: None,
        lines: Vec::new(),
    }
}

pub fn push_lines(lines: &mut Vec<ChargeLine>, supply: &Supply, cycle: &Cycle, used: Decimal) {
    for item in supply.tariff {
        let is_counted = item.basis == Basis::PerUnit;
        if is_counted && used.is_zero() {
            continue;
        }
        let (amount, tax) = item.charge(used);
        lines.push(ChargeLine {
            position: lines.len() as u32 + 1,
            service_number: Some(supply.service.number.clone()),
            group: Some(item.group.to_owned()),
            description: item.description.to_owned(),
            period_start: Some(cycle.first_day),
            period_end: Some(cycle.last_day),
            quantity: is_counted.then_some(used),
            unit: supply.service.unit.clone().filter(|_| is_counted),
            unit_price: is_counted.then(|| item.price()),
            amount,
            tax,
        });
    }
}

pub trait WithSums {
    /// The document's figures, from its lines.
    fn with_sums(self) -> Self;
}

impl WithSums for Invoice {
    fn with_sums(mut self) -> Invoice {
        self.net = self.lines.iter().map(|line| line.amount).sum();
        self.tax = self.lines.iter().map(|line| line.tax).sum();
        self.total = self.net + self.tax;
        self
    }
}

/// The summary of the account on each bill, as it stood on the day of issue.
fn add_figures(invoices: &mut [Invoice], note: Option<&Invoice>, receipts: &[Receipt]) {
    let mut balance = Cents::ZERO;
    let mut since = Date::MIN;
    for invoice in invoices {
        let until = invoice.issued_on;
        let falls_in = |day: Date| day > since && day <= until;
        let paid: Cents = receipts
            .iter()
            .filter(|receipt| falls_in(receipt.paid_on))
            .map(|receipt| receipt.amount)
            .sum();
        let credited = note.filter(|note| falls_in(note.issued_on));
        let credited = credited.map_or(Cents::ZERO, |note| note.total);
        let carried_forward = balance - paid - credited;
        invoice.statement = StatementFigures {
            previous_balance: Some(balance),
            payments: Some(-paid),
            adjustments: Some(-credited),
            carried_forward: Some(carried_forward),
        };
        balance = carried_forward + invoice.total;
        since = until;
    }
}
