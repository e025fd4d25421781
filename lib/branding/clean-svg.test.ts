import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { cleanSvg } from "./clean-svg";

const PATH = `<path d="M0 0h8v8z"/>`;
const svg = (inside: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8"${attributes}>${inside}${PATH}</svg>`;

const HARMFUL =
  /script|javascript|onload|onclick|onbegin|onerror|alert|evil|foreignObject|<a\b|<image|<use|<animate|<set|<iframe|<feImage|ENTITY|DOCTYPE|<\?|data:|@import/i;

/** Each is an SVG that tries to act, to load or to lead elsewhere. */
const CLEANED: [name: string, source: string][] = [
  ["a script", svg(`<script>alert(1)</script>`)],
  ["a script in CDATA", svg(`<script><![CDATA[alert(1)]]></script>`)],
  ["a script from elsewhere", svg(`<script href="https://evil.example/x.js"/>`)],
  ["a script by a prefix", svg(`<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`)],
  ["a script of XHTML", svg(`<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>`)],
  ["a script within what is left out", svg(`<foreignObject><g><script>alert(1)</script></g></foreignObject>`)],
  ["onload", svg("", ` onload="alert(1)"`)],
  ["onclick", svg(`<g onclick="alert(1)">${PATH}</g>`)],
  ["a handler in capitals", svg(`<g ONLOAD="alert(1)">${PATH}</g>`)],
  [
    "HTML in foreignObject",
    svg(`<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>`),
  ],
  ["a link", svg(`<a href="javascript:alert(1)">${PATH}</a>`)],
  ["a link by xlink", svg(`<a xlink:href="javascript:alert(1)">${PATH}</a>`)],
  ["an image from elsewhere", svg(`<image href="https://evil.example/x.png"/>`)],
  ["an image of data", svg(`<image href="data:image/svg+xml;base64,PHN2Zy8+"/>`)],
  ["use of another file", svg(`<use href="https://evil.example/x.svg#a"/>`)],
  ["use of data", svg(`<use xlink:href="data:image/svg+xml;base64,PHN2Zy8+#a"/>`)],
  ["a gradient from elsewhere", svg(`<linearGradient id="a" xlink:href="https://evil.example/x.svg#a"/>`)],
  ["an animation of a link", svg(`<animate attributeName="href" values="javascript:alert(1)"/>`)],
  ["a handler of an animation", svg(`<set attributeName="x" onbegin="alert(1)"/>`)],
  ["a picture of a filter", svg(`<filter id="f"><feImage href="https://evil.example/x"/></filter>`)],
  ["an import of CSS", svg(`<style>@import "https://evil.example/x.css";</style>`)],
  ["an import hidden by an escape", svg(`<style>@\\69mport "//evil.example/x.css";</style>`)],
  ["an import hidden by a comment", svg(`<style>@im/**/port "//evil.example/x.css";</style>`)],
  ["an import in CDATA", svg(`<style><![CDATA[@import url(//evil.example/x.css);]]></style>`)],
  ["a picture of CSS", svg(`<style>path{fill:url(https://evil.example/x#a)}</style>`)],
  ["a picture set of CSS", svg(`<g style="background:image-set('https://evil.example/x' 1x)">${PATH}</g>`)],
  ["an address hidden by an escape", svg(`<g style="fill:u\\72l(//evil.example/x)">${PATH}</g>`)],
  ["a fill from elsewhere", svg(`<g fill="url(https://evil.example/x.svg#a)">${PATH}</g>`)],
  ["a mask from elsewhere", svg(`<g mask="url('//evil.example/x.svg#a')">${PATH}</g>`)],
  ["a script in an address", svg(`<g fill="url(javascript:alert(1))">${PATH}</g>`)],
  ["a script written with entities", svg(`<a href="&#106;avascript:alert(1)">${PATH}</a>`)],
  ["an instruction to load a style", `<?xml-stylesheet href="https://evil.example/x.xsl" type="text/xsl"?>${svg("")}`],
  ["a document type", `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://evil.example/x.dtd">${svg("")}`],
  ["an event listener", svg(`<listener xmlns="http://www.w3.org/2001/xml-events" event="load" handler="#evil"/>`)],
  ["xml:base", svg("", ` xml:base="https://evil.example/"`)],
  ["text that looks like a script", svg(`<text>&lt;script&gt;</text>`).replace("script", "b")],
  ["an address in two pieces", svg(`<style>path{fill:ur<![CDATA[l(https:evil.example)]]>}</style>`)],
  ["an address around a comment", svg(`<style>path{fill:ur<!-- -->l(https:evil.example)}</style>`)],
  ["an address around an element", svg(`<style>path{fill:ur<b/>l(https:evil.example)}</style>`)],
  ["a comment", svg(`<!-- <script>alert(1)</script> -->`)],
];

const REFUSED: [name: string, source: string][] = [
  ["entities", `<!DOCTYPE svg [<!ENTITY a "evil">]>${svg("<text>&a;</text>")}`],
  ["a billion laughs", `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${svg("<text>&b;</text>")}`],
  ["a file by an entity", `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg("<text>&a;</text>")}`],
  ["an entity of HTML", svg("<text>&nbsp;</text>")],
  ["HTML", `<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>`],
  ["HTML that is not closed", `<img src=x onerror=alert(1)>`],
  ["no namespace", `<svg>${PATH}</svg>`],
  ["a namespace of its own", `<svg xmlns="https://evil.example/">${PATH}</svg>`],
  ["two roots", `${svg("")}<script>alert(1)</script>`],
  ["a tag that is open", `<svg xmlns="http://www.w3.org/2000/svg">${PATH}`],
  ["an attribute given twice", svg(`<g fill="red" fill="url(//evil.example)"/>`)],
  ["an attribute without quotes", svg(`<g onload=alert(1) />`)],
  ["nothing to draw", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
  ["a picture only", `<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,AAAA"/></svg>`],
  ["elements within elements without end", `<svg xmlns="http://www.w3.org/2000/svg">${"<g>".repeat(500)}`],
  ["elements without end", svg("<g/>".repeat(5_000))],
  ["nothing", ""],
  ["text", "a logo"],
];

describe("cleaning an SVG", () => {
  it.each(CLEANED)("leaves out %s and keeps the drawing", (_, source) => {
    const cleaned = cleanSvg(source);
    expect(cleaned).not.toMatch(HARMFUL);
    expect(cleaned).toContain(`<path d="M0 0h8v8z">`);
    // Clean means clean: once more changes nothing.
    expect(cleanSvg(cleaned)).toBe(cleaned);
  });

  it.each(REFUSED)("refuses %s", (_, source) => {
    expect(() => cleanSvg(source)).toThrow(expect.objectContaining({ name: "UnusableSvg" }));
  });

  it("keeps what logos are made of", () => {
    const source = svg(
      `<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><style>.b{fill:url(#a)}</style><g class="b" fill="url('#a')" style="opacity:.5"><text x="1">R&amp;D</text></g>`,
    );
    const cleaned = cleanSvg(`<?xml version="1.0" encoding="UTF-8"?>\n${source}`);
    for (const part of [
      `id="a"`,
      `stop-color="#fff"`,
      ".b{fill:url(#a)}",
      `fill="url('#a')"`,
      `style="opacity:.5"`,
      "R&amp;D",
    ])
      expect(cleaned).toContain(part);
  });

  it("writes nothing but known elements, whatever is put together", () => {
    const part = fc.constantFrom(
      "<script>",
      "</script>",
      "<g>",
      "</g>",
      "<![CDATA[",
      "]]>",
      "<style>",
      "</style>",
      "&lt;",
      '"',
      "<!--",
      "-->",
      "<a href='javascript:alert(1)'>",
      "</a>",
      "url(//evil.example)",
      "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        let cleaned: string;
        try {
          cleaned = cleanSvg(svg(parts.join("")));
        } catch {
          return;
        }
        const names: string[] = [];
        const parser = new SaxesParser({ xmlns: true });
        parser.on("opentag", ({ local }) => names.push(local));
        parser.write(cleaned).close();
        expect(names.filter((name) => !["svg", "g", "style", "path"].includes(name))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
