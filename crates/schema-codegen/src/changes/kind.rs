//! The one table of kinds of changes.

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, undone by $mirror:ident;)+) => {
        /// What changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Kind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable name, as reports and lists of allowed changes have it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)+
                }
            }

            /// What the kind means, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($doc,)+).trim_ascii(),)+
                }
            }

            /// The kind that is found when old and new change sides.
            #[must_use]
            pub fn mirror(self) -> Self {
                match self {
                    $(Self::$name => Self::$mirror,)+
                }
            }
        }
    };
}

kinds! {
    /// A type was added.
    TypeAdded = "type-added", undone by TypeRemoved;
    /// A type was removed.
    TypeRemoved = "type-removed", undone by TypeAdded;
    /// A type has another name, and is the same otherwise.
    TypeRenamed = "type-renamed", undone by TypeRenamed;
    /// A type became one of another shape: a struct, an enum, a union or a name for another type.
    ShapeChanged = "shape-changed", undone by ShapeChanged;
    /// A property was added.
    FieldAdded = "field-added", undone by FieldRemoved;
    /// A property was removed.
    FieldRemoved = "field-removed", undone by FieldAdded;
    /// A property that may be absent has to be there.
    RequiredGained = "required-gained", undone by RequiredLost;
    /// A property that has to be there may be absent.
    RequiredLost = "required-lost", undone by RequiredGained;
    /// The value may be null, too.
    NullableGained = "nullable-gained", undone by NullableLost;
    /// The value may no longer be null.
    NullableLost = "nullable-lost", undone by NullableGained;
    /// The value is of another type.
    ValueTypeChanged = "value-type-changed", undone by ValueTypeChanged;
    /// The value is of a type of another name that has the same values.
    TargetChanged = "target-changed", undone by TargetChanged;
    /// The properties that have to be there are in another order, and so are the arguments of the constructor.
    FieldOrderChanged = "field-order-changed", undone by FieldOrderChanged;
    /// A value was added to an enum.
    ValueAdded = "value-added", undone by ValueRemoved;
    /// A value was removed from an enum.
    ValueRemoved = "value-removed", undone by ValueAdded;
    /// The values of an enum are in another order.
    ValueOrderChanged = "value-order-changed", undone by ValueOrderChanged;
    /// A branch was added to a union.
    BranchAdded = "branch-added", undone by BranchRemoved;
    /// A branch was removed from a union.
    BranchRemoved = "branch-removed", undone by BranchAdded;
    /// Members that are not declared are refused.
    ObjectClosed = "object-closed", undone by ObjectOpened;
    /// Members that are not declared are kept.
    ObjectOpened = "object-opened", undone by ObjectClosed;
    /// Members that are not declared have another type.
    AdditionalChanged = "additional-changed", undone by AdditionalChanged;
    /// A limit, pattern or format was added.
    ConstraintAdded = "constraint-added", undone by ConstraintRemoved;
    /// A limit, pattern or format was removed.
    ConstraintRemoved = "constraint-removed", undone by ConstraintAdded;
    /// A limit, pattern or format differs.
    ConstraintChanged = "constraint-changed", undone by ConstraintChanged;
    /// What validates, and has no influence on the type, differs.
    AssertionChanged = "assertion-changed", undone by AssertionChanged;
    /// The Rust name or module differs.
    RustNameChanged = "rust-name-changed", undone by RustNameChanged;
    /// The Rust type no longer implements `Eq` and `Hash`.
    EqualityLost = "equality-lost", undone by EqualityGained;
    /// The Rust type implements `Eq` and `Hash`.
    EqualityGained = "equality-gained", undone by EqualityLost;
    /// The value is in a `Box`.
    BoxAdded = "box-added", undone by BoxRemoved;
    /// The value is no longer in a `Box`.
    BoxRemoved = "box-removed", undone by BoxAdded;
    /// The data are of a class that is more sensitive.
    ClassRaised = "class-raised", undone by ClassLowered;
    /// The data are of a class that is less sensitive.
    ClassLowered = "class-lowered", undone by ClassRaised;
    /// A rule between fields was added.
    RuleAdded = "rule-added", undone by RuleRemoved;
    /// A rule between fields was removed.
    RuleRemoved = "rule-removed", undone by RuleAdded;
    /// A rule between fields says something else.
    RuleChanged = "rule-changed", undone by RuleChanged;
    /// `default`, `deprecated`, `readOnly`, `writeOnly` or `x-phases` differs.
    AnnotationChanged = "annotation-changed", undone by AnnotationChanged;
    /// Title, description or examples differ, or the description of a value does.
    DocsChanged = "docs-changed", undone by DocsChanged;
}

impl Kind {
    /// True when only what people read differs.
    #[must_use]
    pub fn is_documentation(self) -> bool {
        self == Self::DocsChanged
    }
}
