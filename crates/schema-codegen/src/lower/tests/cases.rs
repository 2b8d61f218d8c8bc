//! The rules of lowering: schemas, and what is understood.

/// Each case is a schema, without the braces and the title around it, and what it means.
pub(super) const CASES: &[(&str, &str)] = &[
    // Presence and nullability are separate facts.
    (
        r#""properties": {"a": {"type": "string"}, "b": {"type": ["string", "null"]}, "c": {"type": ["string", "null"]}}, "required": ["a", "b"]"#,
        "*T{a!: string, b!: string?, c: string?}",
    ),
    (
        r##""properties": {"a": {"$ref": "#/$defs/N"}}, "$defs": {"N": {"type": ["object", "null"], "properties": {}, "required": ["x"]}}"##,
        "*T{a: N?} N?{x!: any}",
    ),
    (
        r##""properties": {"a": {"anyOf": [{"$ref": "#/$defs/N"}, {"type": "null"}]}}, "$defs": {"N": {"type": "integer"}}"##,
        "*T{a: integer?} N=integer",
    ),
    (
        r#""properties": {"a": {"oneOf": [{"const": null}, {"enum": ["x", "y"]}]}}"#,
        "*T{a: TA?} TA(x|y)",
    ),
    // References.
    (
        r##""$ref": "#/$defs/A", "$defs": {"A": {"properties": {"a": {"$ref": "#/$defs/A"}}}}"##,
        "*A{a: A}",
    ),
    (
        r##""properties": {"a": {"$ref": "#/properties/b"}, "b": {"properties": {"c": {}}}}"##,
        "*T{a: B, b: B} B{c: any}",
    ),
    (
        r##""properties": {"a": {"$ref": "#/$defs/a~1b%20c"}}, "$defs": {"a/b c": {"type": "string"}}"##,
        "*T{a: string} a/b c=string",
    ),
    // Composition.
    (
        r##""properties": {"a": {"allOf": [{"$ref": "#/$defs/A"}], "description": "D"}}, "$defs": {"A": {"properties": {"x": {}}}}"##,
        "*T{a: A} A{x: any}",
    ),
    (
        r##""allOf": [{"$ref": "#/$defs/A"}, {"properties": {"y": {"type": "string"}}, "required": ["x", "y"]}], "$defs": {"A": {"properties": {"x": {}}}}"##,
        "*T{y!: string, x!: any}",
    ),
    (
        r#""allOf": [{"type": ["string", "integer"]}, {"type": ["integer", "null"]}]"#,
        "*T=integer",
    ),
    (
        r#""properties": {"a": {"type": "integer"}}, "allOf": [{"required": ["a"]}, {"if": {"required": ["b"]}, "then": {"properties": {"b": {"const": 1}}}}]"#,
        "*T{a!: integer}",
    ),
    (
        r#""allOf": [{"properties": {"a": {}}, "additionalProperties": false}, {"properties": {"b": {}}}]"#,
        "*T{a: any, b: any, deny}",
    ),
    // Alternatives.
    (
        r#""anyOf": [{"type": "string"}, {"type": "integer"}]"#,
        "*T<string|integer>",
    ),
    (
        r#""type": ["string", "boolean", "null"]"#,
        "*T?=TValue? TValue?<string|boolean>",
    ),
    (
        r#""anyOf": [{"required": ["a"]}, {"required": ["b"]}], "properties": {"a": {}, "b": {}}"#,
        "*T{a: any, b: any}",
    ),
    (
        r#""anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]"#,
        "*T=string",
    ),
    (
        r#""oneOf": [{"const": "a", "description": "First"}, {"const": "b"}]"#,
        "*T(a|b)",
    ),
    (
        r#""anyOf": [{"type": "integer"}, {"type": "number"}]"#,
        "*T=number",
    ),
    (
        r#""type": "string", "anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]"#,
        "*T=string",
    ),
    (r#""anyOf": [{"type": "string"}, {}]"#, "*T?=any"),
    (
        r#""properties": {"k": {"type": "string"}}, "oneOf": [{"properties": {"k": {"const": "a"}, "x": {"type": "string"}}}, {"properties": {"k": {"const": "b"}, "y": {"type": "integer"}}}]"#,
        "*T<TA|TB> TAK(a) TBK(b) TA{k: TAK, x: string} TB{k: TBK, y: integer}",
    ),
    (
        r#""oneOf": [{"title": "Cat", "type": "object", "properties": {"a": {}}}, {"type": "object", "properties": {"b": {}}}]"#,
        "*T<TCat|TObject> TCat{a: any} TObject{b: any}",
    ),
    // Objects and maps.
    (r#""type": "object""#, "*T=map any"),
    (
        r#""type": "object", "additionalProperties": {"type": "integer"}"#,
        "*T=map integer",
    ),
    (
        r#""type": "object", "additionalProperties": false"#,
        "*T{deny}",
    ),
    (
        r#""properties": {"a": {}}, "additionalProperties": {"type": "integer"}"#,
        "*T{a: any, ..: integer}",
    ),
    (
        r#""type": "object", "additionalProperties": false, "patternProperties": {"^a": {"type": "integer"}}"#,
        "*T=map integer",
    ),
    // What admits every member says nothing of the type; what describes members does.
    (r#""additionalProperties": true"#, "*T?=any"),
    (
        r#""additionalProperties": {"type": "integer"}"#,
        "*T=map integer",
    ),
    (r#""properties": {"a": false, "b": {}}"#, "*T{b: any}"),
    (
        r#""properties": {"a": {}}, "required": ["b"]"#,
        "*T{a: any, b!: any}",
    ),
    (
        r#""if": {"required": ["a"]}, "then": {"properties": {"a": {"type": "string"}}}, "type": "object""#,
        "*T=map any",
    ),
    // Lists and tuples.
    (
        r#""items": {"properties": {"a": {}}}"#,
        "*T=[TItem] TItem{a: any}",
    ),
    (
        r#""type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false, "minItems": 2"#,
        "*T=(string, integer)",
    ),
    (
        r#""type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "items": false"#,
        "*T=[string]",
    ),
    (
        r#""type": "array", "prefixItems": [{"type": "string"}]"#,
        "*T=[any]",
    ),
    // Values.
    (r#""enum": ["a", null]"#, "*T?=TValue? TValue?(a)"),
    (r#""enum": [1, "a"]"#, "*T<TString|integer 1> TString(a)"),
    (r#""enum": [1, "a", {}]"#, r#"*T=const 1/"a"/{}"#),
    (
        r#""enum": [18446744073709551615]"#,
        "*T=const 18446744073709551615",
    ),
    (r#""const": 3"#, "*T=integer 3"),
    (r#""enum": [1, 2.5, null]"#, "*T?=number 1/2.5?"),
    (r#""enum": [true]"#, "*T=boolean true"),
    (r#""anyOf": [{"const": 1}, {"const": 2}]"#, "*T=integer 1/2"),
    (
        r#""anyOf": [{"type": "integer", "minimum": 3}, {"const": 2}]"#,
        "*T=integer",
    ),
    (
        r#""anyOf": [{"const": false}, {"properties": {"a": {"type": "string"}}}]"#,
        "*T<boolean false|TObject> TObject{a: string}",
    ),
    // What never ends.
    (
        r##""properties": {"a": {"$ref": "#"}}, "required": ["a"]"##,
        "*T{a!: any}",
    ),
    (
        r##""properties": {"a": {"$ref": "#/$defs/P"}}, "$defs": {"P": {"type": "array", "prefixItems": [{"$ref": "#/$defs/E"}], "minItems": 1, "maxItems": 1}, "E": {"type": "object", "properties": {"p": {"$ref": "#/$defs/P"}}, "required": ["p"]}}"##,
        "*T{a: (E)} P=(E) E{p!: any}",
    ),
    // Contradictions: what is listed counts, what can't be is any value.
    (
        r#""type": "string", "enum": ["a", null]"#,
        "*T?=TValue? TValue?(a)",
    ),
    (r#""type": "string", "enum": [3]"#, "*T=integer 3"),
    (
        r#""properties": {"a": {"allOf": [{"type": "string"}, {"type": "integer"}]}}"#,
        "*T{a: any}",
    ),
    (
        r#""properties": {"a": {"$ref": "other.json"}, "b": {"$ref": "other.json", "type": "string"}}"#,
        "*T{a: any, b: string}",
    ),
    (r#""enum": [null]"#, "*T?=null?"),
    // What holds itself.
    (r##""type": "array", "items": {"$ref": "#"}"##, "*T<[T]>"),
    (
        r##""anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#"}}]"##,
        "*T<string|[T]>",
    ),
    (
        r##""$ref": "#/$defs/A", "$defs": {"A": {"additionalProperties": {"$ref": "#/$defs/A"}}}"##,
        "*A<map A>",
    ),
    // Libraries.
    (
        r#""$defs": {"A": {"type": "string"}, "B": {"enum": ["x"]}}"#,
        "*T?=any A=string B(x)",
    ),
    // Drafts.
    (
        r#""$schema": "http://json-schema.org/draft-04/schema#", "type": "array", "items": [{"type": "string"}], "additionalItems": {"type": "string"}"#,
        "*T=[string]",
    ),
    (
        r##""$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"$ref": "#/definitions/A", "type": "integer"}}, "definitions": {"A": {"type": "string"}}"##,
        "*T{a: string} A=string",
    ),
];
