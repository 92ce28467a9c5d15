//! TOML 1.0 as Python's `tomllib` reads it, with the place of each value.

mod flags;
mod table;
mod text;
mod value;

use crate::cursor::Cursor;
use crate::node::Node;
use flags::Flags;
use std::borrow::Cow;
use std::rc::Rc;
use table::Table;

/// What is wrong, and at which byte.
pub(crate) type Failure = (usize, &'static str);

/// How many parts a key may have together with its table.
const DEPTH: usize = 60;

/// A part of a key, and where it stands.
type Part = (String, packaging::Span);

/// The table of a text, or where and why it is no TOML.
pub(crate) fn read(text: &str) -> Result<Rc<Node>, Failure> {
    let mut reader = Reader { cursor: Cursor::new(text) };
    let mut root = Table::default();
    let mut flags = Flags::default();
    let mut pending: Vec<Vec<Part>> = Vec::new();
    let mut header: Vec<Part> = Vec::new();
    loop {
        reader.cursor.blanks();
        let start = reader.cursor.at();
        match reader.cursor.byte() {
            0 if reader.cursor.at_end() => return Ok(root.into_node(packaging::Span { start: 0, length: text.len() })),
            b'\n' | b'\r' => {
                reader.line_break()?;
                continue;
            }
            b'[' => {
                for key in pending.drain(..) {
                    flags.at(&key).nested = true;
                }
                reader.cursor.next();
                let list = reader.cursor.eat("[");
                reader.cursor.blanks();
                header = reader.key()?;
                if !reader.cursor.eat(if list { "]]" } else { "]" }) {
                    return Err((reader.cursor.at(), "a bracket is missing behind the table's name"));
                }
                let (is_nested, is_frozen) = flags.of(&header);
                if is_frozen || is_nested && !list {
                    return Err((start, "this table is there twice"));
                }
                if list {
                    flags.at(&header).inner.clear();
                }
                flags.at(&header).nested = true;
                let added = if list { root.add_to_list(&header) } else { root.nest(&header).map(drop) };
                added.ok_or((start, "a value stands in the place of this table"))?;
            }
            b'#' => {}
            _ => {
                let key = reader.key()?;
                reader.key_value(key, &header, &mut root, &mut flags, &mut pending)?;
            }
        }
        reader.cursor.blanks();
        reader.comment()?;
        if !reader.cursor.at_end() {
            reader.line_break()?;
        }
    }
}

/// A reader at a place of its text.
struct Reader<'t> {
    cursor: Cursor<'t>,
}

impl Reader<'_> {
    fn key_value(
        &mut self,
        key: Vec<Part>,
        header: &[Part],
        root: &mut Table,
        flags: &mut Flags,
        pending: &mut Vec<Vec<Part>>,
    ) -> Result<(), Failure> {
        let start = key.first().map_or(0, |(_, span)| span.start);
        let value = self.equals()?;
        let mut path = Cow::Borrowed(header);
        let Some((stem, parents)) = key.split_last() else { return Ok(()) };
        for part in parents {
            path.to_mut().push(part.clone());
            let (is_nested, _) = flags.of(&path);
            if is_nested {
                return Err((start, "this table is there already"));
            }
            pending.push(path.to_vec());
        }
        let (_, is_frozen) = flags.of(&path);
        if is_frozen {
            return Err((start, "this table is closed already"));
        }
        const TAKEN: &str = "this key is there twice";
        let table = root.nest(&path).ok_or((start, TAKEN))?;
        if !table.insert(stem.clone(), &value) {
            return Err((start, TAKEN));
        }
        if value.entries().is_some() || value.items().is_some() {
            path.to_mut().push(stem.clone());
            flags.at(&path).frozen = true;
        }
        Ok(())
    }

    /// The value behind the sign of a key.
    fn equals(&mut self) -> Result<Rc<Node>, Failure> {
        if !self.cursor.eat("=") {
            return Err((self.cursor.at(), "an = is missing behind the key"));
        }
        self.cursor.blanks();
        self.value(DEPTH)
    }

    /// The parts of a key, and the blanks behind it.
    fn key(&mut self) -> Result<Vec<Part>, Failure> {
        let mut parts = vec![self.key_part()?];
        loop {
            self.cursor.blanks();
            if !self.cursor.eat(".") {
                return Ok(parts);
            }
            self.cursor.blanks();
            parts.push(self.key_part()?);
            if parts.len() > DEPTH {
                return Err((self.cursor.at(), "this is nested too deep"));
            }
        }
    }

    fn key_part(&mut self) -> Result<Part, Failure> {
        let start = self.cursor.at();
        let text = match self.cursor.byte() {
            quote @ (b'"' | b'\'') => self.line_text(quote)?,
            _ => self
                .cursor
                .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
                .to_owned(),
        };
        let span = crate::node::between(start, self.cursor.at());
        if span.length == 0 { Err((start, "a key is missing here")) } else { Ok((text, span)) }
    }

    /// A comment, if one comes.
    fn comment(&mut self) -> Result<(), Failure> {
        if self.cursor.byte() != b'#' {
            return Ok(());
        }
        self.cursor.take_while(|letter| letter == '\t' || !letter.is_ascii_control());
        if self.cursor.at_end() || self.at_line_break() {
            return Ok(());
        }
        Err((self.cursor.at(), "a comment may hold no control character"))
    }

    fn at_line_break(&self) -> bool {
        let rest = self.cursor.rest();
        rest.starts_with('\n') || rest.starts_with("\r\n")
    }

    fn line_break(&mut self) -> Result<(), Failure> {
        if self.cursor.eat("\n") || self.cursor.eat("\r\n") {
            return Ok(());
        }
        Err((self.cursor.at(), "something follows the end of the value"))
    }

    /// Blanks, line breaks and comments inside an array.
    fn around(&mut self) -> Result<(), Failure> {
        loop {
            self.cursor.blanks();
            self.comment()?;
            if !self.at_line_break() {
                return Ok(());
            }
            self.line_break()?;
        }
    }
}
