//! Meter readings.
