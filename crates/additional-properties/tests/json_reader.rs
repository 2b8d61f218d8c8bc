//! What the reader refuses, and what it keeps in mind: cases that a slip in it would let through.

use std::io::{self, BufReader, Read, Write};

use additional_properties::json::{self, ErrorKind, Found, RawJson, RawJsonRef};
use additional_properties::{AdditionalProperties, Union};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json, inspect)]
struct Item {
    id: u32,
    #[additional_properties(optional)]
    inner: Option<Box<Item>>,
    #[additional_properties]
    rest: AdditionalProperties,
}

fn kind(text: &str) -> ErrorKind {
    json::from_str::<Item>(text).unwrap_err().kind()
}

#[test]
fn unicode_escapes_have_four_hexadecimal_digits() {
    for digits in [
        "",
        "0",
        "00",
        "004",
        "004g",
        "g041",
        "0g41",
        "00g1",
        "+041",
        " 041",
        "004é",
        "\u{661}041",
    ] {
        for text in [format!("\"\\u{digits}\""), format!("\"x\\u{digits}yyyy\"")] {
            assert_eq!(
                json::from_str::<String>(&text).is_ok(),
                serde_json::from_str::<String>(&text).is_ok(),
                "{text}"
            );
            let member = format!("{{\"id\":1,\"x\":{text}}}");
            assert_eq!(
                json::from_str::<Item>(&member).is_ok(),
                json::from_str::<String>(&text).is_ok(),
                "{text}"
            );
            assert_eq!(
                RawJson::new(&text).is_ok(),
                json::from_str::<String>(&text).is_ok(),
                "{text}"
            );
        }
    }
    for (text, string) in [
        ("\"\\u0041\\u00E9\\u00e9\"", "Aéé"),
        ("\"\\ud83D\\uDe00\"", "😀"),
        ("\"a\\u0000b\"", "a\0b"),
    ] {
        assert_eq!(json::from_str::<String>(text).unwrap(), string);
    }
}

#[test]
fn half_of_a_surrogate_pair_is_no_character() {
    for half in [
        "\\ud800",
        "\\udfff",
        "\\udc00\\ud800",
        "\\ud800\\u0041",
        "\\ud800x",
        "\\ud800\\n",
        "\\ud800\\ud800",
    ] {
        assert!(
            json::from_str::<String>(&format!("\"{half}\"")).is_err(),
            "{half}"
        );
        // Nor in a name: of a struct, of a map, of an unknown member, inside one.
        for text in [
            format!("{{\"{half}\":1}}"),
            format!("{{\"id\":1,\"{half}\":1}}"),
            format!("{{\"id\":1,\"x\":{{\"{half}\":1}}}}"),
        ] {
            assert_eq!(kind(&text), ErrorKind::InvalidEscape, "{text}");
            assert!(json::from_str::<Value>(&text).is_err(), "{text}");
            // But the grammar allows it, and raw values keep whatever that allows.
            assert_eq!(RawJson::new(&text).unwrap().get(), text);
        }
        assert!(json::from_str::<String>(&format!("\"{half}\\u12\"")).is_err());
    }
}

#[test]
fn integers_of_hundreds_of_digits_are_within_the_range_of_a_value_or_refused() {
    for (digits, fits) in [
        (300, true),
        (308, true),
        (309, true),
        (310, false),
        (5_000, false),
    ] {
        let text = format!("{{\"id\":1,\"x\":1{}}}", "0".repeat(digits - 1));
        let item = json::from_str::<Item>(&text);
        let expected = fits || serde_json::from_str::<Value>("1e400").is_ok();
        assert_eq!(item.is_ok(), expected, "{digits}");
        if let Ok(item) = item {
            assert_eq!(json::to_string(&item).unwrap(), text);
            assert!(item.rest.get("x").unwrap().is_number());
        }
    }
}

/// So many members that the names are in a set.
fn many(prefix: &str) -> String {
    let members: Vec<String> = (0..40)
        .map(|number| format!(",\"{prefix}{number}\":0"))
        .collect();
    members.concat()
}

