//! A flavor of the person's own: ZenML asks its class for requirements and apt packages, so the page has to ask too.

use super::component::{labelled, part};
use crate::controls::{Tie, area};
use crate::session::{Binding, Session};
use engine::Place;
use engine::config::ComponentType;
use leptos::prelude::*;

/// Name, requirements and apt packages.
pub fn own_flavor(session: Session, component_type: ComponentType, position: usize) -> AnyView {
    let id = Place::Component(component_type, position).id();
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
    view! {
        {labelled("Name of the flavor", "my_flavor", [&id, ".flavor"].concat(), name)}
        {lines("Its requirements", "boto3>=1.34", [&id, ".requirements"].concat(), requirements)}
        {lines("Its apt packages", "openssh-client", [&id, ".apt_packages"].concat(), apt_packages)}
    }
    .into_any()
}

fn lines(label: &'static str, example: &'static str, id: String, binding: Binding<String>) -> AnyView {
    view! {
        <div class="field">
            <div class="field-head"><label for=id.clone()>{label}</label></div>
            {area(Tie { example, ..Tie::plain(id) }, binding)}
        </div>
    }
    .into_any()
}
