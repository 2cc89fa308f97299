const JSON_TYPE = /^application\/(.+\+)?json$/i;

/** Whether a media type, without parameters, is one of JSON (RFC 6839, section 3.1). */
export function isJson(mediaType: string): boolean {
  return JSON_TYPE.test(mediaType);
}
