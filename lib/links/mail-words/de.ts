import type { MailWords } from "./en";

export const de = {
  connect: {
    subject: "Xero von {business} mit {host} verbinden",
    why: "{host} bittet darum, die Bücher von {business} in Xero zu lesen. Auf der nächsten Seite sehen Sie, was geteilt wird, und entscheiden.",
    button: "Link öffnen",
  },
  reconnect: {
    subject: "{business} wieder mit {host} verbinden",
    why: "{host} kann {business} in Xero nicht mehr lesen oder wird es bald nicht mehr können. Wieder zu verbinden dauert etwa eine Minute.",
    button: "Wieder verbinden",
  },
  reconnectMany: {
    subject: "{count} Unternehmen wieder mit {host} verbinden",
    why: "{host} kann {count} Unternehmen in Xero nicht mehr lesen oder wird es bald nicht mehr können. Jedes wieder zu verbinden dauert etwa eine Minute.",
  },
  code: {
    subject: "Ihr Code für {host}: {code}",
    why: "Geben Sie diesen Code ein, um {host} zu zeigen, dass diese Adresse Ihnen gehört. Er gilt {minutes} Minuten:",
    unexpected: "Nicht angefordert? Löschen Sie diese E-Mail.",
  },
  open: "Öffnen Sie diesen Link. Er gilt bis {until, date, ::dMMMM}:",
  openEach: "Öffnen Sie jeden der Links. Sie gelten bis {until, date, ::dMMMM}:",
  copyInstead: "Wenn die Schaltfläche nichts tut, kopieren Sie diese Adresse in Ihren Browser:",
  restored:
    "{host} hat seine Daten aus einer Sicherung wiederhergestellt und muss Sie deshalb erneut fragen. Sie haben nichts falsch gemacht.",
  kept: "Nichts geht verloren: Was in Xero neu ist, wartet, bis Sie wieder verbinden.",
  forward: "Wenn sich jemand anderes um Xero kümmert, leiten Sie diese E-Mail weiter.",
  own: "Ihre Verbindungen: {url}",
  stop: "Wir erinnern Sie nach 3 und nach 10 Tagen, dann nicht mehr. Keine Erinnerungen mehr: {url}",
  unexpected:
    "Nicht erwartet? Löschen Sie diese E-Mail: Es wurde nichts geteilt. Wir fragen nie nach Ihrem Xero-Passwort.",
  notXero: "Kein Produkt von Xero.",
} satisfies MailWords;
