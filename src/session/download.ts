/** Hands a file to the browser's downloads. The address is a blob of this page and ends with it. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the blob when the click returns, but some read it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
