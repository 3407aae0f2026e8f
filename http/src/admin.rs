//! What keeps the marketplace healthy. Everything here asks for an administrator with a recent sign-in, and whatever
//! changes something writes the audit log in the same transaction.

pub mod account_restore;
pub mod account_suspend;
pub mod accounts_list;
pub mod audit_list;
pub mod certificate_confirm;
pub mod certificate_judgement;
pub mod certificate_reject;
pub mod certificates_list;
pub mod health_get;
pub mod job_cancel;
pub mod job_retry;
pub mod job_step;
pub mod jobs_list;
pub mod judgement;
pub mod review_hide;
pub mod review_judgement;
pub mod review_keep;
pub mod reviews_list;
pub mod schedule_list;
pub mod settings;
pub mod settings_get;
pub mod settings_put;
pub mod trainer_approve;
pub mod trainer_restore;
pub mod trainer_return;
pub mod trainer_suspend;
pub mod trainers_list;
pub mod wire;
