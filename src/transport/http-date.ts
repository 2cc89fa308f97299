/** The three forms that RFC 9110, section 5.6.7 has a recipient take; Date.parse takes much else for a date. */
const HTTP_DATE = /^\w+,? [\w -]+ [\d:]{8} (\d{4}|GMT)$/;

/** The moment of an HTTP date, in milliseconds since the epoch; NaN of what is none. */
export function httpDate(text: string | null): number {
  // The oldest form names no time zone, and means the same one.
  return HTTP_DATE.test(text ?? "")
    ? Date.parse(
        String(text)
          .replaceAll("-", " ")
          .replace(/( GMT)?$/, " GMT"),
      )
    : NaN;
}

/** What time it is by the server's clock, in milliseconds since the epoch; where it does not say, `now`. */
export function serverTime(headers: Headers, now: number): number {
  return httpDate(headers.get("date")) || now;
}
