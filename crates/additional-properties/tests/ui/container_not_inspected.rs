use additional_properties::{AdditionalProperties, DeclaredProperties, ReadUnknown, WriteUnknown};

#[derive(Default)]
struct Count(usize);

impl<'de> ReadUnknown<'de> for Count {
    type Name = String;

    fn read_unknown<A: serde::de::MapAccess<'de>>(&mut self, _: String, map: &mut A) -> Result<(), A::Error> {
        self.0 += 1;
        map.next_value::<serde::de::IgnoredAny>().map(drop)
    }
}

impl WriteUnknown for Count {
    fn count(&self) -> usize {
        0
    }

    fn write_unknown<O: DeclaredProperties, M: serde::ser::SerializeMap>(&self, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }
}

#[derive(AdditionalProperties)]
#[additional_properties(serde, debug)]
struct Counted {
    #[serde(flatten)]
    rest: Count,
}

fn main() {}
