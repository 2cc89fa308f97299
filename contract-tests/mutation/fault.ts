import type { Fetch } from "./interference.ts";

/** Where a server can be broken. */
export const areas = [
  "statuses",
  "headers",
  "media types",
  "envelope",
  "schema",
  "echo",
  "persistence",
  "authentication",
  "validation",
  "error shapes",
  "life cycle",
  "partial update",
  "pagination",
  "filters",
  "rate limiting",
  "transport",
  "leaks",
  "methods",
  "robustness",
  "credentials",
  "organizations",
  "strings",
  "repetition",
  "combinations",
] as const;

export type Area = (typeof areas)[number];

/** One way in which a server can be broken, at one place. */
export interface Fault {
  area: Area;
  /** The kind of fault. */
  operator: string;
  /** Where it is applied; empty for a kind that has one place only. */
  place: string;
  wrap: (fetch: Fetch) => Fetch;
  /** Who has published it; absent for one of our own. */
  source?: Source;
  /** A part of the observation that is made of it, where the behaviour is undocumented. */
  observedAs?: string;
}

/** A server that is right, in another way than the reference server. */
export interface Variant {
  name: string;
  wrap: (fetch: Fetch) => Fetch;
}

/** Unique within the catalogue. */
export function nameOf({ area, operator, place }: Pick<Fault, "area" | "operator" | "place">): string {
  return [area, operator, place].filter((part) => part !== "").join(": ");
}

/** Where a kind of fault was published: a catalogue, a standard that a server broke, or a bug report. */
export interface Source {
  name: string;
  url: string;
}

