//! Text on its way out: data to the standard output, talk to the standard error, colour where it is welcome.
//!
//! A reader that has gone away (`| head`) is no error: what can't be printed is not printed.

use crate::flags::Color;
use anstream::ColorChoice;
use anstyle::AnsiColor;
use std::io::Write as _;

/// Applies `--color`. Without it the terminal decides, and `NO_COLOR` and `CLICOLOR_FORCE` are heard.
pub(crate) fn choose_color(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Prints data.
pub(crate) fn data(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Prints talk.
pub(crate) fn talk(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Prints an error.
pub(crate) fn error(text: &str) {
    let style = AnsiColor::Red.on_default().bold();
    talk(&format!("{style}error{style:#}: {text}"));
}
