import { localServer } from "../../contract-tests/exchange/local-server.ts";

/** An address of this machine at which nobody listens. */
export async function refusingUrl(): Promise<string> {
  const { url, close } = await localServer(() => {});
  await close();
  return url;
}
