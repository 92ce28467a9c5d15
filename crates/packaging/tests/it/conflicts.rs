//! What is said of specifiers from several places: never impossible where a version would do, and who is to blame.

use packaging::{SpecifierSet, Verdict, Version, culprits, meet};

use crate::random::Random;

#[test]
fn what_one_version_satisfies_is_never_impossible() {
    let versions = versions();
    let mut random = Random::new(1);
    let (mut impossible, mut pinned) = (0, 0);
    for _ in 0..1500 {
        let sets: Vec<SpecifierSet> = (0..=random.below(4)).map(|_| set(&mut random)).collect();
        let sets: Vec<&SpecifierSet> = sets.iter().collect();
        let texts: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
        let satisfying: Vec<&Version> =
            versions.iter().filter(|version| sets.iter().all(|set| set.contains(version, None))).collect();
        match meet(&sets) {
            Verdict::Impossible => {
                let culprits = culprits(&sets);
                impossible += 1;
                assert!(satisfying.is_empty(), "{texts:?} admit {}", satisfying[0]);
                let blamed: Vec<&SpecifierSet> = culprits.iter().map(|index| sets[*index]).collect();
                assert!(matches!(meet(&blamed), Verdict::Impossible), "{texts:?} blame {culprits:?}");
                assert!(culprits.len() < 3 || !pair_enough(&sets), "{texts:?} blame {culprits:?}, a pair would do");
            }
            Verdict::Pinned(version) => {
                pinned += 1;
                let public = |version: &Version| version.to_string().split('+').next().map(Version::parse);
                for other in satisfying {
                    assert_eq!(public(other), public(&version), "{texts:?}");
                }
            }
            Verdict::Possible => {}
        }
    }
    assert!(impossible > 250 && pinned > 50, "{impossible} impossible, {pinned} pinned: too few to prove anything");
}

#[test]
fn a_pin_is_named() {
    check_pinned(&["==2.2.2", ">=2,<3"], "2.2.2");
    check_pinned(&[">=1.0", "<=1.0"], "1.0");
    check_pinned(&["==1.0+cu121", "==1.0"], "1.0+cu121");
    check_pinned(&["===1.0", ">0.5"], "1.0");
}

#[test]
fn the_pair_that_contradicts_is_blamed() {
    check_culprits(&[">=1", "<2", "==2.0"], &[1, 2]);
    check_culprits(&[">=1", "!=1.5", ">2,<1", "<9"], &[2]);
    check_culprits(&["==1.0", "~=1.0", "==1.1"], &[0, 2]);
    check_culprits(&["", "===1.0", "===1.0.0"], &[1, 2]);
    check_culprits(&["===nightly", ">=1"], &[0, 1]);
}

#[test]
fn three_are_blamed_where_no_two_contradict() {
    check_culprits(&[">=1", "<5", "<=1", "!=1", "!=3"], &[0, 2, 3]);
}

#[test]
fn nobody_is_blamed_where_all_can_hold() {
    for sets in [&[][..], &[""], &["==1.0", ">=1"], &["===nightly"], &["<3", "!=2.*"]] {
        assert_eq!(culprits(&read(sets).iter().collect::<Vec<_>>()), [0; 0], "{sets:?}");
    }
}

#[test]
fn a_few_without_whom_it_would_do_are_blamed_where_it_takes_thousands() {
    let mut sets = vec!["<2000".to_owned()];
    sets.extend((0..2_000).map(|major| format!("!={major}.*")));
    let sets: Vec<SpecifierSet> = sets.iter().map(|set| SpecifierSet::parse(set).unwrap()).collect();
    let sets: Vec<&SpecifierSet> = sets.iter().collect();
    assert_eq!(meet(&sets), Verdict::Impossible);
    let culprits = culprits(&sets);
    assert!(culprits.len() > 2 && culprits.len() < 20, "{culprits:?}");
    for culprit in culprits {
        let without: Vec<&SpecifierSet> = [&sets[..culprit], &sets[culprit + 1..]].concat();
        assert_eq!(meet(&without), Verdict::Possible, "{culprit} is to blame for nothing");
    }
}

#[test]
fn ten_thousand_exclusions_are_still_a_question() {
    let sets: Vec<SpecifierSet> =
        (0..10_000).map(|minor| SpecifierSet::parse(&format!("!=1.{minor}")).unwrap()).collect();
    assert_eq!(meet(&sets.iter().collect::<Vec<_>>()), Verdict::Possible);
}

fn check_pinned(sets: &[&str], version: &str) {
    assert_eq!(verdict(sets), Verdict::Pinned(Version::parse(version).unwrap()), "{sets:?}");
}

fn check_culprits(sets: &[&str], culprits: &[usize]) {
    assert_eq!(verdict(sets), Verdict::Impossible, "{sets:?}");
    assert_eq!(packaging::culprits(&read(sets).iter().collect::<Vec<_>>()), culprits, "{sets:?}");
}

fn verdict(sets: &[&str]) -> Verdict {
    meet(&read(sets).iter().collect::<Vec<_>>())
}

fn read(sets: &[&str]) -> Vec<SpecifierSet> {
    sets.iter().map(|set| SpecifierSet::parse(set).unwrap()).collect()
}

fn pair_enough(sets: &[&SpecifierSet]) -> bool {
    let impossible = |one, two| matches!(meet(&[one, two]), Verdict::Impossible);
    sets.iter().enumerate().any(|(index, one)| sets[index + 1..].iter().any(|two| impossible(one, two)))
}

/// Versions so close together that every bound of `set` falls between two of them.
fn versions() -> Vec<Version> {
    let mut versions = Vec::new();
    for release in ["0", "0.9", "1", "1.0.0.0.1", "1.0.1", "1.1", "1.1.5", "2", "3"] {
        for pre in ["", "a1", "a2", "rc1"] {
            for post in ["", ".post0", ".post1", ".post2"] {
                for dev in ["", ".dev0", ".dev1"] {
                    for local in ["", "+1", "+x", "+x.1"] {
                        versions.push(Version::parse(&[release, pre, post, dev, local].concat()).unwrap());
                    }
                }
            }
        }
    }
    versions
}

fn set(random: &mut Random) -> SpecifierSet {
    let count = random.below(3);
    let specifiers: Vec<String> = (0..count).map(|_| specifier(random)).collect();
    SpecifierSet::parse(&specifiers.join(",")).unwrap()
}

fn specifier(random: &mut Random) -> String {
    let operator = random.pick(&["==", "==", "!=", "!=", "<=", ">=", "<", ">", "~=", "==*", "==="]);
    let release = random.pick(&["1", "1.0", "1.1", "2"]);
    match operator {
        "~=" => format!("~={}.0", release.split('.').next().unwrap()),
        "==*" => format!("=={release}.*"),
        _ => {
            let pre = random.pick(&["", "", "a1", "rc1"]);
            let post = random.pick(&["", "", ".post0", ".post1"]);
            let dev = random.pick(&["", "", "", ".dev0", ".dev1"]);
            let local = if operator.contains("=") && !operator.contains(['<', '>']) {
                random.pick(&["", "", "+x", "+1"])
            } else {
                ""
            };
            [operator, release, pre, post, dev, local].concat()
        }
    }
}
