hello = Hola, { $name }:

verify-subject = Confirma tu dirección de correo para FitTribe
verify-before = Te damos la bienvenida a FitTribe. Confirma que esta dirección es tuya:
verify-button = Confirmar esta dirección
verify-after = El enlace vale dos días y una sola vez. Si no te has registrado, no hagas nada: no recibirás más correos.

reset-subject = Nueva contraseña para FitTribe
reset-before = Alguien, esperamos que tú, ha pedido una nueva contraseña:
reset-button = Poner una nueva contraseña
reset-after = El enlace vale una hora y una sola vez. Si no has sido tú, no hagas nada: tu contraseña sigue igual.

export-ready-subject = Tus datos de FitTribe están listos
export-ready-before = Pediste una copia de todo lo que FitTribe guarda de ti. Está lista: inicia sesión y descárgala.
export-ready-after = Se guarda una semana. Si no la has pedido, cambia tu contraseña: otra persona ha iniciado sesión con tu cuenta.

erasure-scheduled-subject = Tu cuenta de FitTribe se va a borrar
erasure-scheduled-before = Pediste borrar tu cuenta. Se hará dentro de dos semanas y entonces no se podrá deshacer.
erasure-scheduled-after = Hasta entonces puedes iniciar sesión y anularlo si cambias de idea. Si no has sido tú, anúlalo y cambia tu contraseña.

erasure-cancelled-subject = Tu cuenta de FitTribe se queda
erasure-cancelled-before = Se ha anulado el borrado de tu cuenta. Todo sigue como estaba.
erasure-cancelled-after = Si no has sido tú, cambia tu contraseña: otra persona ha iniciado sesión con tu cuenta.

certificate-confirmed-subject = Tu certificado está confirmado
certificate-confirmed-before = Hemos revisado un certificado tuyo y lo hemos confirmado. Mientras sea válido, se ve en tu página.
certificate-confirmed-after = Si caduca, te escribimos 30 y 7 días antes.

certificate-rejected-subject = Tu certificado no se ha confirmado
certificate-rejected-before = Hemos revisado un certificado tuyo y no hemos podido confirmarlo. Inicia sesión para leer por qué.
certificate-rejected-after = Corrígelo o sube una copia mejor y lo revisaremos de nuevo.

certificate-expires-subject = Un certificado tuyo caduca pronto
certificate-expires-before = Un certificado tuyo caduca pronto. Si FitTribe lo exige, nadie podrá reservarte cuando caduque; lo reservado se mantiene.
certificate-expires-after = Introduce ya el siguiente para que podamos confirmarlo a tiempo.

certificate-expired-subject = Un certificado tuyo ha caducado
certificate-expired-before = Un certificado tuyo ha caducado. Si FitTribe lo exige, nadie puede reservarte hasta que se confirme otro; lo reservado se mantiene.
certificate-expired-after = Introduce el siguiente y lo revisaremos pronto.

trainer-approved-subject = Ya se puede reservar contigo en FitTribe
trainer-approved-before = Tu página de entrenador está aprobada: los clientes la encuentran y reservan las horas que ofreces.
trainer-approved-after = Mantén tu horario al día; lo que no ofreces nadie lo puede reservar.

trainer-returned-subject = Tu página de FitTribe necesita un cambio
trainer-returned-before = Hemos revisado tu página de entrenador y todavía hay algo que cambiar. Inicia sesión para leer qué.
trainer-returned-after = Cámbialo y envía la página otra vez; la volveremos a revisar.

booked-client-subject = Reservado: { $service } con { $other }, { brief }
booked-client-before = Tu sesión está reservada:
booked-trainer-subject = Nueva reserva: { $service } con { $other }, { brief }
booked-trainer-before = { $other } ha reservado una sesión contigo:

moved-client-subject = Cambio de hora: { $service } con { $other }, ahora { brief }
moved-client-before = Tu sesión tiene una hora nueva:
moved-trainer-subject = Cambio de hora: { $service } con { $other }, ahora { brief }
moved-trainer-before = La sesión con { $other } tiene una hora nueva:

cancelled-client-subject = Cancelado: { $service } con { $other }, { brief }
cancelled-client-before = Tu sesión no tendrá lugar:
cancelled-trainer-subject = Cancelado: { $service } con { $other }, { brief }
cancelled-trainer-before = La sesión con { $other } no tendrá lugar:

booking-after = Las horas están en tu zona horaria, { $zone }.
service = Qué
other-client = Entrenador
other-trainer = Cliente
when = Cuándo
earlier = Antes

open = Abrir FitTribe
switch-off = No recibir más correos sobre reservas
switch-off-page = Dejar de recibir correos
switch-off-ask = No recibirás más correos sobre reservas. Tu bandeja en FitTribe te sigue avisando de todo.
switch-off-done = Hecho: no habrá más correos sobre reservas. Puedes volver a activarlos en tus ajustes.
switch-off-none = Este enlace no sirve. Inicia sesión y cámbialo en tus ajustes.

moment = { weekday }, { $day } de { month } de { $year }, { $from }–{ $to }
moment-start = { weekday }, { $day } de { month } de { $year }, { $from }
brief = { $day } de { month }, { $from }
weekday = { $weekday ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
