//! Streams: readers, writers, one value a line.

use std::io::{self, BufReader, Read};

use additional_properties::AdditionalProperties;
use additional_properties::json::{self, ErrorKind, FromJson as _, ToJson as _};

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
struct Item {
    id: u32,
    #[additional_properties]
    rest: AdditionalProperties,
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("canary"))
    }
}

impl io::Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::other("canary"))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn items(text: &str) -> Vec<Result<Item, json::Error>> {
    json::lines(text.as_bytes()).collect()
}

#[test]
fn one_value_a_line() {
    let all = items("{\"id\":1}\n\n  \r\n{\"id\":2,\"x\":\"y\"}\r\n{\"id\":3}");
    let ids: Vec<u32> = all.into_iter().map(|item| item.unwrap().id).collect();
    assert_eq!(ids, [1, 2, 3]);
    assert!(items("").is_empty());
    assert!(items("\n\n").is_empty());
}

#[test]
fn a_bad_line_is_one_error_with_its_number() {
    let all = items("{\"id\":1}\n\n{\"id\":true}\n{\"id\":4} {}\n{\"id\":5}\n{\"id\":");
    let locations: Vec<_> = all
        .iter()
        .map(|item| {
            item.as_ref()
                .map(|item| item.id)
                .map_err(|error| (error.kind(), error.line(), error.column()))
        })
        .collect();
    assert_eq!(
        locations,
        [
            Ok(1),
            Err((ErrorKind::WrongType, Some(3), Some(7))),
            Err((ErrorKind::TrailingData, Some(4), Some(10))),
            Ok(5),
            Err((ErrorKind::UnexpectedEnd, Some(6), Some(7))),
        ]
    );
    assert_eq!(all[1].as_ref().unwrap_err().pointer(), "/id");
    let bytes = b"{\"id\":1}\n{\"id\":\xff}\n{\"id\":3}";
    let all: Vec<Result<Item, _>> = json::lines(&bytes[..]).collect();
    assert!(all[0].is_ok() && all[2].is_ok());
    assert_eq!(all[1].as_ref().unwrap_err().line(), Some(2));
}

#[test]
fn what_is_kept_stays_on_its_line() {
    let item: Item =
        json::from_str("{\"id\":1, \"a\" : {\n \"b\": \"x \\n y\",\n \"c\": []\n}\n,\n\"d\":2}")
            .unwrap();
    assert_eq!(
        json::to_string(&item).unwrap(),
        "{\"id\":1,\"a\":{\n \"b\": \"x \\n y\",\n \"c\": []\n},\"d\":2}"
    );
    let mut out = Vec::new();
    json::to_lines(&mut out, [&item, &item]).unwrap();
    let line = "{\"id\":1,\"a\":{\"b\":\"x \\n y\",\"c\":[]},\"d\":2}\n";
    assert_eq!(String::from_utf8(out).unwrap(), line.repeat(2));
    let pretty = json::to_string_pretty(&item).unwrap();
    assert!(
        pretty.contains("\n  \"a\": {\n    \"b\": \"x \\n y\",\n    \"c\": []\n  },\n"),
        "{pretty}"
    );
}

#[test]
fn readers_and_writers() {
    let item: Item = json::from_reader(&b" {\"id\":7} "[..]).unwrap();
    assert_eq!(item.id, 7);
    let mut out = Vec::new();
    json::to_writer(&mut out, &item).unwrap();
    assert_eq!(out, b"{\"id\":7}");
}

#[test]
fn broken_streams() {
    let error = json::from_reader::<Item>(Broken).unwrap_err();
    assert_eq!((error.kind(), error.line()), (ErrorKind::Io, None));
    assert!(!format!("{error} {error:?}").contains("canary"));
    let source = std::error::Error::source(&error).unwrap();
    assert!(
        source.to_string().contains("canary"),
        "the cause is there for those who ask"
    );
    assert!(source.is::<std::io::Error>());
    let mut lines = json::lines::<Item, _>(BufReader::new(Broken));
    assert_eq!(lines.next().unwrap().unwrap_err().kind(), ErrorKind::Io);
    assert!(lines.next().is_none());
    assert_eq!(
        json::to_writer(Broken, &1).unwrap_err().kind(),
        ErrorKind::Io
    );
    assert_eq!(
        json::to_lines(Broken, [1]).unwrap_err().kind(),
        ErrorKind::Io
    );
}

#[test]
fn many_unknown_members_are_not_slow() {
    let members: Vec<String> = (0..50_000)
        .map(|number| format!("\"member_{number}\":{number}"))
        .collect();
    let text = format!("{{\"id\":1,{}}}", members.join(","));
    let item: Item = json::from_str(&text).unwrap();
    assert_eq!(item.rest.len(), 50_000);
    assert_eq!(item.rest.get("member_49999").unwrap(), 49_999);
    assert_eq!(json::to_string(&item).unwrap(), text);
    for twice in [0, 20, 49_999] {
        let text = format!(
            "{{{},\"id\":1,\"m\\u0065mber_{twice}\":0}}",
            members.join(",")
        );
        assert_eq!(
            json::from_str::<Item>(&text).unwrap_err().kind(),
            ErrorKind::Duplicate
        );
    }
}

#[test]
fn debug_of_what_is_on_its_way_shows_no_text() {
    let text = "{\"canary\":1,\"id\":\"canary\"}\n{\"id\":2}\n";
    let mut lines = json::lines::<Item, _>(text.as_bytes());
    assert!(lines.next().unwrap().is_err());
    let mut reader = json::Reader::new(text);
    assert!(Item::blank().read_json(&mut reader).is_err());
    let mut writer = json::Writer::new();
    "canary".write_json(&mut writer);
    let shown = format!("{lines:?} {reader:?} {writer:?} {lines:#?}");
    // Bytes in a list would show the text as numbers.
    assert!(
        !shown.contains("canary") && !shown.contains("99, 97"),
        "{shown}"
    );
}

#[test]
fn the_end_of_the_input_is_said_once() {
    let error = json::from_str::<bool>("").unwrap_err();
    let text = "unexpected end of the input (line 1, column 1)";
    assert_eq!(error.to_string(), text);
}
