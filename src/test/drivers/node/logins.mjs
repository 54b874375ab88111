// Every way to prove who one is, and what keeps a session alive.
import assert from 'node:assert/strict';
import { lasting } from './statements.mjs';
import { connect, pause, server, within } from './session.mjs';

const whoAmI = session => session.value('select current_user()');

async function asAdministrator(options) {
  await within(options, async session => {
    assert.equal(await whoAmI(session), server.user);
  });
}

async function refused(options) {
  try {
    const session = await connect(options);
    await session.close();
  } catch (error) {
    return error;
  }
  throw new Error('let in');
}

export const features = {
  'connect-password': () => asAdministrator({}),

  // an account that asks for no second factor takes the passcode and needs none
  'connect-mfa-passcode': () =>
    asAdministrator({ authenticator: 'USERNAME_PASSWORD_MFA', passcode: '123456' }),

  'connect-key-pair': () =>
    asAdministrator({
      password: null,
      authenticator: 'SNOWFLAKE_JWT',
      privateKeyPath: server.keyFile,
    }),

  'connect-oauth': () =>
    asAdministrator({ password: null, authenticator: 'OAUTH', token: server.oauth }),

  'connect-pat': () =>
    asAdministrator({
      password: null,
      authenticator: 'PROGRAMMATIC_ACCESS_TOKEN',
      token: server.pat,
    }),

  'wrong-password': async () => {
    const error = await refused({ password: 'not it' });
    assert.equal(String(error.code), '390100');
    assert.match(error.message, /Incorrect username or password was specified/);
    const forged = await refused({ password: null, authenticator: 'OAUTH', token: 'a.b.c' });
    assert.equal(String(forged.code), '390303');
  },

  // the token runs out before, between and during statements
  'session-renewal': () =>
    within({ accessUrl: server.renewing }, async session => {
      await session.run('create temporary table kept (a int)');
      await session.run('insert into kept values (1)');
      await pause(2_500);
      assert.equal(await session.value('select a from kept'), 1);
      await lasting(session, 2_500);
      assert.equal(await session.value('select count(*) from kept'), 1);
      await pause(2_500);
      const both = await Promise.all([
        session.value('select a + 1 from kept'),
        session.value('select a + 2 from kept'),
      ]);
      assert.deepEqual(both, [2, 3]);
    }),

  'keep-alive': () =>
    within({ clientSessionKeepAlive: true, clientSessionKeepAliveHeartbeatFrequency: 900 },
      async session => {
        assert.equal(session.connection.isUp(), true);
        assert.equal(await session.connection.isValidAsync(), true);
        assert.equal(await session.connection.heartbeatAsync?.().then(() => true) ?? true, true);
        await session.close();
        assert.equal(await session.connection.isValidAsync(), false);
      }),
};
