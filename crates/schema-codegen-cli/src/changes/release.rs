//! The gate of a release: whether the version was raised as far as the changes of the schemas since the last release ask for.

use super::{ChangesArgs, changelog, report, sides};
use crate::Error;
use crate::console::{self, ExitStatus};
use crate::git::{git, is_in};
use schema_codegen::changes::{Bump, between};
use std::path::Path;

/// Compares the schema of each of `configs` with that of the last release, and the step from its version to `version` with the one that the
/// changes ask for. The tag of a release is `v` and its version, such as `v1.2.3`.
///
/// # Errors
/// When Git fails, `version` is not three numbers, or a schema has errors.
pub(super) fn gate(
    version: &str,
    args: &ChangesArgs,
    root: &Path,
    configs: &[String],
) -> Result<ExitStatus, Error> {
    let next = numbers(version).ok_or_else(|| Error::Version(version.to_owned()))?;
    let Some((tag, last)) = last_release(root)? else {
        console::status(if is_shallow(root)? {
            "Nothing was compared: no tag such as v1.2.3 is before HEAD, and this clone is shallow, so there may be one that it has not.\n"
        } else {
            "There is no release yet: no tag such as v1.2.3 is before HEAD.\n"
        });
        return Ok(ExitStatus::Success);
    };
    let (mut asked_for, mut written) = (Bump::None, String::new());
    for config in configs {
        let new = sides::new(args, root, config)?;
        if !is_in(root, &tag, &new.input.config.schema)? {
            console::status(&format!("{} is new since {tag}.\n", new.name));
            asked_for = asked_for.max(Bump::Minor);
            continue;
        }
        let old = sides::side(&tag, args, root, config)?;
        let changes = between(&old.release, &new.release);
        asked_for = asked_for.max(changes.bump());
        let located = report::Located::new(&old, &new, &changes, &[]);
        if args.changelog.is_some() {
            written.push_str(&report::markdown(&located));
        } else {
            console::data(&report::text(&located, args));
        }
    }
    if let Some(path) = &args.changelog {
        changelog::write(path, version, &written)?;
    }
    let step = Bump::of_step(last, next);
    let (asked, made) = (asked_for.as_str(), step.as_str());
    let verdict = format!(
        "the changes since {tag} ask for the step {asked}, and {version} is the step {made}"
    );
    if step >= asked_for {
        console::status(&format!("Enough: {verdict}.\n"));
        return Ok(ExitStatus::Success);
    }
    console::error(&format!("{verdict}: raise `version` in Cargo.toml\n"));
    Ok(ExitStatus::Failure)
}

/// The tag and the version of the newest release before HEAD. A tag of HEAD itself is the release that is being made.
fn last_release(root: &Path) -> Result<Option<(String, [u64; 3])>, Error> {
    let tags = git(root, &["tag", "--merged", "HEAD", "--no-contains", "HEAD"])?;
    let releases = tags.lines().map(str::trim).filter_map(|tag| {
        let version = numbers(tag.strip_prefix('v')?)?;
        Some((tag.to_owned(), version))
    });
    Ok(releases.max_by_key(|(_, version)| *version))
}

/// Whether the clone has only the newest commits.
fn is_shallow(root: &Path) -> Result<bool, Error> {
    Ok(git(root, &["rev-parse", "--is-shallow-repository"])?.trim() == "true")
}

/// `1.2.3` as numbers; a version with more to it is no release.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let numbers = version.split('.').map(|part| part.parse().ok());
    numbers.collect::<Option<Vec<u64>>>()?.try_into().ok()
}
