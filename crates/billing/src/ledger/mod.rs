//! Each account's side of the double entry: what is owed, what is in credit, what is on its way.
