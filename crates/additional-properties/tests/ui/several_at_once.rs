use additional_properties::AdditionalProperties;

#[derive(AdditionalProperties)]
#[serde(rename_all = "Camel-Case")]
struct Several {
    #[serde(renam = "a", rename = "b", rename = "c")]
    one: u8,
    #[additional_properties(sensitive = "very", codec = "hex", min_length = "1", nothing)]
    two: String,
    #[serde(skip_serializing_if = "")]
    three: u8,
}

fn main() {
    // No second error: the traits are there in spite of the rejections.
    let text = serde_json::to_string(&Several { one: 1, two: String::new(), three: 3 });
    let _: Several = serde_json::from_str(&text.unwrap()).unwrap();
}
