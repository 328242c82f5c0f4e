// A real OpenID Connect provider on the loopback interface, for tests. Whoever types a subject is that person.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const { PORT, CLIENT, SECRET, BACK, PEOPLE } = process.env;
const people = JSON.parse(PEOPLE);
const issuer = `http://127.0.0.1:${PORT}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: [BACK], response_types: ["code"], grant_types: ["authorization_code"] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["only for tests"] },
  findAccount: (context, sub) => (people[sub] ? { accountId: sub, claims: () => ({ sub, ...people[sub] }) } : undefined),
});

createServer(provider.callback()).listen(Number(PORT), "127.0.0.1", () => console.log("ready"));
