//! Strings of every length around those at which the writer goes from words to blocks, with an escape at every place.

use additional_properties::json;

#[test]
fn strings_are_written_as_serde_json_writes_them() {
    let plain = |length: usize| "abcdefghijklmnop".chars().cycle().take(length);
    for length in (0..20).chain(120..136).chain(250..258) {
        let string: String = plain(length).collect();
        assert_eq!(json::to_string(&string).unwrap(), format!("\"{string}\""));
        for at in 0..length {
            for special in ["\"", "\\", "\n", "\u{1}", "\u{7f}", "é", "\u{1f600}\u{0}"] {
                let before: String = plain(at).collect();
                let string = format!("{before}{special}{}", &string[at..]);
                let expected = serde_json::to_string(&string).unwrap();
                assert_eq!(json::to_string(&string).unwrap(), expected, "{length} {at}");
                assert_eq!(json::from_str::<String>(&expected).unwrap(), string);
            }
        }
    }
    for character in ["\"", "\u{0}", "\n"] {
        let string = character.repeat(700);
        let expected = serde_json::to_string(&string).unwrap();
        assert_eq!(json::to_string(&string).unwrap(), expected);
    }
}
