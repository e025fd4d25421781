import type { MailWords } from "./en";

export const fr = {
  connect: {
    subject: "Connecter Xero à {host} pour {business}",
    why: "{host} demande à lire dans Xero la comptabilité pour {business}. La page suivante montre ce qui est partagé, et vous décidez.",
  },
  reconnect: {
    subject: "Reconnecter {business} à {host}",
    why: "{host} ne peut plus lire {business} dans Xero, ou ne le pourra bientôt plus. Reconnecter prend environ une minute.",
  },
  open: "Ouvrez ce lien. Il est valable jusqu’au {until, date, ::dMMMM}\u00a0:",
  unexpected:
    "Vous ne l’attendiez pas\u202f? Supprimez cet e-mail\u00a0: rien n’a été partagé. Nous ne demandons jamais votre mot de passe Xero.",
  notXero: "Ce n’est pas un produit de Xero.",
} satisfies MailWords;
