/** The customer's words about the keys of an app of their own, in French. What Xero calls something on its pages stays as it is there. */
export const frKeys = {
  keys: {
    title: "D’abord, une clé chez Xero",
    lead: "{host} lit votre comptabilité avec une clé qui appartient à votre entreprise. Vous la créez une seule fois chez Xero, en cinq minutes environ. La personne qui s’occupe de vos ordinateurs peut aussi le faire\u00a0: envoyez-lui ce lien.",
    open: "Ouvrez <a>la page de Xero pour les développeurs</a> et identifiez-vous comme dans Xero.",
    make: "Choisissez <b>New app</b>, puis <b>Web app</b>. Donnez-lui le nom «\u00a0{host}\u00a0», et saisissez l’adresse de votre site web.",
    paste:
      "Copiez l’adresse ci-dessous dans <b>Redirect URI</b>, acceptez les conditions, et choisissez <b>Create app</b>.",
    copyKeys:
      "Ouvrez <b>Configuration</b>, choisissez <b>Generate a secret</b>, et copiez <b>Client id</b> et <b>Client secret</b> dans les champs ci-dessous.",
    address: "Adresse pour Xero",
    copy: "Copier",
    copyAddress: "Copier l’adresse pour Xero",
    copied: "Copié",
    notCopied: "Non copié",
    blocked: "Votre navigateur ne l’a pas copiée. Sélectionnez l’adresse et copiez-la vous-même.",
    id: "Client id fourni par Xero",
    secret: "Client secret fourni par Xero",
    secretHint: "Xero ne l’affiche qu’une fois. Il est conservé chiffré, et n’est plus jamais affiché.",
    secretKept: "Votre saisie est conservée. Laissez ce champ vide pour l’utiliser de nouveau.",
    nothing: "Rien n’a encore été connecté.",
    keyMissing: "Copiez dans ce champ le client id affiché par Xero.",
    secretMissing: "Copiez dans ce champ le client secret affiché par Xero.",
    unreadable: "Cela ne ressemble pas à ce que Xero affiche. Copiez-le encore une fois.",
    refused:
      "Xero n’accepte pas ces deux valeurs ensemble. Copiez-les de nouveau, ou générez un nouveau secret chez Xero.",
    taken: "Ce client id est déjà enregistré chez {host}, avec un autre secret. Demandez à {host} comment continuer.",
    busy: "Xero n’a pas répondu. Votre saisie est conservée\u00a0: réessayez dans une minute.",
    mend: "Vérifier les clés",
  },
};
