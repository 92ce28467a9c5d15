//! What reading facts of an image costs: an SBOM of ten megabytes, and a list of a thousand distributions, each read, held
//! against a contract and reported.

use std::fmt::Write;

use engine::config::{Component, ComponentType, Config, Goal};
use engine::contract::{ImageContract, contract};
use engine::{Catalog, Field, Situation, outcome};
use facts::report::{self, Checked};
use facts::{Facts, Reader, check};

use crate::configuration::{PYTHON, RELEASE, catalog};
use crate::measure::median;

/// How many bytes an SBOM has.
const SBOM: usize = 10_000_000;

/// How many distributions a list has.
const LIST: usize = 1_000;

/// How many bytes a page reads before it draws again.
const PIECE: usize = 256 * 1024;

/// Lines of figures: `facts WHAT MILLISECONDS`.
pub fn all(clock: impl Fn() -> f64) -> Vec<String> {
    let Some(catalog) = catalog() else { return Vec::new() };
    let contracts = contracts(&catalog);
    let (sbom, list) = (sbom(), list());
    let mut lines = Vec::new();
    for (what, name, text) in [("sbom", "sbom.json", &sbom), ("list", "list.json", &list)] {
        let time = median(&clock, || complete(&contracts, name, text));
        lines.push(format!("facts {what} {time:.3}"));
    }
    lines.push(format!("facts piece {:.3}", longest_piece(&sbom, &clock)));
    lines
}

/// The longest that a page stands still while the SBOM is read a piece at a time.
fn longest_piece(text: &str, clock: &impl Fn() -> f64) -> f64 {
    let mut longest: f64 = 0.0;
    let mut began = clock();
    let mut reader = Reader::new("sbom.json", 0, text.as_bytes().to_vec());
    loop {
        let more = reader.step(PIECE);
        longest = longest.max(clock() - began);
        if !more {
            break;
        }
        began = clock();
    }
    let began = clock();
    std::hint::black_box(reader.finish());
    longest.max(clock() - began)
}

/// A number that depends on all that a page does with a text.
fn complete(contracts: &[ImageContract], name: &str, text: &str) -> usize {
    let facts = Facts::read([(name.to_owned(), text.as_bytes().to_vec())]);
    let verdicts = check(contracts, &facts);
    let checked = Checked { contracts, facts: &facts, verdicts: &verdicts, strict: false };
    report::markdown(&checked).lines.len() + verdicts.len()
}

/// What a stack on Kubernetes and S3 asks for, with two hundred requirements of the project.
fn contracts(catalog: &Catalog) -> Vec<ImageContract> {
    let mut config = Config::new(RELEASE, PYTHON);
    config.goal = Goal::Reuse;
    config.settings.type_text(Field::ParentImage, "registry.example.com/ml/train:1");
    let flavors = [(ComponentType::Orchestrator, "kubernetes"), (ComponentType::ArtifactStore, "s3")];
    config.stack.components = flavors.map(|(kind, flavor)| Component::new(kind, flavor)).into();
    let mut requirements = String::new();
    for number in 0..200 {
        let _ = writeln!(requirements, "distribution-{number}>=1.{number},<3");
    }
    config.settings.type_text(Field::Requirements, &requirements);
    contract(&Situation::of(&config, catalog), &outcome(&config, catalog))
}

/// SPDX 2.3 with packages, files and relations, as Syft writes it.
fn sbom() -> String {
    let mut text = String::with_capacity(SBOM + 2_000);
    text.push_str(
        "{\"spdxVersion\": \"SPDX-2.3\", \"SPDXID\": \"SPDXRef-DOCUMENT\", \"name\": \"image\", \"packages\": [\n",
    );
    let mut number = 0;
    while text.len() < SBOM / 2 {
        let comma = if number == 0 { "" } else { "," };
        let _ = writeln!(
            text,
            "{comma} {{\"name\": \"distribution-{number}\", \"SPDXID\": \"SPDXRef-Package-python-{number}\", \"versionInfo\": \"2.{number}.1\",\n  \
             \"supplier\": \"Person: Somebody (somebody@example.com)\", \"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false,\n  \
             \"sourceInfo\": \"acquired package info from installed python package manifest file: /usr/lib/python3/site-packages/distribution_{number}-2.{number}.1.dist-info/METADATA\",\n  \
             \"licenseConcluded\": \"NOASSERTION\", \"licenseDeclared\": \"Apache-2.0\", \"copyrightText\": \"NOASSERTION\",\n  \
             \"externalRefs\": [{{\"referenceCategory\": \"SECURITY\", \"referenceType\": \"cpe23Type\", \"referenceLocator\": \"cpe:2.3:a:distribution:distribution:2.{number}.1:*:*:*:*:*:*:*\"}},\n   \
             {{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\", \"referenceLocator\": \"pkg:pypi/distribution-{number}@2.{number}.1\"}}]}}"
        );
        number += 1;
    }
    text.push_str("], \"files\": [\n");
    let mut file = 0;
    while text.len() < SBOM {
        let comma = if file == 0 { "" } else { "," };
        let _ = writeln!(
            text,
            "{comma} {{\"fileName\": \"usr/lib/python3/site-packages/distribution/module_{file}.py\", \"SPDXID\": \"SPDXRef-File-{file}\", \
             \"checksums\": [{{\"algorithm\": \"SHA1\", \"checksumValue\": \"0000000000000000000000000000000000000000\"}}]}}"
        );
        file += 1;
    }
    text.push_str("]}\n");
    text
}

/// `pip list --format json`.
fn list() -> String {
    let items: Vec<String> = (0..LIST)
        .map(|number| format!("{{\"name\": \"distribution-{number}\", \"version\": \"2.{number}.1\"}}"))
        .collect();
    format!("[{}]\n", items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_measured_is_read_and_judged_as_a_whole() {
        let catalog = catalog().expect("the catalog");
        let contracts = contracts(&catalog);
        for (text, at_least) in [(sbom(), 5_000), (list(), 1_000)] {
            let facts = Facts::read([("text".to_owned(), text.into_bytes())]);
            assert!(facts.readings[0].distributions.len() >= at_least);
            assert!(facts.all_notices().next().is_none(), "{:?}", facts.readings[0].notices);
            let verdicts = check(&contracts, &facts);
            let satisfied = verdicts.iter().filter(|one| one.standing == facts::Standing::Satisfied).count();
            assert_eq!(satisfied, 200);
        }
    }
}
