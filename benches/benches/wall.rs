//! Wall time of every contestant, all in one run, with criterion.

use benches::contestant::CONTESTANTS;
use benches::payload::payload;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn decode(criterion: &mut Criterion) {
    for unknown in [0, 1, 5] {
        let text = payload(unknown);
        let mut group = criterion.benchmark_group(format!("decode/k={unknown}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        for contestant in CONTESTANTS {
            let id = BenchmarkId::from_parameter(contestant.name);
            group.bench_function(id, |bencher| {
                bencher.iter(|| (contestant.decode)(text.as_bytes(), 1));
            });
        }
        group.finish();
    }
}

fn encode(criterion: &mut Criterion) {
    for unknown in [0, 1, 5] {
        let text = payload(unknown);
        let mut group = criterion.benchmark_group(format!("encode/k={unknown}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        for contestant in CONTESTANTS {
            let id = BenchmarkId::from_parameter(contestant.name);
            group.bench_function(id, |bencher| {
                bencher.iter_custom(|rounds| {
                    let rounds = usize::try_from(rounds).unwrap_or(usize::MAX);
                    let start = std::time::Instant::now();
                    (contestant.encode)(text.as_bytes(), rounds);
                    start.elapsed()
                });
            });
        }
        group.finish();
    }
}

criterion_group!(wall, decode, encode);
criterion_main!(wall);
