//! `quote!` and its kin, with the meaning that they have in the crate quote.
//!
//! In: tokens with `#` before the names of parts. Out: code that puts them into a stream. In what is repeated,
//! one part is named, and it is iterated over: `#(#variables)*`, `#(&& #variables),*`.

/// Tokens without a place, and the parts that are named with `#`.
macro_rules! quote {
    ($($token:tt)*) => {{
        #[allow(unused_mut, reason = "there may be no tokens")]
        let mut out = $crate::tokens::TokenStream::new();
        $crate::tokens::put_text!(out [] $($token)*);
        out
    }};
}

/// Tokens with a place, and the parts that are named with `#`.
macro_rules! quote_spanned {
    ($span:expr => $($token:tt)*) => {{
        let span = $span;
        let mut out = $crate::tokens::TokenStream::new();
        $crate::tokens::put_spanned!(out span $($token)*);
        out
    }};
}

/// An identifier without a place.
macro_rules! format_ident {
    ($($argument:tt)*) => {
        $crate::tokens::Word::from(format!($($argument)*))
    };
}

/// Adds tokens as text: as much at once as there is between two parts.
macro_rules! put_text {
    ($out:ident []) => {};
    ($out:ident [$($text:tt)+]) => {
        $out.text(concat!(stringify!($($text)+), " "));
    };
    ($out:ident [$($text:tt)*] # ( $($each:tt)* ) * $($rest:tt)*) => {
        $crate::tokens::put_text!($out [$($text)*]);
        $crate::tokens::put_text!(@each $out "" [] $($each)*);
        $crate::tokens::put_text!($out [] $($rest)*);
    };
    ($out:ident [$($text:tt)*] # ( $($each:tt)* ) $between:tt * $($rest:tt)*) => {
        $crate::tokens::put_text!($out [$($text)*]);
        $crate::tokens::put_text!(@each $out (stringify!($between)) [] $($each)*);
        $crate::tokens::put_text!($out [] $($rest)*);
    };
    ($out:ident [$($text:tt)*] # $part:ident $($rest:tt)*) => {
        $crate::tokens::put_text!($out [$($text)*]);
        $crate::tokens::Put::put(&$part, &mut $out);
        $crate::tokens::put_text!($out [] $($rest)*);
    };
    ($out:ident [$($text:tt)*] { $($inner:tt)* } $($rest:tt)*) => {
        $crate::tokens::put_text!($out [$($text)*]);
        $crate::tokens::put_text!(@group $out Brace { $($inner)* } $($inner)*);
        $crate::tokens::put_text!($out [] $($rest)*);
    };
    ($out:ident [$($text:tt)*] ( $($inner:tt)* ) $($rest:tt)*) => {
        $crate::tokens::put_text!($out [$($text)*]);
        $crate::tokens::put_text!(@group $out Parenthesis ( $($inner)* ) $($inner)*);
        $crate::tokens::put_text!($out [] $($rest)*);
    };
    ($out:ident [$($text:tt)*] [ $($inner:tt)* ] $($rest:tt)*) => {
        $crate::tokens::put_text!($out [$($text)*]);
        $crate::tokens::put_text!(@group $out Bracket [ $($inner)* ] $($inner)*);
        $crate::tokens::put_text!($out [] $($rest)*);
    };
    (@each $out:ident $between:tt [$($before:tt)*] # $items:ident $($after:tt)*) => {
        for (place, item) in $items.into_iter().enumerate() {
            if place > 0 {
                $out.text($between);
            }
            $crate::tokens::put_text!($out [$($before)*]);
            $crate::tokens::Put::put(&item, &mut $out);
            $crate::tokens::put_text!($out [] $($after)*);
        }
    };
    (@each $out:ident $between:tt [$($before:tt)*] $token:tt $($after:tt)*) => {
        $crate::tokens::put_text!(@each $out $between [$($before)* $token] $($after)*);
    };
    (@group $out:ident $delimiter:ident $group:tt $($inner:tt)*) => {{
        const TEXT: &str = concat!(stringify!($group), " ");
        const HAS_PARTS: bool = $crate::tokens::has_parts(TEXT);
        if HAS_PARTS {
            #[allow(unused_mut, reason = "there may be no tokens")]
            let mut inner = $crate::tokens::TokenStream::new();
            $crate::tokens::put_text!(inner [] $($inner)*);
            $out.group(proc_macro2::Delimiter::$delimiter, None, inner);
        } else {
            $out.text(TEXT);
        }
    }};
    ($out:ident [$($text:tt)*] $token:tt $($rest:tt)*) => {
        $crate::tokens::put_text!($out [$($text)* $token] $($rest)*);
    };
}

/// Adds tokens with a place, one by one.
macro_rules! put_spanned {
    ($out:ident $span:ident) => {};
    ($out:ident $span:ident # $part:ident $($rest:tt)*) => {
        $crate::tokens::Put::put_at(&$part, &mut $out, $span);
        $crate::tokens::put_spanned!($out $span $($rest)*);
    };
    ($out:ident $span:ident { $($inner:tt)* } $($rest:tt)*) => {
        $crate::tokens::put_spanned!(@group $out $span Brace { $($inner)* } $($rest)*);
    };
    ($out:ident $span:ident ( $($inner:tt)* ) $($rest:tt)*) => {
        $crate::tokens::put_spanned!(@group $out $span Parenthesis { $($inner)* } $($rest)*);
    };
    ($out:ident $span:ident [ $($inner:tt)* ] $($rest:tt)*) => {
        $crate::tokens::put_spanned!(@group $out $span Bracket { $($inner)* } $($rest)*);
    };
    (@group $out:ident $span:ident $delimiter:ident { $($inner:tt)* } $($rest:tt)*) => {
        #[allow(unused_mut, reason = "there may be no tokens")]
        let mut inner = $crate::tokens::TokenStream::new();
        $crate::tokens::put_spanned!(inner $span $($inner)*);
        $out.group(proc_macro2::Delimiter::$delimiter, Some($span), inner);
        $crate::tokens::put_spanned!($out $span $($rest)*);
    };
    ($out:ident $span:ident $token:tt $($rest:tt)*) => {
        $out.token(stringify!($token), $span);
        $crate::tokens::put_spanned!($out $span $($rest)*);
    };
}

pub(crate) use {format_ident, put_spanned, put_text, quote, quote_spanned};
