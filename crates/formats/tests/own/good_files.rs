//! One good file of each kind, and what it becomes.

use base::{Cents, Currency, Decimal, Language};
use formats::RecordKind;
use formats::records::{
    AccountKind, BilledTo, CustomerName, InvoiceKind, ReadAt, ReadingQuality, Record, ServiceKind,
    ServiceStatus,
};

use crate::reading::csv;

#[test]
fn a_person_and_a_company_become_customers() {
    let records = csv(
        RecordKind::Customer,
        "number,kind,first_name,last_name,company_name,email,language,city,country\n\
         c1,person,Maria,Lopez,,Maria@Example.com,es-PR,San Juan,pr\n\
         C2,company,,,Acme Ltd,,,,\n",
    );
    let [Record::Customer(maria), Record::Customer(acme)] = records.as_slice() else { panic!() };
    assert_eq!((maria.number.as_str(), maria.language), ("C1", Language::Es));
    assert_eq!(maria.email.as_ref().unwrap().as_str(), "maria@example.com");
    assert_eq!(maria.billing_address.country.unwrap().code(), "PR");
    let company_name = "Acme Ltd".to_owned();
    let name = CustomerName::Company { company_name, first_name: None, last_name: None };
    assert_eq!((&acme.name, acme.language), (&name, Language::En));
}

#[test]
fn an_account_says_how_its_balance_is_kept() {
    let records = csv(
        RecordKind::Account,
        "number,customer_number,kind,currency,name,opened_on\n\
         CL1234,C1,balance_forward,usd,Home,2019-03-01\n",
    );
    let [Record::Account(account)] = records.as_slice() else { panic!() };
    assert_eq!((account.kind, account.currency), (AccountKind::BalanceForward, Currency::USD));
    assert_eq!(account.opened_on.unwrap().to_string(), "2019-03-01");
}

#[test]
fn a_meter_becomes_a_service_and_is_active_unless_told_otherwise() {
    let records = csv(
        RecordKind::Service,
        "account_number,number,kind,unit,status,moved_in_on,register_digits\n\
         CL1234,1010101,electricity,kWh,,2019-03-01,5\n\
         CL1234,2020202,water,m3,planned_work,,\n",
    );
    let [Record::Service(meter), Record::Service(water)] = records.as_slice() else { panic!() };
    assert_eq!((meter.kind, meter.status), (ServiceKind::Electricity, ServiceStatus::Active));
    assert_eq!(meter.register_digits, Some(5));
    assert_eq!(water.status, ServiceStatus::PlannedWork);
}

#[test]
fn an_invoice_needs_little_and_may_say_much() {
    let records = csv(
        RecordKind::Invoice,
        "account_number,number,kind,issued_on,due_on,currency,previous_balance,payments,tax,total,corrects\n\
         CL1234,BW-1,,2026-11-01,2026-11-21,USD,50.00,-50.00,6.00,36.00,\n\
         CL1234,CN-1,credit_note,2026-11-05,,USD,,,,10,BW-1\n",
    );
    let [Record::Invoice(bill), Record::Invoice(credit)] = records.as_slice() else { panic!() };
    assert_eq!(bill.billed_to, BilledTo::Account("CL1234".parse().unwrap()));
    assert_eq!((bill.net, bill.tax, bill.total), (Cents(3000), Cents(600), Cents(3600)));
    assert_eq!(bill.statement.payments, Some(Cents(-5000)));
    assert_eq!((credit.kind, credit.total), (InvoiceKind::CreditNote, Cents(1000)));
    assert_eq!(credit.due_on, credit.issued_on);
    assert_eq!(credit.corrects.as_ref().unwrap(), &bill.number);
}

#[test]
fn a_charge_keeps_every_decimal_of_its_price() {
    let records = csv(
        RecordKind::Charge,
        "invoice_number,currency,position,service_number,group,description,quantity,unit,unit_price,amount,tax\n\
         BW-1,USD,1,1010101,Energy,Peak,1234.5,kWh,0.087654321,108.21,21.64\n",
    );
    let [Record::Charge(charge)] = records.as_slice() else { panic!() };
    assert_eq!(charge.line.unit_price, Some(Decimal::from_str_exact("0.087654321").unwrap()));
    assert_eq!((charge.line.amount, charge.line.tax), (Cents(10821), Cents(2164)));
}

#[test]
fn a_reading_is_of_a_moment_or_of_a_day() {
    let records = csv(
        RecordKind::Reading,
        "service_number,read_at,value,quality\n\
         1010101,2016-09-24T10:30:00-05:00,800,\n\
         1010101,2016-10-24,812.5,estimated\n",
    );
    let [Record::Reading(moment), Record::Reading(day)] = records.as_slice() else { panic!() };
    assert_eq!(moment.read_at, ReadAt::Instant("2016-09-24T15:30:00Z".parse().unwrap()));
    assert_eq!(moment.quality, ReadingQuality::Actual);
    assert_eq!(day.read_at, ReadAt::Day("2016-10-24".parse().unwrap()));
    assert_eq!((day.value.to_string(), day.quality), ("812.5".into(), ReadingQuality::Estimated));
}
