//! `paydesk verify`: checks every promise of the payment engine, and names the offender.
