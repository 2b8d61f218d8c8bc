//! Which contestants and payloads the arguments of a program name.

use crate::contestant::{CONTESTANTS, Contestant, find};
use crate::payload::PAYLOADS;

/// The contestants and payloads of these names, the baseline first; all contestants or all payloads if no name is one.
///
/// # Errors
/// When a name is neither; the message lists both.
///
/// # Panics
/// When there is no contestant at all.
pub fn select(names: &[String]) -> Result<(Vec<&'static Contestant>, Vec<&'static str>), String> {
    let is_payload = |name: &String| PAYLOADS.contains(&name.as_str());
    if let Some(wrong) = names
        .iter()
        .find(|name| find(name).is_none() && !is_payload(name))
    {
        let contestants: Vec<_> = CONTESTANTS
            .iter()
            .map(|contestant| contestant.name)
            .collect();
        return Err(format!(
            "`{wrong}` is no contestant and no payload; contestants: {}; payloads: {}",
            contestants.join(", "),
            PAYLOADS.join(", ")
        ));
    }
    let is_chosen = |name: &str| names.iter().any(|one| one == name);
    let (baseline, others) = CONTESTANTS.split_first().expect("there is a baseline");
    let all = names.iter().all(is_payload);
    let others = others
        .iter()
        .filter(|contestant| all || is_chosen(contestant.name));
    let all = !names.iter().any(is_payload);
    let payloads = PAYLOADS.into_iter().filter(|name| all || is_chosen(name));
    Ok((
        std::iter::once(baseline).chain(others).collect(),
        payloads.collect(),
    ))
}
