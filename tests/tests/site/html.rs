//! Just enough of HTML to test our own: start tags with quoted attributes, and text.

/// A start tag.
#[derive(Debug)]
pub(crate) struct Tag {
    /// Its name.
    pub(crate) name: String,
    /// Its attributes, unescaped.
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Every start tag, in order.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = tag(rest);
            out.push(tag);
            rest = after;
        }
    }
    out
}

fn tag(source: &str) -> (Tag, &str) {
    let end = source
        .find(|c: char| c == '>' || c.is_whitespace())
        .expect("a tag ends");
    let (name, mut rest) = source.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (
                Tag {
                    name: name.to_owned(),
                    attributes,
                },
                after,
            );
        }
        if let Some(after) = rest.strip_prefix("/>") {
            return (
                Tag {
                    name: name.to_owned(),
                    attributes,
                },
                after,
            );
        }
        let end = rest
            .find(|c: char| c == '=' || c == '>' || c.is_whitespace())
            .expect("an attribute ends");
        let key = rest[..end].to_owned();
        rest = &rest[end..];
        let Some(quoted) = rest.strip_prefix("=\"") else {
            attributes.push((key, String::new()));
            continue;
        };
        let close = quoted.find('"').expect("a quote closes");
        attributes.push((key, unescape(&quoted[..close])));
        rest = &quoted[close + 1..];
    }
}

/// The text between the tags, without scripts and styles, with single spaces.
pub(crate) fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    // A link of a description stands inside its sentence; other links are apart from what is around them.
    let mut in_description_link = false;
    while let Some(at) = rest.find('<') {
        out.push_str(&unescape(&rest[..at]));
        let end = at + rest[at..].find('>').expect("a tag ends") + 1;
        let tag = &rest[at..end];
        let is_inline = match tag {
            "<wbr>" | "<code>" | "</code>" => true,
            "</a>" => std::mem::take(&mut in_description_link),
            _ => {
                in_description_link |= tag.contains("rel=\"noreferrer nofollow\"");
                in_description_link && tag.starts_with("<a ")
            }
        };
        if !is_inline {
            out.push(' ');
        }
        rest = &rest[end..];
    }
    out.push_str(&unescape(rest));
    squeezed(&out)
}

/// Single spaces, none before punctuation that follows a tag.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}
