package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"reflect"
	"strconv"

	sf "github.com/snowflakedb/gosnowflake"
)

func quiet() {
	sf.GetLogger().SetOutput(io.Discard)
}

func env(name string) string {
	return os.Getenv("VITRINE_" + name)
}

// config of a login with the password to the server whose port is in a variable of the environment.
func config(port string) *sf.Config {
	return &sf.Config{
		Account:  "vitrine",
		Protocol: "http",
		Host:     "127.0.0.1",
		Port:     must(strconv.Atoi(env(port))),
		User:     env("USER"),
		Password: env("PASSWORD"),
		Database: "VITRINE",
		Schema:   "PUBLIC",
		Params:   map[string]*string{},
	}
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func equal(actual, expected any) {
	if !reflect.DeepEqual(actual, expected) {
		panic(fmt.Sprintf("%#v is not %#v", actual, expected))
	}
}

func holds(condition bool, what string, values ...any) {
	if !condition {
		panic(fmt.Sprintf(what, values...))
	}
}

// session is one connection: what one statement leaves in it the next one finds.
type session struct {
	*sql.Conn
	ctx context.Context
}

// within opens a session, lets work use it, and ends it.
func within(ctx context.Context, config *sf.Config, work func(session)) {
	db := sql.OpenDB(sf.NewConnector(sf.SnowflakeDriver{}, *config))
	defer db.Close()
	conn := must(db.Conn(ctx))
	defer conn.Close()
	work(session{conn, ctx})
}

// inSession makes a feature of what needs a session of its own.
func inSession(name string, work func(session) string) feature {
	return feature{name, func(ctx context.Context) (detail string, err error) {
		within(ctx, config("PORT"), func(s session) { detail = work(s) })
		return detail, nil
	}}
}

func (s session) run(text string, args ...any) sql.Result {
	return must(s.ExecContext(s.ctx, text, args...))
}

// row reads the only row into the targets.
func (s session) row(targets []any, text string, args ...any) {
	rows := must(s.QueryContext(s.ctx, text, args...))
	defer rows.Close()
	holds(rows.Next(), "no row of %s: %v", text, rows.Err())
	check(rows.Scan(targets...))
	holds(!rows.Next(), "another row of %s", text)
	check(rows.Err())
}

func value[T any](s session, text string, args ...any) T {
	var cell T
	s.row([]any{&cell}, text, args...)
	return cell
}

// texts reads all rows as the driver tells them to a string.
func (s session) texts(text string, args ...any) ([]string, [][]string) {
	rows := must(s.QueryContext(s.ctx, text, args...))
	defer rows.Close()
	names := must(rows.Columns())
	var all [][]string
	for rows.Next() {
		cells := make([]sql.NullString, len(names))
		targets := make([]any, len(names))
		for i := range cells {
			targets[i] = &cells[i]
		}
		check(rows.Scan(targets...))
		row := make([]string, len(names))
		for i, cell := range cells {
			row[i] = cell.String
		}
		all = append(all, row)
	}
	check(rows.Err())
	return names, all
}

// error is what the statement must end with.
func (s session) error(text string, args ...any) *sf.SnowflakeError {
	rows, err := s.QueryContext(s.ctx, text, args...)
	if err == nil {
		rows.Close()
		panic("no error from " + text)
	}
	return snowflake(err)
}
