//! The description: what it says of every operation, and that its examples are what the sample reports give.

use super::get;
use crate::served::Served;

#[test]
fn the_description_is_as_it_was_agreed() {
    let served = Served::samples();
    insta::assert_snapshot!("openapi", get(&served, "/openapi.json").text());
}
