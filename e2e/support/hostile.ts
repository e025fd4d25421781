/** Names that would do harm where they are not shown as text. */
export const HOSTILE = [
  `<script>document.title = "taken over"</script>`,
  `<img src=x onerror="document.title='taken over'">`,
  `"><svg onload=document.title='taken over'>`,
  `javascript:alert(1)`,
  `=HYPERLINK("https://evil.example","click")`,
  `{{constructor.constructor('return 1')()}}`,
  `\u202Egnp.exe`,
  "W".repeat(255),
];
