//! The people, companies and streets of Springfield.

pub const FIRST_NAMES: &[&str] = &[
    "Aaliyah", "Aiden", "Amara", "Andre", "Anh", "Beatriz", "Benjamin", "Carlos", "Caroline",
    "Chen", "Daniel", "Deborah", "Diego", "Elena", "Emeka", "Emily", "Farah", "Frank", "Gabriela",
    "George", "Grace", "Hannah", "Hiroshi", "Ingrid", "Isaac", "Jamal", "Janet", "Joseph", "Kavya",
    "Kevin", "Laura", "Leila", "Lucas", "Malik", "Marcus", "Mei", "Michael", "Nadia", "Noah",
    "Olga", "Omar", "Patricia", "Priya", "Rachel", "Ravi", "Rosa", "Samuel", "Sofia", "Thomas",
    "Wei",
];

pub const LAST_NAMES: &[&str] = &[
    "Adeyemi", "Alvarez", "Anderson", "Baker", "Banerjee", "Brown", "Campbell", "Chang", "Clark",
    "Cohen", "Davis", "Diaz", "Edwards", "Evans", "Fischer", "Flores", "Garcia", "Green", "Gupta",
    "Hall", "Hansen", "Hughes", "Ivanova", "Jackson", "Johnson", "Kaminski", "Kim", "King", "Lee",
    "Lewis", "Martin", "Mensah", "Miller", "Morales", "Murphy", "Nakamura", "Nguyen", "O'Brien",
    "Okafor", "Patel", "Perez", "Reed", "Rossi", "Santos", "Schmidt", "Singh", "Smith", "Taylor",
    "Torres", "Walker", "Wilson", "Young",
];

pub const STREETS: &[&str] = &[
    "Alder Court", "Birch Lane", "Bridge Street", "Cedar Avenue", "Chestnut Street", "Church Road",
    "Depot Street", "Elm Street", "Fairview Avenue", "Grove Street", "Harbor Road", "Hill Street",
    "Juniper Way", "Lakeview Drive", "Linden Avenue", "Maple Street", "Meadow Lane", "Mill Road",
    "Oak Street", "Orchard Road", "Park Avenue", "Pine Street", "River Road", "School Street",
    "Spring Street", "Summit Avenue", "Sycamore Lane", "Union Street", "Valley Road",
    "Willow Street",
];

pub const COMPANIES: &[&str] = &[
    "Alder & Finch Architects", "Baxter Dental Care", "Bluebird Bakery", "Cedar Hill Veterinary",
    "Copper Kettle Diner", "Dunmore Hardware", "Eastside Fitness", "Fairview Florists",
    "Garnet Law Group", "Grove Street Books", "Hartwell Accounting", "Ironwood Brewing",
    "Juniper Day Spa", "Keystone Plumbing", "Lakeside Pediatrics", "Maple Leaf Laundry",
    "Northgate Auto Repair", "Oakfield Nursery School", "Pinecrest Printing", "Quill & Co. Paper",
    "Riverside Cafe", "Summit Physical Therapy", "Tamarack Outfitters", "Union Square Pharmacy",
    "Valley Insurance Agency", "Westbrook Furniture", "Wren Photography", "Yarrow Herbs",
    "Zephyr Cycles", "Amber Light Studio", "Beacon Realty", "Crestline Roofing",
    "Dovetail Cabinetry", "Evergreen Landscaping", "Fulton Fish Market", "Granite Countertops",
    "Hudson Tutoring", "Indigo Textiles", "Jasper Jewelers", "Kindred Counseling",
];

/// Of copiers and printers.
pub const DEVICES: &[&str] = &[
    "Color copier C550i", "Office printer M480", "Multifunction X3220", "Wide-format T830",
    "Color copier C4080", "Label printer ZT411",
];
