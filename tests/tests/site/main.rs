//! The site and the Markdown pages: links, coverage, weight, sameness, and text that tries to be markup.

mod coverage;
mod decode;
mod facts;
mod hostile;
mod html;
mod links;
mod made;
mod weight;
