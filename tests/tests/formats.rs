//! The formats that `validate` checks, against those of an independent validator: strings of the RFCs, and what becomes of them by small changes.

use additional_properties::inspect::Constraint;
use additional_properties::validate::check_as;
use jsonschema::Validator;
use serde_json::{Value, json};

/// Strings of each format, and others that are almost of it.
const SEEDS: [(&str, &[&str]); 14] = [
    (
        "date",
        &["2000-02-29", "1900-02-28", "2024-12-31", "2023-04-30"],
    ),
    (
        "date-time",
        &[
            "1985-04-12T23:20:50.52Z",
            "1990-12-31T15:59:60-08:00",
            "1937-01-01t12:00:27.87+00:20",
            "1998-12-31T23:58:60Z",
        ],
    ),
    (
        "time",
        &[
            "23:59:60Z",
            "08:30:06.283185z",
            "22:59:60+23:00",
            "12:00:00-00:30",
        ],
    ),
    (
        "duration",
        &[
            "P4Y1M2DT3H4M5S",
            "P3W",
            "PT1H1M",
            "PT36H",
            "P1DT12H",
            "PT1H1S",
            "P2Y1D",
            "P1YT1M1S",
        ],
    ),
    (
        "email",
        &[
            "joe.bloggs@example.com",
            "\"joe b\"@[127.0.0.1]",
            "te~st@[IPv6:::1]",
            "a+b@xn--bcher-kva.example",
        ],
    ),
    (
        "hostname",
        &[
            "www.example.com",
            "xn--4gbwdl.xn--wgbh1c",
            "a1-b.c",
            "ab--c.d",
            "xn--X",
            "localhost",
        ],
    ),
    ("ipv4", &["192.0.2.42", "0.0.0.0", "255.255.255.255"]),
    (
        "ipv6",
        &["::1", "2001:db8::192.0.2.1", "1:2:3:4:5:6:7:8", "fe80::a:b"],
    ),
    (
        "uri",
        &[
            "http://a.example:80/b/c;d?e=f&g#h",
            "ftp://u:p@[2001:db8::7]:8/x",
            "urn:isbn:0-1",
            "mailto:a@b.c",
            "http://[v1.a:b]/",
            "http://[::1",
            "http://a:80a/",
            "http://u@p@h/",
            "file:///a%20b",
        ],
    ),
    (
        "uri-reference",
        &[
            "../a:b?c#d",
            "//h:1/p",
            "?q",
            "#f",
            "./1:b",
            "12:30",
            ":a",
            "1a:b",
            "a[b]",
            "2024-01-01T00:00:00Z",
            "",
        ],
    ),
    (
        "iri",
        &[
            "http://ƒøø.ßår/?∂éœ=πîx#πîüx",
            "http://[2001:0db8::7334]",
            "urn:\u{e000}",
            "a:?\u{e000}",
            "a:\u{fffe}",
        ],
    ),
    (
        "iri-reference",
        &["é/ü:ö", "1é:b", "//ƒ:1", "#ƒrägmênt", "ä?\u{f0000}"],
    ),
    (
        "uri-template",
        &[
            "http://example.com/{term:1}/{term}{?q*,lang}",
            "{+path,x}/here{#a.b}",
            "{x y}",
            "{a..b}",
            "{;x:0}",
            "{x:10000}",
            "{?a,}",
            "{%41}a'b",
            "{=x}",
            "{x:9999}é",
        ],
    ),
    ("json-pointer", &["/foo/0", "/a~1b~0c", "", "/ /é"]),
];

const CHARACTERS: &[u8] = b"0123456789aAzZTtPYMDHSWx:/?#[]@!$&'()*+,;=-._~%{}|^`\\\" <>";

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    /// `seed` with one to three characters taken out, put in, replaced or repeated.
    fn changed(&mut self, seed: &str, others: &[&str]) -> String {
        let mut characters: Vec<char> = seed.chars().collect();
        for _ in 0..=self.below(3) {
            let at = self.below(characters.len() + 1);
            let new = char::from(CHARACTERS[self.below(CHARACTERS.len())]);
            match self.below(5) {
                0 if at < characters.len() => drop(characters.remove(at)),
                1 if at < characters.len() => characters[at] = new,
                2 if at < characters.len() => characters.insert(at, characters[at]),
                3 => {
                    let other: Vec<char> = others[self.below(others.len())].chars().collect();
                    characters.truncate(at);
                    characters.extend(&other[self.below(other.len() + 1)..]);
                }
                _ => characters.insert(at, new),
            }
        }
        characters.into_iter().collect()
    }
}

fn validator(format: &str) -> Validator {
    let options = jsonschema::options().should_validate_formats(true);
    options
        .build(&json!({ "format": format }))
        .expect("a schema")
}

/// Where the validator may refuse more. Which characters a name in Punycode may have is in tables of Unicode, which only it has. And between
/// quotes it takes no angle brackets and no backslash before a space, which RFC 5321 does.
fn is_stricter(format: &str, value: &str) -> bool {
    let has_odd_quotes = value.starts_with('"') && value.contains(['<', '>', '\\']);
    value.to_ascii_lowercase().contains("xn--") || format == "email" && has_odd_quotes
}

#[test]
fn formats_are_what_the_validator_says() {
    let rounds = std::env::var("ROUNDS").map_or(300, |rounds| rounds.parse().expect("a number"));
    let mut random =
        Random(std::env::var("SEED").map_or(1, |seed| seed.parse().expect("a number")));
    let mut differences = Vec::new();
    for (format, seeds) in SEEDS {
        let validator = validator(format);
        let constraints: &'static [Constraint] = Box::leak(Box::new([Constraint::Format(format)]));
        let unchanged = seeds.iter().map(|seed| (*seed).to_owned());
        let changed: Vec<_> = (0..rounds)
            .map(|at: usize| random.changed(seeds[at % seeds.len()], seeds))
            .collect();
        let mut count = [0, 0];
        for value in unchanged.chain(changed) {
            let ours = check_as(&value, constraints).is_empty();
            count[usize::from(ours)] += 1;
            if ours != validator.is_valid(&Value::from(value.as_str()))
                && !(ours && is_stricter(format, &value))
            {
                differences.push(format!("{format} {value:?}: {ours}"));
            }
        }
        assert!(count.iter().all(|count| *count > 0), "{format} {count:?}");
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
