package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"

	sf "github.com/snowflakedb/gosnowflake"
)

func values() []feature {
	return []feature{
		inSession("types-out", typesOut),
		inSession("types-in", typesIn),
		inSession("null-values", nulls),
		inSession("extremes", extremes),
		inSession("time-zones", timeZones),
		inSession("binary", binary),
		inSession("variant", variant),
		inSession("bindings", bindings),
		inSession("batch-insert-10000", batch),
	}
}

const everyType = `select 42::int i, 12.50::number(10,2) n, 1.5::float f, 'ä€😀' t, true b,
  '2024-02-29'::date d, '12:34:56.789'::time tm,
  '2024-02-29 12:34:56.123456'::timestamp_ntz ntz,
  '2024-02-29 12:34:56.789 +0200'::timestamp_tz tz,
  '2024-02-29 12:34:56.789 +0000'::timestamp_ltz ltz,
  to_binary('00FF', 'HEX') bin, parse_json('{"a":[1,null,"x"]}') v,
  array_construct(1, 'two') arr, object_construct('k', 1) obj`

func typesOut(s session) string {
	readTypes(s)
	s.run("alter session set go_query_result_format = 'JSON'")
	readTypes(s)
	return "Arrow and JSON"
}

func readTypes(s session) {
	var i int64
	var n, f float64
	var t, v, arr, obj string
	var b bool
	var d, tm, ntz, tz, ltz time.Time
	var bin []byte
	s.row([]any{&i, &n, &f, &t, &b, &d, &tm, &ntz, &tz, &ltz, &bin, &v, &arr, &obj}, everyType)
	equal([]any{i, n, f, t, b}, []any{int64(42), 12.5, 1.5, "ä€😀", true})
	same(d, time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC))
	equal(tm.Format("15:04:05.000"), "12:34:56.789")
	same(ntz, time.Date(2024, 2, 29, 12, 34, 56, 123456e3, time.UTC))
	same(tz, time.Date(2024, 2, 29, 10, 34, 56, 789e6, time.UTC))
	equal(tz.Format("-0700"), "+0200")
	same(ltz, time.Date(2024, 2, 29, 12, 34, 56, 789e6, time.UTC))
	equal(bin, []byte{0, 255})
	sameJSON(v, `{"a":[1,null,"x"]}`)
	sameJSON(arr, `[1,"two"]`)
	sameJSON(obj, `{"k":1}`)
}

func same(actual, expected time.Time) {
	holds(actual.Equal(expected), "%s is not %s", actual, expected)
}

func sameJSON(actual, expected string) {
	var a, e any
	check(json.Unmarshal([]byte(actual), &a))
	check(json.Unmarshal([]byte(expected), &e))
	equal(a, e)
}

func typesIn(s session) string {
	s.run(`create temporary table kinds (i int, n number(20,4), f float, t text, b boolean, d date,
	  tm time, ntz timestamp_ntz, tz timestamp_tz, ltz timestamp_ltz, bin binary)`)
	at := time.Date(1969, 7, 20, 20, 17, 40, 123456e3, time.FixedZone("", -5*3600))
	s.run("insert into kinds values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		7, "1234567890123456.7891", 2.25, "it's \"ä\" \\ 😀", false,
		sf.DataTypeDate, time.Date(1999, 12, 31, 0, 0, 0, 0, time.UTC),
		sf.DataTypeTime, time.Date(1, 1, 1, 23, 59, 59, 5e8, time.UTC),
		sf.DataTypeTimestampNtz, at.UTC(),
		sf.DataTypeTimestampTz, at,
		sf.DataTypeTimestampLtz, at,
		sf.DataTypeBinary, []byte{0xDE, 0xAD})
	_, rows := s.texts(`select i::text, n::text, f::text, t, b::text, d::text, tm::text,
	  to_char(ntz, 'YYYY-MM-DD HH24:MI:SS.FF9'), to_char(tz, 'YYYY-MM-DD HH24:MI:SS.FF9 TZHTZM'),
	  date_part(epoch_nanosecond, ltz)::text, to_char(bin, 'HEX') from kinds`)
	equal(rows, [][]string{{"7", "1234567890123456.7891", "2.25", "it's \"ä\" \\ 😀", "false",
		"1999-12-31", "23:59:59", "1969-07-21 01:17:40.123456000",
		"1969-07-20 20:17:40.123456000 -0500", fmt.Sprint(at.UnixNano()), "DEAD"}})
	return ""
}

func nulls(s session) string {
	var i sql.NullInt64
	var n, f sql.NullFloat64
	var t, v, arr, obj sql.NullString
	var b sql.NullBool
	var d, tm, ntz, tz, ltz sql.NullTime
	var bin []byte
	s.row([]any{&i, &n, &f, &t, &b, &d, &tm, &ntz, &tz, &ltz, &bin, &v, &arr, &obj},
		`select null::int, null::number(10,2), null::float, null::text, null::boolean, null::date,
		 null::time, null::timestamp_ntz, null::timestamp_tz, null::timestamp_ltz, null::binary,
		 null::variant, null::array, null::object`)
	valid := []bool{i.Valid, n.Valid, f.Valid, t.Valid, b.Valid, d.Valid, tm.Valid, ntz.Valid,
		tz.Valid, ltz.Valid, bin != nil, v.Valid, arr.Valid, obj.Valid}
	equal(valid, make([]bool, 14))
	equal(value[sql.NullString](s, "select ?", nil), sql.NullString{})
	equal(value[bool](s, "select ? is null", sql.NullInt64{}), true)
	rows := must(s.QueryContext(s.ctx, "select column1 from values (null), (1), (null)"))
	defer rows.Close()
	var read []sql.NullInt64
	for rows.Next() {
		var cell sql.NullInt64
		check(rows.Scan(&cell))
		read = append(read, cell)
	}
	equal(read, []sql.NullInt64{{}, {Int64: 1, Valid: true}, {}})
	return ""
}

