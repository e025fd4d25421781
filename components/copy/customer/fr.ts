import { frKeys } from "./fr-keys";
import { frOwn } from "./fr-own";
import type { CustomerMessages } from "./en";

/**
 * What a customer reads, in French. `areas` bring their own "vos"; names stand where no word before them would be shortened
 * ("de", "que"). A no-break space stands before a colon, a narrow one before a question mark and inside quotation marks.
 */
export const fr = {
  frame: {
    language: "Langue\u00a0: {language}",
    privacy: "Confidentialité",
    terms: "Conditions",
    help: "Aide",
    runBy: "Proposé par {host} avec Gangway. Ce n’est pas un produit de Xero.",
    skip: "Aller au contenu",
  },
  plank: {
    none: "{host} et Xero, pas encore connectés",
    half: "Sur le chemin entre {host} et Xero",
    laid: "{host} et Xero, connectés",
    broken: "Le chemin entre {host} et Xero est interrompu",
  },
  areas: {
    invoices: "vos factures",
    payments: "vos paiements",
    bank: "vos opérations bancaires",
    journals: "vos écritures",
    contacts: "vos contacts",
    reports: "vos rapports",
    attachments: "vos pièces jointes",
    budgets: "vos budgets",
    assets: "vos immobilisations",
    projects: "vos projets",
    files: "vos fichiers",
    payroll: "votre paie",
    settings: "les informations de votre entreprise",
    books: "votre comptabilité",
  },
  details: {
    invoices: "<b>Factures</b> clients et fournisseurs\u00a0: dates, montants, ce qui est payé",
    payments: "<b>Paiements</b>\u00a0: dates, montants, à quoi ils correspondent",
    bank: "<b>Opérations bancaires</b>\u00a0: entrées et sorties, telles qu’elles sont dans Xero",
    journals: "<b>Écritures</b>\u00a0: celles saisies à la main",
    contacts: "<b>Contacts</b>\u00a0: noms, e-mail, téléphone",
    reports: "<b>Rapports</b>\u00a0: compte de résultat, bilan, balance générale",
    attachments: "<b>Pièces jointes</b>\u00a0: fichiers des factures clients et fournisseurs",
    budgets: "<b>Budgets</b>\u00a0: vos prévisions par compte",
    assets: "<b>Immobilisations</b>\u00a0: ce que possède l’entreprise",
    projects: "<b>Projets</b>\u00a0: tâches, temps et coûts",
    files: "<b>Fichiers</b>\u00a0: vos documents dans Xero",
    payroll: "<b>Paie</b>\u00a0: salariés, salaires et congés",
    settings: "<b>Votre entreprise</b>\u00a0: nom, pays, devise",
  },
  welcome: {
    title: "{host} souhaite {what, select, write {lire et modifier} other {lire}} {areas} dans Xero",
    reconnectTitle: "Reconnecter {business}",
    reconnectLead:
      "Xero ne permet plus à {host} de lire cette entreprise, ou cessera bientôt de le permettre. Le plus souvent, l’accès donné à {host} a été retiré dans Xero, ou la personne qui l’avait donné est partie.",
    lead: "{host} vous le demande pour pouvoir travailler avec votre comptabilité.",
    reads: "{what, select, write {Données lues et modifiées par {host}} other {Données lues par {host}}}",
    cannot: "Ce qui n’est pas possible",
    cannotChange: "Modifier ou supprimer quoi que ce soit dans Xero",
    cannotPayroll: "Voir la paie",
    cannotPassword: "Voir votre mot de passe\u00a0: vous vous connectez chez Xero",
    keeps: "Ce qui est conservé",
    keepsRead: "Tout ce que vous avez déjà partagé avec {host}",
    keepsSettings: "Vos réglages chez {host}",
    keepsName: "Le nom de la connexion et les données lues par {host}",
    waits: "Ce qui attend",
    waitsNew: "Les nouveautés dans Xero depuis l’interruption. {host} les récupère dès votre retour.",
    continue: "Continuer vers Xero",
    notNow: "Pas maintenant",
    after: "Une minute environ. Vous pouvez y mettre fin à tout moment, ici ou dans Xero.",
    full: "Xero indique qu’aucune autre entreprise ne peut être connectée\u00a0? La vôtre n’est pas en cause\u00a0: prévenez {host}.",
    chooseAtXero: "Quand Xero vous le demande, choisissez <b>{business}</b>.",
    about: "À propos de cette demande",
    questions: "Des questions\u202f?",
    ask: "Adressez-vous à la personne qui vous a envoyé ce lien chez {host}.",
    aboutLink: "À propos de ce lien",
    madeFor: "Créé pour {name} par {host} le {made, date, ::dMMMM}. Valable jusqu’au {until, date, ::dMMMM}.",
    madeForMany: "Créé par {host} le {made, date, ::dMMMM}. Valable jusqu’au {until, date, ::dMMMM}.",
    unexpected: "Vous ne l’attendiez pas\u202f?",
    unexpectedAnswer: "Fermez cette page\u00a0: rien n’a été partagé. Puis signalez-le à {host}.",
    cannotSignIn: "Vous ne pouvez pas vous connecter chez Xero\u202f?",
    cannotSignInAnswer:
      "Toute personne autorisée à connecter des applications pour l’entreprise peut le faire. Envoyez-lui ce lien.",
  },
  choose: {
    title: "Choisissez les entreprises à partager avec {host}",
    lead: "Voici celles que vous avez choisies chez Xero. Retirez celles que vous voulez.",
    list: "Entreprises",
    demo: "L’entreprise d’exemple de Xero, pour essayer",
    connected: "Connectée",
    since: "Depuis le {date, date, long}. Rien ne change pour elle.",
    unavailable: "Non disponible",
    unavailableWhy:
      "Xero ne l’ouvre pas pour le moment. Vérifiez son abonnement dans Xero, puis utilisez de nouveau ce lien.",
    sameName: "Certaines portent le même nom\u00a0: regardez ce qui figure en dessous.",
    none: "Choisissez au moins une entreprise.",
    noneLead: "Rien n’a encore été connecté.",
    connect: "Connecter",
    cancel: "Annuler",
    waits: "Cette page vous attend {minutes, plural, one {# minute} other {# minutes}}.",
    more: "Encore 15 minutes",
  },
  done: {
    title:
      "{count, plural, one {C’est fait. {host} peut lire {business}} other {C’est fait. {host} peut lire # entreprises}}",
    reconnected: "C’est fait. {business} est de nouveau connectée",
    lead: "Il n’y a plus rien à faire, ni ici ni chez Xero.",
    back: "Retour à {host}",
    next: "La suite",
    nextReads: "<b>{host} lit {areas}.</b> La première fois, cela prend quelques minutes.",
    nextStays: "<b>Tout reste à jour.</b> Vous n’avez pas besoin de vous reconnecter.",
    nextHear: "<b>{host} ne vous écrit que si Xero a besoin de vous.</b>",
    changed:
      "Vous changez d’avis\u202f? Vous pouvez y mettre fin à tout moment dans Xero, sous «\u202fConnected apps\u202f».",
    close: "Vous pouvez fermer cette page.",
  },
  ended: {
    tell: "Code à donner à l’assistance chez {host}\u00a0:",
    write: "Écrire à {host}",
    again: "Recommencer",
    xeroAgain: "Demander encore à Xero",
    chooseAgain: "Choisir de nouveau",
    startAfterAll: "Commencer quand même",
    startHere: "Recommencer ici",
    tryNow: "Essayer maintenant",
    back: "Retour à {host}",
    theHost: "l’expéditeur",
    declined: {
      title: "Vous avez refusé chez Xero",
      text: "Rien n’a été connecté, et {host} ne peut rien lire. Si c’était une erreur, retournez chez Xero.",
    },
    not_now: {
      title: "Pas maintenant, c’est entendu",
      text: "Rien n’a été connecté. Ce lien est valable jusqu’au {until, date, ::dMMMM}\u00a0: vous pourrez y revenir.",
    },
    expired: {
      title: "Cela a pris plus de 15 minutes",
      text: "Nous avons arrêté pour votre sécurité. Rien n’a été connecté. Recommencer prend environ une minute.",
    },
    link_expired: {
      title: "Ce lien était valable jusqu’au {until, date, ::dMMMM}",
      text: "Tout va bien pour votre entreprise comme pour Xero. {host} peut vous envoyer un nouveau lien.",
    },
    link_used: {
      title: "Ce lien a déjà servi",
      text: "Ce qui a été connecté avec ce lien le reste. Vous n’en avez plus besoin.",
    },
    link_revoked: {
      title: "{host} a retiré ce lien",
      text: "Il ne fonctionne plus. S’il vous en faut un autre, demandez à la personne qui vous l’a envoyé.",
    },
    wrong_browser: {
      title: "Continuez dans le navigateur où vous avez commencé",
      text: "Vous avez commencé dans un navigateur et vous revenez de chez Xero dans un autre. Rien n’a été connecté. Retournez dans le premier, ou recommencez ici.",
    },
    other_organisation: {
      title: "C’était une autre entreprise",
      text: "Ce lien sert à reconnecter {business}, et vous en avez choisi une autre chez Xero. Rien n’a changé, ni pour l’une ni pour l’autre.",
    },
    no_organisation: {
      title: "Aucune entreprise n’a été choisie",
      text: "Vous avez accepté chez Xero, mais sans choisir d’entreprise. Rien n’a été connecté. Choisissez-en une quand Xero vous le demande.",
    },
    already_used: {
      title: "Cette page a déjà servi",
      text: "Elle ne sert qu’une fois. Ce qu’elle a fait reste en place.",
    },
    busy: {
      title: "Xero est très sollicité en ce moment",
      text: "Vous avez accepté chez Xero, et cela reste valable 15 minutes. Attendez une minute, puis réessayez.",
    },
    busyBefore: {
      title: "Xero est très sollicité en ce moment",
      text: "Rien n’a été connecté, et rien n’est perdu. Attendez une minute, puis recommencez.",
    },
    broken: {
      title: "Quelque chose ne va pas chez {host}",
      text: "Cela ne vient ni de vous ni de votre entreprise. Rien n’a été connecté.",
    },
    incomplete: {
      title: "Ce lien n’est pas complet",
      text: "Les messageries coupent parfois les longs liens. Ouvrez-le d’un clic dans l’e-mail, ou copiez-le en entier.",
    },
    too_many: {
      title: "Trop d’essais en peu de temps",
      text: "Rien n’a été changé. Attendez un quart d’heure, puis réessayez.",
    },
    not_verified: {
      title: "{host} n’a pas pu confirmer qui vous êtes",
      text: "Rien n’a été connecté. Recommencez, et identifiez-vous chez {host} si on vous le demande.",
    },
    no_cookies: {
      title: "Ouvrez le lien encore une fois",
      text: "Ce navigateur n’a pas gardé ce dont le lien a besoin. Ouvrez de nouveau le lien depuis l’e-mail ou la page d’où il vient. Si rien ne change, autorisez les cookies pour cette adresse.",
    },
  },
  ...frOwn,
  ...frKeys,
} satisfies CustomerMessages;
