//! JSON with its members in the order they are put, whatever other crates ask of `serde_json`.

use rust_decimal::Decimal;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// An object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Object(Vec<(String, Value)>);

/// What a member can be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Whole(i64),
    /// Written as a number, digit for digit.
    Number(Decimal),
    Text(String),
    List(Vec<Value>),
    Object(Object),
}

impl Object {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The object with one member more.
    pub(crate) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.push((key.to_string(), value.into()));
        self
    }

    /// The object with one member more, if there is a value for it.
    pub(crate) fn and(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The object with a list, unless it is empty: many formats forbid empty lists.
    pub(crate) fn list<T: Into<Value>>(self, key: &str, values: impl IntoIterator<Item = T>) -> Self {
        let values: Vec<Value> = values.into_iter().map(Into::into).collect();
        if values.is_empty() { self } else { self.with(key, Value::List(values)) }
    }

    /// The text of a member.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.0.iter().find_map(|(own, value)| match value {
            Value::Text(text) if own == key => Some(text.as_str()),
            _ => None,
        })
    }

    /// Its JSON, in one line that stays what it is inside a script element of a page: `<` and the line ends of JavaScript stand
    /// in texts only, and are escaped there.
    pub(crate) fn line(&self) -> String {
        // Writing to memory does not fail, and keys are text.
        let line = serde_json::to_string(self).expect("objects are plain data");
        line.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
    }
}

impl Value {
    /// The same without members that are null or empty, however deep: STIX has no room for them.
    pub(crate) fn pruned(self) -> Self {
        match self {
            Self::Object(Object(members)) => {
                let kept: Vec<(String, Self)> = members
                    .into_iter()
                    .map(|(key, value)| (key, value.pruned()))
                    .filter(|one| !one.1.is_empty())
                    .collect();
                Self::Object(Object(kept))
            }
            Self::List(values) => {
                Self::List(values.into_iter().map(Self::pruned).filter(|one| *one != Self::Null).collect())
            }
            other => other,
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::List(values) => values.is_empty(),
            Self::Object(Object(members)) => members.is_empty(),
            _ => false,
        }
    }

    /// What any row is as JSON.
    pub(crate) fn of(row: &impl Serialize) -> Self {
        serde_json::to_value(row).map_or(Self::Null, Self::from)
    }
}

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Bool(value),
            serde_json::Value::Number(number) => number
                .as_i64()
                .map(Self::Whole)
                .or_else(|| number.to_string().parse().ok().map(Self::Number))
                .unwrap_or(Self::Null),
            serde_json::Value::String(text) => Self::Text(text),
            serde_json::Value::Array(all) => Self::List(all.into_iter().map(Self::from).collect()),
            serde_json::Value::Object(members) => {
                let mut members: Vec<(String, Self)> =
                    members.into_iter().map(|(key, value)| (key, Self::from(value))).collect();
                members.sort_by(|a, b| a.0.cmp(&b.0));
                Self::Object(Object(members))
            }
        }
    }
}

macro_rules! into_value {
    ($($from:ty => |$value:ident| $into:expr),+ $(,)?) => {
        $(impl From<$from> for Value {
            fn from($value: $from) -> Self {
                $into
            }
        })+
    };
}

into_value! {
    bool => |value| Self::Bool(value),
    i64 => |value| Self::Whole(value),
    u32 => |value| Self::Whole(value.into()),
    u8 => |value| Self::Whole(value.into()),
    i32 => |value| Self::Whole(value.into()),
    usize => |value| Self::Whole(i64::try_from(value).unwrap_or(i64::MAX)),
    Decimal => |value| Self::Number(value),
    String => |value| Self::Text(value),
    &str => |value| Self::Text(value.to_string()),
    &String => |value| Self::Text(value.clone()),
    Object => |value| Self::Object(value),
    Vec<Value> => |value| Self::List(value),
    Vec<String> => |value| Self::List(value.into_iter().map(Self::Text).collect()),
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Whole(value) => serializer.serialize_i64(*value),
            Self::Number(value) => {
                let digits = RawValue::from_string(value.to_string()).map_err(serde::ser::Error::custom)?;
                digits.serialize(serializer)
            }
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(value)?;
                }
                list.end()
            }
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{Object, Value};

    #[test]
    fn members_stay_in_order_and_numbers_keep_their_digits() {
        let object = Object::new()
            .with("z", "1\u{2028}</script>")
            .with("a", "0.10".parse::<rust_decimal::Decimal>().unwrap())
            .and("none", None::<&str>)
            .list("empty", Vec::<Value>::new())
            .list("list", [1u32, 2]);
        assert_eq!(object.line(), "{\"z\":\"1\\u2028\\u003c/script>\",\"a\":0.10,\"list\":[1,2]}");
    }
}
