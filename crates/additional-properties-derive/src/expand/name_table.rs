//! The hash table by which the reader of JSON finds a member, computed while the derive runs.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::collections::BTreeSet;

/// The `NameTable` of the members whose keys are these, each of the form `,"name":`.
pub(super) fn expand(keys: &[String]) -> TokenStream {
    let names: Vec<&[u8]> = keys.iter().map(|key| hashed_part(key)).collect();
    let Hashed { start, mask, words } = hashed(&names);
    let size = (3 * names.len()).next_power_of_two().max(2);
    let shift = 64 - size.trailing_zeros();
    let multiplier = multiplier(&words, shift);
    let mut heads = vec![0; size];
    let mut chains = vec![0; names.len()];
    for (index, word) in words.iter().enumerate().rev() {
        let head = &mut heads[hash(*word, multiplier, shift)];
        chains[index] = core::mem::replace(head, index + 1);
    }
    let (heads, chains) = (numbers(&heads, start == 0), numbers(&chains, start == 0));
    let [multiplier, mask] = [multiplier, mask].map(Literal::u64_unsuffixed);
    let shift = Literal::u32_unsuffixed(shift);
    let start = Literal::usize_unsuffixed(start);
    quote! {
        _ap::json::NameTable {
            heads: #heads, chains: #chains, multiplier: #multiplier, shift: #shift, start: #start, mask: #mask,
        }
    }
}

/// For each member the next one in the order of the names, by bytes; for the last the number of members. Empty if a byte can't count them.
pub(super) fn sorted(keys: &[String]) -> Literal {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|&index| &keys[index][..keys[index].len() - 2]);
    let mut next = vec![keys.len(); keys.len()];
    for pair in order.windows(2) {
        next[pair[0]] = pair[1];
    }
    let next: Result<Vec<u8>, _> = next.into_iter().map(u8::try_from).collect();
    Literal::byte_string(&next.unwrap_or_default())
}

/// The name up to a quote, escaped or not: what the reader can hash without reading the name.
fn hashed_part(key: &str) -> &[u8] {
    let name = &key.as_bytes()[2..];
    let length = name.iter().take_while(|&&byte| byte != b'"').count();
    &name[..length]
}

/// What of the names is hashed.
struct Hashed {
    /// Where in each key eight bytes begin that differ; 0 for the names as a whole.
    start: usize,
    /// Which of the eight bytes count; 0 for those before a quote.
    mask: u64,
    /// What is hashed of each name.
    words: Vec<u64>,
}

/// Chooses the eight bytes in which the names differ best, or the names as a whole if no eight bytes are good enough, or if there are
/// more members than a byte can count.
///
/// The bytes begin within the shortest name: behind a name the reader would hash what follows it. As far as they end with the colon
/// behind the shortest name, it need not look for a quote.
fn hashed(names: &[&[u8]]) -> Hashed {
    let shortest = names.iter().map(|name| name.len()).min().unwrap_or(0);
    let last = shortest.min(200);
    let mask = |skipped: usize| u64::MAX >> (8 * 6_usize.saturating_sub(shortest - skipped));
    let masked = (0..=last).map(|skipped| eight_bytes(names, skipped, mask(skipped)));
    let before_quote = (0..=last).map(|skipped| eight_bytes(names, skipped, 0));
    let mut best = whole(names);
    if names.len() > usize::from(u8::MAX) {
        return best;
    }
    let mut most = names.len() / 2;
    for hashed in masked.chain(before_quote) {
        let distinct = hashed.words.iter().collect::<BTreeSet<_>>().len();
        if distinct > most {
            (best, most) = (hashed, distinct);
        }
        if distinct == names.len() {
            break;
        }
    }
    best
}

fn eight_bytes(names: &[&[u8]], skipped: usize, mask: u64) -> Hashed {
    let words = names.iter().map(|name| match mask {
        0 => word(&name[skipped..]),
        mask => word(&[&name[skipped..], b"\":"].concat()) & mask,
    });
    Hashed {
        start: skipped + 2,
        mask,
        words: words.collect(),
    }
}

fn whole(names: &[&[u8]]) -> Hashed {
    Hashed {
        start: 0,
        mask: 0,
        words: names.iter().map(|name| ends(name)).collect(),
    }
}

/// The first and the last eight bytes, and the length, as in `json/names.rs` of the runtime.
fn ends(name: &[u8]) -> u64 {
    let last = word(&name[name.len().saturating_sub(8)..]);
    word(name).rotate_left(29) ^ last ^ (name.len() as u64) << 56
}

/// The first eight bytes, with zeros behind a shorter name.
fn word(name: &[u8]) -> u64 {
    let mut word = [0; 8];
    for (to, &byte) in word.iter_mut().zip(name) {
        *to = byte;
    }
    u64::from_le_bytes(word)
}

/// Of some odd numbers the one that gives the fewest words the same hash.
fn multiplier(words: &[u64], shift: u32) -> u64 {
    let odd = |index: u64| (2 * index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let collisions = |multiplier: u64| {
        let mut seen = vec![false; 1 << (64 - shift)];
        let hashes = words.iter().map(|&word| hash(word, multiplier, shift));
        hashes
            .filter(|&hash| core::mem::replace(&mut seen[hash], true))
            .count()
    };
    let mut best = (usize::MAX, odd(0));
    for multiplier in (0..64).map(odd) {
        let count = collisions(multiplier);
        if count < best.0 {
            best = (count, multiplier);
        }
        if count == 0 {
            break;
        }
    }
    best.1
}

/// The same as in `json/names.rs` of the runtime.
fn hash(word: u64, multiplier: u64, shift: u32) -> usize {
    usize::try_from(word.wrapping_mul(multiplier) >> shift).unwrap_or(0)
}

/// Numbers of one byte each, or if they are `wide` of two, which is enough for the members that a struct can have.
fn numbers(numbers: &[usize], wide: bool) -> Literal {
    let bytes = |&number: &usize| u16::try_from(number).unwrap_or(0).to_le_bytes();
    let bytes = numbers.iter().map(bytes);
    let bytes: Vec<u8> = if wide {
        bytes.flatten().collect()
    } else {
        bytes.map(|[low, _]| low).collect()
    };
    Literal::byte_string(&bytes)
}
