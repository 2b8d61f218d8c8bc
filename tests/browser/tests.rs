//! What a reader does with the site, and what must then be so.

mod access;
mod quiet;
mod reading;
mod search;
mod theme;

use crate::Test;
use crate::session::Screen::{Desktop, Phone};

/// Every test.
pub(crate) const ALL: [Test; 18] = [
    Test {
        name: "axe_finds_no_violation",
        screen: Desktop,
        run: access::axe_wide,
    },
    Test {
        name: "axe_finds_no_violation_on_phones",
        screen: Phone,
        run: access::axe_narrow,
    },
    Test {
        name: "pages_ask_no_other_host_and_do_not_complain",
        screen: Desktop,
        run: quiet::pages_are_quiet,
    },
    Test {
        name: "phones_never_scroll_sideways",
        screen: Phone,
        run: access::narrow,
    },
    Test {
        name: "phones_reach_the_list_of_pages",
        screen: Phone,
        run: access::menu,
    },
    Test {
        name: "search_opens_with_keys_and_leads_to_a_value",
        screen: Desktop,
        run: search::keys,
    },
    Test {
        name: "search_finds_names_values_and_meanings",
        screen: Desktop,
        run: search::finds,
    },
    Test {
        name: "search_lists_few_of_what_it_finds",
        screen: Desktop,
        run: search::bounded,
    },
    Test {
        name: "search_opens_with_a_click",
        screen: Desktop,
        run: search::click,
    },
    Test {
        name: "deep_links_show_their_field",
        screen: Desktop,
        run: reading::deep_link,
    },
    Test {
        name: "deep_links_find_the_part_of_a_divided_page",
        screen: Desktop,
        run: reading::follow,
    },
    Test {
        name: "pointers_can_be_copied",
        screen: Desktop,
        run: reading::copy,
    },
    Test {
        name: "examples_can_be_copied_whole",
        screen: Desktop,
        run: reading::copy_example,
    },
    Test {
        name: "examples_fold",
        screen: Desktop,
        run: reading::fold,
    },
    Test {
        name: "pages_read_without_scripts",
        screen: Desktop,
        run: reading::without_scripts,
    },
    Test {
        name: "print_leaves_out_the_frame",
        screen: Desktop,
        run: reading::print,
    },
    Test {
        name: "theme_switches_and_stays",
        screen: Desktop,
        run: theme::switch,
    },
    Test {
        name: "keyboard_reaches_content_and_diagram",
        screen: Desktop,
        run: access::keyboard,
    },
];
