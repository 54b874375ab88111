// A connection of snowflake-sdk with promises in place of its callbacks, and where the server is.
import snowflake from 'snowflake-sdk';

snowflake.configure({ logLevel: 'OFF' });

const env = process.env;

export const server = {
  url: `http://127.0.0.1:${env.VITRINE_PORT}`,
  // whose session tokens live for a few seconds only
  renewing: `http://127.0.0.1:${env.VITRINE_SHORT_PORT}`,
  user: env.VITRINE_USER,
  password: env.VITRINE_PASSWORD,
  keyFile: env.VITRINE_PRIVATE_KEY,
  oauth: env.VITRINE_OAUTH_TOKEN,
  pat: env.VITRINE_API_KEY,
};

const standard = () => ({
  accessUrl: server.url,
  account: 'vitrine',
  username: server.user,
  database: 'VITRINE',
  schema: 'PUBLIC',
  application: 'VitrineContract',
  clientSessionKeepAlive: false,
  // else the text 'NULL' stands for a time that is none
  representNullAsStringNull: false,
});

/** Connects; `options` replace the standard ones, null removes one. */
export async function connect(options = {}) {
  const all = { ...standard(), password: server.password, ...options };
  for (const name of Object.keys(all)) {
    if (all[name] === null) delete all[name];
  }
  return new Promise((resolve, reject) => {
    snowflake.createConnection(all).connect((error, connection) =>
      error ? reject(error) : resolve(new Session(connection)));
  });
}

export class Session {
  constructor(connection) {
    this.connection = connection;
  }

  /** Runs a statement to its end: `{statement, rows}`, rows as objects. */
  run(sqlText, binds, options = {}) {
    return new Promise((resolve, reject) => {
      this.connection.execute({
        sqlText,
        binds,
        ...options,
        complete: (error, statement, rows) =>
          error ? reject(error) : resolve({ statement, rows }),
      });
    });
  }

  async rows(sqlText, binds, options) {
    return (await this.run(sqlText, binds, options)).rows;
  }

  /** The cells of the only row. */
  async row(sqlText, binds, options) {
    const rows = await this.rows(sqlText, binds, { rowMode: 'array', ...options });
    if (rows.length !== 1) throw new Error(`${rows.length} rows of ${sqlText}`);
    return rows[0];
  }

  async value(sqlText, binds, options) {
    return (await this.row(sqlText, binds, options))[0];
  }

  /** The error that a statement must end with. */
  async error(sqlText, binds, options) {
    try {
      await this.run(sqlText, binds, options);
    } catch (error) {
      return error;
    }
    throw new Error(`no error from ${sqlText}`);
  }

  close() {
    return new Promise((resolve, reject) =>
      this.connection.destroy(error => (error ? reject(error) : resolve())));
  }
}

/** With a session of its own, which ends with the work. */
export async function within(options, work) {
  const session = await connect(options);
  try {
    return await work(session);
  } finally {
    await session.close().catch(() => {});
  }
}

export const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
