import type { Operation } from "../spec/operations.ts";

/** One request and its response, as they went over the wire. Header names are in lower case. */
export interface Exchange {
  operation: Operation;
  request: { method: string; url: string; headers: Readonly<Record<string, string>>; body?: string };
  response: { status: number; headers: Readonly<Record<string, string>>; body: string };
  /** When the request was sent, in milliseconds since 1970. */
  startedAt: number;
  /** How long it took until all of the response was there, in milliseconds. */
  duration: number;
}

/** The media type of a message without its parameters, in lower case; empty when it names none. */
export function essence(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

export function succeeded({ response }: Exchange): boolean {
  return response.status >= 200 && response.status < 300;
}
