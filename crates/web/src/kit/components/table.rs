//! A table with typed columns. On a phone every row becomes a card of two lines: what and how much,
//! when and how it stands; the other columns follow with their names.

use maud::{Markup, Render, html};

/// A box to tick, as large as a finger; `words` say what it chooses.
pub fn tick_box(name: &str, value: &str, ticked: bool, words: &str) -> Markup {
    html! {
        label class="tick-box" {
            input type="checkbox" name=(name) value=(value) checked[ticked];
            span class="unseen" { (words) }
        }
    }
}

/// What a column holds decides where it stands, on a desk and on a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What the row is about; first line of the card, left. One a table.
    Title,
    /// The amount that matters; first line, right. One a table.
    Amount,
    /// Second line, left. One a table.
    Date,
    /// A chip or a link; second line, right. One a table.
    Status,
    /// A box to tick; before the card. One a table.
    Tick,
    /// Further lines of the card, with the column's name.
    Text,
    /// The same for numbers, flush right on a desk.
    Number,
    /// Left out on a phone.
    Aside,
}

#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    kind: Kind,
    heading: &'a str,
    sorting: Option<Sorting<'a>>,
}

/// A heading one can sort by.
#[derive(Debug, Clone, Copy)]
pub struct Sorting<'a> {
    /// Where the list is sorted this way, or the other way round when it already is.
    pub href: &'a str,
    /// How the list is sorted by this column now, if it is.
    pub now: Option<Direction>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Ascending,
    Descending,
}

impl<'a> Column<'a> {
    pub fn new(kind: Kind, heading: &'a str) -> Column<'a> {
        Column { kind, heading, sorting: None }
    }

    pub fn sorting(self, sorting: Sorting<'a>) -> Self {
        Column { sorting: Some(sorting), ..self }
    }
}

/// One row: its cells in the order of the columns.
#[derive(Debug, Clone)]
pub struct Row {
    cells: Vec<Markup>,
    /// Where a click anywhere on the row leads: the link is put around the title.
    href: Option<String>,
}

impl Row {
    pub fn new(cells: impl IntoIterator<Item = Markup>) -> Row {
        Row { cells: cells.into_iter().collect(), href: None }
    }

    pub fn href(self, href: impl Into<String>) -> Row {
        Row { href: Some(href.into()), ..self }
    }
}

#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// Says what is listed, to screen readers.
    pub caption: &'a str,
    pub columns: &'a [Column<'a>],
    pub rows: Vec<Row>,
}

/// Tables of more columns become cards earlier.
const NARROW_TABLE_COLUMNS: usize = 5;
/// Those of more are set closer.
const LOOSE_TABLE_COLUMNS: usize = 8;

/// Roles are written out because turning rows into cards takes them away in some browsers.
impl Render for Table<'_> {
    fn render(&self) -> Markup {
        html! {
            div class={ "table-box" @if self.columns.len() > NARROW_TABLE_COLUMNS { " wide" } @if self.columns.len() > LOOSE_TABLE_COLUMNS { " dense" } } { table class={ "table" @if self.has_ticks() { " with-ticks" } } role="table" {
                caption class="unseen" { (self.caption) }
                thead role="rowgroup" {
                    tr role="row" { @for column in self.columns { (draw_heading(column)) } }
                }
                tbody role="rowgroup" {
                    @for row in &self.rows { (self.row(row)) }
                }
            } }
        }
    }
}

impl Table<'_> {
    fn has_ticks(&self) -> bool {
        self.columns.iter().any(|column| column.kind == Kind::Tick)
    }

    fn row(&self, row: &Row) -> Markup {
        html! {
            tr role="row" {
                @for (column, cell) in self.columns.iter().zip(&row.cells) {
                    td role="cell" class=(class(column.kind)) data-name=[named(column)] {
                        @match (&row.href, column.kind) {
                            (Some(href), Kind::Title) => a class="whole-row" href=(href) { (cell) },
                            _ => (cell),
                        }
                    }
                }
            }
        }
    }
}

fn draw_heading(column: &Column<'_>) -> Markup {
    let now = column.sorting.and_then(|sorting| sorting.now);
    let order = now.map(|direction| match direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    });
    html! {
        th role="columnheader" scope="col" class=(class(column.kind)) aria-sort=[order] {
            @match (column.sorting, column.kind) {
                (Some(sorting), _) => a href=(sorting.href) { (column.heading) },
                (None, Kind::Status | Kind::Tick) => span class="unseen" { (column.heading) },
                (None, _) => (column.heading),
            }
        }
    }
}

/// Cells below the two lines of a card say what they are.
fn named<'a>(column: &Column<'a>) -> Option<&'a str> {
    matches!(column.kind, Kind::Text | Kind::Number).then_some(column.heading)
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Title => "title",
        Kind::Amount => "amount",
        Kind::Date => "date",
        Kind::Status => "status",
        Kind::Tick => "tick",
        Kind::Text => "text",
        Kind::Number => "number",
        Kind::Aside => "aside",
    }
}
