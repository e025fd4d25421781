import type { MailWords } from "./en";

export const es = {
  connect: {
    subject: "Conecte Xero de {business} con {host}",
    why: "{host} pide leer en Xero los libros contables de {business}. En la página siguiente verá qué se comparte y decidirá.",
  },
  reconnect: {
    subject: "Vuelva a conectar {business} con {host}",
    why: "{host} ya no puede leer {business} en Xero, o pronto no podrá. Volver a conectar lleva alrededor de un minuto.",
  },
  open: "Abra este enlace. Funciona hasta el {until, date, ::dMMMM}:",
  unexpected: "¿No lo esperaba? Borre este correo: no se ha compartido nada. Nunca le pedimos su contraseña de Xero.",
  notXero: "No es un producto de Xero.",
} satisfies MailWords;
