// The floor for bench:pages: a page of the same Next.js with a word on it, since Lighthouse waits for one.
export default function Page() {
  return <p>Empty</p>;
}
