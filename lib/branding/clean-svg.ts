import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from "saxes";

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";

const words = (list: string) => new Set(list.split(" "));

/**
 * What a logo is drawn with. Not `use`, `pattern` and `filter`: nested, a few lines of them keep a browser busy for hours. Not
 * `image`, `a`, `foreignObject`, `script` and animations: they load, lead or act.
 */
const DRAWN = words("path rect circle ellipse line polyline polygon text");
const ELEMENTS = words(
  "svg g defs title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath mask style",
);
const ATTRIBUTES = words(
  `id class style transform viewBox preserveAspectRatio version width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points
  pathLength offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits rotate textLength
  lengthAdjust fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset opacity color stop-color stop-opacity clip-path clip-rule mask display visibility overflow
  paint-order vector-effect shape-rendering color-interpolation mix-blend-mode isolation font-family font-size font-style
  font-weight letter-spacing word-spacing text-anchor dominant-baseline alignment-baseline href type`.replaceAll(
    /\s+/g,
    " ",
  ),
);

const MAX_ELEMENTS = 2_000;
const MAX_DEPTH = 40;

/** An SVG that cannot be used. `message` completes "<label> …". */
export class UnusableSvg extends Error {
  override readonly name = "UnusableSvg";
}

/**
 * Writes an SVG anew from the elements and attributes that draw, by a strict XML parser. Scripts, handlers, outside links and
 * everything that is not known to be harmless are left out. Throws `UnusableSvg` when it is no SVG, or nothing is left to see.
 */
export function cleanSvg(source: string): string {
  const parser = new SaxesParser({ xmlns: true });
  const writer = svgWriter();
  parser.on("error", () => {
    throw new UnusableSvg("is not whole: it cannot be read as XML.");
  });
  parser.on("doctype", (doctype) => {
    // Entities could write one thing in a thousand places.
    if (doctype.includes("[")) throw new UnusableSvg("declares entities. Save it without a document type.");
  });
  parser.on("opentag", writer.open);
  parser.on("closetag", writer.close);
  parser.on("text", writer.text);
  parser.on("cdata", writer.text);
  parser.write(source).close();
  return writer.end();
}

function svgWriter() {
  const written: string[] = [];
  /** Every open element: its name, or null from one that is left out. */
  const open: (string | null)[] = [];
  let elements = 0;
  /** The style sheet that is being read: only as a whole it can be judged. */
  let style = "";
  let hasDrawing = false;
  return {
    open: (tag: SaxesTagNS) => {
      elements += 1;
      if (elements > MAX_ELEMENTS || open.length >= MAX_DEPTH)
        throw new UnusableSvg("is too intricate for a logo. Save a simpler one.");
      if (open.length === 0 && (tag.uri !== SVG || tag.local !== "svg"))
        throw new UnusableSvg("is not an SVG: its first element is another.");
      const isKept = open.at(-1) !== null && open.at(-1) !== "style" && tag.uri === SVG && ELEMENTS.has(tag.local);
      open.push(isKept ? tag.local : null);
      if (!isKept) return;
      hasDrawing ||= DRAWN.has(tag.local);
      const namespace = open.length === 1 ? ` xmlns="${SVG}"` : "";
      written.push(`<${tag.local}${namespace}${Object.values(tag.attributes).map(writeAttribute).join("")}>`);
    },
    close: () => {
      const name = open.pop();
      if (name === "style" && isHarmlessStyle(style)) written.push(escapeXml(style));
      if (name === "style") style = "";
      if (name) written.push(`</${name}>`);
    },
    text: (text: string) => {
      const name = open.at(-1);
      if (name === "style") style += text;
      else if (name) written.push(escapeXml(text));
    },
    end: () => {
      if (!hasDrawing)
        throw new UnusableSvg("has nothing in it that can be drawn. Convert text and pictures to paths.");
      return written.join("");
    },
  };
}

function writeAttribute({ uri, prefix, local, value }: SaxesAttributeNS): string {
  if (!ATTRIBUTES.has(local) || prefix === "xmlns") return "";
  if (uri !== "" && !(uri === XLINK && local === "href")) return "";
  const isHarmless = local === "href" ? /^#[\w.-]+$/.test(value) : isHarmlessStyle(value);
  return isHarmless ? ` ${local}="${escapeXml(value)}"` : "";
}

/** Whether CSS, or the value of an attribute that may be CSS, leads to nothing outside. Escapes and comments could hide what does. */
function isHarmlessStyle(css: string): boolean {
  const rest = css.replaceAll(/url\(\s*(["']?)#[\w.-]+\1\s*\)/gi, "");
  return !/[\\@<]|\/\*|url|src\s*\(|image|import|expression|script|behavior|binding|data:|\/\//i.test(rest);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
