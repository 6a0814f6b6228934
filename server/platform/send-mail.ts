import { createTransport, type Transporter } from "nodemailer";
import { env } from "./env";

export type Mail = { to: string; subject: string; text: string };

/** A mail server that says nothing for so long is not there. */
const PATIENCE_MS = 15_000;

const holder = globalThis as { __throughlineMail?: Transporter };

/** Hands a mail to the server of `SMTP_URL`. Throws what that server or the network says, and where none is set up. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { mail } = env();
  if (mail === null) throw new Error("no mail server is set up");
  holder.__throughlineMail ??= createTransport({
    url: mail.server,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await holder.__throughlineMail.sendMail({ from: mail.from, to: { name: "", address: to }, subject, text, headers: { "Auto-Submitted": "auto-generated" } });
}