#[test]
fn names_are_those_of_one_object() {
    let names = many("n");
    // The same names in an object inside, and in the next one, are no duplicates; a second one of the outer object is.
    let inner = format!("{{\"id\":2{names}}}");
    let text = format!("{{\"id\":1{names},\"inner\":{inner}}}");
    assert_eq!(
        json::to_string(&json::from_str::<Item>(&text).unwrap())
            .unwrap()
            .len(),
        text.len()
    );
    json::from_str::<Vec<Item>>(&format!("[{inner},{inner},{text}]")).unwrap();
    for late in ["n0", "n20", "n39", "\\u006e39"] {
        let text = format!("{{\"id\":1{names},\"inner\":{inner},\"{late}\":1}}");
        assert_eq!(kind(&text), ErrorKind::Duplicate, "{late}");
        let text = format!("{{\"id\":1{names},\"inner\":{inner},\"other\":1,\"{late}x\":1}}");
        assert!(json::from_str::<Item>(&text).is_ok(), "{late}");
    }
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json, inspect)]
struct Needs {
    id: u32,
    needed: bool,
    #[additional_properties]
    rest: AdditionalProperties,
}

#[derive(Clone, PartialEq, Union)]
#[additional_properties(serde, json, inspect)]
enum Either {
    Needs(Needs),
    Item(Item),
    #[additional_properties(unknown)]
    Unknown(Value),
}

#[test]
fn a_zero_byte_is_not_the_end_of_the_input() {
    let found = |text: &str| {
        let error = json::from_str::<Item>(text).unwrap_err();
        error.found()
    };
    for text in ["", " ", "{\"id\":", "{\"id\": "] {
        assert_eq!(found(text), Found::End, "{text:?}");
    }
    for text in ["\0", " \0", "{\"id\":\0", "{\"id\":\0}"] {
        assert_eq!(found(text), Found::Byte, "{text:?}");
    }
}

#[test]
fn names_of_a_failed_attempt_are_forgotten() {
    for names in [String::new(), many("n")] {
        let text = format!("{{\"id\":1{names},\"x\":2}}");
        let both: Vec<Either> = json::from_str(&format!("[{text},{text}]")).unwrap();
        assert!(
            both.iter().all(|either| matches!(either, Either::Item(_))),
            "{names}"
        );
        for twice in ["\"x\":2,\"x\":3", "\"x\":2,\"\\u0078\":3"] {
            let text = format!("{{\"id\":1{names},{twice}}}");
            let error = json::from_str::<Either>(&text).map(drop).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Duplicate, "{text}");
            assert!(serde_json::from_str::<Either>(&text).is_err(), "{text}");
        }
    }
}

#[test]
fn raw_values_do_not_show_their_text() {
    let text = r#"{"canary":"canary"}"#;
    let owned: RawJson = json::from_str(text).unwrap();
    let borrowed: RawJsonRef<'_> = json::from_str(text).unwrap();
    let shown = format!("{owned:?} {owned:#?} {borrowed:?} {borrowed:#?}");
    assert!(!shown.contains("canary"), "{shown}");
    assert!(shown.starts_with("RawJson"));
}

/// Gives a few bytes at a time, with interruptions between, and fails at an offset if there is one.
struct Fragments<'a> {
    rest: &'a [u8],
    step: usize,
    interrupted: bool,
    fails: Option<usize>,
}

impl<'a> Fragments<'a> {
    fn new(text: &'a str, step: usize, fails: Option<usize>) -> Self {
        let rest = text.as_bytes();
        Self {
            rest,
            step,
            interrupted: false,
            fails,
        }
    }
}

impl Read for Fragments<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.interrupted = !self.interrupted;
        if self.interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let mut length = self.step.min(buffer.len()).min(self.rest.len());
        if let Some(left) = &mut self.fails {
            if *left == 0 {
                return Err(io::ErrorKind::ConnectionReset.into());
            }
            length = length.min(*left);
            *left -= length;
        }
        buffer[..length].copy_from_slice(&self.rest[..length]);
        self.rest = &self.rest[length..];
        Ok(length)
    }
}

