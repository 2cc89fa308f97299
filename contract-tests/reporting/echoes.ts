import { gunzipSync } from "node:zlib";

/** A token in the ways in which servers are known to give it back: as it is, escaped, encoded, and in pieces. */
export function echoesOf(token: string): string[] {
  const each = (write: (hex: string) => string) =>
    [...token].map((character) => write(character.charCodeAt(0).toString(16).padStart(2, "0"))).join("");
  const half = Math.ceil(token.length / 2);
  return [
    ...[token, `Bearer ${token}`, token.toUpperCase(), JSON.stringify({ token })],
    ...[
      each((hex) => `%${hex}`),
      each((hex) => `%25${hex}`),
      each((hex) => `\\u00${hex}`),
      each((hex) => `&#x${hex};`),
    ],
    ...[token, `user:${token}`, `me:${token}`, `me2:${token}x`].map((text) => Buffer.from(text).toString("base64")),
    ...[Buffer.from(`?${token}`).toString("base64url"), each((hex) => hex)],
    ...[token.slice(0, half), token.slice(half)],
  ];
}

/** Whether a string tells a token, or half of it: found by undoing whatever it may be written in. */
export function tells(text: string, token: string): boolean {
  const wanted = [token.slice(0, Math.ceil(token.length / 2)), token.slice(Math.ceil(token.length / 2))].map((half) =>
    half.toLowerCase(),
  );
  const packed = [...text.matchAll(/H4sI[\w+/]+={0,2}/g)].map(([data]) =>
    gunzipSync(Buffer.from(data, "base64")).toString(),
  );
  const plain = unescaped([text, ...packed].join("\n"));
  const decoded = [...plain.matchAll(/[\w+/-]{16,}/g)].flatMap(([run]) => [
    ...[0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), "base64").toString("latin1")),
    Buffer.from(run, "hex").toString("latin1"),
  ]);
  const all = [plain, ...decoded].join("\n").toLowerCase();
  return wanted.some((half) => all.includes(half));
}

function unescaped(text: string): string {
  let plain = text;
  for (let depth = 0; depth < 4; depth++)
    plain = plain
      .replace(/\\+u00([\da-f]{2})|%([\da-f]{2})|&#x([\da-f]{2});/gi, (_, ...hex: (string | undefined)[]) =>
        String.fromCharCode(parseInt(hex.slice(0, 3).find((each) => each !== undefined) ?? "", 16)),
      )
      .replaceAll("&amp;", "&");
  return plain;
}
