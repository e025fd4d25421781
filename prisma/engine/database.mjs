import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { parse } from "pg-connection-string";

const PG_CHAR = 18;
const PG_TEXT = 25;

/** The database behind an address, in the forms the schema engine asks for. */
export function openDatabase(url) {
  const { schema: _prismaOnly, ...parsed } = parse(url);
  const connection = Object.fromEntries(Object.entries(parsed).filter(([, value]) => value != null));
  const plain = new PrismaPg({ ...connection, max: 2 });
  const admin = (sql) => withClient({ ...connection, database: "postgres" }, (client) => client.query(sql));
  return {
    name: connection.database,
    ping: () => withClient(connection, () => undefined),
    create: () => admin(`CREATE DATABASE ${pg.escapeIdentifier(connection.database)}`),
    adapterFactory: {
      provider: plain.provider,
      adapterName: plain.adapterName,
      connect: async () => repair(await plain.connect()),
      connectToShadowDb: () => openShadow(connection, admin),
    },
  };
}

async function withClient(connection, use) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The adapter's own shadow database would be the main one when it was given an address, and is dropped while in use. */
async function openShadow(connection, admin) {
  const name = pg.escapeIdentifier(`prisma_shadow_${crypto.randomUUID().replaceAll("-", "")}`);
  await admin(`CREATE DATABASE ${name}`);
  const pool = new pg.Pool({ ...connection, max: 2, database: name.slice(1, -1) });
  const adapter = repair(await new PrismaPg(pool).connect());
  adapter.dispose = async () => {
    await pool.end();
    await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return adapter;
}

function repair(adapter) {
  // The adapter splits scripts on ";", which breaks function bodies: send the script whole.
  adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
  readCharColumns(adapter);
  return adapter;
}

/** The adapter refuses the type "char" of PostgreSQL's catalogue, which the engine reads: pass it as text. */
function readCharColumns(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = Object.getPrototypeOf(adapter).queryRaw;
  adapter.queryRaw = async (query) => {
    let chars = [];
    const asText = async (io) => {
      const result = await performIO(io);
      chars = result.fields.map((field) => field.dataTypeID === PG_CHAR);
      const fields = result.fields.map((field) => ({
        ...field,
        dataTypeID: field.dataTypeID === PG_CHAR ? PG_TEXT : field.dataTypeID,
      }));
      return { fields, rows: result.rows, rowCount: result.rowCount };
    };
    const answer = await queryRaw.call(Object.create(adapter, { performIO: { value: asText } }), query);
    answer.columnTypes = answer.columnTypes.map((type, i) => (chars[i] ? ColumnTypeEnum.Character : type));
    return answer;
  };
}
