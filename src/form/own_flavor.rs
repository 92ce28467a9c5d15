//! A flavor of the person's own: ZenML asks its class for requirements and apt packages, so the page has to ask too.

use super::component::{labelled, part, part_tie};
use crate::controls::{area, text};
use crate::markup::Content;
use crate::session::Session;
use engine::config::ComponentType;

/// Name, requirements and apt packages.
pub fn own_flavor(session: Session, component_type: ComponentType, position: usize) -> Content {
    let name =
        part(session, component_type, position, |component| &component.flavor, |component| &mut component.flavor);
    let requirements = part(
        session,
        component_type,
        position,
        |component| &component.requirements,
        |component| &mut component.requirements,
    );
    let apt_packages = part(
        session,
        component_type,
        position,
        |component| &component.apt_packages,
        |component| &mut component.apt_packages,
    );
    let tie = |name: &str, example| part_tie(component_type, position, name, example);
    let fields = [
        labelled("Name of the flavor", &tie("flavor", "my_flavor"), |tie| text(tie, name)),
        labelled("Its requirements", &tie("requirements", "boto3>=1.34"), |tie| area(tie, requirements)),
        labelled("Its apt packages", &tie("apt_packages", "openssh-client"), |tie| area(tie, apt_packages)),
    ];
    fields.into_iter().collect()
}
