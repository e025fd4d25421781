import type { MailWords } from "./en";

export const fr = {
  connect: {
    subject: "Connecter Xero à {host} pour {business}",
    why: "{host} demande à lire dans Xero la comptabilité pour {business}. La page suivante montre ce qui est partagé, et vous décidez.",
    button: "Ouvrir le lien",
  },
  reconnect: {
    subject: "Reconnecter {business} à {host}",
    why: "{host} ne peut plus lire {business} dans Xero, ou ne le pourra bientôt plus. Reconnecter prend environ une minute.",
    button: "Reconnecter",
  },
  reconnectMany: {
    subject: "Reconnecter {count} entreprises à {host}",
    why: "{host} ne peut plus lire {count} entreprises dans Xero, ou ne le pourra bientôt plus. Reconnecter chacune prend environ une minute.",
  },
  code: {
    subject: "Votre code pour {host}\u00a0: {code}",
    why: "Saisissez ce code pour montrer à {host} que cette adresse est la vôtre. Il reste valable {minutes} minutes\u00a0:",
    unexpected: "Vous ne l’avez pas demandé\u202f? Supprimez cet e-mail.",
  },
  open: "Ouvrez ce lien. Il est valable jusqu’au {until, date, ::dMMMM}\u00a0:",
  openEach: "Ouvrez chacun des liens. Ils sont valables jusqu’au {until, date, ::dMMMM}\u00a0:",
  copyInstead: "Si le bouton ne fait rien, copiez cette adresse dans votre navigateur\u00a0:",
  restored:
    "{host} a restauré ses données à partir d’une sauvegarde et doit donc vous redemander l’accès. Vous n’avez rien fait de mal.",
  kept: "Rien n’est perdu\u00a0: les nouveautés dans Xero attendent que vous reconnectiez.",
  forward: "Si quelqu’un d’autre s’occupe de Xero, transférez-lui cet e-mail.",
  own: "Vos connexions\u00a0: {url}",
  stop: "Nous vous le rappelons après 3 et après 10 jours, puis plus du tout. Pour arrêter les rappels\u00a0: {url}",
  unexpected:
    "Vous ne l’attendiez pas\u202f? Supprimez cet e-mail\u00a0: rien n’a été partagé. Nous ne demandons jamais votre mot de passe Xero.",
  notXero: "Ce n’est pas un produit de Xero.",
} satisfies MailWords;
