//! The site and the Markdown pages: links, coverage, weight, sameness, and text that tries to be markup.

mod coverage;
#[allow(
    unreachable_pub,
    reason = "what the page shows is public in a program of its own"
)]
mod decode;
mod facts;
mod hostile;
mod html;
mod links;
mod made;
mod roots;
mod since;
mod versions;
mod weight;
