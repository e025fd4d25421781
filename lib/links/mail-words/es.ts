import type { MailWords } from "./en";

export const es = {
  connect: {
    subject: "Conecte Xero de {business} con {host}",
    why: "{host} pide leer en Xero los libros contables de {business}. En la página siguiente verá qué se comparte y decidirá.",
    button: "Abrir el enlace",
  },
  reconnect: {
    subject: "Vuelva a conectar {business} con {host}",
    why: "{host} ya no puede leer {business} en Xero, o pronto no podrá. Volver a conectar lleva alrededor de un minuto.",
    button: "Volver a conectar",
  },
  reconnectMany: {
    subject: "Vuelva a conectar {count} empresas con {host}",
    why: "{host} ya no puede leer {count} empresas en Xero, o pronto no podrá. Volver a conectar cada una lleva alrededor de un minuto.",
  },
  code: {
    subject: "Su código para {host}: {code}",
    why: "Escriba este código para mostrar a {host} que esta dirección es suya. Vale {minutes} minutos:",
    unexpected: "¿No lo pidió? Borre este correo.",
  },
  open: "Abra este enlace. Funciona hasta el {until, date, ::dMMMM}:",
  openEach: "Abra cada enlace. Funcionan hasta el {until, date, ::dMMMM}:",
  copyInstead: "Si el botón no funciona, copie esta dirección en su navegador:",
  restored:
    "{host} restauró sus datos desde una copia de seguridad y por eso debe pedírselo otra vez. Usted no ha hecho nada mal.",
  kept: "No se pierde nada: lo nuevo en Xero espera hasta que vuelva a conectar.",
  forward: "Si otra persona se ocupa de Xero, reenvíele este correo.",
  own: "Sus conexiones: {url}",
  stop: "Se lo recordamos después de 3 y de 10 días, y luego no más. Para no recibir recordatorios: {url}",
  unexpected: "¿No lo esperaba? Borre este correo: no se ha compartido nada. Nunca le pedimos su contraseña de Xero.",
  notXero: "No es un producto de Xero.",
} satisfies MailWords;
