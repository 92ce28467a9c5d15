//! What an import has to say about its text.

mod wording;

use engine::Severity;
use packaging::Span;

/// Something in a text that was not understood or not taken, or a choice that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// [`Severity::Error`]: the text cannot be read from here on. [`Severity::Warning`]: something that concerns the image
    /// is not taken as it stands. [`Severity::Note`]: it does not concern the image, or is good to know.
    pub severity: Severity,
    /// The line, from 1.
    pub line: usize,
    /// The column in that line in characters, from 1.
    pub column: usize,
    /// The place in the text, in bytes.
    pub span: Span,
    /// What is so.
    pub kind: NoticeKind,
}

/// What is so. [`Notice::message`] and [`Notice::suggestion`] say it to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// The text is not of its kind from here on: what is wrong.
    Broken(&'static str),
    /// Nothing in the text is about images.
    Nothing,
    /// `DockerSettings` has no such field, and ZenML passes over it.
    UnknownField {
        /// The field as written.
        name: String,
        /// A field that is close to it.
        nearest: Option<String>,
    },
    /// A key that the file format does not have.
    UnknownKey {
        /// The key as written.
        name: String,
        /// A key that is close to it.
        nearest: Option<String>,
    },
    /// A key that is there again later; the later one counts.
    RepeatedKey(String),
    /// Two merged mappings have the same key, and releases of PyYAML differ on which one counts.
    MergedTwice(String),
    /// A key that is no text.
    KeyNotText,
    /// A value that cannot be known from the text alone.
    Unknown(Unknown),
    /// A value of another kind than the place takes: what it takes.
    WrongShape(&'static str),
    /// Something that does not concern the image.
    Unrelated(String),
    /// A nested model that is given as `None`, which is the same as not given.
    SameAsUnset(&'static str),
    /// A nested model that is given with nothing in it: its ignore file as `None` stands for it.
    Empty(&'static str),
    /// A tuple or set where ZenML keeps it as such; it became a list.
    BecameList,
    /// Arguments without a name, which `DockerSettings` does not take.
    Positional(String),
    /// Settings in the text that nothing uses, or more than one place can hold.
    OtherSettings,
    /// A second pipeline: its name.
    OtherPipeline(String),
    /// A file that the text points to and that was not given.
    Unfollowed(String),
    /// A build that the run takes instead of building.
    GivenBuild,
    /// A step whose operator is said to be whichever the stack has.
    AnyStepOperator,
    /// The stack has no component type of this name.
    UnknownComponentType {
        /// The type as written.
        name: String,
        /// A type that is close to it.
        nearest: Option<String>,
    },
    /// A flavor that the release does not have; the component is kept as one of the person's own.
    UnknownFlavor {
        /// The flavor as written.
        name: String,
        /// A flavor that is close to it.
        nearest: Option<String>,
    },
    /// A requirement that pip cannot read; it is taken as it stands.
    UnreadableRequirement(String),
    /// A requirement that names something on the machine, which is not in the image.
    LocalRequirement(String),
    /// A line or option of a requirements file that has no place in the settings.
    RequirementOption(String),
    /// A requirement that stack or integrations bring already.
    AlreadyBrought(String),
    /// Requirements in a group that is not installed unless asked for: the group.
    OptionalGroup(String),
    /// Something of a `pyproject.toml` that changes where distributions come from or which are taken: its key.
    ProjectSetting(String),
    /// A Python version that the project does not support any more or not yet.
    PythonNotSupported(String),
    /// An instruction of a Dockerfile that has no counterpart: its name.
    Instruction(String),
    /// What ZenML does itself: the instruction.
    DoneByZenml(String),
    /// A command in a `RUN` that has no counterpart.
    Command(String),
    /// A variable of a Dockerfile whose value is not in it.
    UnknownVariable(String),
    /// Something comes from another stage, and what it is cannot be seen here.
    OtherStage(String),
    /// A link or file of Slipway: what reading it had to say, and what to do.
    Link(String, String),
    /// More notices than are listed: how many.
    Unlisted(usize),
}

/// Why a value cannot be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// A name that the text does not give a value.
    Name(String),
    /// The result of a call.
    Call(String),
    /// An f-string.
    Formatted,
    /// An operation, comparison or comprehension.
    Operation,
    /// A name that gets different values, depending on what happens.
    Conditional(String),
    /// A date or time.
    Date,
    /// Bytes.
    Bytes,
    /// An integer of more than 64 bits, or a complex number.
    Number,
    /// Half of a surrogate pair, which is no text, or a character by its name.
    Letter,
    /// A tag of YAML that the safe loader does not know, or a kind of value that settings do not have.
    Tag(String),
    /// A value that contains itself.
    Recursive,
    /// Nested too deep.
    Deep,
    /// More values than a configuration has.
    TooMuch,
}
