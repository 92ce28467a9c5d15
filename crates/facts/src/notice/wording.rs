//! The words of notices.

use super::{Notice, NoticeKind, Unusable};
use crate::words::shown;

impl Notice {
    /// What is so.
    pub fn message(&self) -> String {
        match &self.kind {
            NoticeKind::Empty => "There is nothing in it".into(),
            NoticeKind::Unrecognised => "It is none of the formats that are read".into(),
            NoticeKind::Unusable(unusable) => unusable.message().into(),
            NoticeKind::Truncated => {
                "The JSON ends in the middle, so that what is not in it may be in the image".into()
            }
            NoticeKind::NotJson => "The JSON breaks off here, so that what is not in it may be in the image".into(),
            NoticeKind::TooDeep => "Lists and objects are nested deeper than can be read".into(),
            NoticeKind::Skipped(1, first) => ["A line is no part of it: ", &shown(first)].concat(),
            NoticeKind::Skipped(count, first) => {
                [&count.to_string(), " lines are no part of it, the first is ", &shown(first)].concat()
            }
            NoticeKind::BadName(name) => [&shown(name), " is no name of a distribution and is left out"].concat(),
            NoticeKind::Duplicate(name, versions) => {
                [&shown(name), " is listed more than once: ", &shown(&versions.join(", "))].concat()
            }
            NoticeKind::CutOff => "Commands are cut off, so that what they say at their ends is not seen".into(),
            NoticeKind::Wrapped(count) => {
                let lines =
                    if *count == 1 { "A line break".to_owned() } else { [&count.to_string(), " line breaks"].concat() };
                [&lines, " inside of texts, as terminals put them there, left out"].concat()
            }
            NoticeKind::OnlyAPart => {
                "It lists only what is outdated, so that what is not in it may be in the image".into()
            }
        }
    }

    /// What to do about it; `None` where nothing needs to be done.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match &self.kind {
            NoticeKind::Empty => "Paste what the command printed, or drop the file that it wrote",
            NoticeKind::Unusable(unusable) => unusable.hint(),
            NoticeKind::Truncated | NoticeKind::NotJson => {
                "Write the output into a file and drop the file, or copy it again to its last bracket"
            }
            NoticeKind::Unrecognised | NoticeKind::TooDeep => "Run the probe and paste what it prints",
            NoticeKind::CutOff => "Ask with --no-trunc, or with --format json",
            NoticeKind::OnlyAPart => "Run python -m pip list without --outdated, or the probe",
            NoticeKind::Skipped(..) | NoticeKind::BadName(_) | NoticeKind::Duplicate(..) | NoticeKind::Wrapped(_) => {
                return None;
            }
        })
    }
}

impl Unusable {
    const fn message(self) -> &'static str {
        match self {
            Self::DockerScout => "This is Docker Scout's own JSON, which is no SBOM of a standard",
            Self::Spdx3 => "This is SPDX 3, which is not read",
            Self::Envelope => "This is a signed envelope, with the document encoded inside of it",
            Self::Provenance => "This attestation says how an image was made, not what is in it",
            Self::Manifest => "This is a manifest, which names layers and not what is in them",
            Self::Container => "This describes a container, whose settings may differ from those of its image",
            Self::SeveralImages => "This describes several images",
            Self::NoImage => {
                "The list is empty: there is no such image on the machine, or nothing in the environment that was listed"
            }
            Self::OtherSystem => "This image is not for Linux, and no ZenML step runs in it",
            Self::Vulnerabilities => "This lists vulnerabilities, not what is in an image",
            Self::Conda => "This is conda's list, whose names are not those of Python's distributions",
            Self::OtherPackages => "These are packages of a system without Debian's package manager",
            Self::OtherJson => "This is JSON of another kind",
            Self::LaterProbe => "This comes from a later version of the probe",
            Self::NotPulled => "The container tool says that it cannot have the image",
        }
    }

    const fn hint(self) -> &'static str {
        match self {
            Self::DockerScout => "Run docker scout sbom --format spdx IMAGE",
            Self::Spdx3 => "Ask for SPDX 2.3 or CycloneDX, for example with syft IMAGE -o spdx-json@2.3",
            Self::Envelope => "Take the document out with jq -r .payload FILE | base64 -d",
            Self::Provenance => "Take the SBOM: docker buildx imagetools inspect IMAGE --format '{{ json .SBOM }}'",
            Self::Manifest => "Run docker image inspect IMAGE, or skopeo inspect --config docker://IMAGE",
            Self::Container => "Run docker image inspect IMAGE",
            Self::SeveralImages => "Inspect the one image that the steps run on",
            Self::NoImage => "Pull the image first, then inspect it; or run the probe",
            Self::OtherSystem => "Start from an image for Linux",
            Self::Vulnerabilities => {
                "Ask for an SBOM: trivy image --format cyclonedx IMAGE, or syft IMAGE -o spdx-json"
            }
            Self::Conda => "Run python -m pip list --format json in the environment, or the probe",
            Self::OtherPackages => "Run the probe for what Python needs; apt packages cannot be installed there",
            Self::OtherJson => "Run the probe and paste what it prints",
            Self::LaterProbe => "Take the probe of this page",
            Self::NotPulled => "Log in to its registry and pull it, then run the command again",
        }
    }
}
