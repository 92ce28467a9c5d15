//! The members of a JSON object, asked for one by one: what is wrong with one is noted with its path.

use super::Fault;
use engine::PythonValue;
use engine::value::Dict;

/// An object that is read.
pub(super) struct Members<'a> {
    object: &'a Dict,
    /// The path of the object, with a dot at its end; empty for the whole file.
    path: String,
    faults: &'a mut Vec<Fault>,
    known: Vec<String>,
}

impl<'a> Members<'a> {
    pub fn new(object: &'a Dict, path: &str, faults: &'a mut Vec<Fault>) -> Self {
        Self { object, path: path.to_owned(), faults, known: Vec::new() }
    }

    /// Notes that something is wrong with a member; without a name, with the object.
    pub fn fault(&mut self, name: &str, message: &str) {
        let place = [&self.path, name].concat();
        self.faults.push(Fault::at(place.trim_end_matches('.'), message));
    }

    /// Notes that nothing has the name of a member, which may be no name at all.
    fn unknown(&mut self, name: &str) {
        let shown = if name.trim_matches('.').is_empty() { ["\"", name, "\""].concat() } else { name.to_owned() };
        self.fault(&shown, &["nothing has this name; there are ", &self.known.join(", ")].concat());
    }

    /// The names of all members.
    pub fn keys(&self) -> Vec<String> {
        self.object.iter().map(|(name, _)| name.to_owned()).collect()
    }

    /// A member, whatever it is.
    pub fn value(&mut self, name: &str) -> Option<&'a PythonValue> {
        self.known.push(name.to_owned());
        self.object.get(name)
    }

    /// A text; empty where there is none.
    pub fn text(&mut self, name: &str) -> String {
        match self.value(name) {
            None => String::new(),
            Some(PythonValue::Text(text)) if !text.trim().is_empty() => text.trim().to_owned(),
            Some(PythonValue::Text(_)) => {
                self.fault(name, "it is empty");
                String::new()
            }
            Some(_) => {
                self.fault(name, "it is no text");
                String::new()
            }
        }
    }

    /// A text that must be there.
    pub fn needed(&mut self, name: &str) -> String {
        if self.object.get(name).is_none() {
            self.fault(name, "it is missing");
        }
        self.text(name)
    }

    /// A list of texts, of which `wrong` says what is wrong with them.
    pub fn texts(&mut self, name: &str, wrong: impl Fn(&str) -> Option<&'static str>) -> Vec<String> {
        let mut found = Vec::new();
        for (position, item) in self.list(name).iter().enumerate() {
            let place = format!("{name}[{position}]");
            match item {
                PythonValue::Text(text) if !text.trim().is_empty() => match wrong(text.trim()) {
                    None => found.push(text.trim().to_owned()),
                    Some(message) => self.fault(&place, message),
                },
                _ => self.fault(&place, "it is no text"),
            }
        }
        found
    }

    /// Each object of a list.
    pub fn each(&mut self, name: &str, mut read: impl FnMut(&mut Members<'_>)) {
        for (position, item) in self.list(name).iter().enumerate() {
            let place = format!("{name}[{position}]");
            match item {
                PythonValue::Dict(object) => {
                    read(&mut Members::new(object, &[&self.path, place.as_str(), "."].concat(), self.faults));
                }
                _ => self.fault(&place, "it is no object"),
            }
        }
    }

    /// An object, if it is there.
    pub fn each_of(&mut self, name: &str, read: impl FnOnce(&mut Members<'_>)) {
        match self.value(name) {
            None => {}
            Some(PythonValue::Dict(object)) => {
                read(&mut Members::new(object, &[&self.path, name, "."].concat(), self.faults));
            }
            Some(_) => self.fault(name, "it is no object"),
        }
    }

    /// Notes every member that was not asked for.
    pub fn finish(&mut self) {
        let unknown: Vec<String> = self.keys().into_iter().filter(|name| !self.known.contains(name)).collect();
        for name in unknown {
            self.unknown(&name);
        }
    }

    fn list(&mut self, name: &str) -> &'a [PythonValue] {
        match self.value(name) {
            None => &[],
            Some(PythonValue::List(items)) => items,
            Some(_) => {
                self.fault(name, "it is no list");
                &[]
            }
        }
    }
}
