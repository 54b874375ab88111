package main

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	sf "github.com/snowflakedb/gosnowflake"
)

// Reads for hours, and stops where it is told to.
const endless = `select count(*) from table(generator(rowcount => 10000000)) a,
  table(generator(rowcount => 10000000)) b where random() < -9e18`

// slow comes to its end with 0, the later the more thousands.
func slow(thousands int) string {
	return fmt.Sprintf(`select count(*) from table(generator(rowcount => %d)) a,
	  table(generator(rowcount => 1000)) b where sqrt(abs(random())) < -1`, thousands*1000)
}

// lasting finds the thousands that take this machine longer than so long.
func lasting(s session, duration time.Duration) int {
	for thousands := 2; ; thousands *= 3 {
		start := time.Now()
		equal(value[int](s, slow(thousands)), 0)
		if time.Since(start) > duration {
			return thousands
		}
	}
}

func statements() []feature {
	return []feature{
		inSession("transactions", transactions),
		inSession("autocommit-off", withoutAutocommit),
		inSession("error-code-state-id", errorsTell),
		inSession("async", async),
		inSession("result-by-id", byID),
		inSession("multi-statement", multi),
		inSession("cancel", cancels),
		inSession("timeout", timeouts),
		inSession("million-rows", million),
		inSession("describe", describes),
		inSession("metadata", metadata),
		inSession("chart", chart),
	}
}

func elsewhere[T any](s session, text string) (read T) {
	within(s.ctx, config("PORT"), func(other session) { read = value[T](other, text) })
	return read
}

func transactions(s session) string {
	s.run("create or replace table tx_go (a int)")
	first := must(s.BeginTx(s.ctx, nil))
	must(first.ExecContext(s.ctx, "insert into tx_go values (1)"))
	check(first.Rollback())
	equal(value[int](s, "select count(*) from tx_go"), 0)
	second := must(s.BeginTx(s.ctx, nil))
	must(second.ExecContext(s.ctx, "insert into tx_go values (2), (3)"))
	equal(elsewhere[int](s, "select count(*) from tx_go"), 0)
	check(second.Commit())
	equal(elsewhere[int](s, "select sum(a) from tx_go"), 5)
	s.run("drop table tx_go")
	return ""
}

func withoutAutocommit(s session) string {
	s.run("create or replace table ac_go (a int)")
	s.run("alter session set autocommit = false")
	s.run("insert into ac_go values (1)")
	equal(elsewhere[int](s, "select count(*) from ac_go"), 0)
	s.run("rollback")
	s.run("insert into ac_go values (2)")
	s.run("commit")
	s.run("alter session set autocommit = true")
	equal(elsewhere[int](s, "select sum(a) from ac_go"), 2)
	s.run("drop table ac_go")
	return ""
}

var queryID = regexp.MustCompile("^[0-9a-f-]{36}$")

func errorsTell(s session) string {
	missing := s.error("select * from no_such_table")
	equal(missing.Number, 2003)
	equal(missing.SQLState, "42S02")
	holds(strings.Contains(missing.Message, "NO_SUCH_TABLE"), "%s", missing.Message)
	holds(queryID.MatchString(missing.QueryID), "query id %s", missing.QueryID)
	syntax := s.error("selec 1")
	equal([]any{syntax.Number, syntax.SQLState}, []any{1003, "42000"})
	zero := s.error("select 1 / 0")
	equal([]any{zero.Number, zero.SQLState}, []any{100051, "22012"})
	equal(value[int](s, "select 1"), 1)
	return ""
}

// raw lets work use the driver's own connection, which knows the ids of queries.
func (s session) raw(work func(driver.QueryerContext)) {
	check(s.Raw(func(connection any) error {
		work(connection.(driver.QueryerContext))
		return nil
	}))
}

func status(s session, id string) (status *sf.SnowflakeQueryStatus, err error) {
	check(s.Raw(func(connection any) error {
		status, err = connection.(sf.SnowflakeConnection).GetQueryStatus(s.ctx, id)
		return nil
	}))
	return status, err
}

func async(s session) string {
	text := slow(lasting(s, 1500*time.Millisecond))
	start := time.Now()
	rows := must(s.QueryContext(sf.WithAsyncMode(s.ctx), text))
	submitted := time.Since(start)
	holds(rows.Next(), "no row: %v", rows.Err())
	var read int
	check(rows.Scan(&read))
	check(rows.Close())
	equal(read, 0)
	holds(submitted < time.Since(start)/2, "%s of %s", submitted, time.Since(start))
	result := must(s.ExecContext(sf.WithAsyncMode(s.ctx), "create or replace temporary table at (a int) as select 1"))
	_, err := result.RowsAffected()
	check(err)
	failing, err := s.QueryContext(sf.WithAsyncMode(s.ctx), "select 1 / 0")
	check(err)
	holds(!failing.Next() && failing.Err() != nil, "no error of an asynchronous statement")
	holds(strings.Contains(failing.Err().Error(), "ivision by zero"), "%v", failing.Err())
	return ""
}

func byID(s session) string {
	var id string
	s.raw(func(connection driver.QueryerContext) {
		rows := must(connection.QueryContext(s.ctx, "select seq4() n from table(generator(rowcount => 100))", nil))
		id = rows.(sf.SnowflakeRows).GetQueryID()
		check(rows.Close())
	})
	told := must(status(s, id))
	equal(told.ErrorCode, "")
	holds(strings.Contains(told.SQLText, "seq4()"), "text %q", told.SQLText)
	_, err := status(s, "01234567-89ab-cdef-0123-456789abcdef")
	holds(err != nil, "an unknown query has a status")
	within(sf.WithFetchResultByID(s.ctx, id), config("PORT"), func(other session) {
		names, rows := other.texts("")
		equal(names, []string{"N"})
		equal(len(rows), 100)
		equal(rows[99], []string{"99"})
	})
	equal(value[int](s, "select sum(n) from table(result_scan('"+id+"'))"), 4950)
	return ""
}

