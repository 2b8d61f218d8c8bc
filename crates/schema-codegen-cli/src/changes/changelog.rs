//! The part of a changelog that says what changed in the schema since the last release.

use crate::Error;
use crate::input::read_text;
use crate::sync::replace_file;
use std::path::Path;

const BEGIN: &str = "<!-- Written by `changes --changelog`; edit above or below. -->";
const END: &str = "<!-- End of what was written. -->";

/// Writes `report` into the changelog at `path`, see [`with_report`].
///
/// # Errors
/// When the file cannot be read or written, or has no section to write to.
pub(super) fn write(path: &Path, version: &str, report: &str) -> Result<(), Error> {
    let before = read_text(path)?;
    let after = with_report(&before, version, report).ok_or_else(|| Error::Changelog {
        path: path.to_owned(),
        version: version.to_owned(),
    })?;
    if after == before {
        return Ok(());
    }
    replace_file(path, &after)
}

/// `changelog` with `report` under **Schema** in the section of `version`, or in `Unreleased`, instead of what an earlier run wrote there.
/// `None` where neither section is.
fn with_report(changelog: &str, version: &str, report: &str) -> Option<String> {
    let end_of_line = if changelog.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let mut lines: Vec<&str> = changelog.lines().collect();
    let section = |name: &str| {
        let heading = format!("## [{name}]");
        lines.iter().position(|line| line.starts_with(&heading))
    };
    let start = section(version).or_else(|| section("Unreleased"))? + 1;
    let next = lines[start..]
        .iter()
        .position(|line| line.starts_with("## "));
    let mut section = lines.split_off(start);
    let rest = next.map_or_else(Vec::new, |next| section.split_off(next));
    let find = |section: &[&str], text: &str| section.iter().position(|line| *line == text);
    if let (Some(begin), Some(end)) = (find(&section, BEGIN), find(&section, END)) {
        // With the empty line before it.
        section.drain(begin.saturating_sub(1)..=end);
    }
    let at = find(&section, "### Schema").map_or_else(
        || {
            section.splice(0..0, ["", "### Schema"]);
            2
        },
        |heading| heading + 1,
    );
    let written = ["", BEGIN].into_iter().chain(report.trim_end().lines());
    section.splice(at..at, written.chain([END]));
    let all = lines.into_iter().chain(section).chain(rest);
    Some(all.flat_map(|line| [line, end_of_line]).collect())
}

#[cfg(test)]
mod tests {
    use super::with_report;

    const BEFORE: &str = "# Changelog\n\n## [Unreleased]\n\n### Schema\n\n- By hand.\n\n### Added\n\n- A.\n\n## [0.1.0]\n\n### Schema\n\n- Old.\n";

    #[test]
    fn a_report_goes_to_the_newest_section_and_replaces_itself() {
        let first = with_report(BEFORE, "0.2.0", "One.\n").unwrap();
        let (unreleased, old) = first.split_once("## [0.1.0]").unwrap();
        assert!(unreleased.contains("### Schema\n\n<!--") && unreleased.contains("One.\n<!--"));
        assert!(unreleased.contains("-->\n\n- By hand.\n\n### Added") && !old.contains("One."));
        let second = with_report(&first, "0.2.0", "Two.\n\n- x\n").unwrap();
        assert_eq!(second, first.replace("One.\n", "Two.\n\n- x\n"));
        assert_eq!(
            with_report(&second, "0.2.0", "Two.\n\n- x\n").unwrap(),
            second
        );
    }

    #[test]
    fn the_section_of_the_version_comes_first_and_gets_its_heading() {
        let before = BEFORE.replace("### Schema\n\n- Old.\n", "### Fixed\n\n- F.\n");
        let after = with_report(&before, "0.1.0", "One.").unwrap();
        assert!(
            after.contains("## [0.1.0]\n\n### Schema\n\n<!--"),
            "{after}"
        );
        assert!(after.ends_with("-->\n\n### Fixed\n\n- F.\n"), "{after}");
        let windows = with_report(&before.replace('\n', "\r\n"), "0.1.0", "One.").unwrap();
        assert_eq!(windows, after.replace('\n', "\r\n"));
        assert_eq!(with_report("# Changelog\n", "0.1.0", "One."), None);
    }
}
