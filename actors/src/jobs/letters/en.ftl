# What letters say. Every language has every message, with the same variables.

hello = Hello { $name },

verify-subject = Confirm your e-mail address for FitTribe
verify-before = Welcome to FitTribe. Confirm that this address is yours:
verify-button = Confirm this address
verify-after = The link is good for two days, once. If you did not sign up, do nothing: no mail will follow.

reset-subject = Set a new password for FitTribe
reset-before = Somebody, hopefully you, asked to set a new password:
reset-button = Set a new password
reset-after = The link is good for an hour, once. If it was not you, do nothing: your password stays as it is.

export-ready-subject = Your data from FitTribe are ready
export-ready-before = You asked for a copy of all that FitTribe keeps of you. It is ready: sign in and download it.
export-ready-after = It is kept for a week. If you did not ask for it, change your password: somebody else is signed in as you.

erasure-scheduled-subject = Your FitTribe account is to be erased
erasure-scheduled-before = You asked to erase your account. That is done in two weeks, and cannot be undone then.
erasure-scheduled-after = Until then, sign in and call it off if you change your mind. If it was not you who asked, call it off and change your password.

erasure-cancelled-subject = Your FitTribe account stays
erasure-cancelled-before = The erasure of your account was called off. Everything stays as it was.
erasure-cancelled-after = If it was not you who called it off, change your password: somebody else is signed in as you.

certificate-confirmed-subject = Your certificate is confirmed
certificate-confirmed-before = We looked at a certificate of yours and confirmed it. While it is good, clients see it on your page.
certificate-confirmed-after = If it expires, we write to you 30 and 7 days before.

certificate-rejected-subject = Your certificate was not confirmed
certificate-rejected-before = We looked at a certificate of yours and could not confirm it. Sign in to read why.
certificate-rejected-after = Put it right or upload a better copy, and we will look at it anew.

certificate-expires-subject = A certificate of yours expires soon
certificate-expires-before = A certificate of yours expires soon. If FitTribe requires it, nobody can book you once it has; what is booked stays.
certificate-expires-after = Enter the one that follows it now, so that we can confirm it in time.

certificate-expired-subject = A certificate of yours has expired
certificate-expired-before = A certificate of yours has expired. If FitTribe requires it, nobody can book you until another one is confirmed; what is booked stays.
certificate-expired-after = Enter the one that follows it, and we will look at it soon.

trainer-approved-subject = You can be booked on FitTribe
trainer-approved-before = Your page as a trainer is approved: clients find it, and book the times you offer.
trainer-approved-after = Keep your hours up to date; what you do not offer nobody can book.

trainer-returned-subject = Your page on FitTribe needs a change
trainer-returned-before = We looked at your page as a trainer, and something is still to be changed. Sign in to read what.
trainer-returned-after = Change it and submit the page again; we will look at it anew.

booked-client-subject = Booked: { $service } with { $other }, { brief }
booked-client-before = Your session is booked:
booked-trainer-subject = New booking: { $service } with { $other }, { brief }
booked-trainer-before = { $other } booked a session with you:

moved-client-subject = Moved: { $service } with { $other }, now { brief }
moved-client-before = Your session has a new time:
moved-trainer-subject = Moved: { $service } with { $other }, now { brief }
moved-trainer-before = The session with { $other } has a new time:

cancelled-client-subject = Cancelled: { $service } with { $other }, { brief }
cancelled-client-before = Your session does not take place:
cancelled-trainer-subject = Cancelled: { $service } with { $other }, { brief }
cancelled-trainer-before = The session with { $other } does not take place:

booking-after = Times are in your time zone, { $zone }.
service = What
other-client = Trainer
other-trainer = Client
when = When
earlier = Before

open = Open FitTribe
switch-off = No more letters about bookings
switch-off-page = Switch off letters
switch-off-ask = You will get no more letters about bookings. Your inbox in FitTribe keeps telling you of everything.
switch-off-done = Done: no more letters about bookings. You can switch them on again in your settings.
switch-off-none = This link is no good. Sign in and change it in your settings.

moment = { weekday }, { $day } { month } { $year }, { $from }–{ $to }
moment-start = { weekday }, { $day } { month } { $year }, { $from }
brief = { $day } { month }, { $from }
weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
