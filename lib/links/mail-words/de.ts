import type { MailWords } from "./en";

export const de = {
  connect: {
    subject: "Xero von {business} mit {host} verbinden",
    why: "{host} bittet darum, die Bücher von {business} in Xero zu lesen. Auf der nächsten Seite sehen Sie, was geteilt wird, und entscheiden.",
  },
  reconnect: {
    subject: "{business} wieder mit {host} verbinden",
    why: "{host} kann {business} in Xero nicht mehr lesen oder wird es bald nicht mehr können. Wieder zu verbinden dauert etwa eine Minute.",
  },
  open: "Öffnen Sie diesen Link. Er gilt bis {until, date, ::dMMMM}:",
  unexpected:
    "Nicht erwartet? Löschen Sie diese E-Mail: Es wurde nichts geteilt. Wir fragen nie nach Ihrem Xero-Passwort.",
  notXero: "Kein Produkt von Xero.",
} satisfies MailWords;
