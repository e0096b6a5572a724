//! Each convention holds where it should and fails where it should.

use super::*;

fn says(theirs: &str, text: &str, ours: (&str, Option<&str>)) -> bool {
    let reference = "2013-02-12T04:30:00".parse().ok();
    let mention = Mention::of_time(ours.0, ours.1);
    is_time(&Wanted { value: theirs, text, reference, zone: -120 }, &[&mention])
}

fn day(ours: &str) -> (&str, Option<&str>) {
    (ours, Some(ours))
}

#[test]
fn the_next_turn_and_the_last_are_one_weekday() {
    assert!(says("2013-02-15", "friday", day("2013-02-08")));
    assert!(says("2013-05", "May", day("2012-05")));
    assert!(!says("2013-02-15", "friday", day("2013-02-07")));
    assert!(!says("2013-05", "May 2013", day("2012-05")));
    assert!(!says("2013-05", "May", day("2011-05")));
}

#[test]
fn a_year_left_open_is_near() {
    assert!(says("XXXX-06-15", "June 15", day("2012-06-15")));
    assert!(!says("XXXX-06-15", "June 15", day("2010-06-15")));
    assert!(!says("XXXX-WXX-5", "Friday", day("2013-02-14")));
}

#[test]
fn an_end_may_be_outside() {
    assert!(says("(2012-01-01,2013-01-01,P1Y)", "2012", day("2012")));
    assert!(says("2013-02-18/2013-02-25", "next week", ("2013-W08", Some("2013-02-18/2013-02-24"))));
    assert!(!says("2013-02-18/2013-02-25", "next week", ("2013-W09", Some("2013-02-25/2013-03-03"))));
}

#[test]
fn a_clock_time_is_compared_in_its_zone() {
    assert!(says("2013-02-12T15:00", "3 pm", ("XXXX-XX-XXT15:00", None)));
    assert!(says("2013-02-14T06:00", "8:00 GMT", ("XXXX-XX-XXT08:00Z", None)));
    assert!(!says("2013-02-14T08:00", "8:00 GMT", ("XXXX-XX-XXT08:00Z", None)));
    assert!(!says("2013-02-12T15:00", "3 pm", ("XXXX-XX-XXT03:00", None)));
}

#[test]
fn a_length_is_one_however_it_is_cut() {
    assert!(says("PT5400S", "90 minutes", ("PT1.5H", None)));
    assert!(says("2013-02-12T04:33", "in three minutes", ("PT3M", None)));
    assert!(!says("PT5400S", "90 minutes", ("PT2H", None)));
    assert!(!says("2013-02-12T04:33", "in three minutes", ("PT5M", None)));
}

#[test]
fn part_of_a_day_or_month_lies_in_it() {
    assert!(says("2013-02-11T18:00/2013-02-12T00:00", "last night", ("2013-02-11TNI", Some("2013-02-11"))));
    assert!(says("2013-03-11/2013-03-21", "mid March", ("2012-03", Some("2012-03~"))));
    assert!(!says("2013-02-11T18:00/2013-02-12T00:00", "last night", ("2013-02-10TMO", Some("2013-02-10"))));
    assert!(!says("2013-03-11/2013-03-21", "mid March", ("2012-04", Some("2012-04~"))));
}

#[test]
fn now_is_the_day_of_reading() {
    let both = |theirs: &str| {
        let [now, end] = [("PRESENT_REF", None), ("2013-02-20", Some("2013-02-20"))]
            .map(|(value, edtf)| Mention::of_time(value, edtf));
        let wanted =
            Wanted { value: theirs, text: "now", reference: "2013-02-12T04:30:00".parse().ok(), zone: 0 };
        is_time(&wanted, &[&now, &end])
    };
    assert!(both("(2013-02-12,2013-02-20,P8D)"));
    assert!(!both("(2013-02-11,2013-02-20,P9D)"));
}
