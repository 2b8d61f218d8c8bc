//! Members in any order, compact or spaced, with names that resemble each other: what is read does not depend on it.

use additional_properties::AdditionalProperties;
use additional_properties::json;
use serde_json::Value;

/// Short names, one in front of the other, equal in their first eight bytes, and escaped in JSON.
#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Names {
    a: u32,
    ab: u32,
    abcdefgh: u32,
    abcdefghi: u32,
    abcdefghij: u32,
    abcdefgh_and_more: u32,
    #[serde(rename = "a\"b")]
    quote: u32,
    #[serde(rename = "")]
    empty: u32,
    #[serde(rename = "größe")]
    accented: u32,
    #[serde(alias = "other")]
    aliased: u32,
    #[serde(flatten)]
    rest: AdditionalProperties,
}

/// The same without anything that needs names to be read, so that keys alone are compared.
#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Keys {
    id: u32,
    abcdefgh: u32,
    abcdefghi: u32,
    abcdefgh_and_more: u32,
    #[serde(flatten)]
    rest: AdditionalProperties,
}

#[derive(Clone, Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Ignoring {
    id: u32,
    abcdefgh: u32,
}

const NAMES: [&str; 10] = [
    "a",
    "ab",
    "abcdefgh",
    "abcdefghi",
    "abcdefghij",
    "abcdefgh_and_more",
    r#"a\"b"#,
    "",
    "größe",
    "aliased",
];

/// Some orders of some indexes: rotations, reversed and not.
fn orders(count: usize) -> impl Iterator<Item = Vec<usize>> {
    (0..2 * count).map(move |turn| {
        let mut order: Vec<_> = (0..count).collect();
        order.rotate_left(turn / 2);
        if turn % 2 == 1 {
            order.reverse();
            order.swap(0, count / 2);
        }
        order
    })
}

fn text(names: &[&str], order: &[usize], separators: [&str; 3]) -> String {
    let [before, between, colon] = separators;
    let members = order
        .iter()
        .map(|&index| format!("{before}\"{}\"{colon}{index}", names[index]));
    format!("{{{}{before}}}", members.collect::<Vec<_>>().join(between))
}

const SEPARATORS: [[&str; 3]; 4] = [
    ["", ",", ":"],
    [" ", ",", ":"],
    ["\n\t", ",", ": "],
    ["", " , ", " : "],
];

#[test]
fn every_order_gives_the_same() {
    let first: Names = json::from_str(&text(
        &NAMES,
        &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        SEPARATORS[0],
    ))
    .unwrap();
    assert_eq!(
        (first.a, first.quote, first.accented, first.aliased),
        (0, 6, 8, 9)
    );
    assert!(first.rest.is_empty());
    for order in orders(NAMES.len()) {
        for separators in SEPARATORS {
            let text = text(&NAMES, &order, separators);
            assert_eq!(
                json::from_str::<Names>(&text).as_ref(),
                Ok(&first),
                "{text}"
            );
            let escaped = text
                .replace("\"abcdefghi\"", "\"\\u0061bcdefghi\"")
                .replace("\"aliased\"", "\"other\"");
            assert_eq!(
                json::from_str::<Names>(&escaped).as_ref(),
                Ok(&first),
                "{escaped}"
            );
        }
    }
}

#[test]
fn unknown_members_are_found_between_the_declared_ones() {
    let names = [
        "id",
        "abcdefgh",
        "abcdefghi",
        "abcdefgh_and_more",
        "abcdefg",
        "abcdefghij",
        "i",
        "abcdefgh_and_mor",
    ];
    for order in orders(names.len()) {
        for separators in SEPARATORS {
            let text = text(&names, &order, separators);
            let keys: Keys = json::from_str(&text).unwrap();
            assert_eq!(
                (
                    keys.id,
                    keys.abcdefgh,
                    keys.abcdefghi,
                    keys.abcdefgh_and_more
                ),
                (0, 1, 2, 3),
                "{text}"
            );
            let unknown: Vec<_> = keys
                .rest
                .iter()
                .map(|(name, value)| (name, value.clone()))
                .collect();
            let expected = order.iter().filter(|&&index| index > 3);
            let expected: Vec<_> = expected
                .map(|&index| (names[index], Value::from(index)))
                .collect();
            assert_eq!(unknown, expected, "{text}");
            assert_eq!(keys, serde_json::from_str(&text).unwrap(), "{text}");
            let two: Ignoring = json::from_str(&text).unwrap();
            assert_eq!(two, Ignoring { id: 0, abcdefgh: 1 }, "{text}");
        }
    }
}

