//! All SQL of the settings.

use base::Result;
use db::{Conn, row};

use super::model::{Biller, BillerFile};
use super::registration::Names;

row!(BillerFile {
    name,
    legal_name,
    brand,
    region,
    zone,
    currency,
    phone,
    hours,
    hours_es,
    email,
    website,
    address,
    idle_minutes,
    session_hours,
    password_rule,
    second_factor,
    registration_facts,
    locator_criteria,
    cpni,
    autopay,
    pay_link_days,
    fees,
    schedules
});

pub(super) async fn put_biller(tx: &mut Conn, biller: &Biller) -> Result<()> {
    let zone = biller.zone.iana_name().unwrap_or("UTC");
    tx.execute(
        "INSERT INTO biller (only_one, name, legal_name, brand, region, zone, currency, phone, hours, hours_es,
             email, website, address, idle_minutes, session_hours, password_rule,
             second_factor, registration_facts, locator_criteria, cpni, autopay, pay_link_days,
             fees, schedules)
         VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
             $19, $20, $21, $22, $23)
         ON CONFLICT (only_one) DO UPDATE SET name = excluded.name, legal_name = excluded.legal_name,
             brand = excluded.brand, region = excluded.region, zone = excluded.zone,
             currency = excluded.currency, phone = excluded.phone, hours = excluded.hours,
             hours_es = excluded.hours_es,
             email = excluded.email, website = excluded.website, address = excluded.address,
             idle_minutes = excluded.idle_minutes, session_hours = excluded.session_hours,
             password_rule = excluded.password_rule, second_factor = excluded.second_factor,
             registration_facts = excluded.registration_facts,
             locator_criteria = excluded.locator_criteria, cpni = excluded.cpni,
             autopay = excluded.autopay, pay_link_days = excluded.pay_link_days,
             fees = excluded.fees, schedules = excluded.schedules",
        &[
            &biller.name,
            &biller.legal_name,
            &biller.brand,
            &biller.region,
            &zone,
            &biller.currency,
            &biller.phone,
            &biller.hours,
            &biller.hours_es,
            &biller.email,
            &biller.website,
            &biller.address,
            &biller.idle_minutes,
            &biller.session_hours,
            &biller.password_rule,
            &biller.second_factor,
            &Names::of(&biller.registration_facts),
            &Names::of(&biller.locator_criteria),
            &biller.cpni,
            &biller.autopay,
            &biller.pay_link_days,
            biller.fees.written(),
            &biller.schedules,
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn find_biller(conn: &mut Conn) -> Result<Option<BillerFile>> {
    let sql =
        "SELECT name, legal_name, brand, region, zone, currency, phone, hours, hours_es, email, website,
               address, idle_minutes, session_hours, password_rule, second_factor,
               registration_facts, locator_criteria, cpni, autopay, pay_link_days, fees, schedules
             FROM biller WHERE only_one = 1";
    Ok(conn.find(sql, &[]).await?)
}