const LINES: &str = "{\"id\":1,\"é\":\"\\u00e9\"}\n\n{\"id\":true}\n{\"id\":3}\n";

#[test]
fn streams_in_fragments_read_as_whole_ones() {
    let text = "{\"id\":1,\"é\":\"\\u00e9\"}";
    let whole: Item = json::from_str(text).unwrap();
    for step in 1..=text.len() {
        let item: Item = json::from_reader(Fragments::new(text, step, None)).unwrap();
        assert_eq!(item, whole);
        let lines = json::lines::<Item, _>(BufReader::with_capacity(
            3,
            Fragments::new(LINES, step, None),
        ));
        let ids: Vec<_> = lines
            .map(|line| line.map(|item| item.id).map_err(|error| error.line()))
            .collect();
        assert_eq!(ids, [Ok(1), Err(Some(3)), Ok(3)]);
    }
}

#[test]
fn a_stream_that_fails_at_any_offset_is_an_error_with_its_cause() {
    for offset in 0..LINES.len() {
        let error = json::from_reader::<Item>(Fragments::new(LINES, 2, Some(offset))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        let source = std::error::Error::source(&error).unwrap();
        let source = source.downcast_ref::<io::Error>().unwrap();
        assert_eq!(source.kind(), io::ErrorKind::ConnectionReset);
        let stream = BufReader::with_capacity(5, Fragments::new(LINES, 2, Some(offset)));
        let results: Vec<_> = json::lines::<Item, _>(stream).collect();
        // Whole lines before the failure are there, the failure is last, and a part of a line is never a value.
        let whole = LINES[..LINES
            .char_indices()
            .map(|(at, _)| at)
            .filter(|at| *at <= offset)
            .max()
            .unwrap()]
            .lines()
            .count();
        assert!(results.len() <= whole + 1);
        let (last, before) = results.split_last().unwrap();
        assert_eq!(last.as_ref().unwrap_err().kind(), ErrorKind::Io);
        assert!(before.iter().all(|result| {
            result
                .as_ref()
                .map_or_else(additional_properties::json::Error::kind, |_| ErrorKind::Io)
                != ErrorKind::UnexpectedEnd
        }));
    }
}

/// Takes a number of bytes, in small pieces, and then fails.
struct Full {
    written: Vec<u8>,
    room: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = bytes.len().min(3).min(self.room - self.written.len());
        if length == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.written.extend_from_slice(&bytes[..length]);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn output_that_ends_early_is_a_prefix_and_an_error() {
    let items: Vec<Item> = json::from_str("[{\"id\":1,\"x\":[1]},{\"id\":2},{\"id\":3}]").unwrap();
    let mut whole = Vec::new();
    json::to_lines(&mut whole, &items).unwrap();
    for room in 0..whole.len() {
        let mut full = Full {
            written: Vec::new(),
            room,
        };
        let error = json::to_lines(&mut full, &items).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io);
        assert_eq!(full.written, whole[..room]);
        let mut full = Full {
            written: Vec::new(),
            room,
        };
        let written = json::to_writer(&mut full, &items[0]);
        assert_eq!(
            written.is_ok(),
            room >= json::to_vec(&items[0]).unwrap().len()
        );
    }
}

#[test]
fn a_value_that_cannot_be_written_leaves_whole_lines() {
    struct Fails(bool);
    impl json::ToJson for Fails {
        fn write_json(&self, writer: &mut json::Writer) {
            if self.0 {
                writer.fail_shadowing();
            } else {
                writer.boolean(true);
            }
        }
    }
    let mut out = Vec::new();
    let error = json::to_lines(&mut out, [Fails(false), Fails(true), Fails(false)]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ShadowsDeclared);
    assert_eq!(
        out, b"true\n",
        "nothing of the value that failed, and nothing behind it"
    );
    let mut out = Vec::new();
    json::to_writer(&mut out, &Fails(true)).unwrap_err();
    assert!(out.is_empty());
}

/// Each escape at each place of a word, alone and with others, with a buffer that is long enough and one that is not, and where it is cut off.
#[test]
fn escapes_beside_runs_of_every_length_are_read_as_serde_json_reads_them() {
    let escapes = [
        r"\n",
        r#"\""#,
        r"\\",
        r"\/",
        r"\b\f",
        r"\r\t",
        r"\u0000",
        r"\u007f",
        r"\u0080",
        r"\u00E9",
        r"\u07ff\u0800",
        r"\uffff",
        r"\ud83d\ude00",
        r"\ud83d",
        r"\ude00",
        r"\ud83d\n",
        r"\ud83d\ud83d",
        r"\x",
        r"\u12",
        r"\u00g0",
        r"\",
        "é",
        "😀",
        "\u{1}",
    ];
    for escape in escapes {
        for length in (0..36).chain(60..72).chain([127, 128, 200]) {
            let run = "x".repeat(length);
            let repeated = escape.repeat(length);
            for content in [
                format!("{run}{escape}"),
                format!("{escape}{run}"),
                format!("{run}{escape}{escape}{run}{escape}y"),
                format!("é{repeated}z"),
            ] {
                let text = format!("\"{content}\"");
                let ours = json::from_str::<String>(&text).ok();
                assert_eq!(ours, serde_json::from_str(&text).ok(), "{text}");
                let cut = json::from_str::<String>(&text[..text.len() - 1]).ok();
                assert_eq!(
                    cut,
                    serde_json::from_str(&text[..text.len() - 1]).ok(),
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn what_is_no_white_space_does_not_stand_between_members() {
    for code in 0..=0x20_u8 {
        let space = char::from(code);
        for text in [
            format!("{{\"id\":1,{space}\"inner\":{{\"id\":2}}}}"),
            format!("{{\"id\":1,{space}  \"x\":null}}"),
            format!("{{\"id\":1{space},\"inner\":{{\"id\":2}}}}"),
            format!("{{\"id\":1,\"inner\"{space}:{{\"id\":2}}}}"),
            format!("{{\"id\":{space}1,\"inner\":{{\"id\":2}}}}"),
            format!("{{{space}\"id\":1}}"),
            format!("{{\"id\":1{space}}}"),
        ] {
            let is_space = matches!(space, ' ' | '\n' | '\r' | '\t');
            assert_eq!(json::from_str::<Item>(&text).is_ok(), is_space, "{text:?}");
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, AdditionalProperties)]
#[additional_properties(json)]
#[serde(default)]
struct Named {
    a: u8,
    abcde: u8,
    abcdefgh: u8,
    abcdefghijklm: u8,
    abcdefghijklmnop: u8,
    abcdefghijklmnopqrst: u8,
    abcdefghijklmnopqrstuvwxyz: u8,
    abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz: u8,
    #[additional_properties]
    rest: AdditionalProperties,
}

#[test]
fn a_name_that_differs_in_any_byte_is_another_one() {
    let all = "abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz";
    let names: Vec<&str> = [1, 5, 8, 13, 16, 20, 26, 53]
        .iter()
        .map(|&length| &all[..length])
        .collect();
    for (index, name) in names.iter().enumerate() {
        for at in 0..name.len() {
            let other = format!("{}X{}", &name[..at], &name[at + 1..]);
            // Where the name is expected, and where another one is; compact and spaced.
            for (before, space) in [(index, ""), (index, " "), (0, ""), (0, "\n  ")] {
                let before = names[..before]
                    .iter()
                    .map(|name| format!("\"{name}\":1,{space}"));
                let text = format!("{{{}\"{other}\":1}}", before.collect::<String>());
                let read: Named = json::from_str(&text).expect(&text);
                assert!(read.rest.contains_key(&other), "{text}");
                assert_eq!(read.rest.len(), 1, "{text}");
            }
        }
    }
}
