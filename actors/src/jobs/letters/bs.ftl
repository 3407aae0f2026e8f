# Bosnian in Latin script; Croats and Serbs read it too.
hello = Zdravo { $name },

verify-subject = Potvrdi svoju e-mail adresu za FitTribe
verify-before = Dobro došli na FitTribe. Potvrdi da je ova adresa tvoja:
verify-button = Potvrdi adresu
verify-after = Link važi dva dana i samo jednom. Ako se nisi prijavio, ne radi ništa: više pošte neće biti.

reset-subject = Nova lozinka za FitTribe
reset-before = Neko, nadamo se ti, želi postaviti novu lozinku:
reset-button = Postavi novu lozinku
reset-after = Link važi jedan sat i samo jednom. Ako to nisi bio ti, ne radi ništa: tvoja lozinka ostaje ista.

export-ready-subject = Tvoji podaci sa FitTribe su spremni
export-ready-before = Zatražena je kopija svega što FitTribe čuva o tebi. Spremna je: prijavi se i preuzmi je.
export-ready-after = Čuva se sedmicu dana. Ako je nisi zatražio, promijeni lozinku: neko drugi je prijavljen kao ti.

erasure-scheduled-subject = Tvoj FitTribe račun će biti obrisan
erasure-scheduled-before = Zatraženo je brisanje tvog računa. To će se desiti za dvije sedmice i tada se ne može poništiti.
erasure-scheduled-after = Do tada se možeš prijaviti i odustati od brisanja. Ako to nisi bio ti, odustani i promijeni lozinku.

erasure-cancelled-subject = Tvoj FitTribe račun ostaje
erasure-cancelled-before = Brisanje tvog računa je otkazano. Sve ostaje kako je bilo.
erasure-cancelled-after = Ako to nisi bio ti, promijeni lozinku: neko drugi je prijavljen kao ti.

certificate-confirmed-subject = Tvoj certifikat je potvrđen
certificate-confirmed-before = Pogledali smo tvoj certifikat i potvrdili ga. Dok važi, klijenti ga vide na tvojoj stranici.
certificate-confirmed-after = Ako ističe, pišemo ti 30 i 7 dana ranije.

certificate-rejected-subject = Tvoj certifikat nije potvrđen
certificate-rejected-before = Pogledali smo tvoj certifikat i nismo ga mogli potvrditi. Prijavi se da pročitaš zašto.
certificate-rejected-after = Ispravi ga ili pošalji bolju kopiju, pa ćemo ga ponovo pogledati.

certificate-expires-subject = Jedan tvoj certifikat uskoro ističe
certificate-expires-before = Jedan tvoj certifikat uskoro ističe. Ako ga FitTribe traži, poslije toga te niko ne može rezervisati; što je rezervisano, ostaje.
certificate-expires-after = Unesi sljedeći već sada, da ga na vrijeme potvrdimo.

certificate-expired-subject = Jedan tvoj certifikat je istekao
certificate-expired-before = Jedan tvoj certifikat je istekao. Ako ga FitTribe traži, niko te ne može rezervisati dok drugi ne bude potvrđen; što je rezervisano, ostaje.
certificate-expired-after = Unesi sljedeći, uskoro ćemo ga pogledati.

trainer-approved-subject = Na FitTribe te sada mogu rezervisati
trainer-approved-before = Tvoja trenerska stranica je odobrena: klijenti je nalaze i rezervišu termine koje nudiš.
trainer-approved-after = Održavaj svoje radno vrijeme tačnim; ono što ne nudiš niko ne može rezervisati.

trainer-returned-subject = Tvoja stranica na FitTribe traži izmjenu
trainer-returned-before = Pregledali smo tvoju trenersku stranicu i nešto još treba izmijeniti. Prijavi se da pročitaš šta.
trainer-returned-after = Izmijeni to i pošalji stranicu ponovo; pregledaćemo je još jednom.

booked-client-subject = Rezervisano: { $service }, { $other }, { brief }
booked-client-before = Tvoj termin je rezervisan:
booked-trainer-subject = Nova rezervacija: { $service }, { $other }, { brief }
booked-trainer-before = { $other } ima novi termin kod tebe:

moved-client-subject = Pomjereno: { $service }, { $other }, sada { brief }
moved-client-before = Tvoj termin ima novo vrijeme:
moved-trainer-subject = Pomjereno: { $service }, { $other }, sada { brief }
moved-trainer-before = Termin ima novo vrijeme ({ $other }):

cancelled-client-subject = Otkazano: { $service }, { $other }, { brief }
cancelled-client-before = Tvoj termin se neće održati:
cancelled-trainer-subject = Otkazano: { $service }, { $other }, { brief }
cancelled-trainer-before = Termin se neće održati ({ $other }):

booking-after = Vremena su u tvojoj vremenskoj zoni, { $zone }.
service = Šta
other-client = Trener
other-trainer = Klijent
when = Kada
earlier = Ranije

open = Otvori FitTribe
switch-off = Bez pisama o rezervacijama
switch-off-page = Isključi pisma
switch-off-ask = Više nećeš dobijati pisma o rezervacijama. Tvoje sanduče na FitTribe te i dalje obavještava o svemu.
switch-off-done = Gotovo: više nema pisama o rezervacijama. U postavkama ih možeš ponovo uključiti.
switch-off-none = Ovaj link ne vrijedi. Prijavi se i promijeni to u postavkama.

moment = { weekday }, { $day }. { month } { $year }, { $from }–{ $to }
moment-start = { weekday }, { $day }. { month } { $year }, { $from }
brief = { $day }. { month }, { $from }
weekday = { $weekday ->
    [1] ponedjeljak
    [2] utorak
    [3] srijeda
    [4] četvrtak
    [5] petak
    [6] subota
   *[7] nedjelja
}
month = { $month ->
    [1] januara
    [2] februara
    [3] marta
    [4] aprila
    [5] maja
    [6] juna
    [7] jula
    [8] augusta
    [9] septembra
    [10] oktobra
    [11] novembra
   *[12] decembra
}
