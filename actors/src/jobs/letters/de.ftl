hello = Hallo { $name },

verify-subject = Bestätige deine E-Mail-Adresse für FitTribe
verify-before = Willkommen bei FitTribe. Bestätige, dass diese Adresse dir gehört:
verify-button = Adresse bestätigen
verify-after = Der Link gilt zwei Tage lang und nur einmal. Falls du dich nicht angemeldet hast, tu nichts: Es kommt keine weitere Post.

reset-subject = Neues Passwort für FitTribe
reset-before = Jemand, hoffentlich du, möchte ein neues Passwort setzen:
reset-button = Neues Passwort setzen
reset-after = Der Link gilt eine Stunde lang und nur einmal. Falls du es nicht warst, tu nichts: Dein Passwort bleibt, wie es ist.

export-ready-subject = Deine Daten von FitTribe sind bereit
export-ready-before = Du hast um eine Kopie von allem gebeten, was FitTribe über dich gespeichert hat. Sie ist bereit: Melde dich an und lade sie herunter.
export-ready-after = Sie bleibt eine Woche lang liegen. Falls du sie nicht angefordert hast, ändere dein Passwort: Jemand anderes ist mit deinem Konto angemeldet.

erasure-scheduled-subject = Dein FitTribe-Konto wird gelöscht
erasure-scheduled-before = Du hast darum gebeten, dein Konto zu löschen. Das geschieht in zwei Wochen und lässt sich dann nicht rückgängig machen.
erasure-scheduled-after = Bis dahin kannst du dich anmelden und es widerrufen. Falls du es nicht warst, widerrufe es und ändere dein Passwort.

erasure-cancelled-subject = Dein FitTribe-Konto bleibt
erasure-cancelled-before = Die Löschung deines Kontos wurde widerrufen. Alles bleibt, wie es war.
erasure-cancelled-after = Falls du es nicht warst, ändere dein Passwort: Jemand anderes ist mit deinem Konto angemeldet.

certificate-confirmed-subject = Dein Zertifikat ist bestätigt
certificate-confirmed-before = Wir haben uns ein Zertifikat von dir angesehen und es bestätigt. Solange es gilt, steht es auf deiner Seite.
certificate-confirmed-after = Läuft es ab, schreiben wir dir 30 und 7 Tage vorher.

certificate-rejected-subject = Dein Zertifikat wurde nicht bestätigt
certificate-rejected-before = Wir haben uns ein Zertifikat von dir angesehen und konnten es nicht bestätigen. Melde dich an, um zu lesen, warum.
certificate-rejected-after = Berichtige es oder lade eine bessere Kopie hoch, dann sehen wir es uns noch einmal an.

certificate-expires-subject = Eines deiner Zertifikate läuft bald ab
certificate-expires-before = Eines deiner Zertifikate läuft bald ab. Verlangt FitTribe es, kann dich danach niemand mehr buchen; was gebucht ist, bleibt.
certificate-expires-after = Trage jetzt das nächste ein, damit wir es rechtzeitig bestätigen können.

certificate-expired-subject = Eines deiner Zertifikate ist abgelaufen
certificate-expired-before = Eines deiner Zertifikate ist abgelaufen. Verlangt FitTribe es, kann dich niemand buchen, bis ein anderes bestätigt ist; was gebucht ist, bleibt.
certificate-expired-after = Trage das nächste ein, wir sehen es uns bald an.

trainer-approved-subject = Auf FitTribe kann man dich jetzt buchen
trainer-approved-before = Deine Trainerseite ist freigegeben: Kunden finden sie und buchen die Zeiten, die du anbietest.
trainer-approved-after = Halte deine Zeiten aktuell; was du nicht anbietest, kann niemand buchen.

trainer-returned-subject = Deine Seite auf FitTribe braucht eine Änderung
trainer-returned-before = Wir haben deine Trainerseite angesehen, und etwas ist noch zu ändern. Melde dich an und lies, was.
trainer-returned-after = Ändere es und reiche die Seite noch einmal ein; wir sehen sie dann neu an.

booked-client-subject = Gebucht: { $service } mit { $other }, { brief }
booked-client-before = Dein Termin ist gebucht:
booked-trainer-subject = Neue Buchung: { $service } mit { $other }, { brief }
booked-trainer-before = { $other } hat einen Termin bei dir gebucht:

moved-client-subject = Verschoben: { $service } mit { $other }, jetzt { brief }
moved-client-before = Dein Termin hat eine neue Zeit:
moved-trainer-subject = Verschoben: { $service } mit { $other }, jetzt { brief }
moved-trainer-before = Der Termin mit { $other } hat eine neue Zeit:

cancelled-client-subject = Abgesagt: { $service } mit { $other }, { brief }
cancelled-client-before = Dein Termin findet nicht statt:
cancelled-trainer-subject = Abgesagt: { $service } mit { $other }, { brief }
cancelled-trainer-before = Der Termin mit { $other } findet nicht statt:

booking-after = Die Zeiten gelten in deiner Zeitzone, { $zone }.
service = Was
other-client = Trainer
other-trainer = Kunde
when = Wann
earlier = Vorher

open = FitTribe öffnen
switch-off = Keine Briefe mehr über Buchungen
switch-off-page = Briefe abbestellen
switch-off-ask = Du bekommst keine Briefe mehr über Buchungen. Dein Postfach in FitTribe meldet dir weiterhin alles.
switch-off-done = Erledigt: keine Briefe mehr über Buchungen. In deinen Einstellungen kannst du sie wieder einschalten.
switch-off-none = Dieser Link taugt nicht. Melde dich an und ändere es in deinen Einstellungen.

moment = { weekday }, { $day }. { month } { $year }, { $from }–{ $to } Uhr
moment-start = { weekday }, { $day }. { month } { $year }, { $from } Uhr
brief = { $day }. { month }, { $from } Uhr
weekday = { $weekday ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
