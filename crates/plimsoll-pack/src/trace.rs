//! The shape of a type, traced by letting it read itself from a probe that answers every question with a value that will do
//! and remembers what was asked.

use std::fmt::Display;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};

use crate::shape::{Key, Shape};

/// A text that every type will do with that is read from one: it is a date as well.
const A_TEXT: &str = "2024";

/// The shape that `T` is read from.
pub(crate) fn shape_of<T: DeserializeOwned>() -> Shape {
    let (mut shape, _) = probe::<T>(&[]);
    require::<T>(&mut shape, &mut Vec::new());
    shape
}

/// The shape of `T` without the key at the end of a path, and whether `T` can be read so.
fn probe<T: DeserializeOwned>(without: &[&'static str]) -> (Shape, bool) {
    let mut shape = Shape::default();
    let is_read = T::deserialize(Probe { shape: &mut shape, without }).is_ok();
    (shape, is_read)
}

/// Marks the keys without which `T` is not read. `path`: the keys that lead to the table.
fn require<T: DeserializeOwned>(shape: &mut Shape, path: &mut Vec<&'static str>) {
    match shape {
        Shape::List(of) => require::<T>(of, path),
        Shape::Table(keys) => {
            for key in keys {
                path.push(key.name);
                key.required = !probe::<T>(path).1;
                require::<T>(&mut key.shape, path);
                path.pop();
            }
        }
        _ => {}
    }
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Refused(String);

impl de::Error for Refused {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

struct Probe<'s> {
    shape: &'s mut Shape,
    /// The keys that lead to the one that is left out.
    without: &'s [&'static str],
}

macro_rules! answers {
    ($($ask:ident: $shape:expr => $visit:ident($value:expr);)*) => {
        $(fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            *self.shape = $shape;
            visitor.$visit($value)
        })*
    };
}

impl<'de> de::Deserializer<'de> for Probe<'_> {
    type Error = Refused;

    answers! {
        // Of the types of a pack only decimals take whatever there is.
        deserialize_any: Shape::Figure => visit_str("1");
        deserialize_str: Shape::Text => visit_str(A_TEXT);
        deserialize_string: Shape::Text => visit_str(A_TEXT);
        deserialize_char: Shape::Text => visit_char(' ');
        deserialize_bool: Shape::Truth => visit_bool(false);
        deserialize_u8: Shape::Whole => visit_u8(1);
        deserialize_u16: Shape::Whole => visit_u16(1);
        deserialize_u32: Shape::Whole => visit_u32(1);
        deserialize_u64: Shape::Whole => visit_u64(1);
        deserialize_i8: Shape::Whole => visit_i8(1);
        deserialize_i16: Shape::Whole => visit_i16(1);
        deserialize_i32: Shape::Whole => visit_i32(1);
        deserialize_i64: Shape::Whole => visit_i64(1);
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let mut of = Shape::default();
        let value = visitor.visit_seq(One { shape: Some(&mut of), without: self.without });
        *self.shape = Shape::List(Box::new(of));
        value
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let mut of = Shape::default();
        let value = visitor.visit_map(One { shape: Some(&mut of), without: self.without });
        *self.shape = Shape::Map(Box::new(of));
        value
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let left_out = |field: &&&str| self.without == [**field];
        let named = fields.iter().filter(|field| !left_out(field));
        let mut keys: Vec<Key> =
            named.map(|name| Key { name, shape: Shape::default(), required: false }).collect();
        let value = visitor.visit_map(Fields { keys: keys.iter_mut(), at: None, without: self.without });
        *self.shape = Shape::Table(keys);
        value
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        *self.shape = Shape::OneOf(variants);
        let first: StrDeserializer<'_, Refused> = variants.first().unwrap_or(&"").into_deserializer();
        visitor.visit_enum(first)
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// One element of a list, or one entry of a map.
struct One<'s> {
    shape: Option<&'s mut Shape>,
    without: &'s [&'static str],
}

impl<'de> de::SeqAccess<'de> for One<'_> {
    type Error = Refused;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Refused> {
        let without = self.without;
        self.shape.take().map(|shape| seed.deserialize(Probe { shape, without })).transpose()
    }
}

impl<'de> de::MapAccess<'de> for One<'_> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refused> {
        let mut ignored = Shape::default();
        self.shape.as_ref().map(|_| seed.deserialize(Probe { shape: &mut ignored, without: &[] })).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refused> {
        let shape = self.shape.take().ok_or_else(|| Refused("a value without a key".into()))?;
        seed.deserialize(Probe { shape, without: self.without })
    }
}

/// The keys of a table, one after the other.
struct Fields<'s> {
    keys: std::slice::IterMut<'s, Key>,
    at: Option<(&'static str, &'s mut Shape)>,
    without: &'s [&'static str],
}

impl<'de> de::MapAccess<'de> for Fields<'_> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refused> {
        let Some(key) = self.keys.next() else { return Ok(None) };
        self.at = Some((key.name, &mut key.shape));
        let name: StrDeserializer<'_, Refused> = key.name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refused> {
        let (name, shape) = self.at.take().ok_or_else(|| Refused("a value without a key".into()))?;
        let without = match self.without {
            [first, rest @ ..] if *first == name => rest,
            _ => &[],
        };
        seed.deserialize(Probe { shape, without })
    }
}

#[cfg(test)]
mod tests {
    use plimsoll_ledger::Calibre;
    use plimsoll_lexicon::tables::Measure;

    use super::*;

    #[test]
    fn a_type_tells_its_keys() {
        let shape = shape_of::<Calibre>();
        let of = |name: &str| shape.keys().iter().find(|key| key.name == name).cloned();
        let key = |name, shape, required| Some(Key { name, shape, required });
        assert_eq!(of("millimetres"), key("millimetres", Shape::Whole, true));
        assert_eq!(of("shell_kg"), key("shell_kg", Shape::Figure, false));
        assert_eq!(of("inches"), key("inches", Shape::List(Box::new(Shape::Text)), true));
    }

    #[test]
    fn a_closed_list_tells_its_words() {
        let shape = shape_of::<Measure>();
        let frame = shape.keys().iter().find(|key| key.name == "frame").map(|key| key.shape.clone());
        assert!(matches!(frame, Some(Shape::OneOf(words)) if words.contains(&"giver")));
    }
}
