//! The command `import` in a project of somebody else.

use std::fs;
use std::process::Command;
use tempfile::TempDir;

const CONFIG: &str = "schema = \"pet.schema.json\"\ntypes = \"src/pet.rs\"\n";

const OURS: &str = r#"{
  "title": "Pet",
  "type": "object",
  "properties": {
    "name": { "type": "string", "x-sensitive": "personal" }
  }
}
"#;

const THEIRS: &str = "openapi: 3.0.3
info: {title: Pets, version: '2'}
paths: {}
components:
  schemas:
    Pet:
      type: object
      properties: {name: {type: string}, chip: {type: string, maxLength: 15}}
";

fn project(schema: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let files = [
        ("codegen.toml", CONFIG.replace("pet.schema.json", schema)),
        (schema, OURS.to_owned()),
        ("upstream.yaml", THEIRS.to_owned()),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn import(folder: &TempDir, flags: &[&str]) -> (Option<i32>, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_schema-codegen"));
    program.args(["import", "upstream.yaml", "--root", "Pet"]);
    let output = program.args(flags).current_dir(folder.path()).output();
    let output = output.expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn an_import_edits_the_schema_and_lists_what_is_left() {
    let project = project("pet.schema.json");
    let read = || fs::read_to_string(project.path().join("pet.schema.json")).expect("a file");
    let (code, report, _) = import(&project, &["--check"]);
    assert_eq!((code, read()), (Some(1), OURS.to_owned()));
    let lists = "1 change to apply\n  field-added (1)\n    Pet.chip\n1 decision left\n";
    assert!(report.starts_with(lists), "{report}");
    let (code, report, gate) = import(&project, &[]);
    assert_eq!(code, Some(0));
    assert!(report.contains("pet.schema.json:6  Pet.chip\n"), "{report}");
    assert!(report.ends_with("changed pet.schema.json\n"), "{report}");
    assert!(
        gate.starts_with("The generator refuses the schema"),
        "{gate}"
    );
    let chip =
        ",\n    \"chip\": {\n      \"type\": \"string\",\n      \"maxLength\": 15\n    }\n  }";
    assert_eq!(read(), OURS.replace("\n  }", chip));
    let (code, report, _) = import(&project, &["--check"]);
    assert_eq!(code, Some(0));
    assert!(report.starts_with("0 changes to apply\n"), "{report}");
}

#[test]
fn a_check_fails_for_a_difference_that_an_import_leaves() {
    let project = project("pet.schema.json");
    let path = |name: &str| project.path().join(name);
    let ours = OURS.replace(
        "\"type\": \"object\"",
        "\"type\": \"object\",\n  \"not\": { \"required\": [\"a\"], \"description\": \"Ours.\" }",
    );
    fs::write(path("pet.schema.json"), &ours).expect("a file");
    let theirs = THEIRS.replace(", chip: {type: string, maxLength: 15}", "");
    fs::write(
        path("upstream.yaml"),
        theirs.replace("properties:", "not: {required: [b]}\n      properties:"),
    )
    .expect("a file");
    let (code, report, _) = import(&project, &["--check"]);
    assert_eq!(code, Some(1), "{report}");
    assert!(report.starts_with("0 changes to apply\n"), "{report}");
    assert!(
        report.contains("pet.schema.json:1  Pet: `not`\n"),
        "{report}"
    );
    // What only ours constrains is no difference.
    fs::write(path("upstream.yaml"), theirs).expect("a file");
    let (code, report, _) = import(&project, &["--check"]);
    assert_eq!(code, Some(0), "{report}");
}

#[test]
fn an_import_reads_what_the_schema_refers_to() {
    let project = project("pet.schema.json");
    let path = |name: &str| project.path().join(name);
    let ours = r#"{"title": "Pet", "type": "object", "properties": {"a": {"$ref": "defs.json#/$defs/A", "x-sensitive": "none"}}}"#;
    let defs = r#"{"$defs": {"A": {"type": "object", "properties": {"x": {"type": "string", "x-sensitive": "personal"}}}}}"#;
    let theirs = "openapi: 3.0.3
info: {title: Pets, version: '2'}
paths: {}
components:
  schemas:
    Pet: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
    A: {type: object, properties: {x: {type: string}}}
";
    for (name, text) in [
        ("pet.schema.json", ours),
        ("defs.json", defs),
        ("upstream.yaml", theirs),
    ] {
        fs::write(path(name), text).expect("a file");
    }
    let (code, report, _) = import(&project, &["--check"]);
    assert_eq!(
        (code, report.as_str()),
        (Some(0), "0 changes to apply\n0 decisions left\n")
    );
    let more = theirs.replace(
        "{x: {type: string}}",
        "{x: {type: string}, y: {type: string}}",
    );
    fs::write(path("upstream.yaml"), more).expect("a file");
    let (code, report, _) = import(&project, &[]);
    assert_eq!(code, Some(0));
    assert!(
        report.ends_with("    defs.json  field-added A.y\n"),
        "{report}"
    );
}

#[test]
fn an_import_keeps_the_history() {
    let project = project("pet.schema.json");
    let path = |name: &str| project.path().join(name);
    let config = format!("history = \"history.json\"\n{CONFIG}");
    fs::write(path("codegen.toml"), config).expect("a file");
    let ours = OURS.replace("{\n  \"title\"", "{\n  \"x-version\": \"1\",\n  \"title\"");
    fs::write(path("pet.schema.json"), ours).expect("a file");
    let (code, ..) = import(&project, &["--check"]);
    assert_eq!((code, path("history.json").exists()), (Some(1), false));
    let (code, report, _) = import(&project, &[]);
    assert_eq!(code, Some(0), "{report}");
    assert!(report.contains("changed history.json\n"), "{report}");
    let read = || fs::read_to_string(path("history.json")).expect("a file");
    let expected = r#"{
  "types": {
    "Pet": {
      "exists": "1",
      "members": {
        "chip": "2",
        "name": "1"
      }
    }
  },
  "versions": [
    "1",
    "2"
  ]
}
"#;
    assert_eq!(read(), expected);
    let (code, report, _) = import(&project, &[]);
    assert_eq!((code, read().as_str()), (Some(0), expected));
    assert!(!report.contains("changed"), "{report}");
    fs::write(
        path("history.json"),
        expected.replace("\"exists\"", "\"since\""),
    )
    .expect("a file");
    let (code, _, error) = import(&project, &[]);
    assert_eq!(code, Some(3));
    assert!(error.contains("history.json:4:7"), "{error}");
}

#[test]
fn a_schema_in_yaml_is_not_edited() {
    let project = project("pet.schema.yaml");
    let (code, _, error) = import(&project, &[]);
    assert_eq!(code, Some(3));
    assert!(error.contains("only schemas in JSON are edited"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_schema_behind_a_symbolic_link_stays_as_it_is() {
    let project = project("pet.schema.json");
    let (link, target) = (
        project.path().join("pet.schema.json"),
        project.path().join("elsewhere.json"),
    );
    fs::rename(&link, &target).expect("a file");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    let (code, _, error) = import(&project, &[]);
    assert_eq!(code, Some(3), "{error}");
    assert!(error.contains("pet.schema.json"), "{error}");
    assert_eq!(fs::read_to_string(&target).expect("a file"), OURS);
}

#[test]
fn a_document_that_refers_to_what_is_not_there_is_refused() {
    let project = project("pet.schema.json");
    let theirs = THEIRS.replace("Pet:\n", "Pet: {$ref: './pets.yaml#/Pet'}\n    Old:\n");
    fs::write(project.path().join("upstream.yaml"), theirs).expect("a file");
    let (code, _, error) = import(&project, &[]);
    assert_eq!(code, Some(3));
    assert!(
        error.contains("upstream.yaml refers to documents that cannot be read: pets.yaml"),
        "{error}"
    );
    let read = fs::read_to_string(project.path().join("pet.schema.json"));
    assert_eq!(read.expect("a file"), OURS);
}

/// In our schema, the same reference would name another file.
#[test]
fn a_reference_out_of_the_folder_is_refused() {
    let project = project("pet.schema.json");
    let folder = project.path().join("upstream");
    fs::create_dir_all(project.path().join("common")).expect("a folder");
    fs::create_dir_all(&folder).expect("a folder");
    let common = project.path().join("common/x.yaml");
    fs::write(common, "{type: string, maxLength: 3}").expect("a file");
    let import_with = |reference: &str| {
        let theirs = THEIRS.replace("{type: string}", &format!("{{$ref: '{reference}'}}"));
        fs::write(folder.join("api.yaml"), theirs).expect("a file");
        let mut program = Command::new(env!("CARGO_BIN_EXE_schema-codegen"));
        program.args(["import", "upstream/api.yaml", "--root", "Pet"]);
        program.current_dir(project.path()).output().expect("a run")
    };
    let output = import_with("../common/x.yaml#");
    let error = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(3), "{error}");
    let names = "api.yaml refers to documents that cannot be read: ../common/x.yaml#";
    assert!(error.contains(names), "{error}");
    let read = fs::read_to_string(project.path().join("pet.schema.json"));
    assert_eq!(read.expect("a file"), OURS);
    // It means the same wherever it is written.
    let output = import_with("https://example.com/x.yaml");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_import_reads_what_upstream_refers_to() {
    let project = project("pet.schema.json");
    let path = |name: &str| project.path().join(name);
    let write = |name: &str, text: &str| fs::write(path(name), text).expect("a file");
    let read = || fs::read_to_string(path("pet.schema.json")).expect("a file");
    let reference = |to: &str| format!("$ref: '{to}'");
    let pet = THEIRS
        .split("    Pet:")
        .next()
        .expect("the head")
        .to_owned();
    write(
        "upstream.yaml",
        &format!(
            "{pet}    Pet: {{{}}}\n    Name: {{type: string}}\n",
            reference("parts/pet.yaml")
        ),
    );
    fs::create_dir(path("parts")).expect("a folder");
    let owner = reference("people.yaml#/$defs/Person");
    write(
        "parts/pet.yaml",
        &format!(
            "type: object\nproperties: {{name: {{{}}}, mate: {{{}}}, owner: {{{owner}}}, keeper: {{{owner}}}}}\n",
            reference("../upstream.yaml#/components/schemas/Name"),
            reference("#"),
        ),
    );
    write(
        "parts/people.yaml",
        &format!(
            "$defs: {{Person: {{type: object, properties: {{pets: {{type: array, items: {{{}}}}}}}}}}}\n",
            reference("pet.yaml")
        ),
    );
    let (code, report, _) = import(&project, &[]);
    assert_eq!(code, Some(0), "{report}");
    let now = read();
    for expected in [
        "\"mate\": {\n      \"$ref\": \"#\"\n    }",
        "\"owner\": {\n      \"$ref\": \"#/$defs/Person\"\n    }",
        "\"items\": {\n            \"$ref\": \"#\"\n          }",
    ] {
        assert!(now.contains(expected), "{expected} in {now}");
    }
    assert!(!now.contains(".yaml"), "{now}");
    let (code, report, _) = import(&project, &["--check"]);
    assert_eq!(code, Some(0), "{report}");
}

#[test]
fn references_of_upstream_lead_through_other_references() {
    let project = project("pet.schema.json");
    let path = |name: &str| project.path().join(name);
    let write = |name: &str, text: &str| fs::write(path(name), text).expect("a file");
    let ours = OURS.replace(
        "\"x-sensitive\": \"personal\" }",
        "\"x-sensitive\": \"personal\" },\n    \"a\": { \"$ref\": \"#/$defs/Kind\", \"x-sensitive\": \"none\" },\n    \"b\": { \"$ref\": \"#/$defs/Kind_2\", \"x-sensitive\": \"none\" }",
    );
    let ours = ours.trim_end().trim_end_matches('}').trim_end().to_owned()
        + ",\n  \"$defs\": {\n    \"Kind\": { \"enum\": [\"a\"] },\n    \"Kind_2\": { \"enum\": [\"b\"] }\n  }\n}\n";
    write("pet.schema.json", &ours);
    let head = THEIRS.split("    Pet:").next().expect("the head");
    write(
        "upstream.yaml",
        &format!("{head}    Pet: {{$ref: 'index.yaml#/Pet'}}\n"),
    );
    write(
        "index.yaml",
        "Pet: {$ref: pet.yaml}\nB: {$ref: 'b.yaml#/Kind'}\n",
    );
    // What comes first in the text has nothing to do with which of two gets the name.
    write(
        "pet.yaml",
        "{type: object, properties: {name: {type: string}, b: {$ref: 'index.yaml#/B'}, a: {$ref: 'a.yaml#/Kind'}}}\n",
    );
    write("a.yaml", "Kind: {enum: [a]}\n");
    write("b.yaml", "Kind: {enum: [b]}\n");
    let (code, report, _) = import(&project, &["--check"]);
    assert_eq!(code, Some(0), "{report}");
    assert!(report.starts_with("0 changes to apply\n"), "{report}");
}

/// `OpenAPI` lets it be absent in one direction; both schemas say all the same that it is required.
#[test]
fn what_goes_one_way_stays_required() {
    let project = project("pet.schema.json");
    let path = |name: &str| project.path().join(name);
    let ours = OURS.replace("\"personal\"", "\"personal\", \"readOnly\": true");
    let ours = ours.replace(
        "  \"properties\"",
        "  \"required\": [\"name\"],\n  \"properties\"",
    );
    fs::write(path("pet.schema.json"), &ours).expect("a file");
    let theirs = THEIRS.replace(", chip: {type: string, maxLength: 15}", "");
    let theirs = theirs.replace("name: {type", "name: {readOnly: true, type");
    let theirs = theirs.replace("properties:", "required: [name]\n      properties:");
    fs::write(path("upstream.yaml"), theirs).expect("a file");
    let (code, report, _) = import(&project, &[]);
    assert_eq!(code, Some(0), "{report}");
    assert_eq!(
        fs::read_to_string(path("pet.schema.json")).expect("a file"),
        ours
    );
    let (code, report, _) = import(&project, &["--check"]);
    assert_eq!(code, Some(0), "{report}");
}
