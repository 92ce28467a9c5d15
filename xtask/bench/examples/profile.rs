//! scratch
fn sections(n: usize) {
    use engine::{Situation, client::Client};
    let catalog = bench::configuration::catalog().unwrap();
    let config = bench::configuration::configuration(n);
    let k = 3_000_000 / n.max(20) / 3 + 1;
    let time = |name: &str, f: &mut dyn FnMut()| {
        let mut best = f64::MAX;
        for _ in 0..7 {
            let t = std::time::Instant::now();
            for _ in 0..k / 7 + 1 {
                f();
            }
            best = best.min(t.elapsed().as_secs_f64() * 1e6 / (k / 7 + 1) as f64);
        }
        println!("{name:20} {best:10.1} us");
    };
    time("same", &mut || {
        std::hint::black_box(bench::work::same(&config, &catalog));
    });
    time("complete", &mut || {
        std::hint::black_box(bench::work::complete(&config, &catalog));
    });
    time("situation", &mut || {
        std::hint::black_box(Situation::of(&config, &catalog));
    });
    let situation = Situation::of(&config, &catalog);
    time("submission", &mut || {
        std::hint::black_box(engine::pipeline::submission(&situation));
    });
    time("of_config", &mut || {
        std::hint::black_box(engine::pipeline::of_config(&situation));
    });
    time("resolution", &mut || {
        std::hint::black_box(engine::resolution::resolution(&situation));
    });
    let submission = engine::pipeline::submission(&situation);
    let images: Vec<_> = submission.items.iter().map(|item| item.planned.image.clone()).collect();
    time("images clone", &mut || {
        std::hint::black_box(images.clone());
    });
    let resolution = engine::resolution::resolution(&situation);
    let keywords = config.settings.keywords();
    time("keywords", &mut || {
        std::hint::black_box(config.settings.keywords());
    });
    let client = Client::new(&catalog, engine::PythonVersion { major: 3, minor: 11 }, &config.stack, &config.project);
    time("validate", &mut || {
        std::hint::black_box(engine::docker_settings::validate(&keywords, client.rules()));
    });
    let v = engine::docker_settings::validate(&keywords, client.rules());
    time("gather", &mut || {
        std::hint::black_box(engine::requirements::gather(&client, &v.settings, &[]));
    });
    let bc = engine::build_configuration::BuildConfiguration::orchestrator(v.settings.clone());
    let g = engine::requirements::gather(&client, &v.settings, &[]);
    time("checksum", &mut || {
        let _ = std::hint::black_box(engine::checksum::settings_checksum(&client, &bc, &g));
    });
    time("plan", &mut || {
        std::hint::black_box(engine::plan::plan(&client, "p", &bc, &g));
    });
    time("settings clone", &mut || {
        std::hint::black_box(v.settings.clone());
    });
    let outcome = engine::outcome(&config, &catalog);
    time("outcome clone", &mut || {
        std::hint::black_box(outcome.clone());
    });
}
fn main() {
    if std::env::args().nth(1).as_deref() == Some("sections") {
        return sections(std::env::args().nth(2).unwrap().parse().unwrap());
    }
    let a: Vec<String> = std::env::args().collect();
    let k: usize = a[3].parse().unwrap();
    let piece = a[2].replace("\\n", "\n");
    let mut text = String::new();
    let mut n = 0;
    while text.len() < 1 << 20 {
        text.push_str(&piece.replace("{n}", &n.to_string()));
        n += 1;
    }
    let t = std::time::Instant::now();
    for _ in 0..k {
        match a[1].as_str() {
            "file" => {
                std::hint::black_box(packaging::RequirementsFile::read(&text));
            }
            "spec" => {
                std::hint::black_box(packaging::SpecifierSet::parse(&text).is_ok());
            }
            "meet" => {
                let s = packaging::SpecifierSet::parse(&text).unwrap();
                std::hint::black_box(packaging::meet(&[&s, &s]));
            }
            "contains" => {
                let s = packaging::SpecifierSet::parse(&text).unwrap();
                std::hint::black_box(s.contains_text("1.0", None));
            }
            "complete" => {
                let catalog = bench::configuration::catalog().unwrap();
                let config = bench::configuration::configuration(piece.parse().unwrap());
                for _ in 0..300000 / piece.parse::<usize>().unwrap().max(50) {
                    std::hint::black_box(bench::work::complete(&config, &catalog));
                }
            }
            "req" => {
                std::hint::black_box(packaging::Requirement::parse(&text).is_ok());
            }
            _ => {
                let catalog = bench::configuration::catalog().unwrap();
                let mut config = bench::configuration::configuration(0);
                config.settings.type_text(engine::Field::from_key(&a[1]).unwrap(), &text);
                std::hint::black_box(engine::outcome(&config, &catalog));
            }
        }
    }
    println!("{:.1} ms each", t.elapsed().as_secs_f64() * 1000.0 / k as f64);
}
