import type { MailWords } from "./en";

export const ja = {
  connect: {
    subject: "{business} の Xero を {host} に接続してください",
    why: "{host} が Xero にある {business} の帳簿の閲覧を希望しています。次のページで共有される内容を確認し、お決めください。",
  },
  reconnect: {
    subject: "{business} を {host} に再接続してください",
    why: "{host} は Xero で {business} を読み取れなくなったか、まもなく読み取れなくなります。再接続は1分ほどで終わります。",
  },
  open: "次のリンクを開いてください。{until, date, ::dMMMM}まで有効です。",
  unexpected:
    "お心当たりがない場合は、このメールを削除してください。何も共有されていません。Xero のパスワードをお尋ねすることはありません。",
  notXero: "Xero の製品ではありません。",
} satisfies MailWords;
