//! Texts from elsewhere: what is imported, what is said of an image, what a server, a portal or an owner says.

use std::sync::OnceLock;

use ::embedding::conversation::Conversation;
use ::embedding::policy::Policy;
use ::engine::config::Config;
use ::engine::share::{Carrier, decode, encode};
use ::engine::{Catalog, Situation};
use ::executor::Json;
use ::facts::{Facts, Verdict};
use ::importing::{Kind, import as take, recognise};

/// What is imported, as whatever kind, is a configuration that a draft holds; what was left says where it stands.
pub fn import(text: &str) {
    let present = Config::new("0.98.0", "3.11");
    let _ = recognise(text, "");
    for kind in Kind::ALL {
        let imported = take(text, kind, &present, shipped());
        if imported.is_refused() {
            assert_eq!(imported.config, present, "{kind:?}");
            continue;
        }
        let shared = encode(&imported.config);
        // A draft holds whatever ZenML loads, also line breaks in values, which links do not.
        if let Err(refused) = decode(&shared.text, Carrier::Draft) {
            panic!("{kind:?}: {}: {}", shared.text, refused.why);
        }
    }
}

/// What is said of an image is held against a contract; nothing that nobody said is known.
pub fn facts(text: &str) {
    let mut config = Config::new("0.98.0", "3.11");
    config.settings.type_text(::engine::Field::ParentImage, "image");
    config.settings.type_text(::engine::Field::Requirements, "pandas>=2\nrequests[socks]");
    let situation = Situation::of(&config, shipped());
    let outcome = ::engine::outcome(&config, shipped());
    let contracts = ::engine::contract::contract(&situation, &outcome);
    let facts = Facts::read([("text".to_owned(), text.as_bytes().to_vec())]);
    let verdicts: Vec<Verdict> = ::facts::check(&contracts, &facts);
    assert_eq!(verdicts.is_empty(), contracts.iter().all(|contract| contract.requirements.is_empty()));
    let _ = facts.all_notices().map(|(place, _)| facts.place(place)).count();
}

/// A reply's JSON and its text are the same.
pub fn reply(text: &str) {
    let Some(json) = Json::parse(text) else { return };
    let written = json.to_string();
    assert_eq!(Json::parse(&written), Some(json), "{written}");
}

/// Whatever a portal sends, and whatever its owner's policy says, what is wrong has a place.
pub fn portal(text: &str) {
    let mut conversation = Conversation::new("https://docs.example.com", "f1");
    let _ = conversation.knock();
    let _ = conversation.heard_at_window("https://docs.example.com", true, true, text, 1);
    let _ = conversation.heard_at_port(text, 2);
    let (policy, faults) = Policy::read(text);
    assert!(faults.iter().all(|fault| !fault.place.is_empty() && !fault.message.is_empty()));
    let mut config = Config::new("0.98.0", "3.11");
    policy.begin(&mut config);
    let owner = policy.owner(config.clone());
    let _ = owner.keep(&mut config);
    let _ = owner.problems(&config);
}

fn shipped() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| catalog::for_release("0.98.0"))
}
