// A chart as a PNG file, which carries where its figures come from.

export async function pngOf(chart, scale) {
  const blob = await new Promise((resolve) => chart.toCanvas(scale).toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture is too large for this browser');
  return new Blob([chart.withProvenance(new Uint8Array(await blob.arrayBuffer()))], { type: 'image/png' });
}
