/**
 * A list that a person gets to see: its first lines, and how many more there are. One more line takes as much room as
 * saying that there is one more.
 *
 * @param where Where all of them are, to be said as well.
 */
export function shortened(lines: readonly string[], most: number, where?: string): string[] {
  if (lines.length <= most + 1) return [...lines];
  return [...lines.slice(0, most), `… and ${lines.length - most} more${where === undefined ? "" : `, in ${where}`}`];
}
