import type { MailWords } from "./en";

export const ja = {
  connect: {
    subject: "{business} の Xero を {host} に接続してください",
    why: "{host} が Xero にある {business} の帳簿の閲覧を希望しています。次のページで共有される内容を確認し、お決めください。",
    button: "リンクを開く",
  },
  reconnect: {
    subject: "{business} を {host} に再接続してください",
    why: "{host} は Xero で {business} を読み取れなくなったか、まもなく読み取れなくなります。再接続は1分ほどで終わります。",
    button: "再接続する",
  },
  reconnectMany: {
    subject: "{count}件の事業者を {host} に再接続してください",
    why: "{host} は Xero で{count}件の事業者を読み取れなくなったか、まもなく読み取れなくなります。再接続は1件につき1分ほどで終わります。",
  },
  code: {
    subject: "{host} のコード：{code}",
    why: "このコードを入力すると、このアドレスがご本人のものであることが {host} に伝わります。{minutes}分間有効です。",
    unexpected: "お心当たりがない場合は、このメールを削除してください。",
  },
  open: "次のリンクを開いてください。{until, date, ::dMMMM}まで有効です。",
  openEach: "次のリンクをそれぞれ開いてください。{until, date, ::dMMMM}まで有効です。",
  copyInstead: "ボタンを押しても開かない場合は、次のアドレスをブラウザーに貼り付けてください。",
  restored: "{host} がデータをバックアップから復元したため、改めてお願いしています。お客様側に問題はありません。",
  kept: "失われるものはありません。Xero の新しい内容は、再接続までお待ちします。",
  forward: "Xero の担当者が別にいらっしゃる場合は、このメールを転送してください。",
  own: "接続の一覧：{url}",
  stop: "お知らせは3日後と10日後にもお送りし、その後は停止します。すぐに停止する場合：{url}",
  unexpected:
    "お心当たりがない場合は、このメールを削除してください。何も共有されていません。Xero のパスワードをお尋ねすることはありません。",
  notXero: "Xero の製品ではありません。",
} satisfies MailWords;
