/// What a value of a pack can be, as the type that reads it has it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Shape {
    /// Text in quotation marks.
    #[default]
    Text,
    /// A decimal figure, in quotation marks or whole.
    Figure,
    /// A whole number from 0.
    Whole,
    /// `true` or `false`.
    Truth,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list.
    List(Box<Shape>),
    /// A table with these keys.
    Table(Vec<Key>),
    /// A table whose keys are words of the writer's own.
    Map(Box<Shape>),
}

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether an entry must have it.
    pub required: bool,
}

impl Shape {
    /// What it is, in a few words: "a list of texts".
    pub fn name(&self) -> String {
        match self {
            Self::Text => "text".into(),
            Self::Figure => "figure".into(),
            Self::Whole => "whole number".into(),
            Self::Truth => "`true` or `false`".into(),
            Self::OneOf(words) => format!("one of {}", words.join(", ")),
            Self::List(of) if **of == Self::Text => "list of texts".into(),
            Self::List(of) => format!("list, each {}", of.name()),
            Self::Table(_) | Self::Map(_) => "table".into(),
        }
    }

    /// How a value of it is written, as an example.
    pub fn example(&self) -> &'static str {
        match self {
            Self::Text | Self::OneOf(_) => "\"…\"",
            Self::Figure => "\"43.56\"",
            Self::Whole => "152",
            Self::Truth => "true",
            Self::List(_) => "[\"…\", \"…\"]",
            Self::Table(_) | Self::Map(_) => "{ … }",
        }
    }

    /// The keys of a table, or of the tables of a list.
    pub fn keys(&self) -> &[Key] {
        match self {
            Self::Table(keys) => keys,
            Self::List(of) => of.keys(),
            _ => &[],
        }
    }
}