func extremes(s session) string {
	nines := strings.Repeat("9", 38)
	exact := s
	exact.ctx = sf.WithHigherPrecision(s.ctx)
	var large, small any
	exact.row([]any{&large, &small}, "select "+nines+"::number(38,0), -"+nines+"::number(38,0)")
	equal(large.(*big.Int).String(), nines)
	equal(small.(*big.Int).String(), "-"+nines)
	equal(value[int64](s, "select 9223372036854775807"), int64(math.MaxInt64))
	equal(value[int64](s, "select -9223372036854775808"), int64(math.MinInt64))
	var greatest, least, inf, none float64
	s.row([]any{&greatest, &least, &inf, &none},
		"select 1.7976931348623157e308::float, 5e-324::float, '-inf'::float, 'NaN'::float")
	equal([]float64{greatest, least, inf}, []float64{math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(-1)})
	holds(math.IsNaN(none), "%v is a number", none)
	var first, last, end time.Time
	s.row([]any{&first, &last, &end}, `select '0001-01-01'::date, '9999-12-31'::date,
	  '9999-12-31 23:59:59.999999'::timestamp_ntz`)
	same(first, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC))
	same(last, time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC))
	same(end, time.Date(9999, 12, 31, 23, 59, 59, 999999e3, time.UTC))
	long := strings.Repeat("ä€", 100_000)
	equal(value[string](s, "select repeat('ä€', 100000)") == long, true)
	equal(value[string](s, "select ?", long) == long, true)
	equal(value[string](s, "select ''"), "")
	return ""
}

func timeZones(s session) string {
	s.run("alter session set timezone = 'Europe/Berlin'")
	for _, season := range []string{"2024-07-01 12:00:00 +0200", "2024-01-01 12:00:00 +0100"} {
		read := value[time.Time](s, "select ?::timestamp_ntz::timestamp_ltz", season[:19])
		equal(read.Format("2006-01-02 15:04:05 -0700"), season)
	}
	s.run("alter session set timezone = 'America/Los_Angeles'")
	same(value[time.Time](s, "select '2024-07-01 12:00:00'::timestamp_ltz"),
		time.Date(2024, 7, 1, 19, 0, 0, 0, time.UTC))
	india := value[time.Time](s, "select '2024-07-01 12:00:00 +0530'::timestamp_tz")
	equal(india.Format("15:04 -0700"), "12:00 +0530")
	return ""
}

func binary(s session) string {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	read := value[[]byte](s, "select ?", sf.DataTypeBinary, all)
	holds(bytes.Equal(read, all), "%x", read)
	equal(len(value[[]byte](s, "select to_binary('')")), 0)
	return ""
}

func variant(s session) string {
	s.run("create temporary table docs (v variant)")
	document := `{"s":"ä\"\\","n":1.5,"big":12345678901234,"yes":true,"none":null,"list":[[],{}]}`
	s.run("insert into docs select parse_json(?)", document)
	sameJSON(value[string](s, "select v from docs"), document)
	var text, kind string
	var n float64
	s.row([]any{&text, &n, &kind}, "select v:s::text, v:n::float, typeof(v:yes) from docs")
	equal([]any{text, n, kind}, []any{"ä\"\\", 1.5, "BOOLEAN"})
	return ""
}

func bindings(s session) string {
	var i int
	var f float64
	var t string
	var b bool
	s.row([]any{&i, &f, &t, &b}, "select ?, ?, ?, ?", 1, 1.5, "a", true)
	equal([]any{i, f, t, b}, []any{1, 1.5, "a", true})
	s.row([]any{&t, &i, &f}, "select :3, :1, :2", 1, 1.5, "three")
	equal([]any{t, i, f}, []any{"three", 1, 1.5})
	equal(value[string](s, "select '?' || ? /* ? */", "!"), "?!")
	statement := must(s.PrepareContext(s.ctx, "select ? + 1"))
	defer statement.Close()
	for n := range 3 {
		var next int
		check(statement.QueryRowContext(s.ctx, n).Scan(&next))
		equal(next, n+1)
	}
	equal(len(s.error("select ? + ?", 1).SQLState), 5)
	return ""
}

func batch(s session) string {
	s.run("create temporary table many (id int, name text, at timestamp_ntz, v float, b boolean)")
	const rows = 10_000
	ids, names := make([]int, rows), make([]string, rows)
	times, numbers, yes := make([]time.Time, rows), make([]float64, rows), make([]bool, rows)
	for i := range rows {
		ids[i], names[i] = i, fmt.Sprint("name ", i)
		times[i] = time.Date(2024, 1, 1, 0, 0, i, 0, time.UTC)
		numbers[i], yes[i] = float64(i)/4, i%2 == 0
	}
	start := time.Now()
	result := s.run("insert into many values (?, ?, ?, ?, ?)", sf.Array(&ids), sf.Array(&names),
		sf.Array(&times, sf.TimestampNTZType), sf.Array(&numbers), sf.Array(&yes))
	took := time.Since(start)
	equal(must(result.RowsAffected()), int64(rows))
	var count, sum, evens int
	var total float64
	var latest time.Time
	s.row([]any{&count, &sum, &total, &latest, &evens},
		"select count(*), sum(id), sum(v), max(at), count_if(b) from many")
	equal([]any{count, sum, total, evens}, []any{rows, 49_995_000, 12_498_750.0, 5_000})
	same(latest, times[rows-1])
	holds(took < 20*time.Second, "%s", took)
	return took.Round(time.Millisecond).String()
}