func multi(s session) string {
	three := must(sf.WithMultiStatement(s.ctx, 3))
	rows := must(s.QueryContext(three, "select 1 a; select 2 b, 3 c; select count(*) from table(generator(rowcount => 5))"))
	defer rows.Close()
	var widths, firsts []int
	for more := true; more; more = rows.NextResultSet() {
		names := must(rows.Columns())
		cells := make([]int, len(names))
		targets := make([]any, len(names))
		for i := range cells {
			targets[i] = &cells[i]
		}
		holds(rows.Next(), "no row: %v", rows.Err())
		check(rows.Scan(targets...))
		widths, firsts = append(widths, len(names)), append(firsts, cells[0])
	}
	equal(widths, []int{1, 2, 1})
	equal(firsts, []int{1, 2, 5})
	any := must(sf.WithMultiStatement(s.ctx, 0))
	result := must(s.ExecContext(any,
		"create temporary table m (a int); insert into m values (1), (2); update m set a = 3 where a = 1"))
	equal(must(result.RowsAffected()), int64(3))
	_, err := s.ExecContext(three, "select 1; select 2")
	equal(snowflake(err).Number, 8)
	equal(s.error("select 1; select 2").Number, 8)
	return ""
}

func cancels(s session) string {
	ctx, cancel := context.WithCancel(s.ctx)
	time.AfterFunc(700*time.Millisecond, cancel)
	start := time.Now()
	_, err := s.QueryContext(ctx, endless)
	holds(errors.Is(err, context.Canceled), "%v", err)
	holds(time.Since(start) < 10*time.Second, "%s", time.Since(start))
	equal(elsewhere[int](s, "select 1"), 1)
	return ""
}

func timeouts(s session) string {
	ctx, cancel := context.WithTimeout(s.ctx, time.Second)
	defer cancel()
	start := time.Now()
	_, err := s.QueryContext(ctx, endless)
	holds(errors.Is(err, context.DeadlineExceeded), "%v", err)
	holds(time.Since(start) < 10*time.Second, "%s", time.Since(start))
	within(s.ctx, config("PORT"), func(other session) {
		other.run("alter session set statement_timeout_in_seconds = 1")
		stopped := other.error(endless)
		equal([]any{stopped.Number, stopped.SQLState}, []any{630, "57014"})
	})
	equal(elsewhere[int](s, "select 1"), 1)
	return ""
}

func million(s session) string {
	start := time.Now()
	rows := must(s.QueryContext(s.ctx, `select seq8() n, 'text ' || seq8() t, seq8() / 4 f,
	  '2024-01-01'::timestamp_ntz ts from table(generator(rowcount => 1000000))`))
	defer rows.Close()
	var count, sum int
	for rows.Next() {
		var n int
		var t string
		var f float64
		var at time.Time
		check(rows.Scan(&n, &t, &f, &at))
		holds(t == fmt.Sprint("text ", n), "%s beside %d", t, n)
		count++
		sum += n
	}
	check(rows.Err())
	equal([]int{count, sum}, []int{1_000_000, 499_999_500_000})
	return time.Since(start).Round(time.Millisecond).String()
}

func describes(s session) string {
	s.run("create temporary table shape (a int not null, b number(12,3), c varchar(20))")
	rows := must(s.QueryContext(sf.WithDescribeOnly(s.ctx), "select * from shape where a = ?", 1))
	defer rows.Close()
	equal(must(rows.Columns()), []string{"A", "B", "C"})
	types := must(rows.ColumnTypes())
	kinds := []string{types[0].DatabaseTypeName(), types[1].DatabaseTypeName(), types[2].DatabaseTypeName()}
	equal(kinds, []string{"FIXED", "FIXED", "TEXT"})
	precision, scale, _ := types[1].DecimalSize()
	equal([]int64{precision, scale}, []int64{12, 3})
	length, _ := types[2].Length()
	equal(length, int64(20))
	holds(!rows.Next(), "a description has rows")
	return ""
}

func column(names []string, rows [][]string, name string) (cells []string) {
	for i := range names {
		if names[i] == name {
			for _, row := range rows {
				cells = append(cells, row[i])
			}
			return cells
		}
	}
	panic(fmt.Sprintf("no column %s in %v", name, names))
}

func metadata(s session) string {
	s.run("create or replace table meta_go (a int primary key, b varchar(10))")
	names, rows := s.texts("show tables like 'META_GO'")
	equal(column(names, rows, "name"), []string{"META_GO"})
	names, rows = s.texts("describe table meta_go")
	equal(column(names, rows, "type"), []string{"NUMBER(38,0)", "VARCHAR(10)"})
	_, rows = s.texts(`select column_name, data_type from information_schema.columns
	  where table_name = 'META_GO' order by ordinal_position`)
	equal(rows, [][]string{{"A", "NUMBER"}, {"B", "TEXT"}})
	s.run("drop table meta_go")
	return ""
}

func chart(s session) string {
	var spec, about string
	s.row([]any{&spec, &about},
		"select column1 a, column2 b from values (1, 2), (3, 4) visualise a as x, b as y draw point")
	holds(strings.Contains(spec, "vega-lite"), "%s", spec)
	holds(strings.HasPrefix(strings.TrimSpace(about), "{"), "%s", about)
	return ""
}
