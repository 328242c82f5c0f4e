"""Tables that hold nothing of anybody's, each with the reason."""

from collections.abc import Mapping

# Label as Django has it: "app.Model".
EXEMPT: Mapping[str, str] = {
    "people.OfficeStart": "The checksum of the one-time link with which the employees' side begins. About nobody.",
    "jobs.Job": "What is due and when; arguments are identifiers. Nobody reads it through the product.",
    "notices.OutboxMail": "Mail on its way, gone once sent, without content. Nobody reads it through the product.",
    "notices.OutboxPost": "A word on its way to a chat, gone once taken, without content. Nobody reads it here.",
    "audit.Alias": "Joins a person to the pseudonym in the log; erased with the person. Read only for one's own log.",
    "audit.Digest": "One signed checksum of the log a day.",
    "identity.Login": "How a person signs in; never listed. Their own view of it is on their sign-in page.",
    "identity.Invitation": "The hash of a link that lets somebody in once. Nobody reads it through the product.",
    "identity.AddressProof": "The hash of a link mailed to a new address. Nobody reads it through the product.",
    "identity.Card": "The hash of a printed card's code. Nobody reads it through the product.",
    "account.EmailAddress": "allauth's; never used: a login carries its address.",
    "account.EmailConfirmation": "allauth's; never used: confirmations are signed, not stored.",
    "mfa.Authenticator": "Second factors and passkeys; read only by signing in and by their owner's page.",
    "socialaccount.SocialAccount": "The link to the company's sign-in; read only by signing in and its owner's page.",
    "socialaccount.SocialApp": "allauth's; never used: the company's sign-in is configured in the environment.",
    "socialaccount.SocialToken": "allauth's; never stored.",
    "auth.Permission": "Django's; Troth has no permissions but this table.",
    "auth.Group": "Django's; never used.",
    "contenttypes.ContentType": "Django's list of tables.",
    "sessions.Session": "Django's sessions; read only by the browser that owns one.",
}
