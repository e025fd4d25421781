/** The customer's words about the keys of an app of their own, in Japanese. What Xero calls something on its pages stays as it is there. */
export const jaKeys = {
  keys: {
    title: "はじめに、Xero でキーを作成します",
    lead: "{host} は、お客様の事業者専用のキーで帳簿を読み取ります。Xero で一度だけ作成してください。5分ほどで終わります。パソコンの管理を担当する方にこのリンクを送り、お任せいただくこともできます。",
    open: "<a>Xero の開発者向けページ</a>を開き、いつもの Xero のアカウントでサインインします。",
    make: "<b>New app</b>、<b>Web app</b> の順に選びます。名前は「{host}」とし、自社のウェブサイトのアドレスを入力します。",
    paste: "下のアドレスを <b>Redirect URI</b> に貼り付け、規約に同意して <b>Create app</b> を選びます。",
    copyKeys:
      "<b>Configuration</b> を開いて <b>Generate a secret</b> を選び、<b>Client id</b> と <b>Client secret</b> を下の欄にコピーします。",
    address: "Xero に入力するアドレス",
    copy: "コピー",
    copyAddress: "Xero に入力するアドレスをコピー",
    copied: "コピーしました",
    notCopied: "コピーできません",
    blocked: "ブラウザーでコピーできませんでした。アドレスを選択してコピーしてください。",
    id: "Xero の Client id",
    secret: "Xero の Client secret",
    secretHint: "Xero で表示されるのは一度だけです。暗号化して保存し、再び表示することはありません。",
    secretKept: "入力した内容は保存されています。そのまま使う場合は空欄にしてください。",
    nothing: "まだ何も接続されていません。",
    keyMissing: "Xero の Client id をこの欄にコピーしてください。",
    secretMissing: "Xero の Client secret をこの欄にコピーしてください。",
    unreadable: "Xero に表示されたものと異なるようです。もう一度コピーしてください。",
    refused:
      "この組み合わせは Xero で受け付けられません。両方をもう一度コピーするか、Xero で新しい secret を作成してください。",
    taken: "この Client id は、別の secret とともに {host} に登録されています。{host} にお問い合わせください。",
    busy: "Xero から応答がありません。入力した内容は保存されています。1分ほど待ってからお試しください。",
    mend: "キーを確認する",
  },
};
