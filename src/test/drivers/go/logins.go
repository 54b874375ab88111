package main

import (
	"context"
	"crypto/rsa"
	"crypto/x509"
	"database/sql"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"time"

	sf "github.com/snowflakedb/gosnowflake"
)

func logins() []feature {
	return []feature{
		login("connect-password", func(*sf.Config) {}),
		// an account that asks for no second factor takes the passcode and needs none
		login("connect-mfa-passcode", func(c *sf.Config) {
			c.Authenticator = sf.AuthTypeUsernamePasswordMFA
			c.Passcode = "123456"
		}),
		login("connect-key-pair", func(c *sf.Config) {
			c.Password = ""
			c.Authenticator = sf.AuthTypeJwt
			c.PrivateKey = privateKey(env("PRIVATE_KEY"))
		}),
		login("connect-oauth", func(c *sf.Config) {
			c.Password = ""
			c.Authenticator = sf.AuthTypeOAuth
			c.Token = env("OAUTH_TOKEN")
		}),
		login("connect-pat", func(c *sf.Config) {
			c.Password = ""
			c.Authenticator = sf.AuthTypePat
			c.Token = env("API_KEY")
		}),
		{"wrong-password", wrongPassword},
		{"session-renewal", renewal},
		{"keep-alive", keepAlive},
	}
}

func privateKey(file string) *rsa.PrivateKey {
	block, _ := pem.Decode(must(os.ReadFile(file)))
	return must(x509.ParsePKCS8PrivateKey(block.Bytes)).(*rsa.PrivateKey)
}

func login(name string, change func(*sf.Config)) feature {
	return feature{name, func(ctx context.Context) (string, error) {
		c := config("PORT")
		change(c)
		within(ctx, c, func(s session) {
			equal(value[string](s, "select current_user()"), env("USER"))
		})
		return "", nil
	}}
}

func snowflake(err error) *sf.SnowflakeError {
	var known *sf.SnowflakeError
	holds(errors.As(err, &known), "%v is no error of Snowflake", err)
	return known
}

func wrongPassword(ctx context.Context) (string, error) {
	c := config("PORT")
	c.Password = "not it"
	db := sql.OpenDB(sf.NewConnector(sf.SnowflakeDriver{}, *c))
	defer db.Close()
	refused := snowflake(db.PingContext(ctx))
	equal(refused.Number, 390100)
	equal(refused.Message, "Incorrect username or password was specified.")
	return "", nil
}

// The token runs out before, between and during statements.
func renewal(ctx context.Context) (string, error) {
	within(ctx, config("SHORT_PORT"), func(s session) {
		s.run("create temporary table kept (a int)")
		s.run("insert into kept values (1)")
		time.Sleep(2500 * time.Millisecond)
		equal(value[int](s, "select a from kept"), 1)
		within(ctx, config("SHORT_PORT"), func(slow session) {
			lasting(slow, 2500*time.Millisecond)
		})
		equal(value[int](s, "select count(*) from kept"), 1)
	})
	return "", nil
}

func keepAlive(ctx context.Context) (string, error) {
	yes, often := "true", "900"
	c := config("PORT")
	c.Params["client_session_keep_alive"] = &yes
	c.Params["client_session_keep_alive_heartbeat_frequency"] = &often
	db := sql.OpenDB(sf.NewConnector(sf.SnowflakeDriver{}, *c))
	check(db.PingContext(ctx))
	for range 20 {
		check(db.PingContext(ctx))
	}
	check(db.Close())
	if err := db.PingContext(ctx); err == nil {
		return "", fmt.Errorf("a closed connection is alive")
	}
	return "", nil
}
