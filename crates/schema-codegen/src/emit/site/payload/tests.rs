//! How examples are divided between pages.

use crate::content::Versions;
use crate::render::render;
use crate::{Config, plan};
use serde_json::{Value, json};

/// Each page of a large object shows the members of its own fields; the last one also what is not declared.
#[test]
fn an_example_is_divided_like_its_object() {
    let name = |index: usize| format!("m{index:02}");
    let number = |index| (name(index), json!({"type": "integer"}));
    let mut example: Value = (0..40).map(|index| (name(index), json!(index))).collect();
    example["another"] = json!(true);
    let properties: Value = (0..40).map(number).collect();
    let schema = json!({"title": "Large", "type": "object", "properties": properties, "examples": [example]});
    let config = Config::for_single_file("schema.json", "codegen", "root");
    let plan = plan(&schema.to_string(), &config).expect("a sound schema");
    let files = super::super::emit(&plan, Versions::default());
    let files: Vec<_> = files.into_iter().map(render).collect();
    let pages = ["large.html", "large.2.html", "large.3.html"].map(|page| {
        let file = files
            .iter()
            .find(|file| file.path == format!("models/{page}"));
        String::from_utf8(file.expect(page).bytes.clone()).expect("UTF-8")
    });
    let shown = |name: &str| {
        let line = format!("\"{name}\"</a></b>: ");
        let undeclared = format!("<b>\"{name}\"</b>: ");
        let shows = |page: &String| page.contains(&line) || page.contains(&undeclared);
        pages.each_ref().map(shows)
    };
    for index in 0..40 {
        let page = index / 14;
        assert_eq!(
            shown(&name(index)),
            [page == 0, page == 1, page == 2],
            "{index}"
        );
    }
    assert_eq!(shown("another"), [false, false, true]);
}
