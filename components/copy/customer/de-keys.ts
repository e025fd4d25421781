/** The customer's words about the keys of an app of their own, in German. What Xero calls something on its pages stays as it is there. */
export const deKeys = {
  keys: {
    title: "Zuerst ein Schlüssel bei Xero",
    lead: "{host} liest Ihre Bücher mit einem Schlüssel, der Ihrem Unternehmen gehört. Sie legen ihn bei Xero einmal an, in etwa fünf Minuten. Wer Ihre Computer betreut, kann das auch tun: Senden Sie diesen Link weiter.",
    open: "Öffnen Sie <a>die Seite von Xero für Entwickler</a>, und melden Sie sich an wie in Xero.",
    make: "Wählen Sie <b>New app</b>, dann <b>Web app</b>. Nennen Sie sie „{host}“, und geben Sie die Adresse Ihrer Website ein.",
    paste:
      "Kopieren Sie die Adresse unten dort in <b>Redirect URI</b>, stimmen Sie den Bedingungen zu, und wählen Sie <b>Create app</b>.",
    copyKeys:
      "Öffnen Sie <b>Configuration</b>, wählen Sie <b>Generate a secret</b>, und kopieren Sie <b>Client id</b> und <b>Client secret</b> in die Felder unten.",
    address: "Adresse für Xero",
    copy: "Kopieren",
    copyAddress: "Adresse für Xero kopieren",
    copied: "Kopiert",
    notCopied: "Nicht kopiert",
    blocked: "Ihr Browser hat sie nicht kopiert. Markieren Sie die Adresse, und kopieren Sie sie selbst.",
    id: "Client id aus Xero",
    secret: "Client secret aus Xero",
    secretHint: "Xero zeigt es nur einmal. Es wird verschlüsselt aufbewahrt und nie wieder gezeigt.",
    secretKept: "Ihre Eingabe ist noch da. Lassen Sie das Feld leer, um sie wieder zu verwenden.",
    nothing: "Es wurde noch nichts verbunden.",
    keyMissing: "Kopieren Sie die Client id aus Xero in dieses Feld.",
    secretMissing: "Kopieren Sie das Client secret aus Xero in dieses Feld.",
    unreadable: "So sieht es bei Xero nicht aus. Kopieren Sie es noch einmal.",
    refused:
      "Xero nimmt diese beiden zusammen nicht an. Kopieren Sie beide noch einmal, oder erzeugen Sie bei Xero ein neues Secret.",
    taken: "{host} hat diese Client id schon, mit einem anderen Secret. Fragen Sie {host}, was zu tun ist.",
    busy: "Xero hat nicht geantwortet. Ihre Eingaben sind noch da: Versuchen Sie es in einer Minute noch einmal.",
    mend: "Schlüssel prüfen",
  },
};
