//! Every route. The first ones are the busiest: matching goes in this order.

use utoipa_actix_web::{scope::scope, service_config::ServiceConfig};

use crate::{
    accounts, admin, bookings, certificates, classes, docs, files, gallery, health, hours, notice,
    notifications, people, reviews, services, site, slots, trainers, why, ws,
};

/// All routes.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(health::alive::get_health);
    cfg.map(|cfg| {
        ws::configure(cfg);
        cfg
    });
    cfg.service(scope("/api/v1").configure(api));
    cfg.service(health::ready::get_readiness);
    cfg.service(health::metrics::get_metrics);
    cfg.service(docs::openapi_json);
    cfg.service(docs::asyncapi_json);
    cfg.map(|cfg| {
        cfg.service(docs::docs_moved).service(docs::docs).service(site::landing).service(site::style);
        cfg.service(site::verify).service(site::reset).service(site::letter_script);
        cfg.service(site::unsubscribe::ask).service(site::unsubscribe::switch_off);
        cfg.service(site::mail::list).service(site::mail::one).service(site::mail::html)
    });
}

fn api(cfg: &mut ServiceConfig<'_>) {
    cfg.service(bookings::create::create_booking);
    cfg.service(slots::get_slots);
    cfg.service(bookings::list::list_bookings);
    cfg.service(bookings::get::get_booking);
    cfg.service(bookings::confirm::confirm_booking);
    cfg.service(bookings::release::release_booking);
    cfg.service(bookings::cancel::cancel_booking);
    cfg.service(bookings::reschedule::reschedule_booking);
    cfg.configure(sign_ins);
    cfg.configure(uploads);
    cfg.configure(own);
    cfg.configure(studios);
    cfg.configure(said);
    cfg.configure(administration);
}

/// Accounts, and everything about signing in to them.
fn sign_ins(cfg: &mut ServiceConfig<'_>) {
    cfg.service(notice::get_notice);
    cfg.service(accounts::sign_in_methods::get_sign_in_methods);
    cfg.service(accounts::sign_up::sign_up);
    cfg.service(accounts::sign_in::sign_in);
    cfg.service(accounts::firebase::firebase);
    cfg.service(accounts::refresh::refresh);
    cfg.service(accounts::sign_out::sign_out);
    cfg.service(accounts::verify::verify_address);
    cfg.service(accounts::forgot::forgot_password);
    cfg.service(accounts::reset::reset_password);
    cfg.service(accounts::me::get_me);
    cfg.service(accounts::update_me::update_me);
    cfg.service(accounts::password::change_password);
    cfg.service(accounts::verification::send_verification);
    cfg.service(accounts::step_up::step_up);
    cfg.service(accounts::totp_get::get_totp);
    cfg.service(accounts::totp_begin::begin_totp);
    cfg.service(accounts::totp_confirm::confirm_totp);
    cfg.service(accounts::totp_codes::renew_recovery_codes);
    cfg.service(accounts::totp_remove::remove_totp);
    cfg.service(accounts::sign_ins_list::list_sign_ins);
    cfg.service(accounts::sign_ins_end_all::end_sign_ins);
    cfg.service(accounts::sign_ins_end::end_sign_in);
    cfg.service(accounts::identities_list::list_identities);
    cfg.service(accounts::identities_link::link_identity);
    cfg.service(accounts::identities_unlink::unlink_identity);
    cfg.service(notifications::list::list_notifications);
}

/// Files, and the picture beside a name.
fn uploads(cfg: &mut ServiceConfig<'_>) {
    cfg.service(files::avatar_put::put_avatar);
    cfg.service(files::avatar_delete::delete_avatar);
    cfg.service(files::picture::get_picture);
    cfg.service(files::create::create_file);
    cfg.service(files::list::list_files);
    cfg.service(files::complete::complete_file);
    cfg.service(files::get::get_file);
    cfg.service(files::delete::delete_file);
    cfg.service(files::upload::put_upload);
    cfg.service(files::download::get_download);
}

