/** What logs and lists may show of an address or a connection string. Pure, so that a test can hold it. */

const ADDRESS = /([\p{L}\p{N}])[\p{L}\p{N}._%+'-]*@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu;
const CREDENTIALS = /(\w+:\/\/)[^/\s"@]+@/g;

/** `anna.berg@exempel.se` → `a•••@exempel.se`: enough to tell two apart, too little to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/** Masks every address in a text, and user and password in every `scheme://user:password@host`. */
export function maskSecrets(text: string): string {
  return text.replace(CREDENTIALS, "$1•••@").replace(ADDRESS, "$1•••@$2");
}
