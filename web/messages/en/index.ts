import account from "./account.json";
import accounts from "./accounts.json";
import admin from "./admin.json";
import alerts from "./alerts.json";
import auth from "./auth.json";
import booked from "./booked.json";
import booking from "./booking.json";
import calendar from "./calendar.json";
import cancel from "./cancel.json";
import certificates from "./certificates.json";
import channels from "./channels.json";
import classes from "./classes.json";
import clients from "./clients.json";
import favourites from "./favourites.json";
import find from "./find.json";
import firebase from "./firebase.json";
import gallery from "./gallery.json";
import health from "./health.json";
import hold from "./hold.json";
import hours from "./hours.json";
import inbox from "./inbox.json";
import landing from "./landing.json";
import letters from "./letters.json";
import line from "./line.json";
import moderation from "./moderation.json";
import move from "./move.json";
import nav from "./nav.json";
import offline from "./offline.json";
import onboarding from "./onboarding.json";
import paint from "./paint.json";
import picker from "./picker.json";
import policy from "./policy.json";
import policy_form from "./policy_form.json";
import price from "./price.json";
import privacy from "./privacy.json";
import profile from "./profile.json";
import progress from "./progress.json";
import review from "./review.json";
import review_answers from "./review_answers.json";
import seats from "./seats.json";
import sessions from "./sessions.json";
import settings from "./settings.json";
import studio from "./studio.json";
import time_off from "./time_off.json";
import today from "./today.json";
import totp from "./totp.json";
import trainer from "./trainer.json";
import ui from "./ui.json";
import why from "./why.json";
import wrong from "./wrong.json";

/** Every word, by the part of the app that says it. */
export default {
  account,
  accounts,
  admin,
  alerts,
  auth,
  booked,
  booking,
  calendar,
  cancel,
  certificates,
  channels,
  classes,
  clients,
  favourites,
  find,
  firebase,
  gallery,
  health,
  hold,
  hours,
  inbox,
  landing,
  letters,
  line,
  moderation,
  move,
  nav,
  offline,
  onboarding,
  paint,
  picker,
  policy,
  policy_form,
  price,
  privacy,
  profile,
  progress,
  review,
  review_answers,
  seats,
  sessions,
  settings,
  studio,
  time_off,
  today,
  totp,
  trainer,
  ui,
  why,
  wrong,
};
