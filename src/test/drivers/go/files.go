package main

import (
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	sf "github.com/snowflakedb/gosnowflake"
)

func files() []feature {
	return []feature{
		inSession("put", put),
		inSession("get", get),
		inSession("copy", copies),
	}
}

func folder() string {
	return must(os.MkdirTemp("", "vitrine-go-"))
}

func csv(rows int) string {
	var lines strings.Builder
	for i := range rows {
		fmt.Fprintf(&lines, "%d,name %d\n", i, i)
	}
	file := filepath.Join(folder(), "rows.csv")
	check(os.WriteFile(file, []byte(lines.String()), 0o600))
	return file
}

func put(s session) string {
	s.run("create or replace temporary stage put_go")
	file := csv(1000)
	names, rows := s.texts("put file://" + file + " @put_go")
	// this driver tells the whole path, where others tell the name
	equal(column(names, rows, "source"), []string{file})
	equal(column(names, rows, "target"), []string{"rows.csv.gz"})
	equal(column(names, rows, "status"), []string{"UPLOADED"})
	names, rows = s.texts("put file://" + csv(1000) + " @put_go/deep auto_compress=false")
	equal(column(names, rows, "target"), []string{"rows.csv"})
	names, rows = s.texts("list @put_go")
	equal(column(names, rows, "name"), []string{"put_go/deep/rows.csv", "put_go/rows.csv.gz"})
	// by a link the driver does not see that the name is taken
	equal(s.error("put file://"+file+" @put_go").Number, sf.ErrFailedToUploadToStage)
	names, rows = s.texts("put file://" + file + " @put_go overwrite = true")
	equal(column(names, rows, "status"), []string{"UPLOADED"})
	putPattern(s)
	return ""
}

func putPattern(s session) {
	s.run("create or replace temporary stage many_go")
	target := folder()
	for _, name := range []string{"p1.csv", "p2.csv", "q.csv", "a b+c%d#.csv"} {
		check(os.WriteFile(filepath.Join(target, name), []byte(name), 0o600))
	}
	s.texts("put file://" + target + "/p*.csv @many_go/in auto_compress=false")
	s.texts("put 'file://" + target + "/a b+c%d#.csv' @many_go auto_compress=false")
	names, rows := s.texts("list @many_go")
	equal(column(names, rows, "name"),
		[]string{"many_go/a b+c%d#.csv", "many_go/in/p1.csv", "many_go/in/p2.csv"})
	back := folder()
	s.texts("get @many_go file://" + back + "/ pattern = '.*(p1|#).csv'")
	equal(string(must(os.ReadFile(filepath.Join(back, "p1.csv")))), "p1.csv")
	equal(string(must(os.ReadFile(filepath.Join(back, "a b+c%d#.csv")))), "a b+c%d#.csv")
}

func get(s session) string {
	s.run("create or replace temporary stage get_go")
	file := csv(1000)
	s.run("put file://" + file + " @get_go")
	target := folder()
	names, rows := s.texts("get @get_go file://" + target + "/")
	equal(column(names, rows, "file"), []string{"rows.csv.gz"})
	equal(column(names, rows, "status"), []string{"DOWNLOADED"})
	packed := must(os.Open(filepath.Join(target, "rows.csv.gz")))
	defer packed.Close()
	fetched := must(io.ReadAll(must(gzip.NewReader(packed))))
	holds(bytes.Equal(fetched, must(os.ReadFile(file))), "the file came back another one")
	getLarge(s)
	return ""
}

// getLarge fetches a file of a size that this driver fetches in parts.
func getLarge(s session) {
	bytesOf := make([]byte, 130<<20)
	must(rand.Read(bytesOf))
	from, to := filepath.Join(folder(), "large.bin"), folder()
	check(os.WriteFile(from, bytesOf, 0o600))
	s.run("create or replace temporary stage large_go")
	s.texts("put file://" + from + " @large_go auto_compress=false")
	s.texts("get @large_go file://" + to + "/")
	fetched := must(os.ReadFile(filepath.Join(to, "large.bin")))
	holds(bytes.Equal(fetched, bytesOf), "the large file came back another one")
	check(os.Remove(from))
	check(os.RemoveAll(to))
}

func copies(s session) string {
	s.run("create or replace temporary stage copy_go")
	s.run("create or replace temporary table copied (id int, name text)")
	s.run("put file://" + csv(5000) + " @copy_go")
	names, rows := s.texts("copy into copied from @copy_go file_format = (type = csv)")
	equal(column(names, rows, "status"), []string{"LOADED"})
	equal(column(names, rows, "rows_loaded"), []string{"5000"})
	equal(value[int](s, "select sum(id) from copied"), 12_497_500)
	names, rows = s.texts(`copy into @copy_go/out/ from (select * from copied where id < 10)
	  file_format = (type = csv)`)
	equal(column(names, rows, "rows_unloaded"), []string{"10"})
	return ""
}
