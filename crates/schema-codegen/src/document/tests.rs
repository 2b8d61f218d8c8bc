//! Cases of this stage.