/** The sources of the faults that others have found. */
export const sources = {
  schemathesis: {
    name: "Schemathesis, checks",
    url: "https://schemathesis.readthedocs.io/en/stable/reference/checks/",
  },
  restler: {
    name: "RESTler, checkers",
    url: "https://github.com/microsoft/restler-fuzzer/blob/main/docs/user-guide/Checkers.md",
  },
  commons: { name: "Web Fuzzing Commons, fault categories", url: "https://github.com/WebFuzzing/Commons" },
  cats: { name: "CATS, fuzzers", url: "https://github.com/Endava/cats/tree/main/docs/fuzzers" },
  http: { name: "RFC 9110, HTTP Semantics", url: "https://www.rfc-editor.org/rfc/rfc9110" },
  caching: { name: "RFC 9111, HTTP Caching", url: "https://www.rfc-editor.org/rfc/rfc9111" },
  json: { name: "RFC 8259, JSON", url: "https://www.rfc-editor.org/rfc/rfc8259" },
  staleIndex: { name: "PopIt API #32", url: "https://github.com/mysociety/popit-api/issues/32" },
  tracing: { name: "W3C Trace Context", url: "https://www.w3.org/TR/trace-context/" },
  jsonApi: { name: "JSON:API 1.1", url: "https://jsonapi.org/format/1.1/" },
  bearer: { name: "RFC 6750, Bearer Token Usage", url: "https://www.rfc-editor.org/rfc/rfc6750" },
  owasp: { name: "OWASP API Security Top 10", url: "https://owasp.org/API-Security/editions/2023/en/0x11-t10/" },
  race: { name: "CWE-362, race conditions", url: "https://cwe.mitre.org/data/definitions/362.html" },
  cwe209: { name: "CWE-209, error messages that leak", url: "https://cwe.mitre.org/data/definitions/209.html" },
  cursors: {
    name: "JSON:API, Cursor Pagination profile",
    url: "https://jsonapi.org/profiles/ethanresnick/cursor-pagination/",
  },
  kaminari: { name: "kaminari #1154", url: "https://github.com/kaminari/kaminari/issues/1154" },
  mysql: {
    name: "MySQL, the character set utf8mb3",
    url: "https://dev.mysql.com/doc/refman/8.4/en/charset-unicode-utf8mb3.html",
  },
  railsRange: { name: "Rails #20428", url: "https://github.com/rails/rails/issues/20428" },
  railsNull: { name: "Rails #50166", url: "https://github.com/rails/rails/issues/50166" },
  railsShape: { name: "Rails #30519", url: "https://github.com/rails/rails/issues/30519" },
  railsEncoding: { name: "Rails #52284", url: "https://github.com/rails/rails/issues/52284" },
  railsBlank: { name: "Rails #2052", url: "https://github.com/rails/rails/pull/2052" },
  railsFormat: { name: "Rails #20666", url: "https://github.com/rails/rails/issues/20666" },
  railsAddresses: { name: "Rails #46003", url: "https://github.com/rails/rails/issues/46003" },
  railsMediaType: { name: "Rails #38977", url: "https://github.com/rails/rails/issues/38977" },
  language: { name: "FusionAuth #1958", url: "https://github.com/FusionAuth/fusionauth-issues/issues/1958" },
  rackEncoding: { name: "Rack #337", url: "https://github.com/rack/rack/issues/337" },
  rackShapes: { name: "Rack #977", url: "https://github.com/rack/rack/issues/977" },
  rackDepth: { name: "Rack #1837", url: "https://github.com/rack/rack/pull/1837" },
  headLength: {
    name: "OpenStreetMap #406",
    url: "https://github.com/openstreetmap/openstreetmap-website/issues/406",
  },
  sideEffects: { name: "GGRC #3915", url: "https://github.com/google/ggrc-core/pull/3915" },
  untouched: { name: "Dawarich #3080", url: "https://github.com/Freika/dawarich/pull/3080" },
  touched: { name: "Lobsters #1471", url: "https://github.com/lobsters/lobsters/issues/1471" },
  cachedResources: {
    name: "jsonapi-resources #1216",
    url: "https://github.com/JSONAPI-Resources/jsonapi-resources/issues/1216",
  },
  sameAttribute: { name: "kurier #377", url: "https://github.com/kurierjs/kurier/issues/377" },
  rangeValues: { name: "Laravel JSON:API #313", url: "https://github.com/laravel-json-api/laravel/issues/313" },
  orderedFilters: { name: "API Platform #1940", url: "https://github.com/api-platform/core/issues/1940" },
  counted: { name: "Bloom #151", url: "https://github.com/CityOfDetroit/bloom/issues/151" },
  pagedFirst: { name: "aiida-restapi #142", url: "https://github.com/aiidateam/aiida-restapi/pull/142" },
  unsortedLinks: { name: "SuiteCRM #6137", url: "https://github.com/SuiteCRM/SuiteCRM/issues/6137" },
  unfilteredLinks: {
    name: "JsonApiDotNetCore #273",
    url: "https://github.com/json-api-dotnet/JsonApiDotNetCore/issues/273",
  },
  pageSizeAlone: {
    name: "JsonApiDotNetCore #242",
    url: "https://github.com/json-api-dotnet/JsonApiDotNetCore/issues/242",
  },
  emptyPages: {
    name: "jsonapi-resources #373",
    url: "https://github.com/JSONAPI-Resources/jsonapi-resources/pull/373",
  },
  included: { name: "fast_jsonapi #375", url: "https://github.com/Netflix/fast_jsonapi/issues/375" },
  privateAddress: { name: "ZAP, Private IP Disclosure", url: "https://www.zaproxy.org/docs/alerts/2/" },
  passwordHashes: { name: "LoopBack #160", url: "https://github.com/strongloop/loopback/issues/160" },
  identifiers: {
    name: "JsonApiDotNetCore #702",
    url: "https://github.com/json-api-dotnet/JsonApiDotNetCore/issues/702",
  },
  offsets: { name: "Rails #12290", url: "https://github.com/rails/rails/pull/12290" },
  jwt: { name: "RFC 8725, JSON Web Token Best Current Practices", url: "https://www.rfc-editor.org/rfc/rfc8725" },
  otherWays: {
    name: "CWE-288, authentication bypass by another path",
    url: "https://cwe.mitre.org/data/definitions/288.html",
  },
  nextMiddleware: { name: "CVE-2025-29927, Next.js", url: "https://nvd.nist.gov/vuln/detail/CVE-2025-29927" },
  symfonyPath: { name: "CVE-2018-14773, Symfony", url: "https://nvd.nist.gov/vuln/detail/CVE-2018-14773" },
  springPath: { name: "CVE-2016-5007, Spring Security", url: "https://nvd.nist.gov/vuln/detail/CVE-2016-5007" },
  spoofing: { name: "CWE-290, spoofed addresses", url: "https://cwe.mitre.org/data/definitions/290.html" },
  joinedTables: { name: "Directus #4246", url: "https://github.com/directus/directus/issues/4246" },
  offsetsInFilters: {
    name: "JsonApiDotNetCore #1528",
    url: "https://github.com/json-api-dotnet/JsonApiDotNetCore/issues/1528",
  },
  serializers: {
    name: "JSON:API Serialization Library #71",
    url: "https://github.com/jsonapi-serializer/jsonapi-serializer/issues/71",
  },
  laterPages: {
    name: "jsonapi-resources #1312",
    url: "https://github.com/JSONAPI-Resources/jsonapi-resources/issues/1312",
  },
  minus: {
    name: "bookshelf-jsonapi-params #9",
    url: "https://github.com/scoutforpets/bookshelf-jsonapi-params/issues/9",
  },
  modifiers: { name: "AWX #9222", url: "https://github.com/ansible/awx/issues/9222" },
  emptyFilters: { name: "enviroCar #60", url: "https://github.com/enviroCar/enviroCar-server/issues/60" },
  orders: { name: "Mastodon #28381", url: "https://github.com/mastodon/mastodon/issues/28381" },
  pollution: { name: "Express #1824", url: "https://github.com/expressjs/express/issues/1824" },
  dollars: { name: "string-format-js #1", url: "https://github.com/tmaeda1981jp/string-format-js/issues/1" },
  weekYears: { name: "Angular #44722", url: "https://github.com/angular/angular/issues/44722" },
  summerTime: { name: "Focalboard #1752", url: "https://github.com/mattermost-community/focalboard/pull/1752" },
  halfUpdates: { name: "ActiveGraph #1292", url: "https://github.com/neo4jrb/activegraph/issues/1292" },
  shortCodes: {
    name: "Slack, formatting of text",
    url: "https://docs.slack.dev/messaging/formatting-message-text/",
  },
  mailAddresses: {
    name: "Cloudflare, Email Address Obfuscation",
    url: "https://developers.cloudflare.com/waf/tools/scrape-shield/email-address-obfuscation/",
  },
  formulas: { name: "OWASP, CSV Injection", url: "https://owasp.org/www-community/attacks/CSV_Injection" },
  format: {
    name: "CWE-134, externally controlled format strings",
    url: "https://cwe.mitre.org/data/definitions/134.html",
  },
  skinTones: { name: "Scrappy #66", url: "https://github.com/hackclub/scrappy/issues/66" },
  compatibility: { name: "Addressable #375", url: "https://github.com/sporkmonger/addressable/issues/375" },
  ellipses: { name: "MakeCode Arcade #5928", url: "https://github.com/microsoft/pxt-arcade/issues/5928" },
  pagesOfOne: { name: "firebase-util #47", url: "https://github.com/googlearchive/firebase-util/pull/47" },
  railsZeroWidth: { name: "Rails #46504", url: "https://github.com/rails/rails/issues/46504" },
} as const satisfies Record<string, Source>;
