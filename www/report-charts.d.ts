/** What was passed over in a chart's definition; the picture is drawn without it. */
export interface ChartNote {
  /** A JSON Pointer into the definition. */
  pointer: string;
  message: string;
}

/** Why a chart is not drawn. The element shows the same words, keeps its table and offers to try again. */
export interface ChartFailure {
  /**
   * `module`: the program did not load; `fetch`: an address gave nothing; `read`: a text or a definition is not as it must be;
   * `chart`: the dataset lacks the chart, or none was chosen; `source`: there is neither address nor definition; `size`: the place
   * has no extent; `empty`: there is nothing to draw; `canvas`: the browser refuses to paint; `crash`: the program failed.
   */
  kind: 'module' | 'fetch' | 'read' | 'chart' | 'source' | 'size' | 'empty' | 'canvas' | 'crash';
  /** A sentence in the chart's language. */
  message: string;
  /** A JSON Pointer into the definition, where there is one. */
  pointer: string;
}

/** The datum, or the interval of data, that a reader chose. */
export interface ChartSelection {
  /** Its place in the reading order; absent where the reader chose an interval. */
  index?: number;
  /** The rows it stands for. Rows of a dataset carry `id`, `quote`, `start`, `end` and the other fields of the fact. */
  rows: Record<string, unknown>[];
}

/** The place in the report that a reader asked for. `preventDefault()` keeps the page where it is. */
export interface ChartSource {
  /** The fact's id. */
  id: string;
  /** Its place in the report's page; empty where that is not known. */
  href: string;
}

export interface ReportChartEventMap {
  'chart-ready': CustomEvent<{ warnings: ChartNote[] }>;
  'chart-error': CustomEvent<ChartFailure>;
  'chart-select': CustomEvent<ChartSelection>;
  'chart-source': CustomEvent<ChartSource>;
}

/**
 * `<report-chart>`. Every property but `spec` and `data` is an attribute, too.
 * Its children are what shows until the chart is painted and wherever it can not be.
 */
export class ReportChart extends HTMLElement {
  /** The address of a dataset or of a chart in the grammar. */
  src: string;
  /** Which of the dataset's charts. */
  chart: string;
  /** The reader's language, `zh-CN` or `en`; otherwise that of the page, then the browser's. */
  lang: string;
  /** `auto` (as the reader's system), `light` or `dark`. */
  theme: 'auto' | 'light' | 'dark' | '';
  /** The accessible name, in place of the title. */
  alt: string;
  /** Charts of one group highlight the same rows. */
  group: string;
  /** A chart in the grammar: a subset of Vega-Lite. */
  spec: object | undefined;
  /** The rows that a definition calls `{"data": {"name": "data"}}`: objects, or columns of one length, which may be typed arrays. */
  data: object[] | Record<string, unknown[] | ArrayBufferView> | undefined;
  /** The picture with its sources inside. */
  toSVG(): Promise<string>;
  /** The picture in `scale` device pixels a CSS pixel, its sources in an iTXt chunk. */
  toPNG(scale?: number): Promise<Blob>;
  /** The rows, with quotations and their places. */
  toCSV(): Promise<string>;
  /** The rows, with quotations and their places. */
  toJSON(): Promise<unknown>;
  addEventListener<K extends keyof ReportChartEventMap>(
    type: K, listener: (this: ReportChart, event: ReportChartEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof ReportChartEventMap>(
    type: K, listener: (this: ReportChart, event: ReportChartEventMap[K]) => unknown, options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

export const version: string;

declare global {
  interface HTMLElementTagNameMap {
    'report-chart': ReportChart;
  }
}
