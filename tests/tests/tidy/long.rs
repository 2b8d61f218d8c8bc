//! The functions that are longer than the house rules allow. A new one is split before it is written here: this list only gets shorter.

/// Each with its file.
pub(crate) const LONG: [(&str, &str); 53] = [
    (
        "crates/additional-properties-derive/src/attr/constraint.rs",
        "read",
    ),
    (
        "crates/additional-properties-derive/src/expand/field_info.rs",
        "constraint",
    ),
    ("crates/additional-properties/src/json/read/run.rs", "read"),
    ("crates/additional-properties/src/redact/debug.rs", "fmt"),
    (
        "crates/additional-properties/src/validate/assertion.rs",
        "keyword_holds",
    ),
    (
        "crates/additional-properties/src/validate/assertion.rs",
        "of_object",
    ),
    (
        "crates/schema-codegen-cli/src/changes/history.rs",
        "history",
    ),
    ("crates/schema-codegen-cli/src/changes/release.rs", "gate"),
    ("crates/schema-codegen-cli/src/job.rs", "project"),
    ("crates/schema-codegen-cli/src/main.rs", "run"),
    ("crates/schema-codegen/src/analyze/examples/mod.rs", "all"),
    ("crates/schema-codegen/src/analyze/links.rs", "new"),
    ("crates/schema-codegen/src/changes/assertions.rs", "compare"),
    ("crates/schema-codegen/src/changes/assertions.rs", "add"),
    ("crates/schema-codegen/src/changes/decode.rs", "reads"),
    ("crates/schema-codegen/src/changes/fields.rs", "added"),
    (
        "crates/schema-codegen/src/containment/automaton.rs",
        "search",
    ),
    ("crates/schema-codegen/src/containment/evaluated.rs", "read"),
    (
        "crates/schema-codegen/src/containment/random_pairs.rs",
        "assertion",
    ),
    (
        "crates/schema-codegen/src/containment/references.rs",
        "bundled",
    ),
    (
        "crates/schema-codegen/src/containment/solve/array/mod.rs",
        "fill",
    ),
    (
        "crates/schema-codegen/src/containment/solve/object/mod.rs",
        "make",
    ),
    (
        "crates/schema-codegen/src/containment/solve/object/mod.rs",
        "finish",
    ),
    (
        "crates/schema-codegen/src/containment/solve/object/names.rs",
        "candidates",
    ),
    (
        "crates/schema-codegen/src/containment/solve/string.rs",
        "solve",
    ),
    (
        "crates/schema-codegen/src/containment/validator.rs",
        "schema",
    ),
    (
        "crates/schema-codegen/src/content/assertion.rs",
        "of_keyword",
    ),
    ("crates/schema-codegen/src/content/documentation.rs", "new"),
    ("crates/schema-codegen/src/content/page.rs", "page"),
    ("crates/schema-codegen/src/emit/rust/paths.rs", "ty_that"),
    (
        "crates/schema-codegen/src/emit/rust/validate_document.rs",
        "emit",
    ),
    ("crates/schema-codegen/src/emit/site/payload.rs", "payload"),
    ("crates/schema-codegen/src/history/read.rs", "compare"),
    ("crates/schema-codegen/src/import/assertions.rs", "pair"),
    ("crates/schema-codegen/src/import/settle.rs", "edit"),
    ("crates/schema-codegen/src/lib.rs", "plan_documents"),
    ("crates/schema-codegen/src/lower/build/map.rs", "additional"),
    ("crates/schema-codegen/src/lower/build/object.rs", "build"),
    ("crates/schema-codegen/src/lower/build/union.rs", "build"),
    ("crates/schema-codegen/src/lower/query/assertion.rs", "of"),
    (
        "crates/schema-codegen/src/lower/query/assertion.rs",
        "closed",
    ),
    (
        "crates/schema-codegen/src/lower/query/branches.rs",
        "decide",
    ),
    (
        "crates/schema-codegen/src/lower/query/standalone.rs",
        "of_value",
    ),
    ("crates/schema-codegen/src/lower/query/tag.rs", "mapped_tag"),
    ("crates/schema-codegen/src/model/constraints.rs", "tighten"),
    ("crates/schema-codegen/src/naming/lock/next.rs", "members"),
    ("crates/schema-codegen/src/naming/modules.rs", "assign"),
    (
        "crates/schema-codegen/src/resolve/discriminators.rs",
        "children",
    ),
    ("crates/schema-codegen/src/resolve/mod.rs", "resolve"),
    ("crates/schema-codegen/src/rust_types/example.rs", "of"),
    ("crates/schema-codegen/src/rust_types/mod.rs", "of_type"),
    ("xtask/src/sweep/mod.rs", "sweep"),
    ("xtask/src/sweep/proof.rs", "prove"),
];
