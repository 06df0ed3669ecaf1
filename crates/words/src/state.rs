//! States, provinces and territories by name, of the countries whose addresses need one.

use base::Language;

use crate::Words;
use crate::country::sort_key;

impl Words {
    /// (code, name) of a country's states, by name; none where an address does without.
    pub fn states(self, country: &str) -> Vec<(&'static str, &'static str)> {
        let mut states: Vec<_> =
            of(country).iter().map(|state| (state.0, self.name_of(state))).collect();
        states.sort_by_key(|(_, name)| sort_key(name));
        states
    }

    /// The name behind a code; what is no code of that country stays as it is.
    pub fn state_name<'t>(self, country: &str, code: &'t str) -> &'t str {
        let found = of(country).iter().find(|(known, ..)| *known == code);
        found.map_or(code, |state| self.name_of(state))
    }

    fn name_of(self, (_, english, spanish): &State) -> &'static str {
        match self.language {
            Language::En => english,
            Language::Es => spanish,
        }
    }
}

/// Whether an address there needs one.
pub fn has_states(country: &str) -> bool {
    !of(country).is_empty()
}

/// The code of what somebody typed or chose: a code itself, or a name in either language.
pub fn state_code(country: &str, typed: &str) -> Option<&'static str> {
    let key = sort_key(typed.trim());
    let is_meant = |(code, english, spanish): &&State| {
        [*code, *english, *spanish].into_iter().any(|name| sort_key(name) == key)
    };
    of(country).iter().find(is_meant).map(|(code, ..)| *code)
}

fn of(country: &str) -> &'static [State] {
    match country {
        "US" => UNITED_STATES,
        "CA" => CANADA,
        "MX" => MEXICO,
        _ => &[],
    }
}

