//! Tests that go to every location of a payload, which they find by the schema alone: what is shown, and what a change leads to.

mod canary;
mod location;
mod mutation;
