//! The request under way, for the lines of the log. A span would say the same, and cost a request about as much as all
//! else that the gateway does; where traces are collected there is one, and nothing is said here.

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::pin,
};

use actix_web::http::{Method, header::HeaderValue};

/// What a line of the log says of a request.
pub(super) struct Named {
    pub id: HeaderValue,
    pub method: Method,
}

thread_local! {
    static CURRENT: RefCell<Option<Named>> = const { RefCell::new(None) };
}

/// Tells the name and the method of the request that this thread works on at this moment, if it works on one.
pub fn current<T>(tell: impl FnOnce(&str, &Method) -> T) -> Option<T> {
    CURRENT.with_borrow(|current| {
        current.as_ref().map(|named| tell(named.id.to_str().unwrap_or_default(), &named.method))
    })
}

/// Works for a request, and between its polls for nobody. The work must not panic.
pub(super) async fn within<F: Future>(named: Named, work: F) -> F::Output {
    let (mut named, mut work) = (Some(named), pin!(work));
    poll_fn(|context| {
        CURRENT.set(named.take());
        let polled = work.as_mut().poll(context);
        named = CURRENT.take();
        polled
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: &'static str) -> Named {
        Named { id: HeaderValue::from_static(id), method: Method::GET }
    }

    #[tokio::test]
    async fn each_of_two_requests_on_a_thread_has_its_own_name() {
        let seen = || current(|id, method| format!("{method} {id}"));
        let work = async || {
            let first = seen();
            tokio::task::yield_now().await;
            (first, seen())
        };
        let (one, other) = tokio::join!(within(named("one"), work()), within(named("other"), work()));
        assert_eq!(one, (Some("GET one".to_owned()), Some("GET one".to_owned())));
        assert_eq!(other, (Some("GET other".to_owned()), Some("GET other".to_owned())));
        assert_eq!(seen(), None);
    }
}
