//! While a person edits, the page asks nobody for anything and the policy has nothing to object to.

use crate::{person::Person, projects::describe_training_on_aws, support::eventually};

#[tokio::test]
async fn editing_sends_no_request_and_breaks_no_policy() {
    let person = Person::at("").await;
    // The part that launches comes when somebody first looks at it, and asks nobody either.
    person.whole_page().await;
    person.point_at("Launch").await;
    eventually("the part", async || (!person.text_at(".launch").await.is_empty()).then_some(())).await;
    person.browser.requests().await;
    person.browser.complaints().await;
    describe_training_on_aws(&person).await;
    for tab in person.tabs().await {
        person.look_at(&tab).await;
    }
    person.link().await;
    assert_eq!(person.browser.requests().await, [""; 0]);
    assert_eq!(person.browser.complaints().await, [""; 0]);
}