#[test]
fn a_name_that_comes_twice_is_found_in_any_order() {
    for text in [
        r#"{"abcdefgh":1,"id":0,"abcdefgh":2}"#,
        r#"{"id":0,"x":1,"abcdefgh":1,"id":2}"#,
        "{ \"abcdefgh\" : 1 , \"id\" : 0 , \"abcdefgh\" : 2 }",
        r#"{"\u0069d":0,"abcdefgh":1,"id":0}"#,
    ] {
        let error = json::from_str::<Ignoring>(text).unwrap_err();
        assert_eq!(error.kind(), json::ErrorKind::Duplicate, "{text}");
    }
}

#[test]
fn an_object_can_end_wherever_a_member_is_expected() {
    let whole = r#"{"abcdefgh":1,"y":0,"id":0}"#;
    for end in 0..whole.len() {
        assert!(json::from_str::<Ignoring>(&whole[..end]).is_err());
    }
    assert!(json::from_str::<Ignoring>("{}").is_err());
    assert!(json::from_str::<Ignoring>("{ }").is_err());
    assert!(json::from_str::<Ignoring>(r#"{,"id":0,"abcdefgh":1}"#).is_err());
    assert!(json::from_str::<Ignoring>(r#"{"id":0"abcdefgh":1}"#).is_err());
    assert!(json::from_str::<Ignoring>(r#"{"id":0,"abcdefgh":1,}"#).is_err());
    assert!(json::from_str::<Ignoring>(r#"{"id":0,,"abcdefgh":1}"#).is_err());
    assert!(json::from_str::<Ignoring>(r#"["id":0,"abcdefgh":1}"#).is_err());
}

/// Names that differ only where they end, beside a short one: no eight bytes tell them apart.
#[derive(Debug, PartialEq, AdditionalProperties)]
#[additional_properties(serde, json)]
struct Alike {
    x: u32,
    a_rather_long_name_01: u32,
    a_rather_long_name_02: u32,
    a_rather_long_name_03: u32,
    a_rather_wrong_name_03: u32,
    a_rather_long_name_03_and_more: u32,
    a_rather_long_name_04: u32,
    #[serde(flatten)]
    rest: AdditionalProperties,
}

#[test]
fn names_that_differ_only_at_their_end_are_told_apart() {
    let names = [
        "x",
        "a_rather_long_name_01",
        "a_rather_long_name_02",
        "a_rather_long_name_03",
        "a_rather_wrong_name_03",
        "a_rather_long_name_03_and_more",
        "a_rather_long_name_04",
        "a_rather_long_name_0",
        "a_rather_lang_name_03",
        "y",
    ];
    for order in orders(names.len()) {
        for separators in SEPARATORS {
            let text = text(&names, &order, separators);
            let alike: Alike = json::from_str(&text).unwrap();
            let members = [
                alike.x,
                alike.a_rather_long_name_01,
                alike.a_rather_long_name_02,
                alike.a_rather_long_name_03,
                alike.a_rather_wrong_name_03,
                alike.a_rather_long_name_03_and_more,
                alike.a_rather_long_name_04,
            ];
            assert_eq!(members, [0, 1, 2, 3, 4, 5, 6], "{text}");
            assert_eq!(alike.rest.len(), 3, "{text}");
            assert_eq!(alike, serde_json::from_str(&text).unwrap(), "{text}");
        }
    }
}

/// What the reader learns of the order of one object is no more than a guess at that of the next.
#[test]
fn objects_of_one_text_may_have_different_orders() {
    let orders = [
        r#"{"abcdefgh":1,"abcdefgh_and_more":3,"abcdefghi":2,"id":0}"#,
        r#"{"id":0,"abcdefgh":1,"abcdefghi":2,"abcdefgh_and_more":3}"#,
        r#"{"abcdefgh":1,"abcdefgh_and_more":3,"abcdefghi":2,"hidden":4,"id":0}"#,
        r#"{"abcdefghi":2,"id":0,"abcdefgh_and_more":3,"abcdefgh":1}"#,
    ];
    for first in orders {
        for second in orders {
            for third in orders {
                let text = format!("[{first},{second},{third}]");
                let keys: Vec<Keys> = json::from_str(&text).unwrap();
                assert_eq!(
                    keys,
                    serde_json::from_str::<Vec<Keys>>(&text).unwrap(),
                    "{text}"
                );
                let twice = text.replacen("\"id\":0", "\"id\":0,\"abcdefghi\":9", 1);
                assert!(json::from_str::<Vec<Keys>>(&twice).is_err(), "{twice}");
            }
        }
    }
}

#[test]
fn ignored_members_need_no_stack() {
    let ignored: Vec<_> = (0..200_000)
        .map(|index| format!("\"x{index}\" : 0,"))
        .collect();
    let ignored = ignored.concat();
    let text = format!("{{{ignored}\"id\":0,\"abcdefgh\":1}}");
    let two: Ignoring = json::from_str(&text).unwrap();
    assert_eq!(two, Ignoring { id: 0, abcdefgh: 1 });
}

/// More members than a byte can count.
mod many {
    use additional_properties::{AdditionalProperties, json};

    macro_rules! fields {
        ($($name:ident)*) => {
            #[derive(Debug, PartialEq, AdditionalProperties)]
            #[additional_properties(json)]
            struct Many { $(#[serde(default)] $name: u32,)* }
            const NAMES: &[&str] = &[$(stringify!($name)),*];
        };
    }
    fields!(m0 m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12 m13 m14 m15 m16 m17 m18 m19 m20 m21 m22 m23 m24 m25 m26 m27 m28 m29 m30 m31 m32 m33 m34 m35 m36 m37 m38 m39 m40 m41 m42 m43 m44 m45 m46 m47 m48 m49 m50 m51 m52 m53 m54 m55 m56 m57 m58 m59 m60 m61 m62 m63 m64 m65 m66 m67 m68 m69 m70 m71 m72 m73 m74 m75 m76 m77 m78 m79 m80 m81 m82 m83 m84 m85 m86 m87 m88 m89 m90 m91 m92 m93 m94 m95 m96 m97 m98 m99 m100 m101 m102 m103 m104 m105 m106 m107 m108 m109 m110 m111 m112 m113 m114 m115 m116 m117 m118 m119 m120 m121 m122 m123 m124 m125 m126 m127 m128 m129 m130 m131 m132 m133 m134 m135 m136 m137 m138 m139 m140 m141 m142 m143 m144 m145 m146 m147 m148 m149 m150 m151 m152 m153 m154 m155 m156 m157 m158 m159 m160 m161 m162 m163 m164 m165 m166 m167 m168 m169 m170 m171 m172 m173 m174 m175 m176 m177 m178 m179 m180 m181 m182 m183 m184 m185 m186 m187 m188 m189 m190 m191 m192 m193 m194 m195 m196 m197 m198 m199 m200 m201 m202 m203 m204 m205 m206 m207 m208 m209 m210 m211 m212 m213 m214 m215 m216 m217 m218 m219 m220 m221 m222 m223 m224 m225 m226 m227 m228 m229 m230 m231 m232 m233 m234 m235 m236 m237 m238 m239 m240 m241 m242 m243 m244 m245 m246 m247 m248 m249 m250 m251 m252 m253 m254 m255 m256 m257 m258 m259);

    #[test]
    fn more_members_than_a_byte_can_count() {
        assert!(NAMES.len() > 255);
        let members = NAMES.iter().rev().enumerate();
        let members: Vec<_> = members
            .map(|(index, name)| format!("\"{name}\":{index}"))
            .collect();
        let many: Many = json::from_str(&format!("{{{}}}", members.join(","))).unwrap();
        assert_eq!(
            (many.m0, many.m255),
            (
                u32::try_from(NAMES.len()).unwrap() - 1,
                u32::try_from(NAMES.len()).unwrap() - 256
            )
        );
        assert!(json::from_str::<Many>(&format!("{{{},\"m7\":1}}", members.join(","))).is_err());
        let sorted = |name: &str| format!("\"{name}\":{}", &name[1..]);
        let mut sorted: Vec<_> = NAMES.iter().map(|name| sorted(name)).collect();
        sorted.sort();
        let many: Many = json::from_str(&format!("{{{},\"m260\":1}}", sorted.join(","))).unwrap();
        assert_eq!((many.m1, many.m64, many.m256, many.m259), (1, 64, 256, 259));
    }
}
