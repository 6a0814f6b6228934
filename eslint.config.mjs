import next from "@next/eslint-plugin-next";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** The floors of the house, lowest first; an area imports only from floors below its own. */
const FLOORS = [["platform"], ["people"], ["board"], ["scrum", "delivery"], ["flow", "reliability"], ["exercise", "notifications", "portability"]];
const AREAS = FLOORS.flat();
const MAX_LINES = { max: 250, skipBlankLines: true, skipComments: true };

const NO_DEFAULT_EXPORT = { selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']", message: "Export by name; only Next's own files export a default." };
const NO_PROCESS_ENV = { selector: "MemberExpression[object.name='process'][property.name='env']", message: "Only server/platform/env.ts reads the environment." };
const NO_TRANSACTION = { selector: "MemberExpression[property.name='$transaction']", message: "Only server/platform/db opens transactions: use inTransaction()." };
const NO_UNSAFE_SQL = { selector: "MemberExpression[property.name=/^\\$(queryRaw|executeRaw)Unsafe$/]", message: "Pass values as parameters of a tagged query." };
const NO_RAW_HTML = { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is rendered, never inserted as markup." };
const NO_SERVER_ACTIONS = { selector: "ExpressionStatement[directive='use server']", message: "Writes go through tRPC, where they are authorized." };
const EVERYWHERE = [NO_UNSAFE_SQL, NO_RAW_HTML, NO_SERVER_ACTIONS];
const SOURCE = [...EVERYWHERE, NO_TRANSACTION, NO_PROCESS_ENV];
const IMPURE = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "The domain is told the time." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "The domain does not throw dice: pass in a generator." },
  { selector: "CallExpression[callee.name=/^(fetch|setTimeout|setInterval)$/], MemberExpression[object.name='process']", message: "The domain does no input, output or waiting." },
];

const DND_KIT = { regex: "^@dnd-kit/", message: "Only components/board/dnd knows the drag library." };
const NO_BARREL = { regex: "(^|/)index(\\.[jt]sx?)?$|^\\.\\.?/?$", message: "Import the file itself; there are no index files." };

/** Imports of other areas by alias or by a relative path that leaves the own area. */
const areasRegex = (areas) => `^(@/server/|(\\.\\./)+(server/)?)(${areas.join("|")})/`;

function floorRules() {
  return FLOORS.flatMap((floor, level) =>
    floor.map((area) => {
      const forbidden = AREAS.filter((other) => other !== area && FLOORS.findIndex((names) => names.includes(other)) >= level);
      const patterns = [DND_KIT, NO_BARREL, { regex: "^@/(app|components|tests)/", message: "The server knows nothing of those who call it." }];
      if (forbidden.length > 0) patterns.push({ regex: areasRegex(forbidden), message: `${area} imports only from floors below it.` });
      return { files: [`server/${area}/**/*.ts`], rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] } };
    }),
  );
}

const FROM_COMPONENTS = [
  { regex: "^@/server/app-router$", allowTypeImports: true, message: "Import the router's type only." },
  { regex: "^@/server/.*/contracts(/[^/]+)?$", allowTypeImports: true, message: "Contracts bring zod into the browser, which compiles code there: import their types only." },
  { regex: "^@/server/(?!app-router$)(?!.*/domain/)(?!.*/contracts(/[^/]+)?$)", message: "Components know only domain/ of the server, and the types of its contracts." },
  { regex: "^@/(app|tests)/|generated/", message: "Components are composed by app/, and never see generated code." },
  NO_BARREL,
];

export default tseslint.config(
  { ignores: ["node_modules/", ".next/", ".data/", "server/platform/db/generated/", "next-env.d.ts", "test-results/", "playwright-report/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports", prefer: "type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true }],
      "@typescript-eslint/no-restricted-imports": ["error", { patterns: [DND_KIT, NO_BARREL] }],
      "no-restricted-syntax": ["error", ...SOURCE, NO_DEFAULT_EXPORT],
      "max-lines": ["error", MAX_LINES],
      eqeqeq: ["error", "always"],
      "no-console": "error",
      "no-constant-binary-expression": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-unreachable-loop": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    plugins: { "@next/next": next, "react-hooks": reactHooks },
    rules: { ...next.configs["core-web-vitals"].rules, ...reactHooks.configs.flat.recommended.rules },
  },
  ...floorRules(),
  { files: ["server/**/*.ts"], rules: { "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }] } },
  { files: ["server/*/domain/**/*.ts"], rules: { "no-restricted-syntax": ["error", ...SOURCE, NO_DEFAULT_EXPORT, ...IMPURE] } },
  { files: ["server/platform/db/**/*.ts"], rules: { "no-restricted-syntax": ["error", ...EVERYWHERE, NO_PROCESS_ENV, NO_DEFAULT_EXPORT] } },
  { files: ["server/platform/env.ts"], rules: { "no-restricted-syntax": ["error", ...EVERYWHERE, NO_TRANSACTION, NO_DEFAULT_EXPORT] } },
  {
    files: ["components/**/*.{ts,tsx}"],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: [DND_KIT, ...FROM_COMPONENTS] }] },
  },
  {
    files: ["components/board/dnd/**/*.{ts,tsx}"],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns: FROM_COMPONENTS }] },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": ["error", ...SOURCE],
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { patterns: [DND_KIT, NO_BARREL, { regex: "^@/server/platform/db/|^@/tests/|generated/", message: "Routes never touch the database." }] },
      ],
    },
  },
  {
    files: ["tests/**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-restricted-syntax": ["error", NO_UNSAFE_SQL, NO_DEFAULT_EXPORT],
      "max-lines": ["error", { ...MAX_LINES, max: 300 }],
    },
  },
  // Files that a tool or a shell runs: they read their environment and speak on the terminal.
  {
    files: ["*.config.{ts,mjs}", "proxy.ts", "instrumentation*.ts", "scripts/**", "server/boot-or-exit.ts", "server/cli.ts", "server/cli/**", "tests/support/**", "tests/bench/**", "tests/faults/**", "tests/guards/**"],
    rules: { "no-console": "off", "no-restricted-syntax": ["error", ...EVERYWHERE] },
  },
  // Guards are named by the very words of the code, dollars and braces among them.
  { files: ["tests/guards/removals.ts"], rules: { "no-template-curly-in-string": "off" } },
);