/// Code, English name, Spanish name.
type State = (&'static str, &'static str, &'static str);

/// As the post writes them (USPS Publication 28, appendix B).
const UNITED_STATES: &[State] = &[
    ("AL", "Alabama", "Alabama"),
    ("AK", "Alaska", "Alaska"),
    ("AS", "American Samoa", "Samoa Americana"),
    ("AZ", "Arizona", "Arizona"),
    ("AR", "Arkansas", "Arkansas"),
    ("AA", "Armed Forces Americas", "Fuerzas Armadas, América"),
    ("AE", "Armed Forces Europe", "Fuerzas Armadas, Europa"),
    ("AP", "Armed Forces Pacific", "Fuerzas Armadas, Pacífico"),
    ("CA", "California", "California"),
    ("CO", "Colorado", "Colorado"),
    ("CT", "Connecticut", "Connecticut"),
    ("DE", "Delaware", "Delaware"),
    ("DC", "District of Columbia", "Distrito de Columbia"),
    ("FL", "Florida", "Florida"),
    ("GA", "Georgia", "Georgia"),
    ("GU", "Guam", "Guam"),
    ("HI", "Hawaii", "Hawái"),
    ("ID", "Idaho", "Idaho"),
    ("IL", "Illinois", "Illinois"),
    ("IN", "Indiana", "Indiana"),
    ("IA", "Iowa", "Iowa"),
    ("KS", "Kansas", "Kansas"),
    ("KY", "Kentucky", "Kentucky"),
    ("LA", "Louisiana", "Luisiana"),
    ("ME", "Maine", "Maine"),
    ("MD", "Maryland", "Maryland"),
    ("MA", "Massachusetts", "Massachusetts"),
    ("MI", "Michigan", "Míchigan"),
    ("MN", "Minnesota", "Minnesota"),
    ("MS", "Mississippi", "Misisipi"),
    ("MO", "Missouri", "Misuri"),
    ("MT", "Montana", "Montana"),
    ("NE", "Nebraska", "Nebraska"),
    ("NV", "Nevada", "Nevada"),
    ("NH", "New Hampshire", "Nuevo Hampshire"),
    ("NJ", "New Jersey", "Nueva Jersey"),
    ("NM", "New Mexico", "Nuevo México"),
    ("NY", "New York", "Nueva York"),
    ("NC", "North Carolina", "Carolina del Norte"),
    ("ND", "North Dakota", "Dakota del Norte"),
    ("MP", "Northern Mariana Islands", "Islas Marianas del Norte"),
    ("OH", "Ohio", "Ohio"),
    ("OK", "Oklahoma", "Oklahoma"),
    ("OR", "Oregon", "Oregón"),
    ("PA", "Pennsylvania", "Pensilvania"),
    ("PR", "Puerto Rico", "Puerto Rico"),
    ("RI", "Rhode Island", "Rhode Island"),
    ("SC", "South Carolina", "Carolina del Sur"),
    ("SD", "South Dakota", "Dakota del Sur"),
    ("TN", "Tennessee", "Tennessee"),
    ("TX", "Texas", "Texas"),
    ("VI", "U.S. Virgin Islands", "Islas Vírgenes de los Estados Unidos"),
    ("UT", "Utah", "Utah"),
    ("VT", "Vermont", "Vermont"),
    ("VA", "Virginia", "Virginia"),
    ("WA", "Washington", "Washington"),
    ("WV", "West Virginia", "Virginia Occidental"),
    ("WI", "Wisconsin", "Wisconsin"),
    ("WY", "Wyoming", "Wyoming"),
];

/// ISO 3166-2:CA.
const CANADA: &[State] = &[
    ("AB", "Alberta", "Alberta"),
    ("BC", "British Columbia", "Columbia Británica"),
    ("MB", "Manitoba", "Manitoba"),
    ("NB", "New Brunswick", "Nuevo Brunswick"),
    ("NL", "Newfoundland and Labrador", "Terranova y Labrador"),
    ("NT", "Northwest Territories", "Territorios del Noroeste"),
    ("NS", "Nova Scotia", "Nueva Escocia"),
    ("NU", "Nunavut", "Nunavut"),
    ("ON", "Ontario", "Ontario"),
    ("PE", "Prince Edward Island", "Isla del Príncipe Eduardo"),
    ("QC", "Quebec", "Quebec"),
    ("SK", "Saskatchewan", "Saskatchewan"),
    ("YT", "Yukon", "Yukón"),
];

/// ISO 3166-2:MX.
const MEXICO: &[State] = &[
    ("AGU", "Aguascalientes", "Aguascalientes"),
    ("BCN", "Baja California", "Baja California"),
    ("BCS", "Baja California Sur", "Baja California Sur"),
    ("CAM", "Campeche", "Campeche"),
    ("CHP", "Chiapas", "Chiapas"),
    ("CHH", "Chihuahua", "Chihuahua"),
    ("COA", "Coahuila", "Coahuila"),
    ("COL", "Colima", "Colima"),
    ("DUR", "Durango", "Durango"),
    ("GUA", "Guanajuato", "Guanajuato"),
    ("GRO", "Guerrero", "Guerrero"),
    ("HID", "Hidalgo", "Hidalgo"),
    ("JAL", "Jalisco", "Jalisco"),
    ("CMX", "Mexico City", "Ciudad de México"),
    ("MIC", "Michoacán", "Michoacán"),
    ("MOR", "Morelos", "Morelos"),
    ("NAY", "Nayarit", "Nayarit"),
    ("NLE", "Nuevo León", "Nuevo León"),
    ("OAX", "Oaxaca", "Oaxaca"),
    ("PUE", "Puebla", "Puebla"),
    ("QUE", "Querétaro", "Querétaro"),
    ("ROO", "Quintana Roo", "Quintana Roo"),
    ("SLP", "San Luis Potosí", "San Luis Potosí"),
    ("SIN", "Sinaloa", "Sinaloa"),
    ("SON", "Sonora", "Sonora"),
    ("MEX", "State of Mexico", "Estado de México"),
    ("TAB", "Tabasco", "Tabasco"),
    ("TAM", "Tamaulipas", "Tamaulipas"),
    ("TLA", "Tlaxcala", "Tlaxcala"),
    ("VER", "Veracruz", "Veracruz"),
    ("YUC", "Yucatán", "Yucatán"),
    ("ZAC", "Zacatecas", "Zacatecas"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Region;

    #[test]
    fn a_state_is_known_by_its_code_and_by_its_name_in_either_language() {
        for (country, typed, code) in [
            ("US", "ny", Some("NY")),
            ("US", " New York ", Some("NY")),
            ("US", "nueva york", Some("NY")),
            ("US", "PR", Some("PR")),
            ("US", "Txas", None),
            ("CA", "québec", Some("QC")),
            ("CA", "TX", None),
            ("MX", "ciudad de mexico", Some("CMX")),
            ("ES", "Madrid", None),
        ] {
            assert_eq!(state_code(country, typed), code, "{country}: {typed}");
        }
        assert!(has_states("MX") && !has_states("PR"));
    }

    #[test]
    fn each_state_is_listed_once_and_where_one_looks_for_it() {
        for (country, count) in [("US", 59), ("CA", 13), ("MX", 32)] {
            let codes: BTreeSet<_> = of(country).iter().map(|(code, ..)| code).collect();
            assert_eq!((of(country).len(), codes.len()), (count, count), "{country}");
        }
        let states = Words::of(Language::Es, Region::PR).states("US");
        let place = |wanted| states.iter().position(|(code, _)| *code == wanted);
        assert!(place("CA") < place("NC") && place("NM") < place("OH"));
        assert_eq!(
            Words::of(Language::Es, Region::PR).state_name("US", "NC"),
            "Carolina del Norte"
        );
    }
}