/// Trainers, what they sell and when. What is one's own goes before what has an id.
fn studios(cfg: &mut ServiceConfig<'_>) {
    cfg.service(trainers::update::update_trainer);
    cfg.service(trainers::submit::submit_trainer);
    cfg.service(trainers::packages_list_own::list_own_packages);
    cfg.service(services::list_own::list_own_services);
    cfg.service(trainers::package_put::put_package);
    cfg.service(gallery::put::put_gallery);
    cfg.service(certificates::list_own::list_own_certificates);
    cfg.service(certificates::put::put_certificate);
    cfg.service(certificates::delete::delete_certificate);
    cfg.service(trainers::facets::get_facets);
    cfg.service(trainers::policy_get::get_policy);
    cfg.service(trainers::policy_put::put_policy);
    cfg.service(hours::get::get_hours);
    cfg.service(hours::put::put_hours);
    cfg.service(hours::override_put::put_override);
    cfg.service(hours::override_delete::delete_override);
    cfg.service(hours::time_off_add::add_time_off);
    cfg.service(hours::time_off_remove::remove_time_off);
    cfg.service(trainers::create::create_trainer);
    cfg.service(trainers::list::list_trainers);
    cfg.service(trainers::get::get_trainer);
    cfg.service(services::create::create_service);
    cfg.service(services::update::update_service);
    cfg.service(services::list::list_services);
    cfg.service(why::get_why);
    cfg.service(classes::schedule::schedule_class);
    cfg.service(classes::cancel::cancel_class);
    cfg.service(trainers::calendar::get_calendar);
    cfg.service(trainers::packages_list::list_packages);
}

/// What clients say.
fn said(cfg: &mut ServiceConfig<'_>) {
    cfg.service(reviews::create::create_review);
    cfg.service(reviews::edit::edit_review);
    cfg.service(reviews::answer::answer_review);
    cfg.service(reviews::report::report_review);
    cfg.service(reviews::list_own::list_own_reviews);
    cfg.service(reviews::list::list_reviews);
}

/// What administrators do.
fn administration(cfg: &mut ServiceConfig<'_>) {
    cfg.service(admin::accounts_list::list_accounts);
    cfg.service(admin::account_suspend::suspend_account);
    cfg.service(admin::account_restore::restore_account);
    cfg.service(admin::audit_list::list_audit);
    cfg.service(admin::trainers_list::list_standing);
    cfg.service(admin::trainer_approve::approve_trainer);
    cfg.service(admin::trainer_return::return_trainer);
    cfg.service(admin::trainer_suspend::suspend_trainer);
    cfg.service(admin::trainer_restore::restore_trainer);
    cfg.service(admin::jobs_list::list_jobs);
    cfg.service(admin::job_retry::retry_job);
    cfg.service(admin::job_cancel::cancel_job);
    cfg.service(admin::certificates_list::list_certificates);
    cfg.service(admin::certificate_confirm::confirm_certificate);
    cfg.service(admin::certificate_reject::reject_certificate);
    cfg.service(admin::health_get::get_system_health);
    cfg.service(admin::settings_get::get_settings);
    cfg.service(admin::settings_put::put_settings);
    cfg.service(admin::schedule_list::list_schedule);
    cfg.service(admin::reviews_list::list_reported);
    cfg.service(admin::review_hide::hide_review);
    cfg.service(admin::review_keep::keep_review);
}

/// What people tell about themselves.
fn own(cfg: &mut ServiceConfig<'_>) {
    cfg.service(people::profile_get::get_profile);
    cfg.service(people::profile_put::put_profile);
    cfg.service(people::goals_list::list_goals);
    cfg.service(people::goal_create::create_goal);
    cfg.service(people::goal_update::update_goal);
    cfg.service(people::goal_delete::delete_goal);
    cfg.service(people::measurements_list::list_measurements);
    cfg.service(people::measurement_add::add_measurement);
    cfg.service(people::measurement_delete::delete_measurement);
    cfg.service(people::health_notes_get::get_health_notes);
    cfg.service(people::health_notes_put::put_health_notes);
    cfg.service(people::clients_list::list_clients);
    cfg.service(people::client_notes_get::get_client_notes);
    cfg.service(people::client_notes_put::put_client_notes);
    cfg.service(people::client_get::get_client);
    cfg.service(people::client_health_notes::get_client_health_notes);
    cfg.service(people::consents_get::get_consents);
    cfg.service(people::consents_put::put_consents);
    cfg.service(people::preferences_get::get_preferences);
    cfg.service(people::preferences_put::put_preferences);
    cfg.service(people::favourites_list::list_favourites);
    cfg.service(people::favourite_put::put_favourite);
    cfg.service(people::favourite_delete::delete_favourite);
    cfg.service(people::export_get::get_export);
    cfg.service(people::export_request::request_export);
    cfg.service(people::export_download::download_export);
    cfg.service(people::erasure_get::get_erasure);
    cfg.service(people::erasure_schedule::schedule_erasure);
    cfg.service(people::erasure_cancel::cancel_erasure);
}
