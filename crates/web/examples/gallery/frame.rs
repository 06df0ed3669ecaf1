//! The sample biller, its labels and the frames of the gallery's pages.

use web::kit::layout::{
    AccountEntry, AccountSwitcher, Biller, Frame, Labels, LanguageSwitch, NavigationItem,
    PersonMenu, PlainFrame,
};
use web::kit::{Brand, Icon};

pub fn english(brand: &Brand) -> Frame<'_> {
    let items = [
        ("Overview", Icon::Home),
        ("Invoices", Icon::Bill),
        ("Usage", Icon::Chart),
        ("Services", Icon::Wifi),
        ("Support", Icon::Chat),
        ("Settings", Icon::Person),
    ];
    Frame {
        language: "en",
        biller: biller(brand, "Brightwater", "Mon to Sat, 7 am to 9 pm"),
        labels: ENGLISH,
        navigation: navigation(items, "1 case waits for you"),
        accounts: Some(AccountSwitcher {
            action: "/account",
            return_to: "/dashboard",
            accounts: accounts(),
            all: ("/accounts", "All accounts"),
        }),
        person: Some(person("María Núñez", "Payment methods", "Settings", "Sign out")),
        other_language: Some(LanguageSwitch {
            tag: "es",
            name: "Español",
            action: "/language",
            return_to: "/spanish",
        }),
        session: None,
    }
}

pub fn spanish(brand: &Brand) -> Frame<'_> {
    let items = [
        ("Resumen", Icon::Home),
        ("Facturas", Icon::Bill),
        ("Consumo", Icon::Chart),
        ("Servicios", Icon::Wifi),
        ("Asistencia", Icon::Chat),
        ("Configuración", Icon::Person),
    ];
    Frame {
        language: "es",
        biller: biller(
            brand,
            "Autoridad Metropolitana de Acueductos",
            "De lunes a sábado, de 7 a. m. a 9 p. m.",
        ),
        labels: Labels {
            skip: "Ir al contenido",
            navigation: "Principal",
            accounts: "Cambiar de cuenta",
            need_a_person: "¿Necesita hablar con alguien?",
            call: "Llame al",
        },
        navigation: navigation(items, "1 caso espera su respuesta"),
        accounts: Some(AccountSwitcher {
            action: "/account",
            return_to: "/dashboard",
            accounts: accounts(),
            all: ("/accounts", "All accounts"),
        }),
        person: Some(person(
            "María de los Ángeles Fernández",
            "Métodos de pago",
            "Configuración",
            "Cerrar sesión",
        )),
        other_language: Some(LanguageSwitch {
            tag: "en",
            name: "English",
            action: "/language",
            return_to: "/dashboard",
        }),
        session: None,
    }
}

pub fn plain(brand: &Brand) -> PlainFrame<'_> {
    PlainFrame {
        language: "en",
        biller: biller(brand, "Brightwater", "Mon to Sat, 7 am to 9 pm"),
        labels: ENGLISH,
        other_language: Some(LanguageSwitch {
            tag: "es",
            name: "Español",
            action: "/language",
            return_to: "/spanish",
        }),
    }
}

const ENGLISH: Labels<'static> = Labels {
    skip: "Skip to content",
    navigation: "Main",
    accounts: "Switch account",
    need_a_person: "Need a person?",
    call: "Call",
};

fn biller<'a>(brand: &'a Brand, name: &'a str, hours: &'a str) -> Biller<'a> {
    Biller { name, brand, phone: "1-800-555-0142", hours }
}

fn navigation<'a>(items: [(&'a str, Icon); 6], waiting: &str) -> Vec<NavigationItem<'a>> {
    let items = items.into_iter().enumerate();
    let item = |(index, (label, icon))| NavigationItem {
        label,
        href: "#",
        icon,
        current: index == 0,
        waiting: (index == 4).then(|| (1, waiting.to_owned())),
    };
    items.map(item).collect()
}

fn accounts() -> Vec<AccountEntry> {
    let account = |name: &str, detail: &str, current| AccountEntry {
        value: detail.to_owned(),
        name: name.to_owned(),
        detail: detail.to_owned(),
        current,
    };
    vec![
        account("Home", "Calle Peñón 12 · 882-093", true),
        account(
            "Panadería La Ceiba de los Hermanos Núñez, Inc.",
            "Avenida Fernández Juncos 1450 · 882-094",
            false,
        ),
        account("Mother's house", "Calle Luna 40 · 517-220", false),
    ]
}

fn person<'a>(
    name: &'a str,
    methods: &'a str,
    settings: &'a str,
    sign_out: &'a str,
) -> PersonMenu<'a> {
    PersonMenu {
        initials: "MN",
        name,
        links: vec![(Icon::Card, methods, "#"), (Icon::Person, settings, "#")],
        sign_out: ("/sign-out", sign_out),
    }
}
